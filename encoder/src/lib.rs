//! Text → unit vector: the sentence encoder all-MiniLM-L6-v2, with its weights, in one crate.
//!
//! Two texts that mean much the same have vectors with a large dot product, also where they share
//! no word. The modules stand in the order in which a text travels: text → `words` → `pieces` →
//! `transformer` (with `linear`, `attention` and `arithmetic`) → a vector of the text, and with
//! `directions` one of every token. `weights` is what they compute with, `processor` chooses the
//! instructions.
//!
//! The same text gives the same bits on every processor, so a vector may be kept on a disk, sent to
//! another machine, or decide an order. The large sums are sums of whole numbers, which have no
//! rounding (`linear`); all others have a fixed order and use nothing but additions,
//! multiplications, divisions and square roots, which IEEE 754 defines to the last bit.
#![forbid(unsafe_code)]

mod pieces;
mod words;

mod arithmetic;
mod attention;
mod directions;
mod linear;
mod transformer;

mod compare;
mod processor;
mod weights;

pub use compare::{nearest, product};
pub use directions::TOKEN_DIMENSIONS;
pub use processor::Processor;

use arithmetic::{add, unit};
use directions::along;
use pieces::Vocabulary;
use weights::Weights;

/// The length of a vector.
pub const DIMENSIONS: usize = weights::WIDTH;

/// What is read of a text, in word pieces, the marks of its start and end among them; the rest is
/// left out. 256 pieces are about 200 words.
pub const MAX_TOKENS: usize = weights::POSITIONS;

/// Names what a vector was made with: the model, the first digits of the SHA-256 of its files, the
/// version of the computation. Vectors with different names must not be compared.
pub const WEIGHTS_ID: &str = "all-minilm-l6-v2/8bfe9158/1";

/// A text and its tokens as vectors.
#[derive(Debug, Clone, PartialEq)]
pub struct Encoded {
    /// Of the whole text, of length 1.
    pub vector: [f32; DIMENSIONS],
    /// From `[CLS]` to `[SEP]`.
    pub tokens: Vec<Token>,
}

/// A word piece in its place: the same piece in another sentence has another vector.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Token {
    /// The piece; `##` stands before one inside a word or at its end.
    pub piece: &'static str,
    /// What it means here, of length 1.
    pub vector: [f32; TOKEN_DIMENSIONS],
}

/// The encoder with its weights. It can be shared by threads; a call works in memory of its own.
///
/// ```
/// let encoder = encoder::Encoder::new();
/// let question = encoder.encode("What does a data scientist earn?");
/// let answer = encoder.encode("Salaries in data science");
/// let cosine: f32 = question.iter().zip(&answer).map(|(a, b)| a * b).sum();
/// assert!(cosine > 0.7);
/// ```
pub struct Encoder {
    vocabulary: Vocabulary,
    weights: Weights,
    processor: Processor,
}

impl Encoder {
    /// Reads the built-in weights, which takes about a millisecond: most of them stay where the
    /// operating system mapped the program.
    pub fn new() -> Self {
        Self::on(Processor::best())
    }

    /// The encoder with the instructions of `processor`: the vectors are the same, the time is not.
    pub fn on(processor: Processor) -> Self {
        Self {
            vocabulary: Vocabulary::built_in(),
            weights: Weights::built_in(),
            processor,
        }
    }

    /// The vector of `text`, of length 1. Any text will do, also the empty one.
    pub fn encode(&self, text: &str) -> [f32; DIMENSIONS] {
        mean(&self.rows(text).1)
    }

    /// The same, with every token on its own.
    pub fn encode_tokens(&self, text: &str) -> Encoded {
        let (pieces, rows) = self.rows(text);
        let (all, _) = rows.as_chunks();
        let tokens = pieces.into_iter().zip(all).map(|(piece, row)| Token {
            piece,
            vector: along(row),
        });
        Encoded {
            vector: mean(&rows),
            tokens: tokens.collect(),
        }
    }

    /// The word pieces of `text`, and after each other the [`DIMENSIONS`] numbers that the last layer
    /// has for each.
    pub fn rows(&self, text: &str) -> (Vec<&'static str>, Vec<f32>) {
        let tokens = self.vocabulary.tokens(text, MAX_TOKENS);
        let rows = self.processor.run(&self.weights, &tokens);
        (self.names(&tokens), rows)
    }

    /// The word pieces that are read of `text`, from `[CLS]` to `[SEP]`.
    pub fn pieces(&self, text: &str) -> Vec<&'static str> {
        self.names(&self.vocabulary.tokens(text, MAX_TOKENS))
    }

    fn names(&self, tokens: &[pieces::Token]) -> Vec<&'static str> {
        let names = tokens.iter().map(|token| self.vocabulary.piece(*token));
        names.collect()
    }
}

/// The mean of all rows, brought to length 1; the sum of them has the same direction.
fn mean(rows: &[f32]) -> [f32; DIMENSIONS] {
    let mut sum = [0.0; DIMENSIONS];
    for row in rows.chunks_exact(DIMENSIONS) {
        add(&mut sum, row);
    }
    unit(sum)
}

impl Default for Encoder {
    fn default() -> Self {
        Self::new()
    }
}
