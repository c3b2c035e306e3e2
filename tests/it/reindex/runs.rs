//! Reading the knowledge anew while answers are given.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use careerbot::index::{Origin, Store};
use careerbot::respond::answer::{self, Answer, Block};
use careerbot::upkeep::{Outcome, Questions, Swapped};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::{PAY, Running, pay};
use crate::world::World;

fn running() -> Running {
    Running::new(World::new(&[("a", PAY), ("b", PAY)]))
}

#[track_caller]
fn swapped(outcome: &Arc<Outcome>) -> &Swapped {
    match &**outcome {
        Outcome::Swapped(swapped) => swapped,
        other => panic!("{other:?}"),
    }
}

fn notes(answer: &Answer) -> Vec<&str> {
    let notes = answer.blocks.iter().filter_map(|block| match block {
        Block::Note(text) => Some(text.as_str()),
        _ => None,
    });
    notes.collect()
}

fn list(answer: &Answer) -> &[String] {
    let mut lists = answer.blocks.iter().filter_map(|block| match block {
        Block::List(items) => Some(items.as_slice()),
        _ => None,
    });
    lists.next_back().unwrap_or_default()
}

#[tokio::test]
async fn knowledge_that_did_not_change_is_left_alone() {
    let running = running();
    let before = running.current.load_full();
    let outcome = running.reindexer.reindex().await;
    assert!(matches!(*outcome, Outcome::Unchanged { .. }), "{outcome:?}");
    assert!(Arc::ptr_eq(&before, &running.current.load_full()));
    assert_eq!(
        (running.builds(), *running.reindexer.swaps().borrow()),
        (0, 0)
    );
    // Golden questions judge answers and never change them.
    fs::write(running.world.root().join("questions.jsonl"), "broken").unwrap();
    let outcome = running.reindexer.reindex().await;
    assert!(matches!(*outcome, Outcome::Unchanged { .. }), "{outcome:?}");
    let answer = outcome.answer();
    assert_eq!(answer.title, "The guides are as they were");
    assert_eq!(answer.outcome, answer::Outcome::Answered);
}

#[tokio::test]
async fn a_changed_guide_takes_the_old_one_s_place() {
    let running = running();
    let mut swaps = running.reindexer.swaps();
    let more = format!("{}\n\n## Work {{#work}}\n\nTesting.", pay(200));
    running.world.guide("a", &more);
    let outcome = running.reindexer.reindex().await;
    let found = swapped(&outcome);
    assert_eq!((found.guides, found.passages), (2, 3));
    assert_eq!(
        found.changes.lines(),
        ["added    a/work  Work", "changed  a/pay  Pay"]
    );
    assert_eq!(running.text("a/pay").unwrap(), "A tester earns $200.");
    assert!(swaps.has_changed().unwrap());
    assert_eq!(*swaps.borrow_and_update(), 1);
    // Who asks after that still reads what the last change was.
    let answer = running.reindexer.reindex().await.answer();
    assert_eq!(answer.title, "The guides are as they were");
    let told = outcome.answer().blocks;
    assert_eq!(answer.blocks[2..], told, "{answer:#?}");
    // The next start opens it.
    let opened = Store::new(&running.world.data()).open(&running.world.root());
    assert_eq!(opened.ok().unwrap().origin, Origin::Disk);
}

#[tokio::test]
async fn a_removed_guide_is_gone_and_a_new_one_is_there() {
    let running = running();
    fs::remove_file(running.world.root().join("guides/b.md")).unwrap();
    running.world.guide("c", PAY);
    let outcome = running.reindexer.reindex().await;
    let lines = swapped(&outcome).changes.lines();
    assert_eq!(lines[..2], ["added    c/pay  Pay", "removed  b/pay  Pay"]);
    assert_eq!(running.text("b/pay"), None);
    assert!(running.text("c/pay").is_some());
}

#[tokio::test]
async fn what_stands_around_the_passages_counts_too() {
    let running = running();
    running.world.vocabulary("stop = [\"widget\"]\n");
    let outcome = running.reindexer.reindex().await;
    assert!(swapped(&outcome).changes.is_empty());
    assert!(running.current.load().analyzer.tokens("widget")[0].stop);
    let blocks = outcome.answer().blocks;
    assert!(
        matches!(&blocks[1], Block::Paragraph(text) if text.starts_with("No passage differs")),
        "{blocks:?}"
    );
}

#[tokio::test]
async fn a_broken_guide_changes_nothing_and_says_where() {
    let running = running();
    let before = running.current.load_full();
    running.world.guide("a", "## Pay\n\nWithout an id.");
    running.world.guide("b", &pay(300));
    let outcome = running.reindexer.reindex().await;
    let Outcome::Broken(problems) = &*outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(
        (problems[0].file.as_str(), problems[0].line),
        ("guides/a.md", 6)
    );
    assert!(Arc::ptr_eq(&before, &running.current.load_full()));
    assert_eq!(*running.reindexer.swaps().borrow(), 0);
    let answer = outcome.answer();
    assert_eq!(answer.outcome, answer::Outcome::Unclear);
    assert!(
        list(&answer)[0].starts_with("guides/a.md:6:1: "),
        "{answer:?}"
    );

    running.world.guide("a", PAY);
    swapped(&running.reindexer.reindex().await);
    assert_eq!(running.text("b/pay").unwrap(), "A tester earns $300.");
}

#[tokio::test]
async fn a_hundred_problems_are_not_all_told() {
    let running = running();
    running.world.guide("a", &"## Pay\n\nText.\n\n".repeat(100));
    let outcome = running.reindexer.reindex().await;
    let answer = outcome.answer();
    let items = list(&answer);
    assert_eq!(items.len(), 9);
    assert!(
        items[8].ends_with(" more: careerbot check lists them"),
        "{items:?}"
    );
    let length: usize = items.iter().map(|item| item.chars().count()).sum();
    assert!(length < 3_000, "{length}");
    assert!(outcome.to_string().chars().count() < 3_000);
}

#[tokio::test]
async fn golden_questions_warn_and_never_stand_in_the_way() {
    let work = "## Work {#work}\n\nTesting widgets.";
    let running = Running::new(World::new(&[("a", work), ("b", PAY)]));
    let questions = running.world.root().join("questions.jsonl");
    let line = |question: &str, id: &str| {
        format!(
            "{{\"question\":\"{question}\",\"answers\":[\"{id}\"],\"topic\":\"t\",\"style\":\"plain\",\"part\":\"tune\"}}\n"
        )
    };
    fs::write(
        &questions,
        line("pay of a tester", "b/pay") + &line("degree", "a/degree"),
    )
    .unwrap();
    fs::remove_file(running.world.root().join("guides/b.md")).unwrap();
    let degree = "## Degree {#degree}\n\nA degree is not needed.";
    running.world.guide("a", &format!("{work}\n\n{degree}"));
    let outcome = running.reindexer.reindex().await;
    let Questions::Compared(changes) = &swapped(&outcome).questions else {
        panic!("{outcome:?}");
    };
    assert_eq!(changes.worse[0].question, "pay of a tester");
    assert_eq!(changes.better[0].question, "degree");
    assert_eq!(changes.gone, ["b/pay"]);
    assert_eq!(running.text("b/pay"), None);
    let answer = outcome.answer();
    assert_eq!(
        notes(&answer),
        [
            "One golden question is answered worse than before.",
            "Golden questions name passages that are not there: b/pay."
        ]
    );

    fs::write(&questions, "{\"question\": 1}\n").unwrap();
    running.world.guide("a", PAY);
    let outcome = running.reindexer.reindex().await;
    let Questions::Broken(problems) = &swapped(&outcome).questions else {
        panic!("{outcome:?}");
    };
    assert_eq!(
        (problems[0].file.as_str(), problems[0].line),
        ("questions.jsonl", 1)
    );
    assert!(running.text("a/pay").is_some());
    assert!(list(&outcome.answer())[0].starts_with("questions.jsonl:1:14: "));
}

#[tokio::test]
async fn a_folder_that_is_gone_is_told_and_found_again() {
    let running = running();
    let (root, away) = (running.world.root(), running.world.data().join("away"));
    fs::rename(&root, &away).unwrap();
    let outcome = running.reindexer.reindex().await;
    assert_eq!(
        *outcome,
        Outcome::Failed(format!("no knowledge folder at {}", root.display()))
    );
    assert_eq!(outcome.answer().outcome, answer::Outcome::Unclear);
    fs::create_dir(&root).unwrap();
    let outcome = running.reindexer.reindex().await;
    assert!(matches!(&*outcome, Outcome::Failed(text) if text.starts_with("no guide (*.md) in ")));
    fs::remove_dir(&root).unwrap();
    fs::rename(&away, &root).unwrap();
    running.world.guide("a", &pay(200));
    swapped(&running.reindexer.reindex().await);
}

#[tokio::test]
async fn a_data_folder_that_cannot_be_written_leaves_the_old_answers() {
    let running = running();
    fs::remove_dir_all(running.world.data()).unwrap();
    fs::write(running.world.data(), "a file").unwrap();
    running.world.guide("a", &pay(200));
    let outcome = running.reindexer.reindex().await;
    assert!(matches!(&*outcome, Outcome::Failed(text) if text.starts_with("cannot write to ")));
    assert_eq!(running.text("a/pay").unwrap(), "A tester earns $100.");
    fs::remove_file(running.world.data()).unwrap();
    swapped(&running.reindexer.reindex().await);
}

/// A world whose builds begin when the test lets them.
fn gated() -> (Running, Arc<Mutex<()>>, mpsc::UnboundedReceiver<()>) {
    let gate = Arc::new(Mutex::new(()));
    let (entered, entries) = mpsc::unbounded_channel();
    let passage = Arc::clone(&gate);
    let running = Running::with(World::new(&[("a", PAY)]), move |store, sources| {
        entered.send(()).unwrap();
        drop(passage.lock().unwrap_or_else(PoisonError::into_inner));
        store.update(sources)
    });
    (running, gate, entries)
}

#[tokio::test(flavor = "multi_thread")]
#[expect(
    clippy::await_holding_lock,
    reason = "this is what keeps the build waiting"
)]
async fn who_asks_while_one_runs_shares_the_next() {
    let (running, gate, mut entries) = gated();
    let held = gate.lock().unwrap();
    running.world.guide("a", &pay(200));
    let reindexer = Arc::clone(&running.reindexer);
    let first = tokio::spawn(async move { reindexer.reindex().await });
    entries.recv().await.unwrap();
    // The first run has read its files: what changes now is not in it.
    running.world.guide("a", &pay(300));
    let mut waiting: Vec<_> = (0..5)
        .map(|_| Box::pin(running.reindexer.reindex()))
        .collect();
    for waiter in &mut waiting {
        // Asks, and goes on waiting.
        assert!(timeout(Duration::ZERO, waiter.as_mut()).await.is_err());
    }
    drop(held);
    let first = first.await.unwrap();
    assert_eq!(swapped(&first).changes.changed.len(), 1);
    let mut shared = Vec::new();
    for waiter in waiting {
        shared.push(waiter.await);
    }
    assert!(
        shared
            .iter()
            .all(|outcome| Arc::ptr_eq(outcome, &shared[0]))
    );
    assert!(!Arc::ptr_eq(&first, &shared[0]));
    swapped(&shared[0]);
    assert_eq!(running.text("a/pay").unwrap(), "A tester earns $300.");
    assert_eq!(
        (running.builds(), *running.reindexer.swaps().borrow()),
        (2, 2)
    );
}

#[tokio::test(flavor = "multi_thread")]
#[expect(
    clippy::await_holding_lock,
    reason = "this is what keeps the build waiting"
)]
async fn a_run_goes_on_when_nobody_waits_for_it() {
    let (running, gate, mut entries) = gated();
    let mut swaps = running.reindexer.swaps();
    let held = gate.lock().unwrap();
    running.world.guide("a", &pay(200));
    let mut asked = Box::pin(running.reindexer.reindex());
    assert!(timeout(Duration::ZERO, asked.as_mut()).await.is_err());
    entries.recv().await.unwrap();
    drop(asked);
    drop(held);
    timeout(Duration::from_secs(60), swaps.changed())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(running.text("a/pay").unwrap(), "A tester earns $200.");
}

#[tokio::test]
async fn a_panic_is_told_and_the_next_run_is_as_ever() {
    let is_faulty = Arc::new(AtomicBool::new(true));
    let faulty = Arc::clone(&is_faulty);
    let running = Running::with(World::new(&[("a", PAY)]), move |store, sources| {
        assert!(!faulty.load(Ordering::SeqCst), "a mistake of ours");
        store.update(sources)
    });
    running.world.guide("a", &pay(200));
    let outcome = running.reindexer.reindex().await;
    let Outcome::Failed(sentence) = &*outcome else {
        panic!("{outcome:?}");
    };
    assert!(sentence.contains("a mistake of ours"), "{sentence}");
    assert_eq!(running.text("a/pay").unwrap(), "A tester earns $100.");
    is_faulty.store(false, Ordering::SeqCst);
    swapped(&running.reindexer.reindex().await);
    assert_eq!(running.text("a/pay").unwrap(), "A tester earns $200.");
}
