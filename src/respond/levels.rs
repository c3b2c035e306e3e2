//! `/levels`: the career ladder of each guide that has one.

use super::layout::{chosen, short_name, sources};
use crate::answer::{Action, Answer, Block, Outcome};
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
        return none(
            generation,
            guides.first().map(|guide| guide.title.as_str()),
            salary,
        );
    }
    Answer {
        title: "Career levels".into(),
        blocks,
        sources: sources(generation, with.iter().map(|guide| guide.slug.as_str())),
        outcome: Outcome::Answered,
        actions: vec![salary],
        ..Answer::default()
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
    let which = title.map_or_else(|| "No guide".into(), |title| format!("“{title}”"));
    Answer {
        title: "No career levels here".into(),
        blocks: vec![Block::Paragraph(format!(
            "{which} has no table of career levels."
        ))],
        sources: Vec::new(),
        outcome: Outcome::NotCovered,
        actions,
        ..Answer::default()
    }
}
