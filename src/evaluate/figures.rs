//! How often the first answer is right, and how often silence is.

use super::{Outcome, Question, Verdict};

/// Figures over some questions. A refused question counts as missed when it is covered; closest
/// passages count as [`Outcome::place`] says.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figures {
    /// Covered questions.
    pub covered: usize,
    /// Questions that the guides do not cover.
    pub uncovered: usize,
    /// Part of the covered whose answer is right.
    pub hit1: f64,
    /// Part of the covered with the right passage among the first three.
    pub hit3: f64,
    /// Mean of 1 / place of the first right passage within ten.
    pub mrr: f64,
    /// Part of the covered for which the closest passages were shown instead of an answer.
    pub near: f64,
    /// Part of the covered that were refused.
    pub wrong_refusals: f64,
    /// Part of the uncovered that were not answered.
    pub right_refusals: f64,
}

impl Figures {
    /// The figures over these questions and their outcomes.
    pub fn over<'a>(pairs: impl IntoIterator<Item = (&'a Question, &'a Outcome)>) -> Self {
        let one = |yes: bool| f64::from(u8::from(yes));
        let mut figures = Self::default();
        for (question, outcome) in pairs {
            if !question.is_covered() {
                figures.uncovered += 1;
                figures.right_refusals += one(outcome.verdict != Verdict::Answered);
                continue;
            }
            figures.covered += 1;
            figures.near += one(outcome.verdict == Verdict::Near);
            figures.wrong_refusals += one(outcome.is_refusal());
            let Some(place) = outcome.place() else {
                continue;
            };
            figures.hit1 += one(place == 1);
            figures.hit3 += one(place <= 3);
            figures.mrr += if place <= 10 { 1.0 / place as f64 } else { 0.0 };
        }
        let covered = figures.covered.max(1) as f64;
        for sum in [
            &mut figures.hit1,
            &mut figures.hit3,
            &mut figures.mrr,
            &mut figures.near,
            &mut figures.wrong_refusals,
        ] {
            *sum /= covered;
        }
        figures.right_refusals /= figures.uncovered.max(1) as f64;
        figures
    }
}
