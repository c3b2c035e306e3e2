//! A library in, ranked passages out. The only module that knows tantivy.

mod analysis;
mod analyzer;
mod aside;
mod gazetteer;
mod generation;
mod lexicon;
mod made;
mod meanings;
mod pack;
pub mod passage;
mod plain;
mod seal;
mod search;
mod store;
mod vectors;
mod wording;
mod words;

pub use analyzer::{Analyzer, Token};
pub use gazetteer::{Gazetteer, Instead, Meaning};
pub use generation::{Form, Generation, PassageTerms, STOP_INFORMATION};
pub use lexicon::Lexicon;
pub use passage::{Kind, Passage};
pub use plain::PlainSearch;
pub use search::{Alternatives, Match};
pub use store::{OpenError, Opened, Origin, Store};
pub use vectors::Vectors;
pub use words::{Word, words};

/// The index could not be built or read.
pub type IndexError = tantivy::TantivyError;
