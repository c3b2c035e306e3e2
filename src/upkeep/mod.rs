//! What is done while the bot runs: pins are kept current, and what was asked in vain is kept.
//! Posts through a [`Publisher`], whoever that is.

mod current;
mod keep;
mod pins;
mod publish;
mod record;
mod refresh;
mod refused;
mod unanswered;

pub use keep::Upkeep;
pub use publish::{PublishError, Publisher, Publishing};
pub use refresh::Refreshed;
