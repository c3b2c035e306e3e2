//! Requests over the repository's own knowledge, and what is answered.

mod ask;
mod careers;
mod chart;
mod commands;
mod findings;
mod hostile;
mod menus;
mod quiz;
mod salary;
mod skill_gap;
mod snapshots;
mod suggest;

use std::fmt::Write as _;

use careerbot::index::Generation;
use careerbot::respond;
use careerbot::respond::answer::{Answer, Block, MAX_ACTIONS, MAX_CHOICES, MAX_MENUS, Pick};
use careerbot::respond::commands::{
    Ask, CareerQuiz, Certifications, Compare, Faq, Guide, Guides, Help, Levels, Passage,
    PinRoadmap, Reindex, Roadmap, Salary, SkillGap, Skills, Unanswered,
};
use careerbot::respond::{Request, Values, command};

use crate::world;

/// The answer to a command with these options.
fn run(name: &str, options: &[(&str, &str)]) -> Answer {
    let spec = command(name).unwrap_or_else(|| panic!("no command {name}"));
    let mut values = Values::default();
    for (option, value) in options {
        assert!(
            spec.options.iter().any(|known| known.name == *option),
            "/{name} has no option {option}"
        );
        values.set(option, value);
    }
    let answer = respond::respond(world::real(), &Request::read(spec.name, &values).unwrap());
    check(world::real(), &answer);
    answer
}

/// The answer to a free question.
fn ask(question: &str) -> Answer {
    run("ask", &[("question", question)])
}

/// What every answer keeps to, whatever was asked.
fn check(generation: &Generation, answer: &Answer) {
    assert!(!answer.title.trim().is_empty(), "{answer:?}");
    assert!(!answer.blocks.is_empty(), "{answer:?}");
    for block in &answer.blocks {
        match block {
            Block::Paragraph(text) | Block::Note(text) | Block::Heading { text, .. } => {
                assert!(!text.trim().is_empty(), "{answer:?}");
            }
            Block::List(items) => assert!(!items.is_empty(), "{answer:?}"),
            Block::Table { head, rows } => {
                assert!(!rows.is_empty(), "{answer:?}");
                assert!(rows.iter().all(|row| row.len() == head.len()), "{answer:?}");
            }
        }
    }
    assert!(answer.actions.len() <= MAX_ACTIONS, "{answer:?}");
    for (at, action) in answer.actions.iter().enumerate() {
        let length = action.label.chars().count();
        assert!((1..=80).contains(&length), "{:?}", action.label);
        let again = answer.actions[..at]
            .iter()
            .any(|known| known.label == action.label);
        assert!(!again, "two actions are called {:?}", action.label);
        if let Request::Passage(Passage { id }) = &action.request {
            assert!(generation.passage(id).is_some(), "{id} is no passage");
        }
    }
    assert!(answer.menus.len() <= MAX_MENUS, "{answer:?}");
    for menu in &answer.menus {
        let within = |text: &str, most| (1..=most).contains(&text.chars().count());
        assert!(within(&menu.label, 150), "{:?}", menu.label);
        assert!((1..=MAX_CHOICES).contains(&menu.choices.len()), "{menu:?}");
        for choice in &menu.choices {
            assert!(within(&choice.label, 100), "{choice:?}");
            let detail = choice.detail.as_deref();
            assert!(
                detail.is_none_or(|detail| within(detail, 100)),
                "{choice:?}"
            );
            if let Request::Passage(Passage { id }) = &choice.request {
                assert!(generation.passage(id).is_some(), "{id} is no passage");
            }
        }
        match &menu.pick {
            Pick::One => assert!(menu.choices.iter().all(|choice| !choice.chosen)),
            Pick::Any { numbers, .. } => assert_eq!(numbers.len(), menu.choices.len()),
        }
    }
    for source in &answer.sources {
        let guide = generation.guide(&source.guide).unwrap();
        assert_eq!(source.title, guide.title);
        assert!(!source.publisher.is_empty() && !source.date.is_empty());
    }
}

/// An answer as text: everything in it, nothing of how it is written in Rust.
fn shown(answer: &Answer) -> String {
    let mut out = format!("# {}\n", answer.title);
    for block in &answer.blocks {
        out.push('\n');
        match block {
            Block::Paragraph(text) => writeln!(out, "{text}").unwrap(),
            Block::Note(text) => writeln!(out, "(Note: {text})").unwrap(),
            Block::Heading { text, aside } => {
                let aside = aside.as_ref().map(|aside| format!(" [{aside}]"));
                writeln!(out, "## {text}{}", aside.unwrap_or_default()).unwrap();
            }
            Block::List(items) => {
                for item in items {
                    writeln!(out, "• {item}").unwrap();
                }
            }
            Block::Table { head, rows } => {
                for row in [head].into_iter().chain(rows) {
                    writeln!(out, "{}", row.join(" | ")).unwrap();
                }
            }
        }
    }
    out.push_str("\n---\n");
    for source in &answer.sources {
        let careerbot::respond::answer::Source {
            guide,
            title,
            publisher,
            date,
        } = source;
        writeln!(out, "source: {guide}, {title}, {publisher}, {date}").unwrap();
    }
    writeln!(out, "outcome: {:?}", answer.outcome).unwrap();
    for action in &answer.actions {
        writeln!(out, "action: {} → {}", action.label, said(&action.request)).unwrap();
    }
    for menu in &answer.menus {
        writeln!(out, "menu: {}", menu.label).unwrap();
        for choice in &menu.choices {
            let mark = if choice.chosen { "x" } else { " " };
            let detail = choice.detail.as_deref().unwrap_or_default();
            writeln!(
                out,
                "  [{mark}] {} ({detail}) → {}",
                choice.label,
                said(&choice.request)
            )
            .unwrap();
        }
    }
    out
}

/// A request as it would be typed.
fn said(request: &Request) -> String {
    let options = |name: &str, options: &[(&str, &Option<String>)]| {
        let mut line = format!("/{name}");
        for (option, value) in options {
            if let Some(value) = value {
                write!(line, " {option}:{value}").unwrap();
            }
        }
        line
    };
    match request {
        Request::Ask(Ask { question }) => format!("/ask {question}"),
        Request::Salary(Salary {
            country,
            level,
            guide,
        }) => options(
            "salary",
            &[("country", country), ("level", level), ("guide", guide)],
        ),
        Request::Skills(Skills { area, guide }) => {
            options("skills", &[("area", area), ("guide", guide)])
        }
        Request::Certifications(Certifications { name }) => {
            options("certifications", &[("name", name)])
        }
        Request::Compare(Compare { role }) => options("compare", &[("role", role)]),
        Request::Roadmap(Roadmap { guide }) => options("roadmap", &[("guide", guide)]),
        Request::Levels(Levels { guide }) => options("levels", &[("guide", guide)]),
        Request::Faq(Faq { question }) => options("faq", &[("question", question)]),
        Request::CareerQuiz(CareerQuiz { chosen }) => format!("/career-quiz {chosen}"),
        Request::SkillGap(SkillGap { ticks, page }) => format!("/skill-gap {ticks} {page:?}"),
        Request::PinRoadmap(PinRoadmap { guide }) => options("pin-roadmap", &[("guide", guide)]),
        Request::Reindex(Reindex) => "/reindex".to_owned(),
        Request::Unanswered(Unanswered { page, settle }) => {
            format!("/unanswered {page} {settle:?}")
        }
        Request::Guides(Guides) => "/guides".to_owned(),
        Request::Guide(Guide { guide }) => format!("/guides {guide}"),
        Request::Help(Help) => "/help".to_owned(),
        Request::Passage(Passage { id }) => id.clone(),
    }
}

/// The text of an answer's body.
fn body(answer: &Answer) -> String {
    let whole = shown(answer);
    whole.split("\n---\n").next().unwrap_or_default().to_owned()
}

/// Slugs of an answer's sources.
fn sources(answer: &Answer) -> Vec<&str> {
    answer
        .sources
        .iter()
        .map(|source| source.guide.as_str())
        .collect()
}
