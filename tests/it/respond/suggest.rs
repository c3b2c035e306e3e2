//! What is suggested while somebody types, and what its values lead to.

use careerbot::respond::answer::Outcome;
use careerbot::respond::{COMMANDS, OptionKind, Suggest, Suggestion, suggest};

use super::run;
use crate::world;

pub(super) const ALL: [Suggest; 8] = [
    Suggest::Questions,
    Suggest::Countries,
    Suggest::Levels,
    Suggest::Guides,
    Suggest::Areas,
    Suggest::Certifications,
    Suggest::Roles,
    Suggest::Faq,
];

fn names(what: Suggest, typed: &str) -> Vec<String> {
    list(what, typed).into_iter().map(|one| one.name).collect()
}

fn list(what: Suggest, typed: &str) -> Vec<Suggestion> {
    let list = suggest(world::real(), what, typed);
    check(&list);
    list
}

/// Discord's limits, and no entry twice.
pub(super) fn check(list: &[Suggestion]) {
    assert!(list.len() <= 25, "{}", list.len());
    for (at, one) in list.iter().enumerate() {
        for text in [&one.name, &one.value] {
            assert!((1..=100).contains(&text.chars().count()), "{one:?}");
            assert!(!text.trim().is_empty(), "{one:?}");
        }
        assert!(
            list[..at].iter().all(|known| known.name != one.name),
            "{one:?}"
        );
    }
}

#[test]
fn nothing_typed_yet_shows_what_there_is() {
    for what in ALL {
        assert!(!list(what, "").is_empty(), "{what:?}");
        assert_eq!(list(what, ""), list(what, "  "), "{what:?}");
    }
    assert_eq!(names(Suggest::Faq, "").len(), 18);
    assert_eq!(names(Suggest::Guides, "").len(), 4);
    assert_eq!(names(Suggest::Questions, "").len(), 25);
}

#[test]
fn pay_without_a_country_is_suggested_last() {
    let countries = list(Suggest::Countries, "");
    let last = countries.last().unwrap();
    assert_eq!(
        (last.name.as_str(), last.value.as_str()),
        ("No country stated (USD)", "Not stated (USD)")
    );
    // As it was typed before, and as it is shown.
    for typed in ["not", "no c"] {
        let found = list(Suggest::Countries, typed);
        assert_eq!(found.iter().collect::<Vec<_>>(), [last], "{typed}");
    }
}

#[test]
fn the_start_of_a_name_is_enough() {
    for (what, typed, first) in [
        (Suggest::Countries, "ind", "India"),
        (Suggest::Countries, "king", "United Kingdom"),
        (Suggest::Levels, "sen", "Senior"),
        (Suggest::Levels, "PRIN", "Staff/Principal"),
        (Suggest::Areas, "math", "Mathematics"),
        (Suggest::Roles, "prom", "Prompt Engineer"),
        (
            Suggest::Certifications,
            "tensor",
            "TensorFlow Developer Certificate",
        ),
        (
            Suggest::Faq,
            "gpu",
            "How much must a machine learning engineer know about GPUs and TPUs?",
        ),
    ] {
        let found = names(what, typed);
        assert_eq!(
            found.first().map(String::as_str),
            Some(first),
            "{typed}: {found:?}"
        );
    }
    assert_eq!(list(Suggest::Guides, "edi")[0].value, "edirae");
    assert_eq!(list(Suggest::Guides, "careerst")[0].value, "careersteps");
}

#[test]
fn a_slip_is_forgiven() {
    for (what, typed, first) in [
        (Suggest::Countries, "inida", "India"),
        (Suggest::Countries, "kindom", "United Kingdom"),
        (Suggest::Levels, "senoir", "Senior"),
        (
            Suggest::Certifications,
            "databrics",
            "Databricks Certified Machine Learning Associate",
        ),
    ] {
        let found = names(what, typed);
        assert_eq!(
            found.first().map(String::as_str),
            Some(first),
            "{typed}: {found:?}"
        );
    }
    let phd = names(Suggest::Questions, "do i ned a ph");
    assert!(phd.iter().any(|name| name.contains("PhD")), "{phd:?}");
}

#[test]
fn nonsense_suggests_nothing_or_little() {
    for what in ALL {
        assert!(
            list(what, "xqzzwv").is_empty(),
            "{what:?}: {:?}",
            names(what, "xqzzwv")
        );
    }
}

#[test]
fn every_value_that_is_suggested_is_understood() {
    for spec in COMMANDS {
        for option in spec.options {
            let OptionKind::Text(what) = option.kind else {
                continue;
            };
            for typed in ["", "m", "e", "machine", "s"] {
                for one in list(what, typed) {
                    let answer = run(spec.name, &[(option.name, &one.value)]);
                    // A guide without a roadmap is suggested too, and says so.
                    let fine = answer.outcome == Outcome::Answered
                        || what == Suggest::Guides && answer.outcome == Outcome::NotCovered
                        || what == Suggest::Levels && answer.title == "No such pay figure";
                    assert!(
                        fine,
                        "/{} {}:{} – {}",
                        spec.name, option.name, one.value, answer.title
                    );
                }
            }
        }
    }
}

#[test]
fn ids_that_are_suggested_exist() {
    for what in [Suggest::Questions, Suggest::Faq] {
        for typed in ["", "salary", "do I need", "py"] {
            for one in list(what, typed) {
                let passage = world::real().passage(&one.value);
                assert!(passage.is_some(), "{one:?}");
            }
        }
    }
}
