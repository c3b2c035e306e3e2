//! Questions that were asked, each with what became of it.

use super::{Figures, Found, Outcome, Part, Question};
use crate::index::Generation;
use crate::respond::{Hit, ask};

/// Questions with what became of them.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    /// The questions.
    pub questions: Vec<Question>,
    /// What became of each.
    pub outcomes: Vec<Outcome>,
}

impl Measured {
    /// Asks every question as `/ask` would. This takes some milliseconds for each.
    pub fn of(generation: &Generation, questions: Vec<Question>) -> Self {
        let outcome = |question: &Question| {
            let asked = ask(generation, &question.text);
            Outcome {
                verdict: asked.verdict,
                rank: question.rank(asked.hits.iter().map(found)),
            }
        };
        Self {
            outcomes: questions.iter().map(outcome).collect(),
            questions,
        }
    }

    /// Each question with its outcome.
    pub fn pairs(&self) -> impl Iterator<Item = (&Question, &Outcome)> {
        self.questions.iter().zip(&self.outcomes)
    }

    /// The figures over some of the questions.
    pub fn figures(&self, pick: impl Fn(&Question) -> bool) -> Figures {
        Figures::over(self.pairs().filter(|(question, _)| pick(question)))
    }

    /// The parts that the questions have, in the order in which they are shown.
    pub fn parts(&self) -> Vec<Option<Part>> {
        let order = [Some(Part::Tune), Some(Part::Unseen), None];
        let mut parts = order.to_vec();
        parts.retain(|part| self.questions.iter().any(|question| question.part == *part));
        parts
    }
}

fn found(hit: &Hit) -> Found<'_> {
    Found {
        facts: &hit.facts,
        title: &hit.title,
        text: &hit.text,
    }
}
