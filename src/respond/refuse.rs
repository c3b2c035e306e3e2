//! Whether the guides cover a question at all, and if not, what is missing and what is there.

use super::pay::figures;
use crate::index::{Generation, Meaning};
use crate::knowledge::Guide;
use crate::question::{Ranked, Reading};

/// What the evidence must reach for a question to be answered.
const ENOUGH: f32 = 0.42;

/// The evidence that the best passage answers the question, 0 to 1.
pub fn evidence(best: Option<&Ranked>) -> f32 {
    best.map_or(0.0, |best| 0.55 * best.form + 0.45 * best.coverage)
}

/// Why a question is not covered: sentences for the person; `None` if it is.
pub fn refuse(
    generation: &Generation,
    reading: &Reading,
    best: Option<&Ranked>,
    exact: bool,
) -> Option<Vec<String>> {
    let named = &reading.entities;
    let asks = |intent: &str| named.intents.iter().any(|known| known == intent);
    let outside = |kinds: &[&str]| {
        named
            .outside
            .iter()
            .find(|(kind, _)| kinds.contains(&kind.as_str()))
            .map(|(_, what)| what)
    };
    if asks("pay")
        && named.regions.is_empty()
        && let Some(place) = outside(&["country", "city", "currency"])
    {
        return Some(vec![format!(
            "The guides have no pay figures for {}. They have figures for {}.",
            capitalised(place),
            super::layout::listed(&regions(generation))
        )]);
    }
    if asks("pay") && !exact {
        let own = generation
            .library
            .guides
            .first()
            .map(|guide| guide.role.as_str());
        let others: Vec<&String> = outside(&["role"])
            .into_iter()
            .chain(named.roles.iter().filter(|role| Some(role.as_str()) != own))
            .collect();
        let ours = named.roles.iter().any(|role| Some(role.as_str()) == own);
        if let (Some(role), false) = (others.first(), ours) {
            return Some(vec![format!(
                "The guides have no pay figures for a {role}."
            )]);
        }
    }
    if exact || evidence(best) >= ENOUGH {
        return None;
    }
    let mut reasons = Vec::new();
    let missing: Vec<String> = reading
        .terms
        .iter()
        .filter(|term| !term.stop && !term.known || is_outside(generation, &term.term))
        .map(|term| format!("“{}”", term.surface))
        .take(3)
        .collect();
    if !missing.is_empty() {
        reasons.push(format!(
            "Nothing in the guides is about {}.",
            super::layout::listed(&missing)
        ));
    }
    Some(reasons)
}

/// What a covered question names and no guide speaks of: said beside the answer.
pub fn gaps(reading: &Reading) -> Option<String> {
    let outside: Vec<String> = reading
        .entities
        .outside
        .iter()
        .map(|(_, what)| capitalised(what))
        .take(3)
        .collect();
    (!outside.is_empty()).then(|| {
        format!(
            "The guides have nothing on {}.",
            super::layout::listed(&outside)
        )
    })
}

fn is_outside(generation: &Generation, term: &str) -> bool {
    let meanings = generation.gazetteer.meanings(term);
    meanings
        .iter()
        .any(|meaning| matches!(meaning, Meaning::Outside(_)))
}

fn regions(generation: &Generation) -> Vec<String> {
    let guides: Vec<&Guide> = generation.library.guides.iter().collect();
    let mut regions: Vec<String> = Vec::new();
    for figure in figures(&guides) {
        let region = figure.region.to_owned();
        if !regions.contains(&region) && figure.region != super::pay::NO_REGION {
            regions.push(region);
        }
    }
    regions
}

fn capitalised(words: &str) -> String {
    let words = words.split(' ').map(|word| {
        let mut chars = word.chars();
        chars
            .next()
            .map(|first| first.to_uppercase().chain(chars).collect::<String>())
    });
    words.flatten().collect::<Vec<_>>().join(" ")
}
