//! The vectors of one passage, and how near a question is to each part of it.

use super::shelf::{Shelf, key};
use super::texts::{Part, texts};
use super::tokens::{Telling, Tokens};
use super::vector::{Asked, Vector};

/// What a passage means: the vector of each of its texts, and of each token of title and text.
#[derive(Debug, Clone)]
pub struct Meaning {
    parts: Vec<(Part, Vector)>,
    tokens: Tokens,
}

/// How near a question is to the parts of a passage, each a cosine of -1 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cosines {
    /// The title.
    pub title: f32,
    /// The title or another way of asking, whichever is nearer.
    pub asked: f32,
    /// Title and text together.
    pub whole: f32,
    /// The nearest sentence.
    pub sentence: f32,
}

impl Meaning {
    /// The meaning of a passage, if all its vectors are there.
    pub fn find(shelf: &Shelf, role: &str, forms: &[String], text: &str) -> Option<Self> {
        let mut meaning = Self {
            parts: Vec::new(),
            tokens: Tokens::default(),
        };
        for (part, text) in texts(role, forms, text) {
            let found = shelf.get(&key(&text))?;
            meaning.parts.push((part, found.vector));
            if part == Part::Whole {
                meaning.tokens = found.tokens;
            }
        }
        Some(meaning)
    }

    /// How near its words are to those of a question.
    pub fn nearness(&self, asked: &Telling<'_>) -> f32 {
        asked.nearness(&self.tokens)
    }

    /// How near a question is.
    pub fn cosines(&self, asked: &Asked) -> Cosines {
        let mut near = Cosines {
            title: -1.0,
            asked: -1.0,
            whole: -1.0,
            sentence: -1.0,
        };
        for (part, vector) in &self.parts {
            let cosine = asked.cosine(vector);
            let best = match part {
                Part::Title => {
                    near.title = cosine;
                    &mut near.asked
                }
                Part::Asked => &mut near.asked,
                Part::Whole => &mut near.whole,
                Part::Sentence => &mut near.sentence,
            };
            *best = best.max(cosine);
        }
        // A text of a word or two has no sentence of its own.
        near.sentence = near.sentence.max(if near.sentence > -1.0 {
            -1.0
        } else {
            near.whole
        });
        near
    }
}
