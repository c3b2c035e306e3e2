//! `/salary`: pay by region and level, currencies apart, disagreements named.

use std::collections::HashMap;

use crate::index::Generation;
use crate::knowledge::guide::place;
use crate::respond::answer::{Action, Answer, Block, Outcome};
use crate::respond::chart;
use crate::respond::command::{Arguments, Command, CommandSpec, arguments};
use crate::respond::layout::{chosen, listed, not_there, short_name, sources};
use crate::respond::pay::{Figure, city_note, figures, has_roles, regions};
use crate::respond::pay_asked::{Asked, Unread};

/// Most figures that a sentence holds against each other.
const SIDES: usize = 8;
/// Most levels that are listed where none is understood.
const MOST_LEVELS: usize = 20;
/// Most countries that are offered.
const COUNTRIES: usize = 4;

arguments! {
    /// Pay figures.
    pub struct Salary {
        /// A region of the guides, or a place in it.
        country: Countries = "For example: India, United Kingdom, London",
        /// A career level, or years of experience.
        level: Levels = "For example: entry, senior, 4 years",
        /// A guide's slug.
        guide: Guides = "Only from this guide",
    }
    + SHARE
}

impl Command for Salary {
    const SPEC: CommandSpec = CommandSpec {
        name: "salary",
        description: "Pay by country and career level",
        options: Self::OPTIONS,
        wish: "See what the work pays",
        example: &[("country", "India"), ("level", "senior")],
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let only = match chosen(generation, self.guide.as_deref()) {
            Ok(only) => only,
            Err(answer) => return *answer,
        };
        let whole = figures(generation);
        if whole.is_empty() {
            return not_there("No pay figures", "The guides have no pay figures.");
        }
        let (country, level) = (self.country.as_deref(), self.level.as_deref());
        let asked = match Asked::read(generation, country, level, &whole) {
            Ok(asked) => asked,
            Err(unread) => return which(&unread, &whole, &generation.library.named.levels),
        };
        let mut here = whole.clone();
        here.retain(|figure| only.is_none_or(|only| only == figure.guide));
        let found = asked.wanted.choose(&here);
        if !found.is_empty() {
            let actions = if asked.wanted.regions.is_empty() {
                countries(&here)
            } else {
                vec![everything()]
            };
            return lay_out(generation, found, &asked, actions);
        }
        let (why, there, actions) = match only {
            Some(guide) if !asked.wanted.choose(&whole).is_empty() => {
                let what = asked.what();
                let guide = short_name(guide);
                let there = asked.nearest(&here);
                let it_has = if there.is_empty() { "" } else { " It has:" };
                let why = format!("{guide} has no {what}; other guides do.{it_has}");
                let same = Salary {
                    guide: None,
                    ..self.clone()
                };
                let same = Action::new(format!("All guides: {what}"), same);
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
}

/// Whether there are figures among these for a level, as somebody types it.
pub fn is_paid(generation: &Generation, level: &str, all: &[Figure<'_>]) -> bool {
    let asked = Asked::read(generation, None, Some(level), all);
    asked.is_ok_and(|asked| !asked.wanted.choose(all).is_empty())
}

/// The answer that an option is not understood, with what it can be.
fn which(unread: &Unread<'_>, figures: &[Figure<'_>], levels: &[String]) -> Answer {
    match unread {
        Unread::Place(typed) => {
            let why = format!("The guides have no pay figures for “{typed}”. They have:");
            Answer::unclear("No pay figures for that place", why)
                .list(regions(figures))
                .actions(countries(figures))
        }
        Unread::Level(typed) => {
            let why = format!("“{typed}” is no career level. Say a level or years of experience:");
            let levels = levels.iter().take(MOST_LEVELS).cloned();
            Answer::unclear("Which level?", why).list(levels.chain(["4 years".into()]))
        }
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
    let (regions, with_role) = (regions(&found), has_roles(&found));
    let mut by_region: HashMap<&str, Vec<&Figure<'_>>> = HashMap::new();
    for figure in &found {
        by_region.entry(figure.region).or_default().push(figure);
    }
    for region in &regions {
        let here = by_region.remove(region.as_str()).unwrap_or_default();
        blocks.push(Block::heading(place(region), None));
        blocks.push(table(&here, with_role));
        blocks.extend(notes(&here, with_role));
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
    let slugs = found.iter().map(|figure| figure.guide.slug.as_str());
    Answer::new(&title)
        .blocks(blocks)
        .figure(chart::of_pay(&title, &found))
        .sources(sources(generation, slugs))
        .actions(actions)
}

/// What the guides add, each remark once with the figures that it is about.
fn notes(figures: &[&Figure<'_>], with_role: bool) -> Option<Block> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut notes: Vec<(&str, Vec<String>)> = Vec::new();
    for figure in figures {
        let Some(note) = figure.note else { continue };
        let at = *places.entry(note).or_insert(notes.len());
        if at == notes.len() {
            notes.push((note, Vec::new()));
        }
        notes[at].1.push(figure.name(with_role));
    }
    let notes: Vec<String> = notes
        .into_iter()
        .map(|(note, names)| format!("{}: {note}", listed(&names)))
        .collect();
    (!notes.is_empty()).then_some(Block::List(notes))
}

fn table(figures: &[&Figure<'_>], with_role: bool) -> Block {
    let rows = figures.iter().map(|figure| {
        let years = figure
            .years
            .map_or_else(|| "–".into(), |years| years.text.clone());
        let measure = figure
            .measure
            .map(|m| format!(" ({m})"))
            .unwrap_or_default();
        [
            figure.name(with_role),
            years,
            format!("{}{measure}", figure.money.text),
            short_name(figure.guide).to_owned(),
        ]
    });
    Block::table(["Level", "Experience", "Pay", "Guide"], rows)
}

/// One sentence for each level and region of which two figures differ.
fn disagreements(figures: &[Figure<'_>]) -> Vec<String> {
    let mut notes = Vec::new();
    for same in comparable(figures) {
        let first = same[0];
        let amounts = |figure: &Figure<'_>| (figure.money.low, figure.money.high);
        if same.iter().all(|other| amounts(other) == amounts(first)) {
            continue;
        }
        let side = |one: &&Figure<'_>| {
            let guide = short_name(one.guide);
            format!("{} in {guide}, “{}”", one.money.text, one.section.title)
        };
        let mut sides: Vec<String> = same.iter().take(SIDES).map(side).collect();
        if same.len() > SIDES {
            sides.push(format!("{} more", same.len() - SIDES));
        }
        let level = first.name(has_roles(figures));
        notes.push(format!("{level} pay differs: {}.", listed(&sides)));
    }
    notes
}

/// The figures of levels that claim to be for the same, in the order of their first ones: years that
/// only one of them names do not tell them apart.
fn comparable<'f, 'g>(figures: &'f [Figure<'g>]) -> Vec<Vec<&'f Figure<'g>>> {
    let mut places = HashMap::new();
    let mut alike: Vec<Vec<&Figure<'_>>> = Vec::new();
    for figure in figures.iter().filter(|figure| figure.level.is_some()) {
        let paid = (figure.money.currency, figure.money.per);
        let key = (
            figure.region,
            figure.role,
            figure.level,
            figure.measure,
            paid,
        );
        let at = *places.entry(key).or_insert(alike.len());
        if at == alike.len() {
            alike.push(Vec::new());
        }
        alike[at].push(figure);
    }
    let goes_with = |one: &Figure<'_>, other: &Figure<'_>| {
        let years = one.years.zip(other.years);
        years.is_none_or(|(one, other)| one == other)
    };
    let mut same = Vec::new();
    for alike in alike {
        let mut firsts: Vec<&Figure<'_>> = Vec::new();
        for figure in &alike {
            if firsts.iter().all(|first| !goes_with(first, figure)) {
                firsts.push(figure);
                let others = alike.iter().filter(|other| goes_with(figure, other));
                same.push(others.copied().collect());
            }
        }
    }
    same
}

fn countries(figures: &[Figure<'_>]) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    for figure in figures {
        let country = Some(figure.region.to_owned());
        let action = Action::new(
            figure.region,
            Salary {
                country,
                ..Salary::default()
            },
        );
        let is_new = actions.iter().all(|known| known.label != action.label);
        if figure.has_region() && actions.len() < COUNTRIES && is_new {
            actions.push(action);
        }
    }
    actions
}

fn everything() -> Action {
    Action::new("All countries", Salary::default())
}
