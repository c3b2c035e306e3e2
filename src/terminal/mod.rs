//! The terminal: a line in, an answer as text out.
//!
//! [`render`] lays an answer out; [`lines`] answers a stream of lines, [`console`] a person.

mod bars;
mod chat;
mod completion;
pub mod console;
mod greeting;
pub mod lines;
mod printable;
mod render;
mod table;

pub use chat::{Turn, turn};
pub use completion::{Candidate, complete, hint};
pub use greeting::{greeting, sample_question};
pub use printable::{printable, printable_json};
pub use render::{Look, Offers, render};
