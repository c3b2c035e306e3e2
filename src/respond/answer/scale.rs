//! The scale that the bars of a panel are drawn to.

use super::Panel;
use crate::knowledge::Amount;

/// Most marks on a scale besides the one at nothing.
const MARKS: Amount = 5;

/// From nothing to a little more than the highest figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// The amount at the end; not 0.
    pub end: Amount,
    /// The amount between two marks: 1, 2 or 5 with noughts; not 0.
    pub step: Amount,
}

impl Panel {
    /// The scale of this panel: as long as its highest figure, with room for "and more".
    pub fn scale(&self) -> Scale {
        let end = |bar: &super::Bar| {
            let top = bar.high.max(bar.low);
            let room = if bar.open { (top / 8).max(1) } else { 0 };
            top.saturating_add(room)
        };
        let end = self.bars.iter().map(end).max().unwrap_or(0).max(1);
        let round = (0..20).flat_map(|power| [1, 2, 5].map(|digit| (digit, power)));
        let step = round
            .filter_map(|(digit, power)| {
                Amount::checked_mul(digit, Amount::checked_pow(10, power)?)
            })
            .find(|step| end / step <= MARKS);
        Scale {
            end,
            step: step.unwrap_or(end),
        }
    }
}

impl Scale {
    /// The amounts of the marks, from 0 upwards; none beyond the end.
    pub fn marks(self) -> impl Iterator<Item = Amount> {
        (0..=self.end / self.step).map(move |number| number * self.step)
    }

    /// Where an amount lies, from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "a place in a picture")]
    pub fn place(self, amount: Amount) -> f64 {
        (amount as f64 / self.end as f64).min(1.0)
    }
}
