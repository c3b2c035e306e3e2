//! Makes a [`Generation`] of a library: passages to search, with their words, typed rows and vectors.
//! The only module that knows tantivy.
//!
//! A [`Store`] keeps generations on disk, each with a manifest of what it was built from: opening one
//! parses no guide. [`Vectors`] gives a generation what its passages mean, once every vector is there.

mod analyzer;
mod aside;
mod build;
mod catalogue;
mod gazetteer;
mod generation;
mod kept;
mod lexicon;
mod made;
mod manifest;
mod meanings;
mod pack;
pub mod passage;
mod reading;
mod schema;
mod search;
mod store;
mod tables;
mod vectors;
mod wording;
mod words;

pub use analyzer::{Analyzer, Token};
pub use catalogue::{Catalogue, Head};
pub use gazetteer::{Gazetteer, Instead, Meaning};
pub use generation::Generation;
pub use lexicon::Lexicon;
pub use meanings::{EVERY, Meanings};
pub use passage::{Kind, Passage};
pub use reading::{Form, PassageRead, STOP_INFORMATION, key};
pub use search::{Alternatives, Match, Within};
pub use store::{OpenError, Opened, Origin, Store};
pub use tables::{Heading, Row, Table};
pub use vectors::{Others, Vectors};
pub use words::{Word, words};

/// The index could not be built or read.
pub type IndexError = tantivy::TantivyError;
