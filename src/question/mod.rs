//! How a question is read: its corrected words, its terms with their weight, the
//! things that it names; or that it is small talk ([`talk`]) or not in English ([`language`]).
//!
//! What answers a question is for `crate::rank` to say.

mod clauses;
mod context;
mod english;
mod entities;
pub mod language;
mod read;
mod spans;
mod spelling;
mod syntax;
pub mod talk;
mod term;

pub use entities::Entities;
pub use read::read;
pub use spelling::Correction;

use crate::index::{Alternatives, Generation};

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
