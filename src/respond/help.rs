//! `/help`: by what people want to do, not by command.

use crate::answer::{Action, Answer, Block, Outcome};
use crate::index::Generation;
use crate::request::Request;

/// Answers `/help`.
pub fn respond(generation: &Generation) -> Answer {
    let wishes = [
        (
            "Ask something in your own words",
            "/ask question: do I need a PhD?",
        ),
        (
            "See what the work pays",
            "/salary country: India level: senior",
        ),
        ("Find out what to learn", "/skills area: mathematics"),
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
    let rows = wishes.map(|(wish, command)| vec![wish.to_owned(), command.to_owned()]);
    let action = |label: &str, request| Action {
        label: label.into(),
        request,
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
        actions: vec![
            action(
                "Pay",
                Request::Salary {
                    country: None,
                    level: None,
                    guide: None,
                },
            ),
            action("Roadmap", Request::Roadmap { guide: None }),
            action("Compare", Request::Compare { role: None }),
            action("Questions", Request::Faq { question: None }),
            action("Guides", Request::Guides),
        ],
        ..Answer::default()
    }
}
