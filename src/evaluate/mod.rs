//! Golden questions in, figures out: how often the first answer is right, and how often silence is;
//! and what a change of the knowledge does to passages and questions.

mod around;
mod baseline;
mod changes;
mod figures;
mod golden;
mod moved;
mod report;
mod without;

pub use around::Around;
pub use baseline::baseline;
pub use changes::{Changes, Counts, Entry};
pub use figures::{Figures, Outcome, figures};
pub use golden::{Golden, Part, read, read_any};
pub use moved::{GoldenChanges, Grade, Moved};
pub use report::{render, render_ablation};
pub use without::{PARTS, without};

use crate::index::Generation;
use crate::respond::ask;

/// Answers every golden question as `/ask` would.
pub fn run(generation: &Generation, golden: &[Golden]) -> Vec<Outcome> {
    let outcome = |golden: &Golden| {
        let asked = ask(generation, &golden.question);
        let rank = asked
            .hits
            .iter()
            .position(|hit| hit.facts.iter().any(|id| golden.answers.contains(id)));
        Outcome {
            answered: asked.verdict == crate::rank::Verdict::Answered,
            rank: rank.map(|at| at + 1),
        }
    };
    golden.iter().map(outcome).collect()
}
