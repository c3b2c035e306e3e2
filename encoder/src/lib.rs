//! Text → unit vector: the sentence encoder all-MiniLM-L6-v2, with its weights, in one crate.
//!
//! Two texts that mean much the same have vectors with a large dot product, also where they share
//! no word. The modules stand in the order in which a text travels: text → `words` → `pieces` →
//! `transformer` (with `linear`, `attention` and `arithmetic`) → vector. `weights` is what they
//! compute with, `processor` chooses the instructions.
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
mod linear;
mod transformer;

mod processor;
mod weights;

pub use processor::Processor;

use pieces::Vocabulary;
use weights::Weights;

/// The length of a vector.
pub const DIMENSIONS: usize = weights::WIDTH;

/// What is read of a text, in word pieces, the marks of its start and end among them; the rest is
/// left out. 256 pieces are about 200 words.
pub const MAX_TOKENS: usize = weights::POSITIONS;

/// Names what a vector was made with: the model, the first digits of the SHA-256 of its files, the
/// version of the computation. Vectors with different names must not be compared.
pub const WEIGHTS_ID: &str = "all-minilm-l6-v2/109e23c7/1";

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
        let tokens = self.vocabulary.tokens(text, MAX_TOKENS);
        self.processor.run(&self.weights, &tokens)
    }

    /// The word pieces that [`encode`](Self::encode) reads of `text`, from `[CLS]` to `[SEP]`.
    pub fn pieces(&self, text: &str) -> Vec<&'static str> {
        let tokens = self.vocabulary.tokens(text, MAX_TOKENS);
        tokens
            .into_iter()
            .map(|token| self.vocabulary.piece(token))
            .collect()
    }
}

impl Default for Encoder {
    fn default() -> Self {
        Self::new()
    }
}
