//! The same questions by plain full-text search over the same passages: what we must beat.

use super::{Golden, Outcome};
use crate::index::{Generation, IndexError, PlainSearch};

/// Part of the covered questions that the threshold on the score may refuse.
const WRONG_REFUSALS: f64 = 0.03;

/// Outcomes of BM25 over title and text with the stock English analyzer. It has no refusal of its
/// own: it is given the best threshold on its top score that refuses at most 3 % of these very
/// covered questions, which flatters it.
pub fn baseline(generation: &Generation, golden: &[Golden]) -> Result<Vec<Outcome>, IndexError> {
    let search = PlainSearch::new(generation.passages())?;
    let found: Vec<Vec<(usize, f32)>> = golden
        .iter()
        .map(|golden| search.top(&golden.question, 10))
        .collect();
    let tops = found
        .iter()
        .map(|hits| hits.first().map_or(0.0, |hit| hit.1));
    let mut covered: Vec<f32> = tops
        .zip(golden)
        .filter(|(_, golden)| !golden.answers.is_empty())
        .map(|(top, _)| top)
        .collect();
    covered.sort_by(f32::total_cmp);
    let spare = (covered.len() as f64 * WRONG_REFUSALS) as usize;
    let threshold = covered.get(spare).copied().unwrap_or(0.0);
    let outcomes = golden.iter().zip(found).map(|(golden, hits)| {
        let right = |(at, _): &(usize, f32)| {
            let mut answers = golden.answers.iter();
            answers.any(|id| generation.number(id) == Some(*at))
        };
        Outcome {
            answered: hits
                .first()
                .is_some_and(|hit| hit.1 >= threshold && hit.1 > 0.0),
            rank: hits.iter().position(right).map(|at| at + 1),
        }
    });
    Ok(outcomes.collect())
}
