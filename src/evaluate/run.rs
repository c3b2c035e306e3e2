//! Questions in, what `/ask` makes of them out.

use super::{Found, Outcome, Question};
use crate::index::Generation;
use crate::respond::{Hit, ask};

/// Answers every question as `/ask` would.
pub fn run(generation: &Generation, questions: &[Question]) -> Vec<Outcome> {
    let outcome = |question: &Question| {
        let asked = ask(generation, &question.text);
        Outcome {
            verdict: asked.verdict,
            rank: question.rank(asked.hits.iter().map(found)),
        }
    };
    questions.iter().map(outcome).collect()
}

fn found(hit: &Hit) -> Found<'_> {
    Found {
        facts: &hit.facts,
        title: &hit.title,
        text: &hit.text,
    }
}
