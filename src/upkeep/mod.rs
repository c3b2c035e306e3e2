//! Guides that change in, answers that stay right out: what goes on beside answering.

mod outcome;
mod reindex;
mod watch;

pub use outcome::{Outcome, Questions, Swapped};
pub use reindex::{Build, Reindexer};
pub use watch::{Pace, reindex_on_hangup, watch};
