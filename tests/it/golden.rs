//! The golden questions: answers must not get worse, and must stay far above plain search.

use std::collections::HashSet;
use std::fs;

use careerbot::evaluate::{self, Figures, Golden, Outcome, Part, figures};

use crate::world::{knowledge, real};

fn golden() -> Vec<Golden> {
    let text = fs::read_to_string(knowledge().join("questions.jsonl")).unwrap();
    let ids: Vec<String> = real().passages().map(|passage| passage.id).collect();
    let ids: HashSet<&str> = ids.iter().map(String::as_str).collect();
    evaluate::read("questions.jsonl", &text, &ids).unwrap()
}

fn of(part: Part, golden: &[Golden], outcomes: &[Outcome]) -> Figures {
    figures(
        golden
            .iter()
            .zip(outcomes)
            .filter(|(golden, _)| golden.part == part),
    )
}

#[test]
fn there_are_enough_of_them() {
    let golden = golden();
    let unseen = golden
        .iter()
        .filter(|golden| golden.part == Part::Unseen)
        .count();
    let uncovered = golden
        .iter()
        .filter(|golden| golden.answers.is_empty())
        .count();
    assert!(golden.len() >= 400 && uncovered >= 120 && unseen * 3 >= golden.len());
}

#[test]
fn the_figures_do_not_fall() {
    let golden = golden();
    let outcomes = evaluate::run(real(), &golden);
    // A little below what is reached: 83, 95, 3 and 98 %; 88, 98, 1 and 89 %.
    for (part, [hit1, hit3, wrong, right]) in [
        (Part::Tune, [0.81, 0.93, 0.045, 0.95]),
        (Part::Unseen, [0.86, 0.97, 0.02, 0.87]),
    ] {
        let found = of(part, &golden, &outcomes);
        assert!(found.hit1 >= hit1, "{part:?}: {found:?}");
        assert!(found.hit3 >= hit3, "{part:?}: {found:?}");
        assert!(found.wrong_refusals <= wrong, "{part:?}: {found:?}");
        assert!(found.right_refusals >= right, "{part:?}: {found:?}");
    }
}

#[test]
fn plain_search_is_far_behind() {
    let golden = golden();
    let ours = of(Part::Unseen, &golden, &evaluate::run(real(), &golden));
    let plain = evaluate::baseline(real(), &golden).unwrap();
    let plain = of(Part::Unseen, &golden, &plain);
    assert!(plain.hit1 > 0.3, "the baseline is a fair one: {plain:?}");
    assert!(ours.hit1 > plain.hit1 + 0.2, "{ours:?} {plain:?}");
    assert!(
        ours.right_refusals > plain.right_refusals,
        "{ours:?} {plain:?}"
    );
}

#[test]
fn a_bad_line_is_shown_with_its_place() {
    let text = "{\"question\": \"a\", \"answers\": [\"no/where\"], \"topic\": \"t\", \"style\": \"s\", \
                \"part\": \"tune\"}\n\n{\"question\": 1}\n";
    let problems = evaluate::read("questions.jsonl", text, &HashSet::new()).unwrap_err();
    let places: Vec<_> = problems.iter().map(|p| (p.line, p.column)).collect();
    assert_eq!(places, [(1, 32), (3, 14)], "{problems:#?}");
    assert!(problems[0].message.contains("no/where"));
}
