//! What the passages of a generation mean.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use super::generation::Generation;
use super::passage::Passage;
use crate::meaning::{Asked, Cosines, Meaning, Part, Shelf, Telling, Vector, key, texts};

/// Up to so many passages every one is held against a question, and its vectors are in memory; in a
/// larger library only the best hits by words are, and theirs are read when they are needed.
pub const EVERY: usize = 5_000;

/// The vectors of every passage, and of the other texts that questions are held against.
pub struct Meanings {
    passages: Passages,
    others: Vec<Vector>,
}

enum Passages {
    /// In memory, by the passage's number.
    Held(Vec<Meaning>),
    /// In their files.
    Kept {
        shelf: Shelf,
        /// Whether one could not be read.
        is_torn: AtomicBool,
    },
}

impl Meanings {
    /// The vectors of a generation's passages and of other texts, which a shelf must hold; nothing
    /// where one is missing.
    pub(super) fn find(
        generation: &Generation,
        others: &[&'static str],
        shelf: Shelf,
    ) -> Option<Self> {
        let others = others
            .iter()
            .map(|text| Some(shelf.get(&key(text))?.vector));
        let others = others.collect::<Option<_>>()?;
        let passages = if generation.count() <= EVERY {
            let passages = generation.passages();
            let meanings = passages.map(|passage| meaning(generation, &passage, &shelf));
            Passages::Held(meanings.collect::<Option<_>>()?)
        } else {
            Passages::Kept {
                shelf,
                is_torn: AtomicBool::new(false),
            }
        };
        Some(Self { passages, others })
    }

    /// How near a question is to passages, by their number: to all of them, or in a large library to
    /// its hits. Nothing where vectors cannot be read any more: words alone answer then, as without
    /// vectors, rather than some passages with and some without.
    pub fn cosines(
        &self,
        generation: &Generation,
        hits: impl Iterator<Item = usize>,
        asked: &Asked,
    ) -> Option<HashMap<usize, Cosines>> {
        let (shelf, is_torn) = match &self.passages {
            Passages::Held(all) => {
                let cosines = all.iter().map(|meaning| meaning.cosines(asked));
                return Some(cosines.enumerate().collect());
            }
            Passages::Kept { shelf, is_torn } => (shelf, is_torn),
        };
        if is_torn.load(Ordering::Relaxed) {
            return None;
        }
        let mut near = HashMap::new();
        for hit in hits {
            let Some(meaning) = meaning(generation, &generation.passage_at(hit), shelf) else {
                if !is_torn.swap(true, Ordering::Relaxed) {
                    tracing::error!(
                        "vectors cannot be read any more; words alone answer until the next start"
                    );
                }
                return None;
            };
            near.insert(hit, meaning.cosines(asked));
        }
        Some(near)
    }

    /// How near the words of passages are to those of a question, by their number; nothing where
    /// vectors cannot be read any more.
    pub fn nearness(
        &self,
        generation: &Generation,
        passages: &[usize],
        asked: &Telling<'_>,
    ) -> Option<HashMap<usize, f32>> {
        let nearness = passages.iter().map(|number| {
            let nearness = match &self.passages {
                Passages::Held(all) => all.get(*number)?.nearness(asked),
                Passages::Kept { is_torn, .. } if is_torn.load(Ordering::Relaxed) => return None,
                Passages::Kept { shelf, .. } => {
                    let passage = generation.passage_at(*number);
                    meaning(generation, &passage, shelf)?.nearness(asked)
                }
            };
            Some((*number, nearness))
        });
        nearness.collect()
    }

    /// How near a question is to each of the other texts.
    pub fn others(&self, asked: &Asked) -> Vec<f32> {
        self.others.iter().map(|text| asked.cosine(text)).collect()
    }
}

fn meaning(generation: &Generation, passage: &Passage, shelf: &Shelf) -> Option<Meaning> {
    let role = &generation.guide(&passage.guide)?.role;
    Meaning::find(shelf, role, &passage.forms, &passage.text)
}

impl Generation {
    /// Every text of which there must be a vector.
    pub fn texts(&self) -> impl Iterator<Item = (Part, String)> + Clone {
        self.passages().flat_map(|passage| {
            let role = self.guide(&passage.guide).map_or("", |guide| &guide.role);
            texts(role, &passage.forms, &passage.text)
        })
    }
}
