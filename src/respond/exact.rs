//! Typed facts first: a question about pay that names a place, a level, years or another role has
//! an exact answer in the tables.

use std::fmt::Write as _;

use super::gaps::{self, Missing, NO_LEVEL};
use super::layout::listed;
use super::pay::{Figure, Wanted, figures};
use crate::index::passage::MAX_TEXT;
use crate::index::{Generation, Kind, Meaning};
use crate::knowledge::guide::LevelRow;
use crate::question::{Reading, Term};
use crate::rank::Roles;

/// The part of a question that may be about something else for the figures to come first.
const MOST_BESIDE: f32 = 0.7;

/// Room for the line that says how many figures are left out, in characters.
const MORE: usize = 40;

/// An answer put together from figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Exact {
    /// Ids of the figures' passages, the first one's first; never empty.
    pub facts: Vec<String>,
    /// Guide of the first figure.
    pub guide: String,
    /// A salary row as it is, or composed of several.
    pub kind: Kind,
    /// What it is about.
    pub title: String,
    /// The figures, one a line.
    pub text: String,
    /// Slugs of the guides.
    pub guides: Vec<String>,
    /// What was asked for and is not there, in words.
    pub gap: Option<String>,
    /// The part of the question that is about something else, 0 to 1.
    pub beside: f32,
}

/// The figures that a question about pay asks for, or nothing if it is not such a question.
pub fn exact(generation: &Generation, reading: &Reading) -> Option<Exact> {
    let named = &reading.entities;
    let own = own_role(generation, reading)?;
    let others: Vec<String> = named
        .roles
        .iter()
        .filter(|role| **role != own)
        .cloned()
        .collect();
    let has_place = !named.regions.is_empty();
    let foreign = named.outside.iter().any(|(kind, _)| kind == "role");
    let home = generation.home_role();
    let typed = has_place
        || !named.levels.is_empty()
        || !named.years.is_empty()
        || named.roles.iter().any(|role| home != Some(role))
        || !others.is_empty();
    let beside = beside(generation, reading);
    if !named.asks_pay()
        || !typed
        || (foreign && !named.roles.contains(&own))
        || beside > MOST_BESIDE
    {
        return None;
    }
    let all = figures(generation);
    let wanted = Wanted {
        regions: named.regions.clone(),
        levels: named.levels.clone(),
        years: named.years.clone(),
        roles: if named.roles.contains(&own) || others.is_empty() {
            others.iter().cloned().chain([own]).collect()
        } else {
            others.clone()
        },
        any_role: false,
    };
    let (mut found, mut missing) = nearest(&wanted, &all);
    // A level or a place that only guides of other roles have is theirs.
    if missing.is_some() && named.roles.is_empty() {
        let roles = Vec::new();
        let elsewhere = Wanted {
            roles,
            ..wanted.clone()
        }
        .choose(&all);
        if !elsewhere.is_empty() {
            (found, missing) = (elsewhere, None);
        }
    }
    // What a level earns elsewhere is no answer; what is said of the level may be one.
    if missing == Some(Missing::Level)
        && others.is_empty()
        && let Some(level) = level(generation, &wanted)
    {
        return Some(level);
    }
    // Two roles side by side: their medians, not every level of one of them.
    if !others.is_empty() && found.iter().any(|figure| figure.level.is_none()) {
        found.retain(|figure| figure.level.is_none());
    }
    let first = found.first()?;
    let gap = gaps::of_figures(generation, reading, &wanted, missing, &others, &found, &all);
    let mut slugs: Vec<String> = found
        .iter()
        .map(|figure| figure.guide.slug.clone())
        .collect();
    slugs.dedup();
    if let ([one], Some(passage)) = (found.as_slice(), generation.passage(&first.id())) {
        return Some(Exact {
            facts: vec![one.id()],
            guide: one.guide.slug.clone(),
            kind: passage.kind,
            title: passage.title.clone(),
            text: passage.text.clone(),
            guides: slugs,
            gap,
            beside,
        });
    }
    Some(Exact {
        facts: found.iter().map(Figure::id).collect(),
        guide: first.guide.slug.clone(),
        kind: Kind::Composed,
        title: title(&wanted, &others, &found),
        text: lines(&found, !others.is_empty()),
        guides: slugs,
        gap,
        beside,
    })
}

/// The role whose figures are meant where no other one is named: that of a guide that the question
/// names, else the community's.
fn own_role(generation: &Generation, reading: &Reading) -> Option<String> {
    let roles = Roles::new(generation, reading);
    roles.named().or(generation.home_role()).map(str::to_owned)
}

/// The wanted figures, or else the nearest ones that there are.
fn nearest<'a>(wanted: &Wanted, all: &[Figure<'a>]) -> (Vec<Figure<'a>>, Option<Missing>) {
    let found = wanted.choose(all);
    if !found.is_empty() {
        return (found, None);
    }
    let mut wider = Wanted {
        levels: Vec::new(),
        years: Vec::new(),
        ..wanted.clone()
    };
    let found = wider.choose(all);
    if !found.is_empty() {
        return (found, Some(Missing::Level));
    }
    wider.regions.clear();
    (wider.choose(all), Some(Missing::Region))
}

/// The row of a level for which there is no figure.
fn level(generation: &Generation, wanted: &Wanted) -> Option<Exact> {
    let id = generation.tables().find_map(|(guide, table)| {
        let is_wanted = |row: &&LevelRow| wanted.levels.contains(&row.level);
        let row = table.rows.iter().find(is_wanted)?;
        Some(format!("{}/{}/{}", guide.slug, table.section.id, row.id))
    });
    let passage = generation.passage(&id?)?;
    Some(Exact {
        facts: vec![passage.id.clone()],
        guide: passage.guide.clone(),
        kind: passage.kind,
        title: passage.title.clone(),
        text: passage.text.clone(),
        guides: vec![passage.guide.clone()],
        gap: Some(NO_LEVEL.to_owned()),
        beside: 0.0,
    })
}

/// What the figures are for, as far as the question says it and the figures are it.
fn title(wanted: &Wanted, others: &[String], found: &[Figure<'_>]) -> String {
    let levels = wanted
        .levels
        .iter()
        .filter(|level| found.iter().any(|figure| figure.level == Some(level)));
    let regions = wanted
        .regions
        .iter()
        .filter(|region| found.iter().any(|figure| figure.region == *region));
    let roles = others
        .iter()
        .filter(|role| found.iter().any(|figure| figure.is_of(role)));
    let parts: Vec<String> = levels.chain(regions).chain(roles).cloned().collect();
    match (parts.is_empty(), wanted.years.is_empty()) {
        (false, _) => format!("Pay: {}", listed(&parts)),
        (true, false) => "Pay by years of experience".to_owned(),
        (true, true) => format!("Pay: {}", found[0].role),
    }
}

/// Whether a term belongs to a question about pay.
pub(super) fn is_part(generation: &Generation, term: &Term) -> bool {
    let mut meanings = generation.gazetteer.meanings(&term.term).iter();
    let named = meanings.any(|meaning| match meaning {
        Meaning::Intent(name) => {
            matches!(
                name.as_str(),
                "pay" | "level" | "location" | "hire" | "time" | "difference"
            )
        }
        Meaning::Region(_) | Meaning::City(_) | Meaning::Level(_) | Meaning::Role(_) => true,
        Meaning::Certification(_) | Meaning::Outside(_) => false,
    });
    named
        || term.surface.starts_with(|c: char| c.is_ascii_digit())
        || term.term == "years of experience"
}

/// The part of what is asked that is neither pay, an entity nor a number.
fn beside(generation: &Generation, reading: &Reading) -> f32 {
    let parts: Vec<bool> = reading
        .terms
        .iter()
        .map(|term| term.stop || is_part(generation, term))
        .collect();
    let besides = reading.asks.iter().map(|ask| {
        // Only words of the clause itself: a story around it is beside the point anyway.
        let own = ask.iter().zip(&reading.terms).zip(&parts);
        let own = own.filter(|((weight, term), _)| **weight >= term.information);
        let (mut all, mut beside) = (0.0, 0.0);
        for ((weight, _), part) in own {
            all += weight;
            beside += if *part { 0.0 } else { *weight };
        }
        if all > 0.0 { beside / all } else { 1.0 }
    });
    besides.fold(1.0, f32::min)
}

/// The figures, one a line with its guide, as many as a passage holds. Notes go first when it gets
/// too long: the figures are what was asked for.
fn lines(found: &[Figure<'_>], with_roles: bool) -> String {
    let many = found
        .iter()
        .any(|figure| figure.guide.slug != found[0].guide.slug);
    let roles = with_roles || found.iter().any(|figure| figure.role != found[0].role);
    let write = |notes: bool| {
        let mut text = String::new();
        for (at, figure) in found.iter().enumerate() {
            let plain = Figure {
                note: figure.note.filter(|_| notes),
                ..figure.clone()
            };
            let twins = found
                .iter()
                .filter(|other| other.is_twin_of(figure))
                .count();
            let section = if twins > 1 {
                format!(" ({})", figure.section.title)
            } else {
                String::new()
            };
            let guide = if many {
                format!(" – {}", super::layout::short_name(figure.guide))
            } else {
                String::new()
            };
            let figure = if roles {
                plain.line_with_role()
            } else {
                plain.line()
            };
            let line = format!("• {figure}{section}{guide}");
            if text.chars().count() + line.chars().count() + MORE >= MAX_TEXT {
                let _ = write!(
                    text,
                    "\n• and {} more: `/salary` has them all",
                    found.len() - at
                );
                return (text, false);
            }
            text.push_str(if text.is_empty() { "" } else { "\n" });
            text.push_str(&line);
        }
        (text, true)
    };
    match write(true) {
        (text, true) => text,
        _ => write(false).0,
    }
}
