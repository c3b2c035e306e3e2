//! What the passages of a generation mean.

use super::generation::Generation;
use crate::meaning::{Meaning, Shelf, texts};

/// The vectors of every passage, by its number.
pub struct Meanings(Vec<Meaning>);

impl Meanings {
    /// The vectors of a generation's passages; nothing where one is missing.
    pub(super) fn find(generation: &Generation, shelf: &Shelf) -> Option<Self> {
        let passages = generation.passages.iter();
        let meanings = passages.map(|passage| {
            let role = &generation.guide(&passage.guide)?.role;
            Meaning::find(shelf, role, &passage.forms, &passage.text)
        });
        meanings.collect::<Option<_>>().map(Self)
    }

    /// What a passage means.
    pub fn of(&self, passage: usize) -> Option<&Meaning> {
        self.0.get(passage)
    }
}

impl Generation {
    /// Every text of which there must be a vector.
    pub fn texts(&self) -> impl Iterator<Item = String> {
        self.passages.iter().flat_map(|passage| {
            let role = self.guide(&passage.guide).map_or("", |guide| &guide.role);
            let texts = texts(role, &passage.forms, &passage.text);
            texts.into_iter().map(|(_, text)| text)
        })
    }
}
