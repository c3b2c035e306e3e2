//! `/skills`: what the guides ask for, whole or by area.

use super::layout::{blocks, chosen, label, not_there, short_name, sources, unclear};
use crate::answer::{Action, Answer, Block, MAX_ACTIONS, Outcome};
use crate::index::{Generation, Kind, Passage};
use crate::knowledge::guide::SkillRow;
use crate::knowledge::{Content, Guide, Section};
use crate::question::{self, Term};
use crate::request::Request;

/// Passages of prose that an area shows beside the tables.
const PROSE: usize = 2;
/// The least part of the area's words that prose must hold.
const COVERED: f32 = 0.75;

/// Answers `/skills`.
pub fn respond(generation: &Generation, area: Option<&str>, guide: Option<&str>) -> Answer {
    let guides = match chosen(generation, guide) {
        Ok(guides) => guides,
        Err(answer) => return *answer,
    };
    match area {
        None => all(generation, &guides, guide.is_some()),
        Some(area) => by_area(generation, &guides, area),
    }
}

/// Every skills table of these guides.
pub fn tables<'a>(guides: &[&'a Guide]) -> Vec<(&'a Guide, &'a Section, &'a [SkillRow])> {
    let mut tables = Vec::new();
    for guide in guides.iter().copied() {
        for section in &guide.sections {
            if let Content::Skills(rows) = &section.content {
                tables.push((guide, section, rows.as_slice()));
            }
        }
    }
    tables
}

fn all(generation: &Generation, guides: &[&Guide], is_named: bool) -> Answer {
    let tables = tables(guides);
    if tables.is_empty() && !is_named {
        return not_there("No skills table", "No guide has a table of skills.");
    }
    if tables.is_empty() {
        let why = "This guide has no table of skills; other guides have.".to_owned();
        return unclear("No skills table here", why, Vec::new(), vec![everything()]);
    }
    let mut blocks = Vec::new();
    for (guide, section, rows) in &tables {
        let aside = Some(short_name(guide).to_owned());
        blocks.push(Block::Heading {
            text: section.title.clone(),
            aside,
        });
        blocks.push(Block::List(rows.iter().map(line).collect()));
    }
    let actions = areas(guides).into_iter().map(|area| Action {
        label: label(&area),
        request: Request::Skills {
            area: Some(area),
            guide: None,
        },
    });
    Answer {
        title: "Skills".into(),
        blocks,
        sources: sources(
            generation,
            tables.iter().map(|(guide, ..)| guide.slug.as_str()),
        ),
        outcome: Outcome::Answered,
        actions: actions.take(MAX_ACTIONS).collect(),
        ..Answer::default()
    }
}

/// The areas that skills are grouped in, in file order; a skill without an area stands for itself.
pub fn areas(guides: &[&Guide]) -> Vec<String> {
    let mut areas: Vec<String> = Vec::new();
    for (_, _, rows) in tables(guides) {
        for row in rows {
            let area = row.area.clone().unwrap_or_else(|| row.skill.clone());
            if areas.iter().all(|known| !known.eq_ignore_ascii_case(&area)) {
                areas.push(area);
            }
        }
    }
    areas
}

fn by_area(generation: &Generation, guides: &[&Guide], area: &str) -> Answer {
    let reading = question::read(generation, area);
    let skill = generation.analyzer.term("skill");
    let own = |term: &&Term| !term.stop && term.term != skill;
    let wanted: Vec<&Term> = reading.terms.iter().filter(own).collect();
    let holds = |row: &SkillRow| {
        if wanted.is_empty() {
            return names(row, area.trim());
        }
        let texts = [Some(&row.skill), row.area.as_ref(), row.covers.as_ref()];
        let text = texts
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" . ");
        let terms = generation.analyzer.tokens(&text);
        wanted.iter().all(|asked| {
            asked.alternatives.iter().any(|(other, weight)| {
                (*weight >= 1.0 || wanted.len() == 1) && terms.iter().any(|t| t.term == *other)
            })
        })
    };
    let mut out = Vec::new();
    let mut used: Vec<&str> = Vec::new();
    for (guide, _, rows) in tables(guides) {
        let lines: Vec<String> = rows.iter().filter(|row| holds(row)).map(line).collect();
        if !lines.is_empty() {
            used.push(&guide.slug);
            out.push(Block::Heading {
                text: short_name(guide).to_owned(),
                aside: None,
            });
            out.push(Block::List(lines));
        }
    }
    let skill_words = format!("{area} skill");
    let ranked = question::rank(generation, &question::read(generation, &skill_words));
    let prose = ranked
        .iter()
        .filter(|hit| hit.coverage >= COVERED)
        .map(|hit| &generation.passages[hit.passage])
        .filter(|passage| matches!(passage.kind, Kind::Section | Kind::Faq))
        .filter(|passage| guides.iter().any(|guide| guide.slug == passage.guide))
        // A passage may be asked for by words that it does not say itself.
        .filter(|passage| says(generation, passage, &wanted))
        // The rows of a table that fit are shown already; the rest is about other skills.
        .filter(|passage| {
            tables(guides)
                .iter()
                .all(|(guide, section, _)| passage.id != format!("{}/{}", guide.slug, section.id))
        });
    let prose: Vec<_> = prose.take(PROSE).collect();
    if out.is_empty() && prose.is_empty() {
        let why = format!(
            "The guides name no skill or area like “{}”. They have these areas:",
            area.trim()
        );
        return unclear(
            "Not among the skills",
            why,
            areas(guides),
            vec![everything()],
        );
    }
    for passage in &prose {
        used.push(&passage.guide);
        let guide = generation
            .guide(&passage.guide)
            .map(|guide| short_name(guide).to_owned());
        out.push(Block::Heading {
            text: passage.title.clone(),
            aside: guide,
        });
        out.extend(blocks(&passage.text));
    }
    Answer {
        title: format!("Skills: {}", reading.text),
        blocks: out,
        sources: sources(generation, used),
        outcome: Outcome::Answered,
        actions: vec![everything()],
        ..Answer::default()
    }
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

fn everything() -> Action {
    Action {
        label: "All skills".into(),
        request: Request::Skills {
            area: None,
            guide: None,
        },
    }
}
