//! `/guides`: where answers come from, how old it is and how much there is; and what one guide has.

use super::layout::{find_guide, short_name, source, sources};
use super::menus::{Group, choice, menus};
use crate::answer::{Action, Answer, Block, Outcome};
use crate::index::{Generation, Heading};
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
            guide.passages.to_string(),
        ]
    });
    let entries = guides.iter().map(|guide| {
        let of = source(guide);
        let count = guide.passages;
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
    let roadmaps = super::roadmap::roadmaps(generation).take(crate::answer::MAX_ACTIONS);
    let actions = roadmaps.map(|(guide, _)| Action {
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
        of.publisher, of.date, guide.passages, guide.role
    );
    let headings = generation.tables::<Heading>();
    let mut headings = headings.filter(|(of, _)| *of == guide);
    let headings = headings.next().map_or(&[][..], |(_, table)| &table.rows);
    let title = |id: &str| {
        let heading = headings.iter().find(|heading| heading.id == id);
        heading.map(|heading| heading.title.as_str())
    };
    let entries = headings.iter().map(|heading| {
        let id = format!("{}/{}", guide.slug, heading.id);
        let whole = heading.parent.as_deref().and_then(title);
        choice(&heading.title, whole, Request::Passage { id })
    });
    let group = Group {
        label: format!("Sections of {}", short_name(guide)),
        entries: entries.collect(),
    };
    let whole = headings.iter().filter(|part| part.parent.is_none());
    let headings: Vec<String> = whole.map(|heading| heading.title.clone()).collect();
    let mut blocks = vec![Block::Paragraph(says)];
    if !headings.is_empty() {
        blocks.push(Block::List(headings));
    }
    let mut actions = Vec::new();
    if super::roadmap::roadmap(generation, guide).is_some() {
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
