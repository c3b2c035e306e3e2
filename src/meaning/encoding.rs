//! What is kept of a text: its vector, and of a passage's whole text also those of its tokens.

use encoder::{Encoded, MAX_TOKENS, TOKEN_DIMENSIONS};

use super::question::ENCODER;
use super::texts::Part;
use super::tokens::Tokens;
use super::vector::{BYTES, Vector};

/// A text as vectors.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoding {
    /// Of the text.
    pub vector: Vector,
    /// Of its tokens; none where they are not needed.
    pub tokens: Tokens,
}

impl Encoding {
    /// The most that a text can have.
    pub(super) const MOST_BYTES: usize = BYTES + MAX_TOKENS * TOKEN_DIMENSIONS;

    /// Encodes a text, which takes some milliseconds.
    pub(super) fn make(part: Part, text: &str) -> Self {
        match part {
            Part::Whole => Self::new(&ENCODER.encode_tokens(text)),
            _ => Vector::new(&ENCODER.encode(text)).into(),
        }
    }

    /// Rounds what the encoder made of a text.
    pub fn new(encoded: &Encoded) -> Self {
        Self {
            vector: Vector::new(&encoded.vector),
            tokens: Tokens::new(&encoded.tokens),
        }
    }

    /// The text as it lies on disk.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let vector = self.vector.bytes().into_iter();
        vector.chain(self.tokens.bytes()).collect()
    }

    /// The text of these bytes; nothing where they are too few.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let (vector, tokens) = bytes.split_first_chunk::<BYTES>()?;
        Some(Self {
            vector: Vector::of(vector),
            tokens: Tokens::of(tokens),
        })
    }
}

impl From<Vector> for Encoding {
    fn from(vector: Vector) -> Self {
        let tokens = Tokens::default();
        Self { vector, tokens }
    }
}
