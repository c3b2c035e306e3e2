//! The terminal: lines become requests, and answers text.
//!
//! [`parse_line`] reads a line; [`render`] lays an answer out; [`lines`] answers a stream of lines, [`console`] a person.

mod bars;
mod chat;
mod completion;
pub mod console;
mod greeting;
mod line;
pub mod lines;
mod marker;
mod printable;
mod render;
mod segment;
mod table;
mod typing;

pub use chat::{Turn, turn};
pub use completion::{Candidate, complete, hint};
pub use greeting::{greeting, sample_question};
pub use line::{Line, LineError, QUIT, parse_line, usage};
pub use printable::{printable, printable_json};
pub use render::{Look, Offers, render};
pub use typing::{Typing, typing};
