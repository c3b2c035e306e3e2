//! `/skills`: what the guides ask for, whole or by area.

use std::collections::HashSet;

use crate::index::{Generation, Head, Kind, Passage, Table, key};
use crate::knowledge::guide::SkillRow;
use crate::question::{self, Term};
use crate::respond::answer::{Action, Answer, Block, MAX_ACTIONS};
use crate::respond::command::{Arguments, Command, CommandSpec, arguments};
use crate::respond::find::ranked;
use crate::respond::layout::{blocks, chosen, not_there, short_name, sources};
use crate::respond::skill_list::RowTerms;

/// The follow-up that shows all skills.
const EVERYTHING: &str = "All skills";
/// Passages of prose that an area shows beside the tables.
const PROSE: usize = 2;
/// The least part of the area's words that prose must hold.
const COVERED: f32 = 0.75;

arguments! {
    /// Skills that the guides ask for.
    pub struct Skills {
        /// An area of skills, or a skill.
        area: Areas = "For example: mathematics, cloud, Python",
        /// A guide's slug.
        guide: Guides = "Only from this guide",
    }
    + SHARE
}

impl Command for Skills {
    const SPEC: CommandSpec = CommandSpec {
        name: "skills",
        description: "Skills that the guides ask for",
        options: Self::OPTIONS,
        wish: "Find out what to learn",
        example: &[("area", "mathematics")],
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let only = match chosen(generation, self.guide.as_deref()) {
            Ok(only) => only,
            Err(answer) => return *answer,
        };
        match &self.area {
            None => all(generation, only),
            Some(area) => by_area(generation, only, area),
        }
    }
}

/// The skills tables of one guide or of all.
fn tables<'a>(
    generation: &'a Generation,
    only: Option<&'a Head>,
) -> impl Iterator<Item = (&'a Head, &'a Table<SkillRow>)> {
    let tables = generation.tables();
    tables.filter(move |(guide, _)| only.is_none_or(|only| only == *guide))
}

fn all(generation: &Generation, only: Option<&Head>) -> Answer {
    let tables: Vec<_> = tables(generation, only).collect();
    if tables.is_empty() && only.is_none() {
        return not_there("No skills table", "No guide has a table of skills.");
    }
    if tables.is_empty() {
        let why = "This guide has no table of skills; other guides have.";
        return Answer::unclear("No skills table here", why).action(EVERYTHING, Skills::default());
    }
    let mut blocks = Vec::new();
    for (guide, table) in &tables {
        blocks.push(Block::heading(
            &table.section.title,
            Some(short_name(guide)),
        ));
        blocks.push(Block::List(table.rows.iter().map(line).collect()));
    }
    let areas = areas(generation, only).into_iter().take(MAX_ACTIONS);
    let actions = areas.map(|area| {
        let label = area.clone();
        let request = Skills {
            area: Some(area),
            guide: None,
        };
        Action::new(label, request)
    });
    let slugs = tables.iter().map(|(guide, _)| guide.slug.as_str());
    Answer::new("Skills")
        .blocks(blocks)
        .sources(sources(generation, slugs))
        .actions(actions)
}

/// The areas that skills are grouped in, in file order; a skill without an area stands for itself.
pub fn areas(generation: &Generation, only: Option<&Head>) -> Vec<String> {
    let mut seen = HashSet::new();
    let rows = tables(generation, only).flat_map(|(_, table)| &table.rows);
    let areas = rows.map(|row| row.area.as_ref().unwrap_or(&row.skill));
    let areas = areas.filter(|area| seen.insert(area.to_ascii_lowercase()));
    areas.cloned().collect()
}

fn by_area(generation: &Generation, only: Option<&Head>, area: &str) -> Answer {
    let reading = question::read(generation, area);
    let skill = generation.analyzer.term("skill");
    let own = |term: &&Term| !term.stop && term.term != skill;
    let wanted: Vec<&Term> = reading.terms.iter().filter(own).collect();
    let ways: Vec<Vec<u64>> = wanted
        .iter()
        .map(|asked| {
            let ways = asked.alternatives.iter();
            let ways = ways.filter(|(_, weight)| *weight >= 1.0 || wanted.len() == 1);
            ways.map(|(way, _)| key(way)).collect()
        })
        .collect();
    let holds = |row: &RowTerms, words: &SkillRow| match ways.is_empty() {
        true => names(words, area.trim()),
        false => ways.iter().all(|ways| row.says(ways)),
    };
    let mut out = Vec::new();
    let mut used: Vec<&str> = Vec::new();
    let terms = RowTerms::of_all(generation);
    let mut terms = terms.iter();
    for (guide, table) in generation.tables::<SkillRow>() {
        let rows = table.rows.iter().zip(terms.by_ref());
        let found =
            rows.filter(|(row, terms)| only.is_none_or(|only| only == guide) && holds(terms, row));
        let lines: Vec<String> = found.map(|(row, _)| line(row)).collect();
        if !lines.is_empty() {
            used.push(&guide.slug);
            out.push(Block::heading(short_name(guide), None));
            out.push(Block::List(lines));
        }
    }
    let ranked = ranked(generation, area);
    let prose = ranked
        .iter()
        .filter(|hit| hit.features.coverage >= COVERED)
        .map(|hit| generation.passage_at(hit.passage))
        .filter(|passage| matches!(passage.kind, Kind::Section | Kind::Faq))
        .filter(|passage| only.is_none_or(|only| only.slug == passage.guide))
        // A passage may be asked for by words that it does not say itself.
        .filter(|passage| says(generation, passage, &wanted))
        // The rows of a table that fit are shown already; the rest is about other skills.
        .filter(|passage| {
            let mut tables = tables(generation, None);
            tables.all(|(guide, table)| !passage.is_section(guide, &table.section))
        });
    let prose: Vec<_> = prose.take(PROSE).collect();
    if out.is_empty() && prose.is_empty() {
        let why = format!(
            "The guides name no skill or area like “{}”. They have these areas:",
            area.trim()
        );
        return Answer::unclear("Not among the skills", why)
            .list(areas(generation, only))
            .action(EVERYTHING, Skills::default());
    }
    for passage in &prose {
        used.push(&passage.guide);
        let guide = generation.guide(&passage.guide).map(short_name);
        out.push(Block::heading(&passage.title, guide));
        out.extend(blocks(&passage.text));
    }
    Answer::new(format!("Skills: {}", reading.text))
        .blocks(out)
        .sources(sources(generation, used))
        .action(EVERYTHING, Skills::default())
}

/// Whether an entry of a row's lists is exactly this. Names such as R, Go or IT are usual words too,
/// which say nothing inside of a sentence.
fn names(row: &SkillRow, wanted: &str) -> bool {
    let texts = [Some(&row.skill), row.area.as_ref(), row.covers.as_ref()];
    let parts = texts
        .into_iter()
        .flatten()
        .flat_map(|text| text.split([',', ';', ':', '/', '&', '(', ')']))
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" or "));
    let wanted = wanted.to_lowercase();
    parts
        .map(|part| part.trim().to_lowercase())
        .any(|part| part == wanted)
}

/// Whether a passage's title or text says one of these terms.
fn says(generation: &Generation, passage: &Passage, terms: &[&Term]) -> bool {
    let text = format!("{} . {}", passage.title, passage.text);
    let said = generation.analyzer.tokens(&text);
    let mut ways = terms.iter().flat_map(|term| &term.alternatives);
    ways.any(|(way, _)| said.iter().any(|token| token.term == *way))
}

fn line(row: &SkillRow) -> String {
    let covers = row
        .covers
        .as_deref()
        .map(|covers| format!(": {covers}"))
        .unwrap_or_default();
    let priority = row
        .priority
        .as_deref()
        .map(|p| format!(" ({p})"))
        .unwrap_or_default();
    format!("{}{priority}{covers}", row.skill)
}
