//! `careerbot unanswered`: what is kept, as text and as data, and its removal.

use careerbot::state::{DAY, Keeping, Place, State, Verdict};
use serde_json::{Value, json};

use super::World;
use crate::state::NOW;

/// A world in which these questions were asked, long kept.
fn asked(questions: &[(&str, Verdict<'_>, i64)]) -> World {
    let world = World::new().variable("CAREERBOT_KEEP_DAYS", "3650");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let place = Place::new(&world.path("data"), None);
        let state = State::open(&place, Keeping::new(3650)).await.unwrap();
        for (question, verdict, at) in questions {
            let counted = state.count(question, question, *verdict, *at).await;
            counted.unwrap();
        }
        state.close().await;
    });
    world
}

fn three() -> World {
    asked(&[
        ("do I need a visa", Verdict::Unanswered, NOW),
        ("do I need a visa", Verdict::Unanswered, NOW + DAY),
        (
            "which \u{1b}[31mexam",
            Verdict::NotHelpful("tester/exam"),
            NOW,
        ),
        ("which book", Verdict::Helpful("tester/book"), NOW),
    ])
}

#[test]
fn questions_are_listed_most_frequent_first() {
    let ran = three().run(&["unanswered"]).done();
    assert_eq!(
        ran.out,
        "times  first       last        question\n    \
         2  2026-11-21  2026-11-22  do I need a visa\n    \
         1  2026-11-21  2026-11-21  which [31mexam  (not helpful: tester/exam)\n"
    );
    assert_eq!(ran.err, "");
}

#[test]
fn as_json_they_are_one_array() {
    let ran = three().run(&["unanswered", "--json"]).done();
    assert_eq!(
        ran.json(),
        [json!([
            {
                "question": "do I need a visa",
                "count": 2,
                "first": "2026-11-21",
                "last": "2026-11-22",
                "kind": "unanswered",
                "passage": null
            },
            {
                "question": "which [31mexam",
                "count": 1,
                "first": "2026-11-21",
                "last": "2026-11-21",
                "kind": "not_helpful",
                "passage": "tester/exam"
            },
        ])]
    );
}

#[test]
fn all_are_removed_at_once() {
    let world = three();
    let ran = world.run(&["unanswered", "--forget"]).done();
    assert_eq!(ran.out, "2 questions removed\n");
    let ran = world.run(&["unanswered"]).done();
    assert_eq!(ran.out, "Nothing was asked in vain.\n");
    let ran = world.run(&["unanswered", "--forget"]).done();
    assert_eq!(ran.out, "0 questions removed\n");
    world
        .run(&["unanswered", "--forget", "--json"])
        .fails(2, &["--json"]);
}

#[test]
fn looking_removes_nothing() {
    let world = asked(&[("do I need a visa", Verdict::Unanswered, DAY)]);
    let world = world.variable("CAREERBOT_KEEP_DAYS", "1");
    for _ in 0..2 {
        let ran = world.run(&["unanswered"]).done();
        assert!(ran.out.contains("do I need a visa"), "{}", ran.out);
    }
    let ran = world.run(&["unanswered", "--forget"]).done();
    assert_eq!(ran.out, "1 question removed\n");
}

#[test]
fn looking_makes_no_database() {
    let world = World::new();
    let ran = world.run(&["unanswered", "--json"]).done();
    assert_eq!(ran.json(), [Value::Array(Vec::new())]);
    let ran = world.run(&["unanswered", "--forget"]).done();
    assert_eq!(ran.out, "0 questions removed\n");
    assert!(!world.path("data").exists());
}

#[test]
fn a_database_that_cannot_be_read_is_named() {
    let world = World::new();
    world.file("data/state.db", "no database at all ".repeat(300));
    world
        .run(&["unanswered"])
        .fails(1, &["state.db", "damaged"]);
    let world = World::new().variable("CAREERBOT_STATE", "postgres://ann:secret@127.0.0.1:1/x");
    let ran = world.run(&["unanswered"]);
    ran.fails(1, &["127.0.0.1:1", "CAREERBOT_STATE"]);
    assert!(!ran.err.contains("secret"), "{}", ran.err);
}

#[test]
fn in_the_chat_it_says_what_to_type() {
    let ran = World::new()
        .run_with(&[], b"/unanswered\n/reindex\n/pin-roadmap\n")
        .done();
    for part in ["careerbot unanswered", "careerbot index", "roadmap"] {
        assert!(ran.out.contains(part), "no {part:?} in: {}", ran.out);
    }
}
