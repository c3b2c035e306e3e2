//! `/salary`: pay by region and level, currencies apart, disagreements named.

use super::chart;
use super::layout::{chosen, label, listed, short_name, sources, unclear};
use super::pay::{Figure, Wanted, figures};
use crate::answer::{Action, Answer, Block, Outcome};
use crate::index::Generation;
use crate::knowledge::guide::place;
use crate::question;
use crate::request::Request;

/// Answers `/salary`.
pub fn respond(
    generation: &Generation,
    country: Option<&str>,
    level: Option<&str>,
    guide: Option<&str>,
) -> Answer {
    let guides = match chosen(generation, guide) {
        Ok(guides) => guides,
        Err(answer) => return *answer,
    };
    let all = figures(&guides);
    let mut regions: Vec<String> = Vec::new();
    for figure in &all {
        if !regions.iter().any(|region| region == figure.region) {
            regions.push(figure.region.to_owned());
        }
    }
    let mut wanted = Wanted::default();
    if let Some(country) = country {
        wanted.regions = regions_of(generation, country, &regions);
        if wanted.regions.is_empty() {
            let why = format!("The guides have no pay figures for “{country}”. They have:");
            return unclear(
                "No pay figures for that place",
                why,
                regions,
                countries(&all),
            );
        }
    }
    if let Some(level) = level {
        let read = question::read(generation, level).entities;
        wanted.levels = read.levels;
        wanted.years = read.years;
        wanted.years.extend(level.trim().parse::<u32>().ok());
        if wanted.levels.is_empty() && wanted.years.is_empty() {
            let why = format!("“{level}” is no career level. Say a level or years of experience:");
            let list = vec![
                "Entry, Mid, Senior or Staff/Principal".into(),
                "4 years".into(),
            ];
            return unclear("Which level?", why, list, Vec::new());
        }
    }
    // Other roles' medians belong to the whole picture, not to one level of ours.
    if level.is_none() {
        wanted.roles = all.iter().map(|figure| figure.role.to_owned()).collect();
    }
    let mut found = wanted.choose(&all);
    // A figure that says where it holds is worth more than one that does not.
    found.sort_by_key(|figure| !figure.has_region());
    if found.is_empty() {
        let place = country
            .map(|country| format!(" in {country}"))
            .unwrap_or_default();
        let why = format!("No guide gives pay for that level{place}. There is:");
        wanted.levels.clear();
        wanted.years.clear();
        let there = wanted.choose(&all).iter().map(Figure::line).collect();
        return unclear("No such pay figure", why, there, countries(&all));
    }
    lay_out(generation, &found, country, level, &all)
}

/// The regions that a typed place means: a region's own words first, then names and cities.
fn regions_of(generation: &Generation, typed: &str, regions: &[String]) -> Vec<String> {
    let wanted = typed.trim().to_lowercase();
    let exact: Vec<String> = regions
        .iter()
        .filter(|region| region.to_lowercase() == wanted)
        .cloned()
        .collect();
    if !exact.is_empty() {
        return exact;
    }
    // "us" is a stop word in a question, but not where a country is asked for.
    let short = match wanted.as_str() {
        "us" | "u.s." => "United States",
        _ => typed,
    };
    let named = question::read(generation, short).entities.regions;
    regions
        .iter()
        .filter(|region| named.iter().any(|n| n.eq_ignore_ascii_case(region)))
        .cloned()
        .collect()
}

fn lay_out(
    generation: &Generation,
    found: &[Figure<'_>],
    country: Option<&str>,
    level: Option<&str>,
    all: &[Figure<'_>],
) -> Answer {
    let mut blocks = Vec::new();
    let mut regions: Vec<&str> = Vec::new();
    for figure in found {
        if !regions.contains(&figure.region) {
            regions.push(figure.region);
        }
    }
    for region in &regions {
        let here: Vec<&Figure> = found
            .iter()
            .filter(|figure| figure.region == *region)
            .collect();
        blocks.push(Block::Heading {
            text: place(region).to_owned(),
            aside: None,
        });
        blocks.push(table(&here));
        let mut notes: Vec<(&str, Vec<String>)> = Vec::new();
        for figure in &here {
            let Some(note) = figure.note else { continue };
            match notes.iter_mut().find(|(known, _)| *known == note) {
                Some((_, names)) => names.push(figure.name()),
                None => notes.push((note, vec![figure.name()])),
            }
        }
        let notes: Vec<String> = notes
            .into_iter()
            .map(|(note, names)| format!("{}: {note}", listed(&names)))
            .collect();
        if !notes.is_empty() {
            blocks.push(Block::List(notes));
        }
    }
    blocks.extend(disagreements(found).into_iter().map(Block::Note));
    let mut title = "Pay".to_owned();
    if let [one] = regions.as_slice() {
        title = format!("Pay: {}", place(one));
    }
    if let Some(level) = level {
        title = format!("{title}, {level}");
    }
    let actions = if country.is_none() {
        countries(all)
    } else {
        vec![everything()]
    };
    Answer {
        figure: chart::of_pay(&title, found),
        title,
        blocks,
        sources: sources(
            generation,
            found.iter().map(|figure| figure.guide.slug.as_str()),
        ),
        outcome: Outcome::Answered,
        actions,
        ..Answer::default()
    }
}

fn table(figures: &[&Figure<'_>]) -> Block {
    let rows = figures.iter().map(|figure| {
        let years = figure
            .years
            .map_or_else(|| "–".into(), |years| years.text.clone());
        let measure = figure
            .measure
            .map(|m| format!(" ({m})"))
            .unwrap_or_default();
        vec![
            figure.name(),
            years,
            format!("{}{measure}", figure.money.text),
            short_name(figure.guide).to_owned(),
        ]
    });
    let head = ["Level", "Experience", "Pay", "Guide"]
        .map(str::to_owned)
        .to_vec();
    Block::Table {
        head,
        rows: rows.collect(),
    }
}

/// One sentence for each level and region of which two figures differ.
fn disagreements(figures: &[Figure<'_>]) -> Vec<String> {
    let mut notes = Vec::new();
    let mut seen: Vec<(&str, &str, Option<&str>)> = Vec::new();
    for figure in figures {
        let key = (figure.region, figure.role, figure.level);
        if seen.contains(&key) || figure.level.is_none() {
            continue;
        }
        seen.push(key);
        let same: Vec<&Figure> = figures
            .iter()
            .filter(|other| (other.region, other.role, other.level) == key)
            .collect();
        let differ = same.iter().any(|other| {
            (other.money.low, other.money.high) != (figure.money.low, figure.money.high)
        });
        if differ {
            let sides: Vec<String> = same
                .iter()
                .map(|one| {
                    format!(
                        "{} in {}, “{}”",
                        one.money.text,
                        short_name(one.guide),
                        one.section.title
                    )
                })
                .collect();
            notes.push(format!(
                "{} pay differs: {}.",
                figure.level.unwrap_or_default(),
                listed(&sides)
            ));
        }
    }
    notes
}

fn countries(figures: &[Figure<'_>]) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    for figure in figures {
        let label = label(figure.region);
        if figure.has_region()
            && actions.len() < 4
            && actions.iter().all(|action| action.label != label)
        {
            let country = Some(figure.region.to_owned());
            let request = Request::Salary {
                country,
                level: None,
                guide: None,
            };
            actions.push(Action { label, request });
        }
    }
    actions
}

fn everything() -> Action {
    Action {
        label: "All countries".into(),
        request: Request::Salary {
            country: None,
            level: None,
            guide: None,
        },
    }
}
