//! A question as typed in, how it was read out: corrected words, terms with their weight, the
//! things that it names. Then the passages that fit it, best first.

mod english;
mod entities;
mod rank;
mod spelling;

pub use entities::Entities;
pub use rank::{Ranked, rank};
pub use spelling::Correction;

use crate::index::{Alternatives, Generation, words};

/// Most words of a question that are read; people put the point within the first lines.
const MOST_WORDS: usize = 160;
/// Weight of a like word beside the word itself.
const ALIKE: f32 = 0.65;
/// Information of a word that the guides never use, as a part of a once-used word's: chat is full
/// of common words that mean little, a rare one is usually the point of the question.
const UNKNOWN_COMMON: f32 = 0.35;
const UNKNOWN_RARE: f32 = 0.8;
/// The same for a word that names something outside of the guides.
const OUTSIDE: f32 = 1.6;

/// A question as it was understood.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The words with spelling corrected, joined by spaces.
    pub text: String,
    /// What was corrected.
    pub corrections: Vec<Correction>,
    /// The terms that carry meaning, in order, each once.
    pub terms: Vec<Term>,
    /// The things that it names.
    pub entities: Entities,
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
    /// The term itself with weight 1, then like words.
    pub alternatives: Alternatives,
}

/// Reads a question by a generation's vocabulary and words. Any text is fine.
pub fn read(generation: &Generation, question: &str) -> Reading {
    let mut typed = words(question);
    typed.truncate(MOST_WORDS);
    let (read, corrections) = spelling::correct(&generation.lexicon, typed);
    let tokens = generation.analyzer.tokens_of(&read);
    let entities = Entities::find(&generation.gazetteer, &tokens);
    let mut terms: Vec<Term> = Vec::new();
    for token in tokens.iter().filter(|token| !token.stop) {
        if terms.iter().all(|term| term.term != token.term) {
            terms.push(term(generation, &token.term, &token.surface));
        }
    }
    let text = read
        .iter()
        .map(|word| word.text.as_str())
        .collect::<Vec<_>>()
        .join(" ");
    Reading {
        text,
        corrections,
        terms,
        entities,
    }
}

fn term(generation: &Generation, name: &str, surface: &str) -> Term {
    let lexicon = &generation.lexicon;
    let mut alternatives: Alternatives = vec![(name.to_owned(), 1.0)];
    for other in generation.gazetteer.alike(name) {
        if lexicon.frequency(other) > 0 && alternatives.iter().all(|(known, _)| known != other) {
            alternatives.push((other.to_owned(), ALIKE));
        }
    }
    let frequency = lexicon.frequency(name);
    let once = lexicon.information(1);
    let outside = generation
        .gazetteer
        .meanings(name)
        .iter()
        .any(|meaning| matches!(meaning, crate::index::Meaning::Outside(_)));
    let information = if outside {
        once * OUTSIDE
    } else if frequency > 0 {
        lexicon.information(frequency)
    } else if alternatives.len() > 1 {
        // Only like words are known: it tells as much as the most usual of them.
        let most = alternatives
            .iter()
            .map(|(other, _)| lexicon.frequency(other))
            .max();
        lexicon.information(most.unwrap_or(1))
    } else if surface.split(' ').all(english::is_common) {
        once * UNKNOWN_COMMON
    } else {
        once * UNKNOWN_RARE
    };
    let known = frequency > 0 || alternatives.len() > 1;
    Term {
        term: name.to_owned(),
        surface: surface.to_owned(),
        information,
        known,
        alternatives,
    }
}
