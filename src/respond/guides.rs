//! `/guides`: where answers come from, how old it is and how much there is.

use super::layout::{short_name, source, sources};
use crate::answer::{Action, Answer, Block, Outcome};
use crate::index::Generation;
use crate::request::Request;

/// Answers `/guides`.
pub fn respond(generation: &Generation) -> Answer {
    let guides = &generation.library.guides;
    let rows = guides.iter().map(|guide| {
        let passages = generation
            .passages
            .iter()
            .filter(|p| p.guide == guide.slug)
            .count();
        let source = source(guide);
        vec![
            guide.slug.clone(),
            guide.title.clone(),
            source.publisher,
            source.date,
            passages.to_string(),
        ]
    });
    let head = ["Guide", "Title", "Published by", "Date", "Passages"]
        .map(str::to_owned)
        .to_vec();
    let actions = guides
        .iter()
        .filter(|guide| super::roadmap::roadmap(guide).is_some())
        .take(crate::answer::MAX_ACTIONS)
        .map(|guide| Action {
            label: super::layout::label(&format!("Roadmap: {}", short_name(guide))),
            request: Request::Roadmap {
                guide: Some(guide.slug.clone()),
            },
        });
    Answer {
        title: "The guides".into(),
        blocks: vec![
            Block::Paragraph("Every answer is a passage of one of these guides.".into()),
            Block::Table {
                head,
                rows: rows.collect(),
            },
        ],
        sources: sources(generation, guides.iter().map(|guide| guide.slug.as_str())),
        outcome: Outcome::Answered,
        actions: actions.collect(),
        ..Answer::default()
    }
}
