//! A reading in, the passages that fit out, best first, each with the evidence for it.
//!
//! Tantivy finds candidates; the order comes from two figures that mean the same for every
//! question: how well one form of the passage fits the question (the cosine of their information),
//! and how much of the question the passage covers at all.

use std::collections::HashMap;

use super::Reading;
use crate::index::{Alternatives, Generation, key};

/// Passages taken from the index before ranking.
const CANDIDATES: usize = 60;
/// Information from which a word tells something.
const TELLING: f32 = 0.6;
/// What each figure counts for in a passage's score.
const FORM: f32 = 1.0;
const COVERAGE: f32 = 0.9;
const BM25: f32 = 0.15;
/// A passage with the evidence that it answers the question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// Number of the passage.
    pub passage: usize,
    /// What it is ordered by.
    pub score: f32,
    /// How well its best form fits, 0 to 1.
    pub form: f32,
    /// The part of the question's information that title, forms and text hold, 0 to 1.
    pub coverage: f32,
    /// Its part of the best BM25 score of this question, 0 to 1.
    pub bm25: f32,
}

/// The passages that fit, best first.
pub fn rank(generation: &Generation, reading: &Reading) -> Vec<Ranked> {
    let query = query(reading);
    if query.is_empty() {
        return Vec::new();
    }
    let matches = generation.top(&query, CANDIDATES);
    let best = matches
        .first()
        .map_or(1.0, |hit| hit.score.max(f32::EPSILON));
    let asked = Asked::new(reading);
    let mut ranked: Vec<Ranked> = matches
        .into_iter()
        .map(|hit| asked.weigh(generation, hit.passage, hit.score / best))
        .collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.passage.cmp(&b.passage)));
    ranked
}

/// What candidates are looked for with: words that tell something, or all where none does. Words
/// that stand everywhere would only make the search slow; they count when candidates are weighed.
fn query(reading: &Reading) -> Vec<Alternatives> {
    let said = || reading.terms.iter().filter(|term| !term.stop);
    let telling: Vec<Alternatives> = said()
        .filter(|term| term.information >= TELLING)
        .map(|term| term.alternatives.clone())
        .collect();
    if telling.is_empty() {
        said().map(|term| term.alternatives.clone()).collect()
    } else {
        telling
    }
}

/// A question ready to be held against passages.
struct Asked<'a> {
    reading: &'a Reading,
    /// By key of a term: the question's terms that it stands for, with its weight.
    means: HashMap<u64, Vec<(usize, f32)>>,
}

impl<'a> Asked<'a> {
    fn new(reading: &'a Reading) -> Self {
        let mut means: HashMap<u64, Vec<(usize, f32)>> = HashMap::new();
        for (at, term) in reading.terms.iter().enumerate() {
            for (other, weight) in &term.alternatives {
                means.entry(key(other)).or_default().push((at, *weight));
            }
        }
        Self { reading, means }
    }

    fn weigh(&self, generation: &Generation, passage: usize, bm25: f32) -> Ranked {
        let terms = generation.read_at(passage);
        let means = |word: &u64| self.means.get(word).into_iter().flatten();
        let count = self.reading.terms.len();
        // How well each term of the question is held by any form or by the text.
        let mut held = vec![0.0_f32; count];
        // For one form: the weight and the information of the word that holds each term best.
        let mut best = vec![(0.0_f32, 0.0_f32); count];
        let mut forms = vec![0.0_f32; self.reading.asks.len()];
        for form in &terms.forms {
            best.fill((0.0, 0.0));
            for (word, told) in &form.terms {
                for (at, weight) in means(word) {
                    if *weight > best[*at].0 {
                        best[*at] = (*weight, *told);
                    }
                    held[*at] = held[*at].max(*weight);
                }
            }
            for (fit, ask) in forms.iter_mut().zip(&self.reading.asks) {
                let shared: f32 = ask
                    .iter()
                    .zip(&best)
                    .map(|(asked, (weight, told))| asked * weight * told)
                    .sum();
                let length = ask.iter().map(|asked| asked * asked).sum::<f32>().sqrt();
                *fit = fit.max(shared / (length * form.length).max(f32::EPSILON));
            }
        }
        for word in &terms.text {
            for (at, weight) in means(word) {
                held[*at] = held[*at].max(*weight);
            }
        }
        let figures = forms.iter().zip(&self.reading.asks).map(|(form, ask)| {
            let told = || {
                ask.iter()
                    .zip(&self.reading.terms)
                    .zip(&held)
                    .filter(|((_, t), _)| !t.stop)
            };
            let all: f32 = told().map(|((asked, _), _)| asked).sum();
            let covered: f32 = told().map(|((asked, _), held)| asked * held).sum();
            (form.min(1.0), covered / all.max(f32::EPSILON))
        });
        let score = |(form, coverage): (f32, f32)| FORM * form + COVERAGE * coverage + BM25 * bm25;
        let (form, coverage) = figures
            .max_by(|a, b| score(*a).total_cmp(&score(*b)))
            .unwrap_or((0.0, 0.0));
        Ranked {
            passage,
            score: score((form, coverage)),
            form,
            coverage,
            bm25,
        }
    }
}
