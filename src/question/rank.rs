//! A reading in, the passages that fit out, best first, each with the evidence for it.
//!
//! Tantivy finds candidates; the order comes from two figures that mean the same for every
//! question: how well one form of the passage fits the question (the cosine of their information),
//! and how much of the question the passage covers at all.

use std::collections::HashMap;

use super::Reading;
use crate::index::Generation;

/// Documents taken from the index before ranking; several are forms of one passage.
const CANDIDATES: usize = 80;
/// What each figure counts for in a passage's score.
const FORM: f32 = 1.0;
const COVERAGE: f32 = 0.45;
const BM25: f32 = 0.25;

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
    let query: Vec<_> = reading
        .terms
        .iter()
        .map(|term| term.alternatives.clone())
        .collect();
    if query.is_empty() {
        return Vec::new();
    }
    let matches = generation.top(&query, CANDIDATES);
    let best = matches
        .first()
        .map_or(1.0, |hit| hit.score.max(f32::EPSILON));
    let mut scores: HashMap<usize, f32> = HashMap::new();
    for hit in matches {
        let score = scores.entry(hit.passage).or_default();
        *score = score.max(hit.score / best);
    }
    let mut ranked: Vec<Ranked> = scores
        .into_iter()
        .map(|(passage, bm25)| weigh(generation, reading, passage, bm25))
        .collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.passage.cmp(&b.passage)));
    ranked
}

fn weigh(generation: &Generation, reading: &Reading, passage: usize, bm25: f32) -> Ranked {
    let terms = &generation.terms[passage];
    let asked: f32 = reading.terms.iter().map(|term| term.information).sum();
    let asked_squared: f32 = reading.terms.iter().map(|t| t.information.powi(2)).sum();
    let mut form: f32 = 0.0;
    // How well each term of the question is held by any form or by the text.
    let mut held = vec![0.0_f32; reading.terms.len()];
    for words in &terms.forms {
        let mut shared = 0.0;
        let mut form_squared = 0.0;
        for word in words {
            form_squared += generation
                .lexicon
                .information(generation.lexicon.frequency(word))
                .powi(2);
        }
        for (at, term) in reading.terms.iter().enumerate() {
            let best = term
                .alternatives
                .iter()
                .filter(|(other, _)| words.contains(other))
                .map(|(other, weight)| {
                    (
                        weight,
                        generation
                            .lexicon
                            .information(generation.lexicon.frequency(other)),
                    )
                })
                .max_by(|a, b| a.0.total_cmp(b.0));
            if let Some((weight, information)) = best {
                shared += weight * information * term.information;
                held[at] = held[at].max(*weight);
            }
        }
        form = form.max(shared / (asked_squared * form_squared).sqrt().max(f32::EPSILON));
    }
    for (at, term) in reading.terms.iter().enumerate() {
        for (other, weight) in &term.alternatives {
            if *weight > held[at] && terms.text.binary_search(other).is_ok() {
                held[at] = *weight;
            }
        }
    }
    let covered: f32 = reading
        .terms
        .iter()
        .zip(&held)
        .map(|(term, held)| term.information * held)
        .sum();
    let coverage = covered / asked.max(f32::EPSILON);
    let score = FORM * form + COVERAGE * coverage + BM25 * bm25;
    Ranked {
        passage,
        score,
        form: form.min(1.0),
        coverage,
        bm25,
    }
}
