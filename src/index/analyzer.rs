//! Makes index terms of text: the one analyzer for guides and for questions.
//!
//! The stock tokenizers make `C++`, `C#` and `.NET` into c, c and net, and stem engineer and
//! engineering together. Here such names survive, the vocabulary's terms are kept whole (one term
//! for "machine learning engineer", "ML engineer" and "mle"), and everything else is stemmed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};

use foldhash::fast::RandomState;
use rust_stemmers::{Algorithm, Stemmer};

use super::words::{Word, words};
use crate::knowledge::Vocabulary;

/// Most words whose stems are remembered.
const MOST_STEMS: usize = 50_000;
/// Fewest characters of a stem.
const SHORTEST_STEM: usize = 3;

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

/// A term of a text, and whether it says nothing about what is asked.
#[derive(Clone)]
pub(super) struct Said {
    pub(super) term: String,
    pub(super) stop: bool,
}

/// The stem of a word.
pub(super) struct Stem<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether the word is written in capitals throughout.
    pub(super) capitals: bool,
}

/// Words that make one term.
pub(super) struct Stretch<'a> {
    pub(super) term: &'a str,
    /// How many words it takes.
    pub(super) words: usize,
    pub(super) stop: bool,
}

/// Turns text into terms by the rules of one vocabulary.
pub struct Analyzer {
    stemmer: Stemmer,
    /// Stems of words that came up: the same few thousand do again and again.
    stems: RwLock<HashMap<String, String, RandomState>>,
    keep: HashSet<String, RandomState>,
    stop: HashSet<String, RandomState>,
    /// Stem of a word that is something else in capitals → its term then.
    capitals: HashMap<String, String, RandomState>,
    /// First stem of an entry → its stems and its term, longest entries first.
    entries: HashMap<String, Vec<(Vec<String>, String)>, RandomState>,
}

impl Analyzer {
    /// An analyzer for a vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let mut analyzer = Self {
            stemmer: Stemmer::create(Algorithm::English),
            stems: RwLock::default(),
            keep: vocabulary
                .keep
                .iter()
                .map(|word| word.to_lowercase())
                .collect(),
            stop: HashSet::default(),
            capitals: HashMap::default(),
            entries: HashMap::default(),
        };
        analyzer.stop = vocabulary
            .stop
            .iter()
            .flat_map(|text| analyzer.stems(text))
            .collect();
        for (name, ways) in &vocabulary.capitals {
            for stem in ways
                .iter()
                .flat_map(|way| analyzer.stems(way))
                .collect::<Vec<_>>()
            {
                analyzer.capitals.insert(stem, name.to_lowercase());
            }
        }
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
        let tables = [
            &vocabulary.cities,
            &vocabulary.currencies,
            &vocabulary.outside,
        ];
        for table in tables {
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

    /// The stem of one normalised word.
    pub fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let known = self.stems.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(stem) = known.get(word) {
            return Cow::Owned(stem.clone());
        }
        drop(known);
        let stem = self.stemmed(word);
        let mut known = self.stems.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST_STEMS {
            known.insert(word.to_owned(), stem.clone().into_owned());
        }
        stem
    }

    fn stemmed<'a>(&self, word: &'a str) -> Cow<'a, str> {
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

    /// The term of a word if it were written in capitals, where that is another one.
    pub fn in_capitals(&self, word: &str) -> Option<&str> {
        self.capitals.get(&*self.stem(word)).map(String::as_str)
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

    /// The same without the words that terms were made from, which are added to `written`.
    pub(super) fn terms(
        &self,
        text: &str,
        written: &mut HashSet<String, RandomState>,
    ) -> Vec<Said> {
        let words = words(text);
        let stems: Vec<Stem<'_>> = words.iter().map(|word| self.stem_of(word)).collect();
        let said = |stretch: Stretch<'_>| Said {
            term: stretch.term.to_owned(),
            stop: stretch.stop,
        };
        let terms = self.stretches(&stems).map(said).collect();
        written.extend(words.into_iter().map(|word| word.text));
        terms
    }

    fn stem_of<'a>(&self, word: &'a Word) -> Stem<'a> {
        Stem {
            text: self.stem(&word.text),
            capitals: word.capitals,
        }
    }

    /// The terms of words that were split already (and perhaps corrected).
    pub fn tokens_of(&self, words: &[Word]) -> Vec<Token> {
        let stems: Vec<Stem<'_>> = words.iter().map(|word| self.stem_of(word)).collect();
        let mut at = 0;
        let token = |stretch: Stretch<'_>| {
            let here = &words[at..at + stretch.words];
            at += stretch.words;
            let surface: Vec<&str> = here.iter().map(|word| word.text.as_str()).collect();
            Token {
                term: stretch.term.to_owned(),
                surface: surface.join(" "),
                words: stretch.words,
                stop: stretch.stop,
            }
        };
        self.stretches(&stems).map(token).collect()
    }

    /// Divides a text into terms, first to last: the longest entry of the vocabulary that begins
    /// at a word, else the word's stem.
    pub(super) fn stretches<'a>(
        &'a self,
        stems: &'a [Stem<'a>],
    ) -> impl Iterator<Item = Stretch<'a>> {
        let mut rest = stems;
        std::iter::from_fn(move || {
            let stem = rest.first()?;
            let stretch = self.entry_at(rest).unwrap_or_else(|| {
                let name = self.capitals.get(&*stem.text).filter(|_| stem.capitals);
                let term = name.map_or(&*stem.text, String::as_str);
                let stop = name.is_none() && self.stop.contains(term);
                Stretch {
                    term,
                    words: 1,
                    stop,
                }
            });
            rest = &rest[stretch.words..];
            Some(stretch)
        })
    }

    /// The longest entry that these stems begin with.
    fn entry_at(&self, stems: &[Stem<'_>]) -> Option<Stretch<'_>> {
        let stands = |entry: &[String]| {
            let here = stems.get(..entry.len());
            here.is_some_and(|here| {
                here.iter()
                    .zip(entry)
                    .all(|(stem, wanted)| stem.text == *wanted)
            })
        };
        let list = self.entries.get(&*stems.first()?.text)?;
        let (entry, term) = list.iter().find(|(entry, _)| stands(entry))?;
        Some(Stretch {
            term,
            words: entry.len(),
            stop: false,
        })
    }
}
