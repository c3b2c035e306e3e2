//! What became of a question: one of three verdicts, and the place of what is right.

pub use crate::rank::Verdict;

/// How many of the closest passages people see where the bot is not sure.
const CLOSEST: usize = 3;

/// What became of one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outcome {
    /// What the bot said.
    pub verdict: Verdict,
    /// Place of the first right passage, from 1, whether or not it was shown.
    pub rank: Option<usize>,
}

impl Outcome {
    /// The place that counts in the figures, if the right passage was shown. Closest passages are
    /// no answer: the best that they can be is second.
    pub fn place(&self) -> Option<usize> {
        match self.verdict {
            Verdict::Answered => self.rank,
            Verdict::Near => {
                let shown = self.rank.filter(|rank| *rank <= CLOSEST);
                shown.map(|rank| rank.max(2))
            }
            Verdict::NotCovered => None,
        }
    }

    /// Whether a covered question counts as refused: also where the closest passages were shown
    /// and the right one was not among them.
    pub fn is_refusal(&self) -> bool {
        match self.verdict {
            Verdict::Answered => false,
            Verdict::Near => self.place().is_none(),
            Verdict::NotCovered => true,
        }
    }
}
