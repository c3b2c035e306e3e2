//! What one word of a question tells, and what else may be said for it.

use super::{Term, english};
use crate::index::{Alternatives, Generation, Instead, Meaning, STOP_INFORMATION, Token};

/// What a usual English word without an entry in the vocabulary counts beside its rarity in the
/// guides: "after" is rare there, and says little all the same.
const PLAIN: f32 = 0.7;
/// Characters of a word that says as little as a usual one when nobody knows it.
const SHORT: usize = 3;
/// Weight of a like word beside the word itself.
const ALIKE: f32 = 0.3;
/// Weight of the guides' word for what a person calls otherwise.
const RELATED: f32 = 0.75;
/// Information of a word that the guides never use, as a part of a once-used word's: chat is full
/// of common words that mean little, a rare one is usually the point of the question.
const UNKNOWN_COMMON: f32 = 0.45;
const UNKNOWN_RARE: f32 = 0.6;
/// The same for a word that names something outside of the guides.
const OUTSIDE: f32 = 1.6;

/// A token of a question as a term.
pub(super) fn term(generation: &Generation, token: &Token) -> Term {
    let lexicon = &generation.lexicon;
    let name = token.term.as_str();
    let meanings = generation.gazetteer.meanings(name);
    let frequency = lexicon.frequency(name);
    let outside = frequency == 0
        && meanings
            .iter()
            .any(|meaning| matches!(meaning, Meaning::Outside(_)));
    let mut alternatives = instead(generation, name);
    alternatives.insert(0, (name.to_owned(), 1.0));
    if let Some(region) = region_instead(generation, token) {
        alternatives.push((generation.analyzer.term(region), RELATED));
    }
    let once = lexicon.information(1);
    // Nobody's name for a thing, or chat: very short words say little.
    let short = token.surface.chars().count() <= SHORT;
    let common = token.words == 1 && (short || english::is_common(&token.surface));
    let known = !outside && (frequency > 0 || alternatives.len() > 1);
    let stop = token.stop || is_stray(generation, token);
    let information = if outside {
        // What lies outside is never held by a passage, whatever words they share.
        alternatives.clear();
        once * OUTSIDE
    } else if stop {
        STOP_INFORMATION
    } else if frequency > 0 {
        let plain = common && meanings.is_empty();
        lexicon.information(frequency) * if plain { PLAIN } else { 1.0 }
    } else if alternatives.len() > 1 {
        // Only like words are known: it tells as much as the most usual of them.
        let most = alternatives
            .iter()
            .map(|(other, _)| lexicon.frequency(other))
            .max();
        lexicon.information(most.unwrap_or(1))
    } else if common {
        once * UNKNOWN_COMMON
    } else {
        once * UNKNOWN_RARE
    };
    Term {
        term: name.to_owned(),
        surface: token.surface.clone(),
        information,
        known,
        english: short || token.words > 1 || english::is_word(&token.surface),
        stop: stop && !outside,
        alternatives,
    }
}

/// The region of a city of which no guide speaks: what is said of the region is the nearest that there
/// is.
pub(super) fn region_instead<'g>(generation: &'g Generation, token: &Token) -> Option<&'g str> {
    let mut meanings = generation.gazetteer.meanings(&token.term).iter();
    let region = meanings.find_map(|meaning| match meaning {
        Meaning::City(region) => Some(region.as_str()),
        _ => None,
    });
    region.filter(|_| generation.lexicon.frequency(&token.term) == 0)
}

/// Whether a word says nothing of what is asked: a year or an amount that no guide has, the letter of an
/// emoticon or of a label.
pub(super) fn is_stray(generation: &Generation, token: &Token) -> bool {
    let is_number = token.surface.starts_with(|c: char| c.is_ascii_digit());
    let is_letter = token.surface.chars().count() == 1 && !token.stop;
    (is_number || is_letter) && generation.lexicon.frequency(&token.term) == 0
}

/// A phrase of the vocabulary as a term of its own, beside its words; nothing if what it stands for
/// is not in the guides.
pub(super) fn phrase_term(generation: &Generation, phrase: &str, tokens: &[Token]) -> Option<Term> {
    let alternatives = instead(generation, phrase);
    let most = alternatives
        .iter()
        .map(|(other, _)| generation.lexicon.frequency(other))
        .max()?;
    let surface: Vec<&str> = tokens.iter().map(|token| token.surface.as_str()).collect();
    Some(Term {
        term: phrase.to_owned(),
        surface: surface.join(" "),
        information: generation.lexicon.information(most),
        known: true,
        english: true,
        stop: false,
        alternatives,
    })
}

/// What may be said instead of a term or a phrase, as far as the guides say it.
fn instead(generation: &Generation, key: &str) -> Alternatives {
    let mut alternatives = Alternatives::new();
    for (other, instead) in generation.gazetteer.instead(key) {
        let weight = match instead {
            Instead::Alike => ALIKE,
            Instead::Related => RELATED,
        };
        let new = other != key && alternatives.iter().all(|(known, _)| known != other);
        if new && generation.lexicon.frequency(other) > 0 {
            alternatives.push((other.to_owned(), weight));
        }
    }
    alternatives
}
