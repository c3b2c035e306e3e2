//! `/salary`: pay by region and level, currencies apart, disagreements named.

use super::chart;
use super::layout::{chosen, label, listed, not_there, short_name, sources, unclear};
use super::pay::{Figure, city_note, figures, regions};
use super::pay_asked::{Asked, Unread};
use crate::answer::{Action, Answer, Block, Outcome};
use crate::index::Generation;
use crate::knowledge::Guide;
use crate::knowledge::guide::place;
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
    let whole: Vec<&Guide> = generation.library.guides.iter().collect();
    let whole = figures(&whole);
    if whole.is_empty() {
        return not_there("No pay figures", "The guides have no pay figures.");
    }
    let asked = match Asked::read(generation, country, level, &whole) {
        Ok(asked) => asked,
        Err(unread) => return which(&unread, &whole),
    };
    let here = figures(&guides);
    let found = asked.wanted.choose(&here);
    if !found.is_empty() {
        let actions = if asked.wanted.regions.is_empty() {
            countries(&here)
        } else {
            vec![everything()]
        };
        return lay_out(generation, found, &asked, actions);
    }
    let (why, there, actions) = match guides.as_slice() {
        [guide] if !asked.wanted.choose(&whole).is_empty() => {
            let what = asked.what();
            let guide = short_name(guide);
            let there = asked.nearest(&here);
            let it_has = if there.is_empty() { "" } else { " It has:" };
            let why = format!("{guide} has no {what}; other guides do.{it_has}");
            let same = Action {
                label: label(&format!("All guides: {what}")),
                request: Request::Salary {
                    country: country.map(str::to_owned),
                    level: level.map(str::to_owned),
                    guide: None,
                },
            };
            (why, there, vec![same])
        }
        _ => {
            let there = [&here, &whole].map(|figures| asked.nearest(figures));
            let there = there.into_iter().find(|figures| !figures.is_empty());
            let there = there.unwrap_or_default();
            (asked.nowhere(), there, countries(&whole))
        }
    };
    instead(generation, why, there, &asked, actions)
}

/// The answer that an option is not understood, with what it can be.
fn which(unread: &Unread<'_>, figures: &[Figure<'_>]) -> Answer {
    match unread {
        Unread::Place(typed) => unclear(
            "No pay figures for that place",
            format!("The guides have no pay figures for “{typed}”. They have:"),
            regions(figures),
            countries(figures),
        ),
        Unread::Level(typed) => unclear(
            "Which level?",
            format!("“{typed}” is no career level. Say a level or years of experience:"),
            vec![
                "Entry, Mid, Senior or Staff/Principal".into(),
                "4 years".into(),
            ],
            Vec::new(),
        ),
    }
}

/// Other figures than the wanted ones, after the sentence that says so.
fn instead(
    generation: &Generation,
    why: String,
    there: Vec<Figure<'_>>,
    asked: &Asked,
    actions: Vec<Action>,
) -> Answer {
    let mut answer = lay_out(generation, there, asked, actions);
    answer.blocks.insert(0, Block::Paragraph(why));
    Answer {
        title: "No such pay figure".into(),
        outcome: Outcome::Unclear,
        figure: None,
        ..answer
    }
}

fn lay_out(
    generation: &Generation,
    mut found: Vec<Figure<'_>>,
    asked: &Asked,
    actions: Vec<Action>,
) -> Answer {
    // A figure that says where it holds is worth more than one that does not.
    found.sort_by_key(|figure| !figure.has_region());
    let mut blocks = Vec::new();
    let regions = regions(&found);
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
        blocks.extend(notes(&here));
    }
    blocks.extend(disagreements(&found).into_iter().map(Block::Note));
    if regions
        .iter()
        .all(|region| asked.wanted.regions.contains(region))
    {
        blocks.extend(city_note(&asked.cities, &regions).map(Block::Note));
    }
    let mut title = "Pay".to_owned();
    if let [one] = regions.as_slice() {
        title = format!("Pay: {}", place(one));
    }
    if let Some(level) = &asked.level {
        title = format!("{title}, {level}");
    }
    Answer {
        figure: chart::of_pay(&title, &found),
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

/// What the guides add, each remark once with the figures that it is about.
fn notes(figures: &[&Figure<'_>]) -> Option<Block> {
    let mut notes: Vec<(&str, Vec<String>)> = Vec::new();
    for figure in figures {
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
    (!notes.is_empty()).then_some(Block::List(notes))
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
    let mut seen: Vec<&Figure<'_>> = Vec::new();
    for figure in figures {
        if figure.level.is_none() || seen.iter().any(|known| is_comparable(known, figure)) {
            continue;
        }
        seen.push(figure);
        let others = figures.iter();
        let same: Vec<&Figure<'_>> = others
            .filter(|other| is_comparable(figure, other))
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

/// Whether two figures claim to be for the same: years that only one of them names do not tell them
/// apart.
fn is_comparable(one: &Figure<'_>, other: &Figure<'_>) -> bool {
    let key = |figure: &Figure<'_>| {
        let currency = figure.money.currency;
        (
            figure.region.to_owned(),
            figure.role.to_owned(),
            figure.level.map(str::to_owned),
            figure.measure.map(str::to_owned),
            currency,
        )
    };
    let years = one.years.zip(other.years);
    key(one) == key(other) && years.is_none_or(|(one, other)| one == other)
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
