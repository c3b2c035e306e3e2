//! Reads guide files into a typed [`Library`], or gives a list of [`Problem`]s.
//!
//! Text is read by pure functions; only [`listing`] touches the disk. A problem is data, never a
//! panic, and every problem of every file is reported at once.

pub mod class;
pub mod community;
pub mod currency;
mod decode;
mod digest;
pub mod folder;
pub mod guide;
mod invisible;
pub mod listing;
mod money;
mod named;
mod parse;
mod period;
mod problem;
pub mod quiz;
mod report;
pub mod vocabulary;
mod years;

pub use community::Community;
pub use currency::{Currency, Signs};
pub use digest::hexadecimal;
pub use folder::{FolderError, Library, QUESTIONS, Sources};
pub use guide::{Block, Content, Guide, Section};
pub use invisible::is_invisible;
pub use listing::{Listing, Seen};
pub use money::{Amount, Money};
pub use named::Named;
pub use parse::{
    AUTHOR_MARK, Known, MAX_HEADING_ID, MAX_PASSAGE_ID, MAX_SLUG, parse_community, parse_guide,
    parse_guide_with, parse_quiz, parse_vocabulary, slug,
};
pub use period::{Period, Unit};
pub use problem::Problem;
pub use quiz::Quiz;
pub use report::{left_out, problems_json, render_problems};
pub use vocabulary::Vocabulary;
pub use years::Years;
