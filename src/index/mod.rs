//! A library in, ranked passages out. The only module that knows tantivy.

mod analyzer;
mod gazetteer;
mod generation;
mod lexicon;
pub mod passage;
mod search;
mod store;

pub use analyzer::{Analyzer, Token, Word, words};
pub use gazetteer::{Gazetteer, Meaning};
pub use generation::{Form, Generation, PassageTerms, STOP_INFORMATION};
pub use lexicon::Lexicon;
pub use passage::{Kind, Passage};
pub use search::{Alternatives, Match};
pub use store::{OpenError, Opened, Origin, Store};
