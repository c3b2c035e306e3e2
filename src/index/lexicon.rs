//! What the index knows of words: how many passages a term is in, and which words were written.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use sha2::{Digest as _, Sha256};

use crate::knowledge::hexadecimal;

/// Texts, numbered from 0 as they come up.
#[derive(Debug, Default)]
pub(super) struct Numbers(HashMap<String, u32, RandomState>);

impl Numbers {
    /// The number of a text, which is the next one if it never came up.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        // Looked up first, because an entry would need the text as its own.
        if let Some(number) = self.0.get(text) {
            return *number;
        }
        let number = self.0.len() as u32;
        self.0.insert(text.to_owned(), number);
        number
    }

    /// The texts by number, each its own.
    pub(super) fn into_texts(self) -> Vec<String> {
        let mut texts = vec![String::new(); self.0.len()];
        for (text, number) in self.0 {
            texts[number as usize] = text;
        }
        texts
    }

    /// The texts by number.
    pub(super) fn texts(&self) -> Vec<&str> {
        let mut texts = vec![""; self.0.len()];
        for (text, number) in &self.0 {
            texts[*number as usize] = text;
        }
        texts
    }
}

/// Terms and surface words of one set of passages.
#[derive(Debug, Default)]
pub struct Lexicon {
    passages: usize,
    terms: Numbers,
    /// How many passages hold each term.
    frequencies: Vec<u32>,
    /// Words as written and how often, by length in characters: what spelling is corrected to.
    written: Vec<Vec<(String, u32)>>,
}

impl Lexicon {
    /// The lexicon of this many passages: its terms, in how many passages each is, and the words that
    /// are written and how often.
    pub(super) fn new(
        passages: usize,
        terms: Numbers,
        frequencies: Vec<u32>,
        written: impl Iterator<Item = (String, u32)>,
    ) -> Self {
        let mut by_length: Vec<Vec<(String, u32)>> = Vec::new();
        for (word, count) in written {
            let length = word.chars().count();
            if by_length.len() <= length {
                by_length.resize(length + 1, Vec::new());
            }
            by_length[length].push((word, count));
        }
        by_length.iter_mut().for_each(|list| list.sort_unstable());
        Self {
            passages,
            terms,
            frequencies,
            written: by_length,
        }
    }

    /// A checksum of the terms and in how many passages each is.
    pub fn digest(&self) -> String {
        let mut terms: Vec<(&str, u32)> = self
            .terms
            .texts()
            .into_iter()
            .zip(self.frequencies.iter().copied())
            .collect();
        terms.sort_unstable();
        let mut hash = Sha256::new();
        hash.update((self.passages as u64).to_le_bytes());
        for (term, frequency) in terms {
            hash.update(term.as_bytes());
            hash.update([0]);
            hash.update(u64::from(frequency).to_le_bytes());
        }
        hexadecimal(&hash.finalize())
    }

    /// The terms by number.
    pub(super) fn texts(&self) -> Vec<&str> {
        self.terms.texts()
    }

    /// How many terms there are; their numbers go from 0.
    pub fn terms(&self) -> usize {
        self.frequencies.len()
    }

    /// The number of a term that some passage holds.
    pub fn number(&self, term: &str) -> Option<u32> {
        self.terms.0.get(term).copied()
    }

    /// How many passages hold the term.
    pub fn frequency(&self, term: &str) -> usize {
        self.number(term)
            .map_or(0, |number| self.frequencies[number as usize] as usize)
    }

    /// The information of a numbered term.
    pub fn information_of(&self, number: u32) -> f32 {
        self.information(
            self.frequencies
                .get(number as usize)
                .map_or(0, |passages| *passages as usize),
        )
    }

    /// The information of a term that this many passages hold (BM25's inverse document frequency).
    pub fn information(&self, frequency: usize) -> f32 {
        let (all, with) = (self.passages as f32, frequency as f32);
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }

    /// Whether a word is written anywhere in the guides or the vocabulary.
    pub fn knows(&self, word: &str) -> bool {
        self.count(word) > 0
    }

    /// Forgets which words were written, so that nothing is corrected.
    pub fn forget_spelling(&mut self) {
        self.written.clear();
    }

    /// How often a word is written.
    pub fn count(&self, word: &str) -> u32 {
        let list = self
            .written
            .get(word.chars().count())
            .map_or(&[][..], Vec::as_slice);
        list.binary_search_by(|(known, _)| known.as_str().cmp(word))
            .map_or(0, |at| list[at].1)
    }

    /// Known words whose length is within `by` of `length`, with how often they are written.
    pub fn near_length(&self, length: usize, by: usize) -> impl Iterator<Item = &(String, u32)> {
        let from = length.saturating_sub(by).min(self.written.len());
        let to = (length + by + 1).min(self.written.len());
        self.written[from..to.max(from)].iter().flatten()
    }
}
