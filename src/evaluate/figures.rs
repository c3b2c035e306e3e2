//! Outcomes in, figures out.

use super::Golden;

/// What became of one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// Whether an answer was given at all.
    pub answered: bool,
    /// Place of the first right passage, from 1, whether or not it was shown.
    pub rank: Option<usize>,
}

/// Figures over some questions. A refused question counts as missed when it is covered.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Figures {
    /// Covered questions.
    pub covered: usize,
    /// Questions that the guides do not cover.
    pub uncovered: usize,
    /// Part of the covered whose first answer is right.
    pub hit1: f64,
    /// Part of the covered with a right answer among the first three.
    pub hit3: f64,
    /// Mean of 1 / place of the first right answer within ten.
    pub mrr: f64,
    /// Part of the covered that were refused.
    pub wrong_refusals: f64,
    /// Part of the uncovered that were refused.
    pub right_refusals: f64,
}

/// The figures over these questions and their outcomes.
pub fn figures<'a>(pairs: impl IntoIterator<Item = (&'a Golden, &'a Outcome)>) -> Figures {
    let mut figures = Figures::default();
    for (golden, outcome) in pairs {
        if golden.answers.is_empty() {
            figures.uncovered += 1;
            figures.right_refusals += f64::from(u8::from(!outcome.answered));
            continue;
        }
        figures.covered += 1;
        figures.wrong_refusals += f64::from(u8::from(!outcome.answered));
        let Some(rank) = outcome.rank.filter(|_| outcome.answered) else {
            continue;
        };
        figures.hit1 += f64::from(u8::from(rank == 1));
        figures.hit3 += f64::from(u8::from(rank <= 3));
        figures.mrr += if rank <= 10 { 1.0 / rank as f64 } else { 0.0 };
    }
    let covered = figures.covered.max(1) as f64;
    for sum in [
        &mut figures.hit1,
        &mut figures.hit3,
        &mut figures.mrr,
        &mut figures.wrong_refusals,
    ] {
        *sum /= covered;
    }
    figures.right_refusals /= figures.uncovered.max(1) as f64;
    figures
}
