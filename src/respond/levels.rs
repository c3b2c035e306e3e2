//! `/levels`: the career ladder of each guide that has one.

use super::layout::{chosen, short_name, sources};
use super::menus::{Group, choice, menus};
use crate::answer::{Action, Answer, Block, Choice, Outcome};
use crate::index::Generation;
use crate::knowledge::guide::LevelRow;
use crate::knowledge::{Content, Guide};
use crate::request::Request;

/// Answers `/levels`.
pub fn respond(generation: &Generation, guide: Option<&str>) -> Answer {
    let guides = match chosen(generation, guide) {
        Ok(guides) => guides,
        Err(answer) => return *answer,
    };
    let mut blocks = Vec::new();
    let mut with: Vec<&Guide> = Vec::new();
    for guide in &guides {
        for section in &guide.sections {
            if let Content::Levels(rows) = &section.content {
                with.push(guide);
                blocks.push(Block::Heading {
                    text: section.title.clone(),
                    aside: Some(short_name(guide).to_owned()),
                });
                blocks.push(table(rows));
            }
        }
    }
    let salary = Action {
        label: "Pay by level".into(),
        request: Request::Salary {
            country: None,
            level: None,
            guide: None,
        },
    };
    if with.is_empty() {
        let named = guide.and(guides.first());
        return none(generation, named.map(|guide| guide.title.as_str()), salary);
    }
    Answer {
        title: "Career levels".into(),
        blocks,
        sources: sources(generation, with.iter().map(|guide| guide.slug.as_str())),
        outcome: Outcome::Answered,
        actions: vec![salary],
        menus: menus(vec![pay(generation, &with), ladders(&with)]),
        ..Answer::default()
    }
}

/// The levels of these guides that have figures of pay, each once; choosing one shows them.
fn pay(generation: &Generation, guides: &[&Guide]) -> Group<Choice> {
    let mut entries: Vec<Choice> = Vec::new();
    let sections = guides.iter().flat_map(|guide| &guide.sections);
    for section in sections {
        let Content::Levels(rows) = &section.content else {
            continue;
        };
        for row in rows {
            let years = row.experience.as_ref().map(|years| years.text.as_str());
            let request = Request::Salary {
                country: None,
                level: Some(row.level.clone()),
                guide: None,
            };
            let entry = choice(&format!("Pay: {}", row.level), years, request);
            let paid = super::salary::respond(generation, None, Some(&row.level), None);
            let is_new = entries.iter().all(|known| known.label != entry.label);
            if is_new && paid.outcome == Outcome::Answered {
                entries.push(entry);
            }
        }
    }
    Group {
        label: "Pay at one level".into(),
        entries,
    }
}

/// The guides, where there are several ladders to choose from.
fn ladders(guides: &[&Guide]) -> Group<Choice> {
    let mut slugs: Vec<&str> = guides.iter().map(|guide| guide.slug.as_str()).collect();
    slugs.dedup();
    let several = guides.iter().filter(|_| slugs.len() > 1);
    let mut entries: Vec<Choice> = Vec::new();
    for guide in several {
        let request = Request::Levels {
            guide: Some(guide.slug.clone()),
        };
        let entry = choice(short_name(guide), Some(&guide.title), request);
        if entries.iter().all(|known| known.request != entry.request) {
            entries.push(entry);
        }
    }
    Group {
        label: "Levels of one guide".into(),
        entries,
    }
}

fn table(rows: &[LevelRow]) -> Block {
    let dash = || "–".to_owned();
    let head = ["Level", "Experience", "Work", "Pay"]
        .map(str::to_owned)
        .to_vec();
    let rows = rows.iter().map(|row| {
        vec![
            row.level.clone(),
            row.experience
                .as_ref()
                .map_or_else(dash, |years| years.text.clone()),
            row.work.clone().unwrap_or_else(dash),
            row.pay.as_ref().map_or_else(dash, |pay| pay.text.clone()),
        ]
    });
    Block::Table {
        head,
        rows: rows.collect(),
    }
}

fn none(generation: &Generation, title: Option<&str>, salary: Action) -> Answer {
    let others = generation.library.guides.iter().filter(|guide| {
        guide
            .sections
            .iter()
            .any(|section| matches!(section.content, Content::Levels(_)))
    });
    let mut actions: Vec<Action> = others
        .map(|guide| Action {
            label: super::layout::label(&format!("Levels: {}", short_name(guide))),
            request: Request::Levels {
                guide: Some(guide.slug.clone()),
            },
        })
        .take(4)
        .collect();
    actions.push(salary);
    let why = title.map_or_else(
        || "No guide has a table of career levels.".into(),
        |title| format!("“{title}” has no table of career levels."),
    );
    Answer {
        title: "No career levels here".into(),
        blocks: vec![Block::Paragraph(why)],
        sources: Vec::new(),
        outcome: Outcome::NotCovered,
        actions,
        ..Answer::default()
    }
}
