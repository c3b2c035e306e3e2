//! Questions whose right answers are known, and how many are answered right; what a change of the
//! knowledge does to passages and to such questions.

mod around;
mod changes;
mod figures;
mod golden;
mod lines;
mod measured;
mod moved;
mod outcome;
mod patterns;
mod question;
mod read;
mod report;

pub use around::Around;
pub use changes::{Changes, Counts, Entry};
pub use figures::Figures;
pub use golden::{Golden, Part, read, read_any};
pub use measured::Measured;
pub use moved::{GoldenChanges, Grade, Moved};
pub use outcome::{Outcome, Verdict};
pub use patterns::Patterns;
pub use question::{Found, Question, Right};
pub use read::questions;
pub use report::{groups, head, misses, one_line, percent, rows};
