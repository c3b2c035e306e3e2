//! `/help`: by what people want to do, not by command.

use super::menus::{Group, choice, menus};
use crate::answer::{Answer, Block, Outcome};
use crate::index::Generation;
use crate::request::{Audience, Line, parse_line};

/// What people want, and what they could type for it.
const WISHES: [(&str, &str); 12] = [
    (
        "Ask something in your own words",
        "/ask question: do I need a PhD?",
    ),
    ("Find out which AI career fits you", "/career-quiz"),
    (
        "See what the work pays",
        "/salary country: India level: senior",
    ),
    ("Find out what to learn", "/skills area: mathematics"),
    ("See which skills you still lack", "/skill-gap"),
    ("Choose a certification", "/certifications"),
    (
        "See how it differs from another role",
        "/compare role: Data Scientist",
    ),
    ("Plan the way in", "/roadmap"),
    ("See the career ladder", "/levels"),
    ("Browse common questions", "/faq"),
    ("See where the answers come from", "/guides"),
    (
        "Pin a roadmap for everyone (if you may pin)",
        "/pin-roadmap",
    ),
];

/// Answers `/help`.
pub fn respond(generation: &Generation) -> Answer {
    let rows = WISHES.map(|(wish, example)| vec![wish.to_owned(), example.to_owned()]);
    let entries = WISHES.iter().filter_map(|(wish, example)| {
        // Nobody chose the example's values: they are asked only where the command needs some.
        let command = example.split(' ').next()?;
        let (line, request) = [command, example].into_iter().find_map(|line| {
            let Ok(Line::Ask(request)) = parse_line(line) else {
                return None;
            };
            Some((line, request))
        })?;
        // What is pinned is for everyone to see: it is asked for by name only.
        (request.audience() == Audience::All).then(|| choice(wish, Some(line), request))
    });
    let group = Group {
        label: "What would you like to do?".into(),
        entries: entries.collect(),
    };
    Answer {
        title: "What you can ask".into(),
        blocks: vec![
            Block::Paragraph(format!(
                "I answer career questions from {} curated guides: always a passage, with its guide \
                 and date. What the guides do not cover, I say.",
                generation.library.guides.len()
            )),
            Block::Table {
                head: vec!["You want to".into(), "Type".into()],
                rows: rows.to_vec(),
            },
            Block::Paragraph(
                "Abbreviations and typing mistakes are fine: “mle sallary uk 4 yoe” works.".into(),
            ),
        ],
        sources: Vec::new(),
        outcome: Outcome::Answered,
        menus: menus(vec![group]),
        ..Answer::default()
    }
}
