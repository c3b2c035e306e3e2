//! Questions with patterns: how their files are read, and what counts as right.

use std::collections::HashSet;

use careerbot::evaluate::{Found, Measured, Part, Question, Right, questions};
use careerbot::knowledge::Problem;
use serde_json::json;

use crate::world::World;

fn read(text: &str) -> Result<Vec<Question>, Vec<Problem>> {
    questions("asked.jsonl", text, &HashSet::new())
}

/// Whether an answer is right for these patterns.
fn is_right(patterns: serde_json::Value, title: &str, text: &str) -> bool {
    let mut line = json!({ "question": "q", "answerable": true });
    let fields = line.as_object_mut().unwrap();
    fields.extend(patterns.as_object().unwrap().clone());
    let found = Found {
        facts: &[],
        title,
        text,
    };
    read(&line.to_string()).unwrap()[0].rank([found]) == Some(1)
}

#[test]
fn every_must_one_of_any_and_no_must_not() {
    let patterns =
        json!({ "must": ["degree", "no\\b"], "any": ["msc", "phd"], "must_not": ["pay"] });
    assert!(is_right(
        patterns.clone(),
        "Degrees",
        "No, a PhD is not needed."
    ));
    // Title and text together, on whichever line.
    assert!(is_right(patterns.clone(), "Degree: no", "\nMSc"));
    assert!(!is_right(patterns.clone(), "Degrees", "No."));
    assert!(!is_right(patterns.clone(), "Education", "No PhD."));
    assert!(!is_right(patterns, "Degrees", "No PhD. The pay is low."));
}

#[test]
fn patterns_are_read_as_their_authors_mean_them() {
    let any = |pattern: &str| json!({ "any": [pattern] });
    // Capitals and line ends, look-behinds, and alternatives that stay inside their pattern.
    assert!(is_right(
        any("DOCKER.*kubernetes"),
        "Docker",
        "a\nb Kubernetes"
    ));
    assert!(is_right(
        any("(?<![\\d.,])45\\s?k\\b"),
        "Pay",
        "£45K a year"
    ));
    assert!(!is_right(
        any("(?<![\\d.,])45\\s?k\\b"),
        "Pay",
        "£145K a year"
    ));
    assert!(!is_right(json!({ "must": ["a|b", "c"] }), "", "a"));
    // One form of each character, and no marks of Markdown.
    assert!(is_right(
        any("don't use c\\+\\+ files"),
        "",
        "Don’t use **C++** `ﬁles`"
    ));
    assert!(is_right(any("^mlops\\n"), "ML\u{200b}Ops", ""));
}

#[test]
fn only_the_beginning_of_a_text_counts() {
    let patterns = json!({ "must": ["end"] });
    let long = |before: usize| format!("{}end", "é".repeat(before));
    assert!(is_right(patterns.clone(), "t", &long(1_197)));
    assert!(!is_right(patterns, "t", &long(1_198)));
}

#[test]
fn keys_for_people_are_ignored() {
    let text = json!({
        "id": "f002", "question": "is it?", "style": "chat", "length": "short", "topic": "tools",
        "covered": "partly", "answerable": true, "must": ["x"], "any": [], "must_not": [],
        "why": "it says so", "origin": "real", "seed": [],
    });
    let uncovered = json!({ "question": "rice?", "answerable": false, "part": "unseen" });
    let read = read(&format!("\u{feff}\n{text}\n\n{uncovered}\n")).unwrap();
    assert_eq!(
        (read[0].style.as_str(), read[0].topic.as_str(), read[0].part),
        ("chat", "tools", None)
    );
    assert!(read[0].is_covered() && read[0].right.wanted() == "x");
    assert!(matches!(read[1].right, Right::Nothing));
    assert_eq!(read[1].part, Some(Part::Unseen));
}

#[test]
fn mistakes_are_shown_with_their_places() {
    let text = "{\"question\": \"a\", \"answerable\": true, \"must\": [\"\\\\d\", \"(\"]}\n\
                {\"question\": \"b\", \"answerable\": true}\n\
                {\"question\": \"c\"}\n\
                {\"question\": \"d\", \"answerable\": false}\n";
    let problems = read(text).unwrap_err();
    let places: Vec<_> = problems.iter().map(|p| (p.line, p.column)).collect();
    assert_eq!(places, [(1, 55), (2, 1), (3, 17)], "{problems:#?}");
    assert!(problems[0].message.contains("\"(\" cannot be read"));
}

#[test]
fn golden_questions_stay_strict() {
    let line = json!({
        "question": "a", "answers": [], "topic": "t", "style": "s", "part": "tune", "must": ["x"],
    });
    let problems = read(&line.to_string()).unwrap_err();
    assert!(problems[0].message.contains("must"), "{problems:#?}");
}

#[test]
fn answers_are_graded_by_what_they_say() {
    let world = World::new(&[("a", "## Pay {#pay}\n\nA tester earns $100.")]);
    let text = [
        json!({ "question": "pay of a tester", "answerable": true, "must": ["\\$100"] }),
        json!({ "question": "pay of a tester", "answerable": true, "must": ["\\$200"] }),
    ];
    let read = read(&text.map(|line| format!("{line}\n")).concat()).unwrap();
    let ranks: Vec<_> = Measured::of(&world.generation(), read)
        .outcomes
        .iter()
        .map(|outcome| outcome.rank)
        .collect();
    assert_eq!(ranks, [Some(1), None]);
}
