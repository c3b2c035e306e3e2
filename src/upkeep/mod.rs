//! What goes on beside answering: guides are read anew when they change, pins are kept current, and
//! what was asked in vain is kept.

mod current;
mod keep;
mod learn;
mod outcome;
mod pins;
mod publish;
mod record;
mod refresh;
mod refused;
mod reindex;
mod unanswered;
mod watch;

pub use keep::Upkeep;
pub use learn::learn;
pub use outcome::{Outcome, Questions, Swapped};
pub use publish::{PublishError, Publisher, Publishing};
pub use refresh::Refreshed;
pub use reindex::{Build, Reindexer};
pub use watch::{Pace, reindex_on_hangup, watch};
