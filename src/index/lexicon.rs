//! What the index knows of words: how many passages a term is in, and which words were written.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;
use sha2::{Digest as _, Sha256};

use super::analysis::Analysis;
use super::analyzer::words;
use super::seal::hexadecimal;

/// Terms and surface words of one set of passages.
#[derive(Debug, Default)]
pub struct Lexicon {
    passages: usize,
    numbers: HashMap<String, u32, RandomState>,
    /// How many passages hold each term.
    frequencies: Vec<usize>,
    /// Words as written and how often, by length in characters: what spelling is corrected to.
    written: Vec<Vec<(String, u32)>>,
    stop: HashSet<String>,
}

/// How often a stop word counts as written: the guides are short, questions are full of them.
const STOP_COUNT: u32 = 100;

impl Lexicon {
    /// The lexicon of these passages; `extra` are further words that are known (the
    /// vocabulary's), `stop` its stop words.
    pub(super) fn new<'a>(
        passages: &[Analysis],
        extra: impl Iterator<Item = &'a str>,
        stop: &[String],
    ) -> Self {
        let mut numbers: HashMap<String, u32, RandomState> = HashMap::default();
        let mut frequencies: Vec<usize> = Vec::new();
        let mut written: HashMap<String, u32, RandomState> = HashMap::default();
        let mut seen: Vec<u32> = Vec::new();
        for passage in passages {
            seen.clear();
            for text in passage.texts() {
                for token in &text.tokens {
                    seen.push(match numbers.get(&token.term) {
                        Some(number) => *number,
                        None => {
                            let number = frequencies.len() as u32;
                            numbers.insert(token.term.clone(), number);
                            frequencies.push(0);
                            number
                        }
                    });
                }
                for word in &text.words {
                    match written.get_mut(&word.text) {
                        Some(count) => *count += 1,
                        None => {
                            written.insert(word.text.clone(), 1);
                        }
                    }
                }
            }
            seen.sort_unstable();
            seen.dedup();
            for number in &seen {
                frequencies[*number as usize] += 1;
            }
        }
        for word in extra.flat_map(words) {
            written.entry(word.text).or_insert(1);
        }
        let stop: HashSet<String> = stop
            .iter()
            .flat_map(|text| words(text))
            .map(|w| w.text)
            .collect();
        for word in &stop {
            *written.entry(word.clone()).or_default() += STOP_COUNT;
        }
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
            passages: passages.len(),
            numbers,
            frequencies,
            written: by_length,
            stop,
        }
    }

    /// A checksum of the terms and in how many passages each is.
    pub fn digest(&self) -> String {
        let mut terms: Vec<(&String, &u32)> = self.numbers.iter().collect();
        terms.sort_unstable();
        let mut hash = Sha256::new();
        hash.update((self.passages as u64).to_le_bytes());
        for (term, number) in terms {
            hash.update(term.as_bytes());
            hash.update([0]);
            hash.update((self.frequencies[*number as usize] as u64).to_le_bytes());
        }
        hexadecimal(&hash.finalize())
    }

    /// How many terms there are; their numbers go from 0.
    pub fn terms(&self) -> usize {
        self.frequencies.len()
    }

    /// The number of a term that some passage holds.
    pub fn number(&self, term: &str) -> Option<u32> {
        self.numbers.get(term).copied()
    }

    /// How many passages hold the term.
    pub fn frequency(&self, term: &str) -> usize {
        self.number(term)
            .map_or(0, |number| self.frequencies[number as usize])
    }

    /// The information of a numbered term.
    pub fn information_of(&self, number: u32) -> f32 {
        self.information(self.frequencies.get(number as usize).copied().unwrap_or(0))
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

    /// Whether a word is a stop word.
    pub fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word)
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
