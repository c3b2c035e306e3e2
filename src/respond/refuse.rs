//! Whether the guides cover a question at all, and if not, what is missing and what is there.

use super::layout::{capitalised, listed, with_article};
use super::pay::figures;
use crate::index::{Generation, Meaning};
use crate::question::{Ranked, Reading};

/// What the evidence must reach for a question to be answered: the point at which about 3 % of the
/// covered golden questions are refused.
const ENOUGH: f32 = 0.45;

/// Passages that are looked at for evidence.
const LOOKED_AT: usize = 3;

// A logistic regression over the golden questions of the tune part, rounded: how well a form fits,
// how much of the question is held, which part of its words nobody knows, whether it names
// something outside, and how many words it has (a long question is never held whole).
const BIAS: f32 = -7.2;
const FIT: f32 = 3.4;
const HELD: f32 = 6.6;
const NOBODY_KNOWS: f32 = -3.3;
const NAMES_OUTSIDE: f32 = -2.5;
const A_WORD: f32 = 0.19;
const MOST_WORDS: usize = 30;

/// The evidence that one of the best passages answers the question, 0 to 1.
pub fn evidence(reading: &Reading, ranked: &[Ranked]) -> f32 {
    let looked_at = || ranked.iter().take(LOOKED_AT);
    let form = looked_at().map(|hit| hit.form).fold(0.0, f32::max);
    let held = looked_at().map(|hit| hit.coverage).fold(0.0, f32::max);
    let count = reading.terms.len();
    let unknown = reading
        .terms
        .iter()
        .filter(|term| !term.stop && !term.known)
        .count() as f32;
    let sum = BIAS
        + FIT * form
        + HELD * held
        + NOBODY_KNOWS * unknown / count.max(1) as f32
        + NAMES_OUTSIDE * f32::from(u8::from(!reading.entities.outside.is_empty()))
        + A_WORD * count.min(MOST_WORDS) as f32;
    1.0 / (1.0 + (-sum).exp())
}

/// Why a question is not covered: sentences for the person; `None` if it is.
pub fn refuse(
    generation: &Generation,
    reading: &Reading,
    ranked: &[Ranked],
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
    if reading.is_syntax {
        return Some(vec![
            "That looks like code or a query; ask in plain words.".into(),
        ]);
    }
    if generation.gazetteer.itself(&reading.text).is_some() {
        return Some(vec!["That is a question about this bot.".into()]);
    }
    if let Some(beyond) = named.beyond() {
        let what = &generation.library.vocabulary.beyond[beyond].what;
        return Some(vec![format!("The guides do not speak of {what}.")]);
    }
    if asks("pay")
        && named.regions.is_empty()
        && let Some(place) = outside(&["country", "city", "currency"])
    {
        return Some(vec![format!(
            "The guides have no pay figures for {}. They have figures for {}.",
            capitalised(place),
            listed(&regions(generation))
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
                "The guides have no pay figures for {}.",
                with_article(role)
            )]);
        }
    }
    if exact || evidence(reading, ranked) >= ENOUGH {
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
            listed(&missing)
        ));
    }
    Some(reasons)
}

pub(super) fn is_outside(generation: &Generation, term: &str) -> bool {
    let meanings = generation.gazetteer.meanings(term);
    meanings
        .iter()
        .any(|meaning| matches!(meaning, Meaning::Outside(_)))
}

fn regions(generation: &Generation) -> Vec<String> {
    let mut regions: Vec<String> = Vec::new();
    for figure in figures(generation) {
        let region = figure.region.to_owned();
        if !regions.contains(&region) && figure.has_region() {
            regions.push(region);
        }
    }
    regions
}
