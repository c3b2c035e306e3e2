//! The weights of the model, built into the program; `weights/make.py` makes the file and tells
//! its layout.

use crate::linear::{Block, Linear};

/// Numbers a token has between the layers.
pub const WIDTH: usize = 384;
/// Numbers a token has inside a layer's second half.
pub const INNER: usize = 1536;
/// Positions that a token can have.
pub const POSITIONS: usize = 256;

const PIECES: usize = 29_526;
const LAYERS: usize = 6;

const FLOAT: usize = size_of::<f32>();
const NORM: usize = 2 * WIDTH * FLOAT;
const LAYER: usize = linear(WIDTH, 3 * WIDTH)
    + linear(WIDTH, WIDTH)
    + linear(WIDTH, INNER)
    + linear(INNER, WIDTH)
    + 2 * NORM;
const BYTES: usize = PIECES * (FLOAT + WIDTH) + POSITIONS * WIDTH * FLOAT + NORM + LAYERS * LAYER;

/// Its length is part of its type: a file of another length does not compile, so that reading it
/// cannot fail.
static FILE: &[u8; BYTES] = include_bytes!("../weights/minilm.q8");

const fn linear(inputs: usize, outputs: usize) -> usize {
    inputs / WIDTH * outputs * (FLOAT + WIDTH) + outputs * FLOAT
}

/// All that the model has learnt.
pub struct Weights {
    pub pieces: Embeddings,
    /// A row of `WIDTH` numbers a position.
    pub positions: Vec<f32>,
    pub norm: Norm,
    pub layers: Vec<Layer>,
}

/// A vector for every word piece, as whole numbers with a scale.
pub struct Embeddings {
    pub scales: Vec<f32>,
    pub rows: &'static [[u8; WIDTH]],
}

pub struct Layer {
    pub query_key_value: Linear,
    pub attended: Linear,
    pub attended_norm: Norm,
    pub expand: Linear,
    pub contract: Linear,
    pub contracted_norm: Norm,
}

/// What a layer norm multiplies by and adds.
pub struct Norm {
    pub weight: Vec<f32>,
    pub bias: Vec<f32>,
}

impl Weights {
    pub fn built_in() -> Self {
        let mut reader = Reader(FILE);
        Self {
            pieces: Embeddings {
                scales: reader.floats(PIECES),
                rows: reader.rows(PIECES),
            },
            positions: reader.floats(POSITIONS * WIDTH),
            norm: reader.norm(),
            layers: (0..LAYERS).map(|_| reader.layer()).collect(),
        }
    }
}

/// The bytes that are still to be read.
struct Reader(&'static [u8]);

impl Reader {
    fn bytes(&mut self, length: usize) -> &'static [u8] {
        let (bytes, rest) = self.0.split_at(length);
        self.0 = rest;
        bytes
    }

    fn floats(&mut self, length: usize) -> Vec<f32> {
        let (floats, _) = self.bytes(length * FLOAT).as_chunks();
        floats
            .iter()
            .map(|bytes| f32::from_le_bytes(*bytes))
            .collect()
    }

    fn linear(&mut self, inputs: usize, outputs: usize) -> Linear {
        Linear {
            blocks: (0..inputs / WIDTH).map(|_| self.block(outputs)).collect(),
            bias: self.floats(outputs),
        }
    }

    fn block(&mut self, outputs: usize) -> Block {
        Block {
            scales: self.floats(outputs),
            rows: self.rows(outputs),
        }
    }

    fn rows(&mut self, number: usize) -> &'static [[u8; WIDTH]] {
        self.bytes(number * WIDTH).as_chunks().0
    }

    fn norm(&mut self) -> Norm {
        Norm {
            weight: self.floats(WIDTH),
            bias: self.floats(WIDTH),
        }
    }

    fn layer(&mut self) -> Layer {
        Layer {
            query_key_value: self.linear(WIDTH, 3 * WIDTH),
            attended: self.linear(WIDTH, WIDTH),
            expand: self.linear(WIDTH, INNER),
            contract: self.linear(INNER, WIDTH),
            attended_norm: self.norm(),
            contracted_norm: self.norm(),
        }
    }
}
