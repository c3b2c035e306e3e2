//! `/salary`: what is asked in whichever option, and what is said where a figure is not there.

use careerbot::respond::answer::{Answer, Block, Outcome};
use careerbot::respond::commands::Salary;
use careerbot::respond::{Request, Values, command, respond};

use super::{body, check, run, said, sources};
use crate::world::{self, World};

/// Cells of all tables' rows.
fn rows(answer: &Answer) -> Vec<&Vec<String>> {
    let tables = answer.blocks.iter().filter_map(|block| match block {
        Block::Table { rows, .. } => Some(rows),
        _ => None,
    });
    tables.flatten().collect()
}

fn paragraph(answer: &Answer) -> &str {
    match answer.blocks.first() {
        Some(Block::Paragraph(text)) => text,
        _ => "",
    }
}

fn has_note(answer: &Answer, note: &str) -> bool {
    answer.blocks.contains(&Block::Note(note.into()))
}

#[test]
fn a_guide_without_the_figure_is_not_all_guides() {
    for (options, says, same) in [
        (
            &[("guide", "edirae"), ("country", "India")][..],
            "Edirae has no pay figures for India; other guides do. It has:",
            "/salary country:India",
        ),
        (
            &[("guide", "edirae"), ("level", "senior")],
            "Edirae has no pay figures for Senior; other guides do. It has:",
            "/salary level:senior",
        ),
        (
            &[
                ("guide", "careersteps"),
                ("country", "bangalore"),
                ("level", "3 years"),
            ],
            "CareerSteps has no pay figures for 3 years in India; other guides do. It has:",
            "/salary country:bangalore level:3 years",
        ),
    ] {
        let answer = run("salary", options);
        assert_eq!(answer.outcome, Outcome::Unclear, "{options:?}");
        assert_eq!(paragraph(&answer), says);
        // What it has, and nothing of the others.
        assert_eq!(sources(&answer), [options[0].1], "{options:?}");
        assert_eq!(said(&answer.actions[0].request), same);
        let whole = respond(world::real(), &answer.actions[0].request);
        assert_eq!(whole.outcome, Outcome::Answered, "{same}");
    }
    // A place that no guide knows is no guide's gap.
    let answer = run("salary", &[("guide", "edirae"), ("country", "Narnia")]);
    let says = "The guides have no pay figures for “Narnia”. They have:";
    assert_eq!(paragraph(&answer), says);
    assert!(body(&answer).contains("India"), "{}", body(&answer));
}

#[test]
fn figures_instead_of_the_wanted_ones_come_after_the_sentence_and_with_their_guides() {
    let guides = ["Career Growth", "CareerSteps", "Edirae", "mle-career-2026"];
    for (options, says) in [
        (
            &[("level", "principal")][..],
            "No guide gives pay for that level. There is:",
        ),
        (
            &[("country", "mumbai"), ("level", "staff")],
            "No guide gives pay for that level in India. There is:",
        ),
        (
            &[("guide", "edirae"), ("level", "staff")],
            "No guide gives pay for that level. There is:",
        ),
        (
            &[("guide", "edirae"), ("level", "senior")],
            "Edirae has no pay figures for Senior; other guides do. It has:",
        ),
    ] {
        let answer = run("salary", options);
        assert_eq!(paragraph(&answer), says, "{options:?}");
        let rows = rows(&answer);
        assert!(!rows.is_empty(), "{options:?}");
        for row in rows {
            let guide = row.last().map(String::as_str).unwrap_or_default();
            assert!(guides.contains(&guide), "{options:?}: {row:?}");
            let known = answer.sources.iter();
            assert!(
                known
                    .map(|source| [&source.publisher, &source.guide])
                    .any(|names| names.iter().any(|name| *name == guide)),
                "{options:?}: {row:?}"
            );
        }
    }
}

#[test]
fn a_city_is_told_from_its_country() {
    for (country, city, region) in [
        ("Austin", "Austin", "United States"),
        ("new york", "New York", "United States"),
        ("Mumbai", "Mumbai", "India"),
        ("london fresher", "London", "United Kingdom"),
    ] {
        let note =
            format!("No guide has figures for {city} alone: these are the ones for {region}.");
        let answer = run("salary", &[("country", country)]);
        assert_eq!(answer.outcome, Outcome::Answered, "{country}");
        assert!(has_note(&answer, &note), "{country}: {}", body(&answer));
        let question = format!("mle salary in {city}");
        let free = super::ask(&question);
        let note =
            format!("No guide has figures for {city} alone: these are the ones for {region}.");
        assert!(has_note(&free, &note), "{question}: {}", body(&free));
    }
    let note = "No guide has figures for Mumbai alone: these are the ones for India.";
    let answer = run("salary", &[("country", "mumbai"), ("level", "staff")]);
    assert!(has_note(&answer, note), "{}", body(&answer));
    // Other figures than the city's country's are not said to be those.
    let answer = run("salary", &[("country", "mumbai"), ("guide", "edirae")]);
    assert!(!body(&answer).contains("alone"), "{}", body(&answer));
    let answer = run("salary", &[("country", "India")]);
    assert!(!body(&answer).contains("alone"), "{}", body(&answer));
}

#[test]
fn a_level_is_read_in_the_country_too() {
    for (typed, options) in [
        ("india fresher", [("country", "India"), ("level", "entry")]),
        (
            "fresher, Mumbai",
            [("country", "Mumbai"), ("level", "entry")],
        ),
        ("us senior", [("country", "us"), ("level", "senior")]),
        (
            "India 4 years",
            [("country", "India"), ("level", "4 years")],
        ),
    ] {
        let answer = run("salary", &[("country", typed)]);
        assert_eq!(answer.blocks, run("salary", &options).blocks, "{typed}");
    }
    for (typed, title) in [
        ("senior", "Pay, Senior"),
        ("4 years", "Pay, 4 years"),
        ("four years of experience", "Pay, 4 years"),
    ] {
        let answer = run("salary", &[("country", typed)]);
        assert_eq!(answer.outcome, Outcome::Answered, "{typed}");
        assert_eq!(answer.title, title);
        assert_eq!(
            answer.blocks,
            run("salary", &[("level", typed)]).blocks,
            "{typed}"
        );
    }
    // And the other way round; an option of its own counts more.
    let answer = run("salary", &[("level", "senior in india")]);
    assert_eq!(sources(&answer), ["mle-career-2026"]);
    assert_eq!(rows(&answer).len(), 1);
    let answer = run("salary", &[("country", "india fresher"), ("level", "mid")]);
    assert_eq!(rows(&answer)[0][0], "Mid");
    // A level does not hide that the place is unknown.
    for typed in ["xqzzw senior", "germany 4 years"] {
        let answer = run("salary", &[("country", typed)]);
        assert_eq!(answer.outcome, Outcome::Unclear, "{typed}");
        assert_eq!(answer.title, "No pay figures for that place");
    }
}

#[test]
fn guides_without_any_pay_say_so() {
    let world = World::new(&[("a", "## Work {#work}\n\nTests.")]);
    let generation = world.generation();
    let salary = command("salary").unwrap();
    for country in ["", "India"] {
        let mut values = Values::default();
        values.set("country", country);
        let answer = respond(&generation, &Request::read(salary.name, &values).unwrap());
        check(&generation, &answer);
        assert_eq!(answer.outcome, Outcome::NotCovered);
        assert_eq!(answer.title, "No pay figures");
    }
    let world = World::new(&[
        ("a", "## Work {#work}\n\nTests."),
        (
            "b",
            "## Pay {#pay .salary}\n\n| Region | Range |\n|---|---|\n| Mars | $1K |",
        ),
    ]);
    let generation = world.generation();
    let request = Request::Salary(Salary {
        country: None,
        level: None,
        guide: Some("a".into()),
    });
    let answer = respond(&generation, &request);
    check(&generation, &answer);
    assert_eq!(paragraph(&answer), "a has no pay figures; other guides do.");
    assert!(answer.sources.is_empty());
}
