//! What the passages of a generation mean.

use super::generation::Generation;
use crate::meaning::{Asked, Meaning, Shelf, Vector, key, texts};

/// The vectors of every passage, by its number, and of the other texts that questions are held
/// against.
pub struct Meanings {
    passages: Vec<Meaning>,
    others: Vec<Vector>,
}

impl Meanings {
    /// The vectors of a generation's passages and of other texts; nothing where one is missing.
    pub(super) fn find(
        generation: &Generation,
        others: &[&'static str],
        shelf: &Shelf,
    ) -> Option<Self> {
        let meanings = generation.passages().map(|passage| {
            let role = &generation.guide(&passage.guide)?.role;
            Meaning::find(shelf, role, &passage.forms, &passage.text)
        });
        let others = others.iter().map(|text| shelf.get(&key(text)));
        Some(Self {
            passages: meanings.collect::<Option<_>>()?,
            others: others.collect::<Option<_>>()?,
        })
    }

    /// What a passage means.
    pub fn of(&self, passage: usize) -> Option<&Meaning> {
        self.passages.get(passage)
    }

    /// How near a question is to each of the other texts.
    pub fn others(&self, asked: &Asked) -> Vec<f32> {
        self.others.iter().map(|text| asked.cosine(text)).collect()
    }
}

impl Generation {
    /// Every text of which there must be a vector.
    pub fn texts(&self) -> impl Iterator<Item = String> {
        self.passages().flat_map(|passage| {
            let role = self.guide(&passage.guide).map_or("", |guide| &guide.role);
            let texts = texts(role, &passage.forms, &passage.text);
            texts.into_iter().map(|(_, text)| text)
        })
    }
}
