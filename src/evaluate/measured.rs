//! A generation and questions in, what we and plain search make of them out.

use super::{Figures, Outcome, Part, Question, baseline, figures, run};
use crate::index::{Generation, IndexError};

/// Questions with what became of them.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    /// The questions.
    pub questions: Vec<Question>,
    /// What `/ask` made of each.
    pub ours: Vec<Outcome>,
    /// What plain search made of each.
    pub plain: Vec<Outcome>,
}

impl Measured {
    /// Asks every question, here and by plain search.
    pub fn of(generation: &Generation, questions: Vec<Question>) -> Result<Self, IndexError> {
        Ok(Self {
            ours: run(generation, &questions),
            plain: baseline(generation, &questions)?,
            questions,
        })
    }

    /// Takes up what was measured elsewhere.
    pub fn extend(&mut self, other: &Self) {
        self.questions.extend_from_slice(&other.questions);
        self.ours.extend_from_slice(&other.ours);
        self.plain.extend_from_slice(&other.plain);
    }

    /// Our figures over some of the questions.
    pub fn ours(&self, pick: impl Fn(&Question) -> bool) -> Figures {
        figures(
            self.questions
                .iter()
                .zip(&self.ours)
                .filter(|(question, _)| pick(question)),
        )
    }

    /// Plain search's figures over some of the questions.
    pub fn plain(&self, pick: impl Fn(&Question) -> bool) -> Figures {
        figures(
            self.questions
                .iter()
                .zip(&self.plain)
                .filter(|(question, _)| pick(question)),
        )
    }

    /// The questions that may be looked at one by one: all but those that stay unseen.
    pub fn shown(&self) -> impl Iterator<Item = (&Question, &Outcome)> {
        let pairs = self.questions.iter().zip(&self.ours);
        pairs.filter(|(question, _)| question.part != Some(Part::Unseen))
    }
}

/// The parts that some questions have, in the order in which they are shown.
pub(super) fn parts(questions: &[Question]) -> Vec<Option<Part>> {
    let order = [Some(Part::Tune), Some(Part::Unseen), None];
    let is_there = |part: &Option<Part>| questions.iter().any(|question| question.part == *part);
    order.into_iter().filter(is_there).collect()
}

/// What a part is called; questions whose file knows no parts are "all".
pub(super) fn part_name(part: Option<Part>) -> &'static str {
    match part {
        Some(Part::Tune) => "tune",
        Some(Part::Unseen) => "unseen",
        None => "all",
    }
}
