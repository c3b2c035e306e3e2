//! The same questions by plain full-text search over the same passages: what we must beat.

use super::{Found, Outcome, Question, Verdict};
use crate::index::{Generation, IndexError, PlainSearch};

/// Part of the covered questions that the threshold on the score may refuse.
const WRONG_REFUSALS: f64 = 0.03;

/// Outcomes of BM25 over title and text with the stock English analyzer. It has no refusal of its
/// own: it is given the best threshold on its top score that refuses at most 3 % of these very
/// covered questions, which flatters it.
pub fn baseline(
    generation: &Generation,
    questions: &[Question],
) -> Result<Vec<Outcome>, IndexError> {
    let search = PlainSearch::new(generation.passages())?;
    let found: Vec<Vec<(usize, f32)>> = questions
        .iter()
        .map(|question| search.top(&question.text, 10))
        .collect();
    let tops = found
        .iter()
        .map(|hits| hits.first().map_or(0.0, |hit| hit.1));
    let mut covered: Vec<f32> = tops
        .zip(questions)
        .filter(|(_, question)| question.is_covered())
        .map(|(top, _)| top)
        .collect();
    covered.sort_by(f32::total_cmp);
    let spare = (covered.len() as f64 * WRONG_REFUSALS) as usize;
    let threshold = covered.get(spare).copied().unwrap_or(0.0);
    let outcomes = questions.iter().zip(found).map(|(question, hits)| {
        let top = hits.first().map_or(0.0, |hit| hit.1);
        let passages: Vec<_> = hits
            .iter()
            .map(|(at, _)| generation.passage_at(*at))
            .collect();
        let passages = passages.iter().map(|passage| Found {
            facts: std::slice::from_ref(&passage.id),
            title: &passage.title,
            text: &passage.text,
        });
        Outcome {
            verdict: match top >= threshold && top > 0.0 {
                true => Verdict::Answered,
                false => Verdict::NotCovered,
            },
            rank: question.rank(passages),
        }
    });
    Ok(outcomes.collect())
}
