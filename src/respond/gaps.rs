//! What a question asks for and its answer does not have, in sentences that stand beside the answer.

use super::exact::is_part;
use super::layout::{capitalised, listed, with_article};
use super::pay::{Figure, Wanted, city_note, figures, regions};
use super::refuse::is_outside;
use crate::index::{Generation, Meaning, Passage, Token};
use crate::question::{Reading, Term};

/// Groups of the vocabulary that make a question one about more than pay.
const MORE_THAN_PAY: [&str; 8] = [
    "course",
    "degree",
    "certificate",
    "project",
    "internship",
    "remote",
    "company",
    "specialize",
];

/// Said where no figure is for the level or the years that are asked for.
pub(super) const NO_LEVEL: &str = "The guides give no pay figure for just that.";

/// What had to be left out of account to find any figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// The level or the years.
    Level,
    /// The region as well.
    Region,
}

/// What was asked for and is not in the figures, in sentences.
pub(super) fn of_figures(
    generation: &Generation,
    reading: &Reading,
    wanted: &Wanted,
    missing: Option<Missing>,
    others: &[String],
    found: &[Figure<'_>],
    all: &[Figure<'_>],
) -> Option<String> {
    let mut gaps = Vec::new();
    let is_elsewhere = |role: &&String| {
        let is_of = |figure: &Figure<'_>| figure.is_of(role);
        !found.iter().any(is_of) && all.iter().any(is_of)
    };
    let elsewhere: Vec<String> = others
        .iter()
        .filter(is_elsewhere)
        .map(|role| with_article(role))
        .collect();
    if !elsewhere.is_empty() {
        gaps.push(format!(
            "The guides have no such figures for {}.",
            listed(&elsewhere)
        ));
    }
    match missing {
        None => {}
        Some(Missing::Level) => gaps.push(NO_LEVEL.to_owned()),
        Some(Missing::Region) => gaps.push(format!(
            "The guides have no such figures for {}: these are the ones that they have.",
            listed(&wanted.regions)
        )),
    }
    if missing != Some(Missing::Region) {
        gaps.extend(city_note(&reading.entities.cities, &regions(found)));
    }
    let besides = besides(generation, reading, found);
    if !besides.is_empty() {
        gaps.push(format!(
            "These are figures of pay; the guides do not link them to {}.",
            listed(&besides)
        ));
    }
    (!gaps.is_empty()).then(|| gaps.join(" "))
}

/// Roles whose pay is asked for, although no guide has a figure for them.
pub(super) fn of_pay(generation: &Generation, reading: &Reading) -> Option<String> {
    let named = &reading.entities;
    let asks_pay = named.intents.iter().any(|intent| intent == "pay");
    if !asks_pay || named.roles.is_empty() {
        return None;
    }
    let all = figures(generation);
    let lacking: Vec<String> = named
        .roles
        .iter()
        .filter(|role| !all.iter().any(|figure| figure.is_of(role)))
        .map(|role| with_article(role))
        .collect();
    (!lacking.is_empty())
        .then(|| format!("The guides have no pay figures for {}.", listed(&lacking)))
}

/// Words of what is asked, in quotes, that make it a question about more than pay and of which the
/// figures say nothing.
fn besides(generation: &Generation, reading: &Reading, found: &[Figure<'_>]) -> Vec<String> {
    let subjects = |term: &str| {
        let meanings = generation.gazetteer.meanings(term).iter();
        meanings.filter(|meaning| match meaning {
            Meaning::Intent(name) => MORE_THAN_PAY.contains(&name.as_str()),
            Meaning::Certification(_) => true,
            _ => false,
        })
    };
    let notes = found.iter().filter_map(|figure| figure.note);
    let notes: Vec<Token> = notes
        .flat_map(|note| generation.analyzer.tokens(note))
        .collect();
    let said: Vec<&Meaning> = notes
        .iter()
        .flat_map(|token| subjects(&token.term))
        .collect();
    let is_about = |term: &Term| subjects(&term.term).any(|subject| !said.contains(&subject));
    let terms = reading.terms.iter().enumerate();
    let besides = terms
        .filter(|(at, term)| is_about(term) && !is_part(generation, term) && reading.is_asked(*at));
    besides
        .map(|(_, term)| format!("“{}”", term.surface))
        .take(3)
        .collect()
}

/// What a covered question names and no guide speaks of.
pub(super) fn of_names(generation: &Generation, reading: &Reading) -> Option<String> {
    let named = &reading.entities;
    let outside = named.outside.iter().map(|(_, what)| what);
    let outside = outside
        .chain(&named.background)
        .filter(|what| !generation.is_titled(&generation.analyzer.term(what)))
        .map(|what| capitalised(what));
    // A rare word that is asked for is usually the name of something.
    let terms = reading.terms.iter().enumerate();
    let unknown = terms
        .filter(|(at, term)| is_nobody_s(generation, term) && reading.is_asked(*at))
        .map(|(_, term)| format!("“{}”", term.surface));
    let missing: Vec<String> = outside.chain(unknown).take(3).collect();
    (!missing.is_empty()).then(|| format!("The guides have nothing on {}.", listed(&missing)))
}

/// Whether neither the guides nor English know a word, and it is no number.
fn is_nobody_s(generation: &Generation, term: &Term) -> bool {
    let is_number = term.surface.starts_with(|c: char| c.is_ascii_digit());
    !term.known && !term.english && !term.stop && !is_number && !is_outside(generation, &term.term)
}

/// That a passage is about the guides' own role, where the question is about becoming or being another
/// one, of which the passage says nothing.
pub(super) fn of_role(
    generation: &Generation,
    reading: &Reading,
    best: &Passage,
) -> Option<String> {
    let own = &generation.guide(&best.guide)?.role;
    let other = reading.entities.aim.as_ref()?;
    let named = generation
        .analyzer
        .tokens(&format!("{}\n{}", best.title, best.text));
    let is_named = named.iter().any(|token| token.term == other.to_lowercase());
    (other != own && !is_named).then(|| {
        format!(
            "The guides say this of {}, not of {}.",
            with_article(own),
            with_article(other)
        )
    })
}
