//! What a change of the knowledge does: to passages, and to golden questions.

use careerbot::evaluate::{Changes, Counts, GoldenChanges, Grade, Part, read_any};
use careerbot::index::{Others, Vectors};
use careerbot::respond::answer::Block;

use crate::world::World;

const PAY: &str = "## Pay {#pay}\n\nA tester earns $100.\n\n## Work {#work}\n\nTesting widgets.";

fn golden(lines: &[(&str, &str, &str)]) -> Vec<careerbot::evaluate::Golden> {
    let line = |(question, answers, part): &(&str, &str, &str)| {
        format!(
            "{{\"question\":\"{question}\",\"answers\":[{answers}],\"topic\":\"t\",\"style\":\"plain\",\"part\":\"{part}\"}}\n"
        )
    };
    let text: String = lines.iter().map(line).collect();
    read_any("questions.jsonl", &text).unwrap()
}

#[test]
fn passages_are_the_same_by_their_ids() {
    let world = World::new(&[("a", PAY), ("b", PAY)]);
    let before = world.generation();
    assert!(Changes::between(before.passages(), before.passages()).is_empty());
    world.guide("a", &PAY.replace("$100", "$200"));
    world.guide(
        "b",
        &PAY.replace("{#work}", "{#day}\n\n> Also asked: what a tester does"),
    );
    let after = world.generation();

    let changes = Changes::between(before.passages(), after.passages());
    let ids = |entries: &[careerbot::evaluate::Entry]| -> Vec<String> {
        entries.iter().map(|entry| entry.id.clone()).collect()
    };
    assert_eq!(ids(&changes.added), ["b/day"]);
    assert_eq!(ids(&changes.changed), ["a/pay"]);
    assert_eq!(ids(&changes.removed), ["b/work"]);
    assert_eq!(
        changes.counts().to_string(),
        "1 added, 1 changed, 1 removed"
    );
    let of_b = Counts {
        added: 1,
        changed: 0,
        removed: 1,
    };
    assert_eq!(changes.by_guide()["b"], of_b);
    insta::assert_snapshot!(changes.lines().join("\n"), @r"
    added    b/day  Work
    changed  a/pay  Pay
    removed  b/work  Work
    a: 0 added, 1 changed, 0 removed
    b: 1 added, 0 changed, 1 removed
    ");
    let [Block::Table { rows, .. }, Block::List(list)] = &changes.blocks()[..] else {
        panic!("{:?}", changes.blocks());
    };
    assert_eq!(rows[0], ["a", "0", "1", "0"]);
    assert_eq!(rows[1], ["b", "1", "0", "1"]);
    assert_eq!(list[0], "added: Work (b/day)");
}

#[test]
fn a_long_list_is_cut_in_an_answer_and_whole_on_a_terminal() {
    let world = World::new(&[("a", PAY)]);
    let before = world.generation();
    let sections: String = (0..40)
        .map(|n| format!("\n\n## Part {n} {{#part-{n}}}\n\nText {n}."))
        .collect();
    world.guide("a", &format!("{PAY}{sections}"));
    let changes = Changes::between(before.passages(), world.generation().passages());
    assert_eq!(changes.lines().len(), 40);
    let blocks = changes.blocks();
    let Some(Block::List(list)) = blocks.last() else {
        panic!("{blocks:?}");
    };
    assert_eq!(list.len(), 10);
    assert_eq!(list[9], "and 31 more");
}

#[test]
fn questions_are_compared_by_what_people_would_see() {
    let world = World::new(&[("a", PAY)]);
    let before = world.generation();
    // The pay is gone, a degree is there now.
    world.guide(
        "a",
        "## Work {#work}\n\nTesting widgets.\n\n## Degree {#degree}\n\nA degree is not needed.",
    );
    let after = world.generation();
    let golden = golden(&[
        ("pay of a tester", "\"a/pay\"", "tune"),
        ("pay", "\"a/pay\"", "unseen"),
        ("degree", "\"a/degree\"", "tune"),
        ("testing widgets", "\"a/work\"", "tune"),
        ("how do I cook rice", "", "tune"),
    ]);
    let changes = GoldenChanges::between(&before, &after, &golden).unwrap();
    let named = |moved: &[careerbot::evaluate::Moved]| -> Vec<(String, Grade, Part)> {
        moved
            .iter()
            .map(|moved| (moved.question.clone(), moved.before, moved.part))
            .collect()
    };
    assert_eq!(
        named(&changes.worse),
        [
            ("pay of a tester".to_owned(), Grade::First, Part::Tune),
            ("pay".to_owned(), Grade::First, Part::Unseen),
        ]
    );
    assert_eq!(
        named(&changes.better),
        [("degree".to_owned(), Grade::Refused, Part::Tune)]
    );
    assert_eq!(changes.gone, ["a/pay"]);
    assert_eq!((changes.before.covered, changes.after.uncovered), (4, 1));
    insta::assert_snapshot!(changes.lines().join("\n"), @r"
    better   degree  (refused → right)
    worse    pay of a tester  (right → refused)
    worse    1 of the part that stays unseen
    gone     a/pay  (a golden question names it)
    5 golden questions, by words alone: 1 better, 2 worse; hit@1 75.0% → 50.0%, hit@3 75.0% → 50.0%, wrong refusals 25.0% → 50.0%, right refusals 100.0%
    ");
    assert!(
        matches!(&changes.blocks()[0], Block::Note(text) if text.starts_with("2 golden questions are answered worse")),
        "{:?}",
        changes.blocks()
    );

    let same = GoldenChanges::between(&after, &after, &golden).unwrap();
    assert!(same.better.is_empty() && same.worse.is_empty());
    assert_eq!(same.before, same.after);
    assert!(GoldenChanges::default().lines().is_empty());
    assert!(GoldenChanges::default().blocks().is_empty());
}

#[test]
fn both_generations_are_asked_with_their_vectors_or_neither() {
    let world = World::new(&[("a", PAY)]);
    let vectors = Vectors::new(&world.root(), &world.data(), Others::default());
    let (before, after) = (world.generation(), world.generation());
    let golden = golden(&[
        ("how much money does one make", "\"a/pay\"", "tune"),
        (
            "what do people do all day in that job",
            "\"a/work\"",
            "tune",
        ),
    ]);
    let compared = || GoldenChanges::between(&before, &after, &golden).unwrap();
    let neither = compared();
    assert!(vectors.make(&before, |_| true));
    assert!(neither.by_words && compared() == neither);
    assert_eq!(vectors.recall(&after), 0);
    let both = compared();
    assert!(!both.by_words && both.better.is_empty() && both.worse.is_empty());
    assert_ne!(both.after, neither.after, "vectors make a difference here");
    // Those of the generation that is answered from stay.
    assert!(before.meanings().is_some() && after.meanings().is_some());
}
