//! Text in, index terms out: the one analyzer for guides and for questions.
//!
//! The stock tokenizers make `C++`, `C#` and `.NET` into c, c and net, and stem engineer and
//! engineering together. Here such names survive, the vocabulary's terms are kept whole (one term
//! for "machine learning engineer", "ML engineer" and "mle"), and everything else is stemmed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;
use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use crate::knowledge::Vocabulary;

/// Fewest characters of a stem.
const SHORTEST_STEM: usize = 3;

/// A word as it stands in a text, normalised but not stemmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents and apostrophes.
    pub text: String,
    /// Whether it was written in capitals throughout ("IT").
    pub capitals: bool,
}

/// A term of the index: a stem, or the name of a vocabulary entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The term.
    pub term: String,
    /// The words that it was made from, joined by spaces.
    pub surface: String,
    /// How many words that is.
    pub words: usize,
    /// Whether it says nothing about what is asked.
    pub stop: bool,
}

/// Turns text into terms by the rules of one vocabulary.
pub struct Analyzer {
    stemmer: Stemmer,
    keep: HashSet<String, RandomState>,
    stop: HashSet<String, RandomState>,
    /// Stems of words that were learned.
    learned: HashMap<String, String, RandomState>,
    /// First stem of an entry → its stems and its term, longest entries first.
    entries: HashMap<String, Vec<(Vec<String>, String)>, RandomState>,
}

impl Analyzer {
    /// An analyzer for a vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let mut analyzer = Self {
            stemmer: Stemmer::create(Algorithm::English),
            keep: vocabulary
                .keep
                .iter()
                .map(|word| word.to_lowercase())
                .collect(),
            stop: HashSet::default(),
            learned: HashMap::default(),
            entries: HashMap::default(),
        };
        analyzer.stop = vocabulary
            .stop
            .iter()
            .flat_map(|text| analyzer.stems(text))
            .collect();
        let tables = [
            &vocabulary.terms,
            &vocabulary.places,
            &vocabulary.levels,
            &vocabulary.roles,
            &vocabulary.certifications,
        ];
        for (name, says) in tables.into_iter().flatten() {
            analyzer.enter(name, name);
            for way in says {
                analyzer.enter(way, name);
            }
        }
        // Phrases of these tables are kept whole under their own name.
        for table in [&vocabulary.hints, &vocabulary.outside] {
            for way in table.values().flatten() {
                if analyzer.stems(way).len() > 1 {
                    analyzer.enter(way, way);
                }
            }
        }
        for list in analyzer.entries.values_mut() {
            list.sort_by_key(|(stems, _)| std::cmp::Reverse(stems.len()));
        }
        analyzer
    }

    fn enter(&mut self, way: &str, name: &str) {
        let stems = self.stems(way);
        let Some(first) = stems.first().cloned() else {
            return;
        };
        let list = self.entries.entry(first).or_default();
        // The first table that claims a spelling keeps it.
        if !list.iter().any(|(known, _)| *known == stems) {
            list.push((stems, name.to_lowercase()));
        }
    }

    fn stems(&self, text: &str) -> Vec<String> {
        words(text)
            .iter()
            .map(|word| self.stem(&word.text).into_owned())
            .collect()
    }

    /// Remembers the stems of words that will come up often.
    pub(super) fn learn<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        for word in words {
            let stem = self.stem(word).into_owned();
            self.learned.insert(word.to_owned(), stem);
        }
    }

    /// The stem of one normalised word.
    pub fn stem<'a>(&'a self, word: &'a str) -> Cow<'a, str> {
        if let Some(stem) = self.learned.get(word) {
            return Cow::Borrowed(stem);
        }
        if self.keep.contains(word) {
            return Cow::Borrowed(word);
        }
        // Somebody who does a thing is not the thing: a developer is not development.
        if let Some(agent) = ["er", "ers"]
            .iter()
            .find(|ending| word.len() > 5 && word.ends_with(**ending))
        {
            return Cow::Borrowed(&word[..word.len() - (agent.len() - 2)]);
        }
        // British -ise is read as -ize, on both sides alike.
        let word = ["isations", "isation", "ised", "ises", "ising", "ise"]
            .iter()
            .find(|ending| word.len() > ending.len() + 2 && word.ends_with(**ending))
            .map_or_else(
                || word.to_owned(),
                |ending| {
                    format!(
                        "{}{}",
                        &word[..word.len() - ending.len()],
                        ending.replacen('s', "z", 1)
                    )
                },
            );
        let stem = self.stemmer.stem(&word);
        // "aed" is no form of "a": what is left must still be a word.
        Cow::Owned(if stem.chars().count() < SHORTEST_STEM {
            word
        } else {
            stem.into_owned()
        })
    }

    /// The term of a vocabulary word or phrase, as [`Analyzer::tokens`] would make it.
    pub fn term(&self, text: &str) -> String {
        let tokens = self.tokens(text);
        match tokens.as_slice() {
            [token] => token.term.clone(),
            _ => text.to_lowercase(),
        }
    }

    /// The terms of a text, in order, stop words marked.
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        self.tokens_of(&words(text))
    }

    /// The terms of words that were split already (and perhaps corrected).
    pub fn tokens_of(&self, words: &[Word]) -> Vec<Token> {
        let stems: Vec<Cow<'_, str>> = words.iter().map(|word| self.stem(&word.text)).collect();
        let stands = |at: usize, entry: &[String]| {
            let here = stems.get(at..at + entry.len());
            here.is_some_and(|here| here.iter().zip(entry).all(|(stem, wanted)| stem == wanted))
        };
        let mut tokens = Vec::with_capacity(words.len());
        let mut at = 0;
        while at < words.len() {
            let entries = self.entries.get(stems[at].as_ref());
            let entry = entries.and_then(|list| list.iter().find(|(entry, _)| stands(at, entry)));
            let (term, taken, whole) = match entry {
                Some((entry, term)) => (term.clone(), entry.len(), true),
                None if words[at].capitals && words[at].text == "it" => {
                    ("information technology".to_owned(), 1, true)
                }
                None => (stems[at].clone().into_owned(), 1, false),
            };
            let mut surface = words[at].text.clone();
            for word in &words[at + 1..at + taken] {
                surface.push(' ');
                surface.push_str(&word.text);
            }
            tokens.push(Token {
                stop: !whole && self.stop.contains(&term),
                surface,
                words: taken,
                term,
            });
            at += taken;
        }
        tokens
    }
}

/// Splits a text into normalised words. `+` and `#` stay at a word's end (C++, C#), a dot stays
/// in .NET and inside numbers; everything else that is no letter or digit separates.
pub fn words(text: &str) -> Vec<Word> {
    let folded: Vec<char> = if text.is_ascii() {
        // Nothing to fold: most guides' text.
        text.chars().collect()
    } else {
        text.nfkd()
            .filter(|c| !is_mark(*c) && !is_invisible(*c))
            .collect()
    };
    let mixed = folded.iter().any(|c| c.is_lowercase());
    let mut words = Vec::new();
    let mut word = String::new();
    let flush = |word: &mut String, words: &mut Vec<Word>| {
        let has_text = word.chars().any(char::is_alphanumeric);
        if has_text {
            let capitals = mixed && word.chars().all(|c| !c.is_lowercase());
            let mut text = word.to_lowercase();
            if text.contains('\'') {
                text = text.strip_suffix("'s").unwrap_or(&text).replace('\'', "");
            }
            words.push(Word { text, capitals });
        }
        word.clear();
    };
    for (at, &c) in folded.iter().enumerate() {
        let next = folded.get(at + 1).copied().unwrap_or(' ');
        let joins = match c {
            '\'' | '’' | '‘' => !word.is_empty() && next.is_alphabetic(),
            '+' => match word.as_str() {
                "c" | "C" | "g" | "G" => next == '+',
                word => matches!(word, "c+" | "C+" | "g+" | "G+"),
            },
            '#' => word.len() == 1 && !next.is_alphanumeric(),
            '.' if word.is_empty() => is_net(&folded[at + 1..]),
            '.' => next.is_ascii_digit() && word.chars().all(|c| c.is_ascii_digit()),
            _ => false,
        };
        if c.is_alphanumeric() {
            word.push(c);
        } else if joins {
            word.push(if c == '’' || c == '‘' { '\'' } else { c });
        } else {
            flush(&mut word, &mut words);
        }
    }
    flush(&mut word, &mut words);
    words
}

/// Whether a text goes on with the word that a dot belongs to (.NET).
fn is_net(text: &[char]) -> bool {
    let end = text.iter().position(|c| !c.is_alphanumeric());
    let word: String = text[..end.unwrap_or(text.len())].iter().collect();
    word.eq_ignore_ascii_case("net")
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Zero-width and direction characters, which hide inside words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
