//! Passages in, their numbered terms out, each text read once; the lexicon is made on the way.
//!
//! The same few thousand words come up again and again: each is stemmed once, and a text becomes a
//! list of numbers. Otherwise most of the time would go into the memory for their letters.

use std::collections::HashSet;

use super::analyzer::{Analyzer, Stem};
use super::lexicon::{Lexicon, Numbers};
use super::passage::Passage;
use super::words::each_word;
use crate::knowledge::Vocabulary;

/// How often a stop word counts as written: the guides are short, questions are full of them.
const STOP_COUNT: u32 = 100;

/// A term of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    /// Its number in the lexicon.
    pub(super) number: u32,
    /// Whether it says nothing about what is asked.
    pub(super) stop: bool,
}

/// The texts of one passage as terms.
#[derive(Debug)]
pub(super) struct Analysis {
    /// Its forms, the heading first.
    pub(super) forms: Vec<Vec<Term>>,
    /// Its text.
    pub(super) text: Vec<Term>,
}

impl Analysis {
    /// Reads every text of the passages, and what the vocabulary says besides. The analyzer learns
    /// the stems of all these words.
    pub(super) fn of(
        analyzer: &mut Analyzer,
        vocabulary: &Vocabulary,
        passages: &[Passage],
    ) -> (Vec<Self>, Lexicon) {
        let mut reader = Reader::new(analyzer);
        let analyses = passages.iter().map(|one| reader.passage(one)).collect();
        reader.vocabulary(vocabulary);
        let Reader {
            words,
            stems,
            counts,
            terms,
            frequencies,
            ..
        } = reader;
        let words = words.into_texts();
        let written = words.iter().cloned().zip(counts);
        let lexicon = Lexicon::new(passages.len(), terms, frequencies, written);
        analyzer.learn(words.into_iter().zip(stems));
        (analyses, lexicon)
    }

    /// Forms and text alike.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Vec<Term>> {
        self.forms.iter().chain([&self.text])
    }
}

/// What was read so far.
struct Reader<'a> {
    analyzer: &'a Analyzer,
    /// Words as written.
    words: Numbers,
    /// The stem of each, by number.
    stems: Vec<String>,
    /// How often each is written.
    counts: Vec<u32>,
    terms: Numbers,
    /// How many passages hold each term.
    frequencies: Vec<u32>,
    /// The last passage that does, from 1.
    last: Vec<u32>,
    /// The passage that is read.
    passage: u32,
}

impl<'a> Reader<'a> {
    fn new(analyzer: &'a Analyzer) -> Self {
        Self {
            analyzer,
            words: Numbers::default(),
            stems: Vec::new(),
            counts: Vec::new(),
            terms: Numbers::default(),
            frequencies: Vec::new(),
            last: Vec::new(),
            passage: 0,
        }
    }

    fn passage(&mut self, passage: &Passage) -> Analysis {
        self.passage += 1;
        Analysis {
            forms: passage.forms.iter().map(|form| self.read(form)).collect(),
            text: self.read(&passage.text),
        }
    }

    /// Makes the vocabulary's words known.
    fn vocabulary(&mut self, vocabulary: &Vocabulary) {
        let tables = [
            &vocabulary.terms,
            &vocabulary.places,
            &vocabulary.cities,
            &vocabulary.currencies,
            &vocabulary.levels,
            &vocabulary.roles,
            &vocabulary.certifications,
            &vocabulary.alike,
            &vocabulary.related,
            &vocabulary.outside,
        ];
        for (name, says) in tables.into_iter().flatten() {
            for way in says.iter().chain([name]) {
                each_word(way, |word, _| {
                    let number = self.word(word);
                    self.counts[number] = self.counts[number].max(1);
                });
            }
        }
        let mut stop = HashSet::new();
        for way in &vocabulary.stop {
            each_word(way, |word, _| {
                if stop.insert(word.to_owned()) {
                    let number = self.word(word);
                    self.counts[number] += STOP_COUNT;
                }
            });
        }
    }

    /// The number of a word as written; a new one is stemmed.
    fn word(&mut self, word: &str) -> usize {
        let number = self.words.number(word) as usize;
        if number == self.stems.len() {
            self.stems.push(self.analyzer.stem(word).into_owned());
            self.counts.push(0);
        }
        number
    }

    fn read(&mut self, text: &str) -> Vec<Term> {
        let mut written: Vec<(usize, bool)> = Vec::new();
        each_word(text, |word, capitals| {
            let number = self.word(word);
            self.counts[number] += 1;
            written.push((number, capitals));
        });
        let stem = |(word, capitals): &(usize, bool)| Stem {
            text: self.stems[*word].as_str().into(),
            capitals: *capitals,
        };
        let stems: Vec<Stem<'_>> = written.iter().map(stem).collect();
        let mut terms = Vec::with_capacity(stems.len());
        for stretch in self.analyzer.stretches(&stems) {
            let number = self.terms.number(stretch.term);
            let at = number as usize;
            if at == self.last.len() {
                self.last.push(0);
                self.frequencies.push(0);
            }
            if self.last[at] != self.passage {
                self.last[at] = self.passage;
                self.frequencies[at] += 1;
            }
            let stop = stretch.stop;
            terms.push(Term { number, stop });
        }
        terms
    }
}
