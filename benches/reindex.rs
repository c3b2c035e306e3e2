//! How long it takes until a change of the guides is answered from, golden questions apart. Run
//! with `cargo bench --bench reindex`.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark fails by panicking, and its macro writes functions without a comment"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arc_swap::ArcSwap;
use careerbot::index::{Store, Vectors};
use careerbot::upkeep::{Outcome, Reindexer};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// A knowledge folder that is answered from.
struct Running {
    _folder: TempDir,
    knowledge: PathBuf,
    reindexer: Arc<Reindexer>,
    runtime: Runtime,
}

impl Running {
    /// With what `write` puts into the folder.
    fn new(write: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let knowledge = folder.path().join("knowledge");
        fs::create_dir_all(knowledge.join("guides")).unwrap();
        write(&knowledge);
        let store = Store::new(&folder.path().join("data"));
        let opened = store.open(&knowledge);
        let current = Arc::new(ArcSwap::from_pointee(opened.ok().unwrap().generation));
        Self {
            reindexer: Reindexer::new(knowledge.clone(), store, Vectors::off(), current),
            knowledge,
            _folder: folder,
            runtime: Runtime::new().unwrap(),
        }
    }

    /// Changes a word of a guide, so that it is one that never was.
    fn change(&self, guide: &str, round: &mut usize) {
        let path = self.knowledge.join(format!("guides/{guide}.md"));
        let text = fs::read_to_string(&path).unwrap();
        let (text, _) = text.split_once("\n## Round").unwrap_or((&text, ""));
        *round += 1;
        let changed = format!("{text}\n## Round {{#round}}\n\nRound {round}.\n");
        fs::write(path, changed).unwrap();
    }

    fn reindex(&self) -> Arc<Outcome> {
        self.runtime.block_on(self.reindexer.reindex())
    }
}

/// The repository's guides and vocabulary, without the golden questions.
fn repository(knowledge: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
    fs::copy(
        from.join("vocabulary.toml"),
        knowledge.join("vocabulary.toml"),
    )
    .unwrap();
    for entry in fs::read_dir(from.join("guides")).unwrap() {
        let path = entry.unwrap().path();
        let to = knowledge.join("guides").join(path.file_name().unwrap());
        fs::copy(path, to).unwrap();
    }
}

/// As many passages as asked for, in guides of 250, with the repository's vocabulary; words come
/// from the repository's guides.
fn generated(knowledge: &Path, passages: usize) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
    fs::copy(
        from.join("vocabulary.toml"),
        knowledge.join("vocabulary.toml"),
    )
    .unwrap();
    let text: String = fs::read_dir(from.join("guides"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let letters = text.split(|c: char| !c.is_ascii_alphabetic());
    let words: Vec<&str> = letters.filter(|word| !word.is_empty()).collect();
    let mut at = 0;
    let mut take = |count: usize| {
        // A step that meets every word before it meets one again, for this many words.
        let taken: Vec<&str> = (0..count)
            .map(|_| {
                at = (at + 7_919) % words.len();
                words[at]
            })
            .collect();
        taken.join(" ")
    };
    for guide in 0..passages.div_ceil(250) {
        let mut text = format!("+++\ntitle = \"Guide {guide}\"\nrole = \"Widget Tester\"\n+++\n");
        for section in 0..250 {
            text += &format!(
                "\n## Part {} {{#part-{section}}}\n\n{}.\n\n> Also asked: {}\n",
                take(4),
                take(60),
                take(6)
            );
        }
        fs::write(knowledge.join(format!("guides/guide-{guide}.md")), text).unwrap();
    }
}

fn changing(bench: &mut Criterion, name: &str, guide: &str, running: &Running) {
    let mut round = 0;
    bench.bench_function(&format!("reindex/{name}, one guide changed"), |bench| {
        bench.iter_batched(
            || running.change(guide, &mut round),
            |()| {
                let outcome = running.reindex();
                assert!(matches!(*outcome, Outcome::Swapped(_)), "{outcome:?}");
            },
            BatchSize::PerIteration,
        );
    });
    bench.bench_function(&format!("reindex/{name}, unchanged"), |bench| {
        bench.iter(|| {
            let outcome = running.reindex();
            assert!(matches!(*outcome, Outcome::Unchanged { .. }), "{outcome:?}");
        });
    });
}

fn reindexing(bench: &mut Criterion) {
    let running = Running::new(repository);
    changing(bench, "four guides", "edirae", &running);
    let running = Running::new(|knowledge| generated(knowledge, 10_000));
    changing(bench, "10,000 passages", "guide-7", &running);
}

criterion_group! {
    name = reindex;
    config = Criterion::default().sample_size(10);
    targets = reindexing
}
criterion_main!(reindex);
