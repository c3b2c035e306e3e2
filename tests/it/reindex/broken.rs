//! Broken guides, one after the other: each is reported, none changes an answer.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use careerbot::upkeep::Outcome;

use super::{PAY, Running};
use crate::world::World;

const FRONT: &str = "+++\ntitle = \"Guide\"\nrole = \"Tester\"\n+++\n";

/// Every guide of `tests/broken`, and three that are always there: file name and content.
fn cases() -> Vec<(String, Vec<u8>)> {
    let inline = [
        ("no-front-matter.md", PAY.to_owned()),
        ("no-id.md", format!("{FRONT}\n## Pay\n\nText.\n")),
        (
            "no-column.md",
            format!("{FRONT}\n## Pay {{#pay .salary}}\n\n| Region |\n|---|\n| India |\n"),
        ),
    ];
    let mut cases: Vec<(String, Vec<u8>)> = inline
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let Ok(entries) = fs::read_dir(folder) else {
        return cases;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.extension() == Some(OsStr::new("md")) {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            cases.push((name, fs::read(path).unwrap()));
        }
    }
    cases
}

#[tokio::test]
async fn every_broken_guide_is_reported_and_none_changes_an_answer() {
    let running = Running::new(World::new(&[("good", PAY)]));
    let before = running.current.load_full();
    // Under one name: some cases' own names are broken, too.
    let path = running.world.root().join("guides/broken.md");
    for (name, content) in cases() {
        fs::write(&path, content).unwrap();
        let outcome = running.reindexer.reindex().await;
        let Outcome::Broken(problems) = &*outcome else {
            panic!("{name}: {outcome:?}");
        };
        assert!(!problems.is_empty(), "{name}");
        for problem in problems {
            assert_eq!(problem.file, "guides/broken.md", "{name}");
            assert!(
                problem.line > 0 && problem.column > 0,
                "{name}: {problem:?}"
            );
        }
        assert!(Arc::ptr_eq(&before, &running.current.load_full()), "{name}");
    }
    fs::remove_file(path).unwrap();
    let outcome = running.reindexer.reindex().await;
    assert!(matches!(*outcome, Outcome::Unchanged { .. }), "{outcome:?}");
    assert_eq!(*running.reindexer.swaps().borrow(), 0);
}
