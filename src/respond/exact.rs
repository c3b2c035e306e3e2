//! Typed facts first: a question about pay that names a place, a level, years or another role has
//! an exact answer in the tables.

use super::layout::{capitalised, listed};
use super::pay::{Figure, Wanted, figures};
use crate::index::passage::MAX_TEXT;
use crate::index::{Generation, Kind, Meaning};
use crate::knowledge::Guide;
use crate::question::{Reading, Term};

/// The part of a question that may be about something else for the figures to come first.
const MOST_BESIDE: f32 = 0.7;

/// The part beside pay from which a question that only names a place is about more.
const LOOSE: f32 = 0.15;

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
    /// Whether only a place was named, and the question is about more than pay there: then prose
    /// that people ask for in just these words says more than figures.
    pub is_loose: bool,
}

/// The figures that a question about pay asks for, or nothing if it is not such a question.
pub fn exact(generation: &Generation, reading: &Reading) -> Option<Exact> {
    let named = &reading.entities;
    let own = generation
        .library
        .guides
        .first()
        .map(|guide| guide.role.clone())?;
    let others: Vec<String> = named
        .roles
        .iter()
        .filter(|role| **role != own)
        .cloned()
        .collect();
    let asks_pay = named.intents.iter().any(|intent| intent == "pay");
    let has_place = !named.regions.is_empty();
    let foreign = named.outside.iter().any(|(kind, _)| kind == "role");
    let typed =
        has_place || !named.levels.is_empty() || !named.years.is_empty() || !others.is_empty();
    let beside = beside(generation, reading);
    if !asks_pay || !typed || (foreign && !named.roles.contains(&own)) || beside > MOST_BESIDE {
        return None;
    }
    let guides: Vec<&Guide> = generation.library.guides.iter().collect();
    let all = figures(&guides);
    let wanted = Wanted {
        regions: named.regions.clone(),
        levels: named.levels.clone(),
        years: named.years.clone(),
        roles: if named.roles.contains(&own) || others.is_empty() {
            let own = (!others.is_empty()).then_some(own.clone());
            others.iter().cloned().chain(own).collect()
        } else {
            others.clone()
        },
    };
    let is_loose = wanted.levels.is_empty() && wanted.years.is_empty() && beside >= LOOSE;
    let mut found = wanted.choose(&all);
    let mut gaps = Vec::new();
    if found.is_empty() {
        let open = Wanted {
            levels: Vec::new(),
            years: Vec::new(),
            ..wanted.clone()
        };
        found = open.choose(&all);
        let level = if named.levels.is_empty() {
            "those years"
        } else {
            "that level"
        };
        gaps.push(format!("The guides give no figure for {level} there."));
    }
    if !named.cities.is_empty() {
        let cities: Vec<String> = named.cities.iter().map(|city| capitalised(city)).collect();
        gaps.push(format!(
            "No guide has figures for {} alone: these are the ones for {}.",
            listed(&cities),
            listed(&named.regions)
        ));
    }
    let gap = (!gaps.is_empty()).then(|| gaps.join(" "));
    // Two roles side by side: their medians, not every level of one of them.
    if !others.is_empty() && found.iter().any(|figure| figure.level.is_none()) {
        found.retain(|figure| figure.level.is_none());
    }
    let first = found.first()?;
    let parts = [
        wanted.levels.as_slice(),
        wanted.regions.as_slice(),
        others.as_slice(),
    ]
    .concat();
    let title = match parts.is_empty() {
        true => "Pay by years of experience".to_owned(),
        false => format!("Pay: {}", listed(&parts)),
    };
    let mut slugs: Vec<String> = found
        .iter()
        .map(|figure| figure.guide.slug.clone())
        .collect();
    slugs.dedup();
    if let ([one], Some(passage)) = (found.as_slice(), generation.passage(&first.id)) {
        return Some(Exact {
            facts: vec![one.id.clone()],
            guide: one.guide.slug.clone(),
            kind: passage.kind,
            title: passage.title.clone(),
            text: passage.text.clone(),
            guides: slugs,
            gap,
            is_loose,
        });
    }
    Some(Exact {
        facts: found.iter().map(|figure| figure.id.clone()).collect(),
        guide: first.guide.slug.clone(),
        kind: Kind::Composed,
        title,
        text: lines(&found),
        guides: slugs,
        gap,
        is_loose,
    })
}

/// The part of what is asked that is neither pay, an entity nor a number.
fn beside(generation: &Generation, reading: &Reading) -> f32 {
    let part = |term: &Term| {
        let meanings = generation.gazetteer.meanings(&term.term).iter();
        let named = meanings.into_iter().any(|meaning| match meaning {
            Meaning::Intent(name) => {
                matches!(
                    name.as_str(),
                    "pay" | "level" | "location" | "hire" | "time" | "difference"
                )
            }
            Meaning::Region(_) | Meaning::City(_) | Meaning::Level(_) | Meaning::Role(_) => true,
            Meaning::Certification(_) | Meaning::Outside(_) | Meaning::Beyond(..) => false,
        });
        named
            || term.surface.starts_with(|c: char| c.is_ascii_digit())
            || term.term == "years of experience"
    };
    let parts: Vec<bool> = reading
        .terms
        .iter()
        .map(|term| term.stop || part(term))
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
fn lines(found: &[Figure<'_>]) -> String {
    let many = found
        .iter()
        .any(|figure| figure.guide.slug != found[0].guide.slug);
    let roles = found.iter().any(|figure| figure.role != found[0].role);
    let write = |notes: bool| {
        let mut text = String::new();
        for figure in found {
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
            if text.chars().count() + line.chars().count() < MAX_TEXT {
                text.push_str(if text.is_empty() { "" } else { "\n" });
                text.push_str(&line);
            }
        }
        text
    };
    let full = write(true);
    if full.lines().count() == found.len() {
        full
    } else {
        write(false)
    }
}
