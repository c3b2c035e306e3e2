//! How sure it is that the first candidate is right.

use super::candidates::Candidate;
use super::figures::Evidence;
use super::weights::Weights;
use crate::question::Reading;

/// Words from which on a question is as long as can be.
const LONG: f32 = 30.0;
/// The cosine from which on texts mean much the same.
const HALF: f32 = 0.5;
/// Candidates behind the first that its lead is measured against.
const BEHIND: usize = 4;

/// What a question gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The first candidate.
    Answered,
    /// The closest passages, with the word that none may be right.
    Near,
    /// The word that the guides do not cover it.
    NotCovered,
}

/// The candidates for a question, best first, and how sure the first is.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranking {
    /// Best first.
    pub candidates: Vec<Candidate>,
    /// What speaks for the first being right.
    pub evidence: Evidence,
    /// The probability that it is, 0 to 1.
    pub probability: f32,
}

impl Ranking {
    /// What this probability is enough for.
    pub fn verdict(&self, weights: &Weights) -> Verdict {
        if self.candidates.is_empty() || self.probability < weights.near {
            Verdict::NotCovered
        } else if self.probability < weights.answer {
            Verdict::Near
        } else {
            Verdict::Answered
        }
    }
}

/// Scores the candidates, puts them in order and says how sure the first is.
pub fn judge(reading: &Reading, mut candidates: Vec<Candidate>, weights: &Weights) -> Ranking {
    for candidate in &mut candidates {
        candidate.score = candidate.features.weighed(&weights.features);
    }
    candidates.sort_by(|a, b| {
        let order = b.score.total_cmp(&a.score);
        order
            .then(b.is_composed.cmp(&a.is_composed))
            .then(a.passage.cmp(&b.passage))
    });
    let evidence = evidence(reading, &candidates);
    let logit = evidence.weighed(&weights.evidence);
    Ranking {
        candidates,
        evidence,
        probability: 1.0 / (1.0 + (-logit).exp()),
    }
}

fn evidence(reading: &Reading, candidates: &[Candidate]) -> Evidence {
    let passages = || candidates.iter().filter(|one| !one.is_composed);
    let mean = |list: &[f32]| list.iter().sum::<f32>() / list.len().max(1) as f32;
    let said = || reading.terms.iter().filter(|term| !term.stop);
    let all: f32 = said().map(|term| term.information).sum();
    let unknown: f32 = said()
        .filter(|term| !term.known)
        .map(|term| term.information)
        .sum();
    let first = candidates.first();
    let features = first.map(|one| one.features).unwrap_or_default();
    let nearness = features.asked.max(features.whole).max(features.sentence);
    let is_blind = nearness == 0.0;
    let score = first.map_or(0.0, |one| one.score);
    let behind: Vec<f32> = candidates
        .iter()
        .skip(1)
        .take(BEHIND)
        .map(|one| one.score)
        .collect();
    let total: f32 = candidates.iter().map(|one| (one.score - score).exp()).sum();
    Evidence {
        bias: 1.0,
        first_asked: features.asked,
        first_tokens: features.tokens,
        blind: if is_blind { 1.0 } else { 0.0 },
        first_far: if is_blind {
            0.0
        } else {
            (HALF - nearness).max(0.0)
        },
        first_coverage: features.coverage,
        first_form: features.form,
        coverage: passages()
            .map(|one| one.features.coverage)
            .fold(0.0, f32::max),
        unknown: unknown / all.max(f32::EPSILON),
        words: (reading.terms.len() as f32 / LONG).min(1.0),
        lead: (score - mean(&behind)).min(10.0) / 10.0,
        share: 1.0 / total.max(1.0),
        bm25: passages().map(|one| one.features.bm25).fold(0.0, f32::max),
        outside: f32::from(u8::from(!reading.entities.outside.is_empty())),
    }
}
