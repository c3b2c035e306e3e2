//! `/guides`: where answers come from, how old it is and how much there is; and what one guide has.

use super::layout::{find_guide, short_name, source, sources};
use super::menus::{Group, choice, menus, passage_choice};
use crate::answer::{Action, Answer, Block, Outcome};
use crate::index::Generation;
use crate::knowledge::Guide;
use crate::request::Request;

/// Answers `/guides`.
pub fn respond(generation: &Generation) -> Answer {
    let guides = &generation.library.guides;
    let rows = guides.iter().map(|guide| {
        let source = source(guide);
        vec![
            guide.slug.clone(),
            guide.title.clone(),
            source.publisher,
            source.date,
            size(generation, guide).to_string(),
        ]
    });
    let entries = guides.iter().map(|guide| {
        let of = source(guide);
        let count = size(generation, guide);
        let detail = format!("{}, {}, {count} passages", of.publisher, of.date);
        let request = Request::Guide {
            guide: guide.slug.clone(),
        };
        choice(&guide.title, Some(&detail), request)
    });
    let group = Group {
        label: "See what a guide has".into(),
        entries: entries.collect(),
    };
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
        menus: menus(vec![group]),
        ..Answer::default()
    }
}

/// Answers with what one guide has: its sections, each a press away.
pub fn one(generation: &Generation, guide: &str) -> Answer {
    let guide = match find_guide(generation, guide) {
        Ok(guide) => guide,
        Err(answer) => return *answer,
    };
    let of = source(guide);
    let says = format!(
        "{}, {}: {} passages on the way to becoming a {}.",
        of.publisher,
        of.date,
        size(generation, guide),
        guide.role
    );
    let title = |id: &str| {
        let section = guide.sections.iter().find(|section| section.id == id);
        section.map(|section| section.title.as_str())
    };
    let entries = guide.sections.iter().filter_map(|section| {
        let passage = generation.passage(&format!("{}/{}", guide.slug, section.id))?;
        let whole = section.parent.as_deref().and_then(title);
        Some(passage_choice(passage, whole))
    });
    let group = Group {
        label: format!("Sections of {}", short_name(guide)),
        entries: entries.collect(),
    };
    let whole = guide.sections.iter().filter(|part| part.parent.is_none());
    let headings: Vec<String> = whole.map(|section| section.title.clone()).collect();
    let mut blocks = vec![Block::Paragraph(says)];
    if !headings.is_empty() {
        blocks.push(Block::List(headings));
    }
    let mut actions = Vec::new();
    if super::roadmap::roadmap(guide).is_some() {
        actions.push(Action {
            label: "Roadmap".into(),
            request: Request::Roadmap {
                guide: Some(guide.slug.clone()),
            },
        });
    }
    actions.push(Action {
        label: "All guides".into(),
        request: Request::Guides,
    });
    Answer {
        title: guide.title.clone(),
        blocks,
        sources: vec![of],
        outcome: Outcome::Answered,
        actions,
        menus: menus(vec![group]),
        ..Answer::default()
    }
}

/// How many passages a guide has.
fn size(generation: &Generation, guide: &Guide) -> usize {
    let passages = generation.passages.iter();
    passages
        .filter(|passage| passage.guide == guide.slug)
        .count()
}
