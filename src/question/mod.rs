//! A question as typed in, how it was read out: corrected words, terms with their weight, the
//! things that it names; or that it is small talk ([`talk`]) or not in English ([`language`]).
//!
//! What answers a question is for `crate::rank` to say.

mod clauses;
mod context;
mod english;
mod entities;
pub mod language;
mod spans;
mod spelling;
mod syntax;
pub mod talk;

pub use entities::Entities;
pub use spelling::Correction;

use crate::index::{Alternatives, Generation, Instead, Meaning, STOP_INFORMATION, Token, words};

/// Most words of a question that are read; people put the point within the first lines.
const MOST_WORDS: usize = 160;
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
/// What a word that is only told counts beside one that is asked, and the information below which
/// a clause does not stand on its own.
const TOLD: f32 = 0.5;
const LITTLE: f32 = 3.0;

/// The language of a question that is not in English, by a generation's words.
pub fn foreign(generation: &Generation, question: &str) -> Option<language::Language> {
    language::foreign(question, |word| {
        generation.lexicon.knows(word) || english::is_word(word)
    })
}

/// A question as it was understood.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The words with spelling corrected, joined by spaces.
    pub text: String,
    /// The same with abbreviations written out, as the encoder reads it.
    pub spelled: String,
    /// Whether it is code or a query rather than a question in words.
    pub is_syntax: bool,
    /// What was corrected.
    pub corrections: Vec<Correction>,
    /// The terms that carry meaning, in order, each once.
    pub terms: Vec<Term>,
    /// What it asks, clause by clause: for each the weight of every term, at least one.
    pub asks: Vec<Vec<f32>>,
    /// The things that it names.
    pub entities: Entities,
}

impl Reading {
    /// Whether a clause that asks has the term with this number, and it is not only told around it.
    pub fn is_asked(&self, term: usize) -> bool {
        let information = self.terms[term].information;
        self.asks.iter().any(|ask| ask[term] >= information)
    }
}

/// A term of a question.
#[derive(Debug, Clone)]
pub struct Term {
    /// The index term.
    pub term: String,
    /// The words that it was read from.
    pub surface: String,
    /// How much it tells, in nats; 0 and up.
    pub information: f32,
    /// Whether any passage has it or a like word.
    pub known: bool,
    /// Whether it is an English word or a very short one: not knowing it says little.
    pub english: bool,
    /// Whether it is a stop word, which only tells ways of asking apart.
    pub stop: bool,
    /// The term itself with weight 1, then like words.
    pub alternatives: Alternatives,
}

/// Reads a question by a generation's vocabulary and words. Any text is fine.
pub fn read(generation: &Generation, question: &str) -> Reading {
    let mut left = MOST_WORDS;
    let mut corrections = Vec::new();
    let mut text = Vec::new();
    let mut spelled: Vec<String> = Vec::new();
    let mut asked: Vec<Entities> = Vec::new();
    let mut told: Vec<Entities> = Vec::new();
    let mut terms: Vec<Term> = Vec::new();
    // For each clause, the numbers of its terms, and whether it asks.
    let mut clauses: Vec<(Vec<usize>, bool)> = Vec::new();
    for clause in clauses::clauses(question) {
        // Further clauses would only cost time, each as much as the first.
        if left == 0 {
            break;
        }
        let mut typed = words(clause.text);
        typed.truncate(left);
        left -= typed.len();
        let (read, corrected) = spelling::correct(&generation.lexicon, typed);
        corrections.extend(corrected);
        let mut numbers = Vec::new();
        let tokens = generation.analyzer.tokens_of(&read);
        // A year that no guide has would only draw towards passages with other years.
        let said = tokens
            .iter()
            .filter(|token| !is_foreign_number(generation, token));
        spelled.extend(said.map(|token| {
            if let Some(region) = region_instead(generation, token) {
                return region.to_lowercase();
            }
            let is_entry = *generation.analyzer.stem(&token.surface) != *token.term;
            if is_entry {
                &token.term
            } else {
                &token.surface
            }
            .clone()
        }));
        let named = Entities::find(generation, &tokens);
        if clause.asks { &mut asked } else { &mut told }.push(named);
        for at in 0..tokens.len() {
            let phrases = generation.gazetteer.phrases_at(&tokens[at..]);
            let read = phrases
                .map(|(phrase, length)| phrase_term(generation, phrase, &tokens[at..at + length]));
            let mut own = term(generation, &tokens[at]);
            if context::is_background(generation, &tokens, at) {
                own.information = STOP_INFORMATION;
                own.stop = true;
            }
            for term in [Some(own)].into_iter().chain(read).flatten() {
                let known = terms.iter().position(|known| known.term == term.term);
                numbers.push(known.unwrap_or(terms.len()));
                if known.is_none() {
                    terms.push(term);
                }
            }
        }
        clauses.push((numbers, clause.asks));
        text.extend(read.into_iter().map(|word| word.text));
    }
    let mut entities = Entities::merge(asked, told);
    // "Can a nurse learn machine learning?": who asks that tells what he is.
    if context::names_a_role(generation, &spelled) && !entities.asks_pay() {
        let roles = entities.leave_roles();
        for term in terms
            .iter_mut()
            .filter(|term| roles.contains(&term.surface))
        {
            term.information = STOP_INFORMATION;
            term.stop = true;
        }
    }
    let asks = asks(&terms, &clauses);
    Reading {
        text: text.join(" "),
        spelled: spelled.join(" "),
        is_syntax: syntax::is_syntax(question),
        corrections,
        terms,
        asks,
        entities,
    }
}

/// What a question may have meant with one word that the guides do not use: the same words with the
/// nearest one that they do use. `None` where nothing is near, and where more than one word would have
/// to be another: that is another question.
pub fn guess(generation: &Generation, reading: &Reading) -> Option<String> {
    let unknown = |word: &str| {
        reading
            .terms
            .iter()
            .any(|term| !term.known && !term.stop && term.surface == word)
    };
    let mut guessed = 0;
    let words = reading.text.split(' ').map(|word| {
        let near = unknown(word)
            .then(|| spelling::guess(&generation.lexicon, word))
            .flatten();
        guessed += usize::from(near.is_some());
        near.unwrap_or_else(|| word.to_owned())
    });
    let words: Vec<String> = words.collect();
    (guessed == 1).then(|| words.join(" "))
}

/// The weight of every term for each clause that asks.
fn asks(terms: &[Term], clauses: &[(Vec<usize>, bool)]) -> Vec<Vec<f32>> {
    let asking = clauses.iter().filter(|(_, asks)| *asks);
    let mut asks: Vec<Vec<f32>> = asking
        .map(|(numbers, _)| {
            let own: f32 = numbers
                .iter()
                .filter(|at| terms[**at].known && !terms[**at].stop)
                .map(|at| terms[*at].information)
                .sum();
            // "Worth it?" says nothing without what was told before.
            let told = if own < LITTLE { 1.0 } else { TOLD };
            let weight = |at| if numbers.contains(&at) { 1.0 } else { told };
            terms
                .iter()
                .enumerate()
                .map(|(at, term)| term.information * weight(at))
                .collect()
        })
        .collect();
    if asks.is_empty() {
        asks.push(terms.iter().map(|term| term.information).collect());
    }
    asks
}

fn term(generation: &Generation, token: &Token) -> Term {
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
    // A year or an amount that no guide has says little of what is asked: "in 2024".
    let number = is_foreign_number(generation, token);
    let known = !outside && (frequency > 0 || alternatives.len() > 1);
    // What is left of an emoticon.
    let letter = !known && token.surface.chars().count() == 1;
    let stop = token.stop || number || letter;
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
fn region_instead<'g>(generation: &'g Generation, token: &Token) -> Option<&'g str> {
    let mut meanings = generation.gazetteer.meanings(&token.term).iter();
    let region = meanings.find_map(|meaning| match meaning {
        Meaning::City(region) => Some(region.as_str()),
        _ => None,
    });
    region.filter(|_| generation.lexicon.frequency(&token.term) == 0)
}

/// Whether a word is a number that no guide has.
fn is_foreign_number(generation: &Generation, token: &Token) -> bool {
    token.surface.starts_with(|c: char| c.is_ascii_digit())
        && generation.lexicon.frequency(&token.term) == 0
}

/// A phrase of the vocabulary as a term of its own, beside its words; nothing if what it stands for
/// is not in the guides.
fn phrase_term(generation: &Generation, phrase: &str, tokens: &[Token]) -> Option<Term> {
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
