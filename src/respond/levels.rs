//! `/levels`: the career ladder of each guide that has one.

use std::collections::HashSet;

use super::layout::{chosen, short_name, sources};
use super::menus::{Group, choice, menus};
use crate::answer::{Action, Answer, Block, Choice, MAX_CHOICES, Outcome};
use crate::index::{Generation, Head, Table};
use crate::knowledge::guide::LevelRow;
use crate::request::Request;

/// A career ladder and its guide.
type Ladder<'a> = (&'a Head, &'a Table<LevelRow>);

/// Answers `/levels`.
pub fn respond(generation: &Generation, guide: Option<&str>) -> Answer {
    let only = match chosen(generation, guide) {
        Ok(only) => only,
        Err(answer) => return *answer,
    };
    let tables = generation.tables::<LevelRow>();
    let tables = tables.filter(|(guide, _)| only.is_none_or(|only| only == *guide));
    let with: Vec<Ladder<'_>> = tables.collect();
    let blocks = with.iter().flat_map(|(guide, ladder)| {
        let heading = Block::Heading {
            text: ladder.section.title.clone(),
            aside: Some(short_name(guide).to_owned()),
        };
        [heading, table(&ladder.rows)]
    });
    let blocks = blocks.collect();
    let salary = Action {
        label: "Pay by level".into(),
        request: Request::Salary {
            country: None,
            level: None,
            guide: None,
        },
    };
    if with.is_empty() {
        return none(generation, only.map(|guide| guide.title.as_str()), salary);
    }
    Answer {
        title: "Career levels".into(),
        blocks,
        sources: sources(
            generation,
            with.iter().map(|(guide, _)| guide.slug.as_str()),
        ),
        outcome: Outcome::Answered,
        actions: vec![salary],
        menus: menus(vec![pay(generation, &with), ladders(&with)]),
        ..Answer::default()
    }
}

/// The levels of these guides that have figures of pay, each once; choosing one shows them.
fn pay(generation: &Generation, ladders: &[Ladder<'_>]) -> Group<Choice> {
    let figures = super::pay::figures(generation);
    let mut seen = HashSet::new();
    let mut entries: Vec<Choice> = Vec::new();
    let rows = ladders.iter().flat_map(|(_, table)| &table.rows);
    for row in rows.filter(|row| seen.insert(row.level.as_str())) {
        let years = row.experience.as_ref().map(|years| years.text.as_str());
        let request = Request::Salary {
            country: None,
            level: Some(row.level.clone()),
            guide: None,
        };
        if entries.len() < MAX_CHOICES && super::salary::is_paid(generation, &row.level, &figures) {
            entries.push(choice(&format!("Pay: {}", row.level), years, request));
        }
    }
    Group {
        label: "Pay at one level".into(),
        entries,
    }
}

/// The guides, where there are several ladders to choose from.
fn ladders(ladders: &[Ladder<'_>]) -> Group<Choice> {
    let mut guides: Vec<&Head> = ladders.iter().map(|(guide, _)| *guide).collect();
    guides.dedup();
    let several = guides.iter().filter(|_| guides.len() > 1);
    let entries = several.map(|guide| {
        let request = Request::Levels {
            guide: Some(guide.slug.clone()),
        };
        choice(short_name(guide), Some(&guide.title), request)
    });
    let entries = entries.collect();
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
    let mut others: Vec<&Head> = generation
        .tables::<LevelRow>()
        .map(|(guide, _)| guide)
        .collect();
    others.dedup();
    let mut actions: Vec<Action> = others
        .into_iter()
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
