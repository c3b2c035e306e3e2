//! Questions in, figures out: how often the first answer is right, and how often silence is; the same
//! under conditions that nobody tuned to; and what a change of the knowledge does to passages and
//! questions.

mod also_asked;
mod around;
mod baseline;
mod changes;
mod disturbed;
mod figures;
mod golden;
mod lines;
mod measured;
mod moved;
mod noise;
mod outcome;
mod patterns;
mod question;
mod read;
mod report;
mod run;
mod table;
mod trial;
mod without;

pub use around::Around;
pub use baseline::baseline;
pub use changes::{Changes, Counts, Entry};
pub use disturbed::{Disturbed, disturbed, render_disturbed};
pub use figures::{Figures, figures};
pub use golden::{Golden, Part, read, read_any};
pub use measured::Measured;
pub use moved::{GoldenChanges, Grade, Moved};
pub use noise::{NOISES, Noise};
pub use outcome::{Outcome, Verdict};
pub use patterns::Patterns;
pub use question::{Found, Question, Right};
pub use read::questions;
pub use report::{render_groups, render_misses};
pub use run::run;
pub use table::{head, rows_by_part};
pub use trial::{Case, Learn, TestGuides, Trial};
pub use without::{SWITCHES, Switch, render_ablation};
