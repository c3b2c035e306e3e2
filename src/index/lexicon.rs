//! What the index knows of words: how many passages a term is in, and which words are written.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use strsim::osa_distance;
use tantivy::index::InvertedIndexReader;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{TantivyError, Term};

use super::reading::key;
use super::search::Search;
use super::words::each_word;
use crate::knowledge::Vocabulary;

/// How often a stop word counts as written: the guides are short, questions are full of them.
const STOP_COUNT: u32 = 100;
/// Most terms whose information is remembered.
const MOST_TOLD: usize = 50_000;
/// The largest distance that tantivy has automata for.
const FARTHEST: usize = 2;

/// Terms and written words of one index.
pub struct Lexicon {
    passages: usize,
    terms: Known,
    written: Known,
    headings: Known,
    /// The vocabulary's words and how often they count as written.
    vocabulary: HashMap<String, u32>,
    /// Information by key of the term.
    told: RwLock<HashMap<u64, f32>>,
}

/// The dictionary of one field.
struct Known(Field, Arc<InvertedIndexReader>);

impl Known {
    fn frequency(&self, term: &str) -> u32 {
        let term = Term::from_field_text(self.0, term);
        self.1.doc_freq(&term).unwrap_or_default()
    }
}

impl Lexicon {
    /// The lexicon of an index and a vocabulary.
    pub(super) fn new(search: &Search, vocabulary: &Vocabulary) -> tantivy::Result<Self> {
        let (fields, segment) = (&search.fields, search.segment());
        let known = |field| Ok::<_, TantivyError>(Known(field, segment.inverted_index(field)?));
        Ok(Self {
            passages: search.count(),
            terms: known(fields.terms)?,
            written: known(fields.written)?,
            headings: known(fields.title)?,
            vocabulary: said(vocabulary),
            told: RwLock::default(),
        })
    }

    /// How many passages hold the term.
    pub fn frequency(&self, term: &str) -> usize {
        self.terms.frequency(term) as usize
    }

    /// Whether a passage's heading holds the term.
    pub(super) fn is_titled(&self, term: &str) -> bool {
        self.headings.frequency(term) > 0
    }

    /// The information of a term that this many passages hold (BM25's inverse document frequency).
    pub fn information(&self, frequency: usize) -> f32 {
        let (all, with) = (self.passages as f32, frequency as f32);
        (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
    }

    /// The information of a term; remembered, since passages share most of their terms.
    pub(super) fn told(&self, term: &str) -> f32 {
        let key = key(term);
        let known = self.told.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(told) = known.get(&key) {
            return *told;
        }
        drop(known);
        let told = self.information(self.frequency(term));
        let mut known = self.told.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_TOLD {
            known.clear();
        }
        known.insert(key, told);
        told
    }

    /// Whether a word is written anywhere in the guides or the vocabulary.
    pub fn knows(&self, word: &str) -> bool {
        self.count(word) > 0
    }

    /// In how many passages a word is written; the vocabulary's words count besides.
    pub fn count(&self, word: &str) -> u32 {
        let said = self.vocabulary.get(word).copied().unwrap_or_default();
        self.written.frequency(word).max(1.min(said)) + said.saturating_sub(1)
    }

    /// Known words within a distance (at most 2; letters that changed places are one step) of a word,
    /// with how often they are written.
    pub fn near(&self, word: &str, distance: usize) -> Vec<(String, u32)> {
        let distance = distance.min(FARTHEST);
        let mut near = self.written_near(word, distance).unwrap_or_else(|error| {
            tracing::error!(%error, "spelling failed");
            Vec::new()
        });
        let length = word.chars().count();
        let said = self.vocabulary.keys().filter(|known| {
            known.chars().count().abs_diff(length) <= distance
                && osa_distance(known, word) <= distance
                && self.written.frequency(known) == 0
        });
        near.extend(said.cloned());
        let counted = near.into_iter().map(|word| {
            let count = self.count(&word);
            (word, count)
        });
        counted.collect()
    }

    fn written_near(&self, word: &str, distance: usize) -> tantivy::Result<Vec<String>> {
        let Known(field, index) = &self.written;
        let term = Term::from_field_text(*field, word);
        let automaton = FuzzyTermQuery::new(term, distance as u8, true).automaton()?;
        let mut stream = index.terms().search(automaton).into_stream()?;
        let mut near = Vec::new();
        while stream.advance() {
            near.push(String::from_utf8_lossy(stream.key()).into_owned());
        }
        Ok(near)
    }
}

/// The words of a vocabulary and how often they count as written.
fn said(vocabulary: &Vocabulary) -> HashMap<String, u32> {
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
    let ways = tables.into_iter().flatten();
    let ways = ways.flat_map(|(name, says)| says.iter().chain([name]));
    let mut words = HashMap::new();
    for (ways, count) in [
        (ways.collect::<Vec<_>>(), 1),
        (vocabulary.stop.iter().collect(), STOP_COUNT),
    ] {
        for way in ways {
            each_word(way, |word, _| {
                words.insert(word.to_owned(), count);
            });
        }
    }
    words
}
