//! Noise around questions: many kinds, always the same, and what it changes.

use std::collections::HashSet;

use careerbot::evaluate::Measured;

use super::program::disturbed::{disturbed, table};
use super::program::noise::NOISES;
use crate::evaluate::golden;
use crate::world::World;

#[test]
fn there_are_enough_kinds_and_forms() {
    let kinds: HashSet<&str> = NOISES.iter().map(|noise| noise.kind).collect();
    assert!(kinds.len() == NOISES.len() && NOISES.len() >= 10);
    for noise in NOISES {
        let questions = (0..200).map(|n| format!("question {n}?"));
        let forms: HashSet<String> = questions
            .map(|question| noise.on(&question))
            .map(|noisy| noisy.chars().filter(|c| !c.is_ascii_digit()).collect())
            .collect();
        assert!(noise.forms() >= 3, "{}", noise.kind);
        assert!(forms.len() == noise.forms(), "{}: {forms:?}", noise.kind);
    }
}

#[test]
fn noise_is_always_the_same_and_keeps_the_question() {
    for noise in NOISES {
        for question in ["How do I start?", "pay in India", "why {stem}?", "", "?"] {
            let noisy = noise.on(question);
            assert_eq!(noisy, noise.on(question));
            let stem = question.trim_end_matches('?').to_uppercase();
            assert!(noisy.to_uppercase().contains(&stem), "{noisy}");
            let asks = question.contains(char::is_alphabetic);
            assert!(!asks || noisy != question, "{}: {noisy}", noise.kind);
        }
    }
    let year = NOISES.iter().find(|noise| noise.kind == "year").unwrap();
    let noisy: Vec<String> = (0..20).map(|n| year.on(&format!("how {n}?"))).collect();
    assert!(
        noisy.iter().any(|noisy| noisy.ends_with(" in 2024?")),
        "{noisy:?}"
    );
}

#[test]
fn only_what_was_right_is_asked_again() {
    let world = World::new(&[(
        "a",
        "## Pay {#pay}\n\nA tester earns $100.\n\n## Work {#work}\n\nTesting widgets.",
    )]);
    let generation = world.generation();
    let questions = golden(
        &generation,
        &[
            ("pay of a tester", &["a/pay"], "tune"),
            ("pay", &["a/pay"], "unseen"),
            // Not right, and not covered.
            ("pay", &["a/work"], "tune"),
            ("how do I cook rice", &[], "tune"),
        ],
    );
    let measured = Measured::of(&generation, questions);
    let found = disturbed(&generation, &measured);
    assert_eq!(found.len(), NOISES.len());
    for kind in &found {
        assert_eq!(kind.asked, 2, "{kind:?}");
        assert!(kind.all() <= 2, "{kind:?}");
        // The unseen part's questions are counted and not shown.
        let shown = kind.changed.iter();
        assert!(
            shown
                .clone()
                .all(|noisy| noisy.contains("of a tester") || noisy.contains("OF A"))
        );
    }
    assert_eq!(found, disturbed(&generation, &measured));
    let table = table(&found);
    assert_eq!(
        table
            .lines()
            .filter(|line| line.starts_with("together"))
            .count(),
        1
    );
}
