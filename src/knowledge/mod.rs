//! Guide files in, a typed [`Library`] or a list of [`Problem`]s out.
//!
//! Text is read by pure functions; only [`folder`] touches the disk. A problem is data, never a
//! panic, and every problem of every file is reported at once.

pub mod class;
pub mod folder;
pub mod guide;
mod money;
mod parse;
mod problem;
pub mod vocabulary;
mod years;

pub use folder::{FolderError, Library, Sources};
pub use guide::{Block, Content, Guide, Section};
pub use money::{Amount, Currency, Money};
pub use parse::{MAX_HEADING_ID, MAX_PASSAGE_ID, MAX_SLUG, parse_guide};
pub use problem::Problem;
pub use vocabulary::Vocabulary;
pub use years::Years;
