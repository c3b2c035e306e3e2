//! `/levels`: the career ladder of each guide that has one.

use super::Salary;
use std::collections::HashSet;

use crate::index::{Generation, Head, Table};
use crate::knowledge::guide::LevelRow;
use crate::respond::answer::{Action, Answer, Block, Choice, MAX_ACTIONS, MAX_CHOICES};
use crate::respond::command::{Arguments, Command, CommandSpec, arguments};
use crate::respond::layout::{chosen, short_name, sources};
use crate::respond::menus::{Group, menus};

/// A career ladder and its guide.
type Ladder<'a> = (&'a Head, &'a Table<LevelRow>);

arguments! {
    /// Career levels.
    pub struct Levels {
        /// A guide's slug.
        guide: Guides = "Only from this guide",
    }
    + SHARE
}

impl Command for Levels {
    const SPEC: CommandSpec = CommandSpec {
        name: "levels",
        description: "Career levels from entry to principal",
        options: Self::OPTIONS,
        wish: "See the career ladder",
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let only = match chosen(generation, self.guide.as_deref()) {
            Ok(only) => only,
            Err(answer) => return *answer,
        };
        let tables = generation.tables::<LevelRow>();
        let tables = tables.filter(|(guide, _)| only.is_none_or(|only| only == *guide));
        let with: Vec<Ladder<'_>> = tables.collect();
        let blocks = with.iter().flat_map(|(guide, ladder)| {
            let heading = Block::heading(&ladder.section.title, Some(short_name(guide)));
            [heading, table(&ladder.rows)]
        });
        let salary = Action::new("Pay by level", Salary::default());
        if with.is_empty() {
            return none(generation, only.map(|guide| guide.title.as_str()), salary);
        }
        let slugs = with.iter().map(|(guide, _)| guide.slug.as_str());
        Answer::new("Career levels")
            .blocks(blocks)
            .sources(sources(generation, slugs))
            .actions([salary])
            .menus(menus(vec![pay(generation, &with), ladders(&with)]))
    }
}

impl Levels {
    /// The levels of a guide.
    fn of(guide: &Head) -> Self {
        Self {
            guide: Some(guide.slug.clone()),
        }
    }
}

/// The levels of these guides that have figures of pay, each once; choosing one shows them.
fn pay(generation: &Generation, ladders: &[Ladder<'_>]) -> Group<Choice> {
    let figures = crate::respond::pay::figures(generation);
    let mut seen = HashSet::new();
    let mut entries: Vec<Choice> = Vec::new();
    let rows = ladders.iter().flat_map(|(_, table)| &table.rows);
    for row in rows.filter(|row| seen.insert(row.level.as_str())) {
        let years = row.experience.as_ref().map(|years| years.text.as_str());
        let request = Salary {
            level: Some(row.level.clone()),
            ..Salary::default()
        };
        if entries.len() < MAX_CHOICES && super::salary::is_paid(generation, &row.level, &figures) {
            entries.push(Choice::new(&format!("Pay: {}", row.level), years, request));
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
    let entries =
        several.map(|guide| Choice::new(short_name(guide), Some(&guide.title), Levels::of(guide)));
    let entries = entries.collect();
    Group {
        label: "Levels of one guide".into(),
        entries,
    }
}

fn table(rows: &[LevelRow]) -> Block {
    let dash = || "–".to_owned();
    let rows = rows.iter().map(|row| {
        [
            row.level.clone(),
            row.experience
                .as_ref()
                .map_or_else(dash, |years| years.text.clone()),
            row.work.clone().unwrap_or_else(dash),
            row.pay.as_ref().map_or_else(dash, |pay| pay.text.clone()),
        ]
    });
    Block::table(["Level", "Experience", "Work", "Pay"], rows)
}

fn none(generation: &Generation, title: Option<&str>, salary: Action) -> Answer {
    let mut others: Vec<&Head> = generation
        .tables::<LevelRow>()
        .map(|(guide, _)| guide)
        .collect();
    others.dedup();
    let others = others.into_iter().take(MAX_ACTIONS - 1);
    let actions = others.map(|guide| {
        let label = format!("Levels: {}", short_name(guide));
        Action::new(label, Levels::of(guide))
    });
    let why = title.map_or_else(
        || "No guide has a table of career levels.".into(),
        |title| format!("“{title}” has no table of career levels."),
    );
    Answer::not_covered("No career levels here", why)
        .actions(actions)
        .actions([salary])
}
