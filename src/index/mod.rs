//! A library in, ranked passages out. The only module that knows tantivy.

use crate::knowledge::Library;

/// The library and the index built from it: what every answer is made from.
pub struct Generation {
    /// The guides.
    pub library: Library,
}
