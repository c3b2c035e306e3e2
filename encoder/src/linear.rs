//! A linear layer in whole numbers: output = input · weightsᵀ + bias.
//!
//! Weights are int8 with a scale a row, and the numbers of a token are rounded to int16 with a scale
//! a token on the way in. A sum of 384 products is then at most 384 · 127 · 32,767 < 2³¹: it is
//! exact in 32 bits, so its order does not matter and every processor may add as it likes.
//!
//! Rounding inputs to int8, which is what quantised models usually do, costs too much here: the
//! worst cosine with the model as published falls to 0.98.

use crate::arithmetic::{largest, nearest};
use crate::processor::Tile;
use crate::weights::WIDTH;

/// Rows of weights that are multiplied at once, and tokens with them. Two by four sums fit in the
/// 16 registers of AVX2 and SSE2 together with what they are added from; three by four, and
/// AVX-512 with as many as it has room for, were hardly quicker.
pub const ROWS: usize = 4;
pub const TOKENS: usize = 2;

/// The largest whole number of a token.
const LARGEST: f32 = 32_767.0;

pub struct Linear {
    pub blocks: Vec<Block>,
    pub bias: Vec<f32>,
}

/// What `WIDTH` of the inputs do to the outputs.
pub struct Block {
    pub scales: Vec<f32>,
    /// Int8, a row an output.
    pub rows: &'static [[u8; WIDTH]],
}

impl Linear {
    /// From a row of inputs a token to a row of outputs a token.
    #[inline(always)]
    pub fn apply<T: Tile>(&self, tile: T, input: &[f32], output: &mut [f32]) {
        let outputs = self.bias.len();
        for row in output.chunks_exact_mut(outputs) {
            row.copy_from_slice(&self.bias);
        }
        let scales = scales(input, self.blocks.len() * WIDTH);
        let (parts, _) = input.as_chunks();
        for (at, block) in self.blocks.iter().enumerate() {
            let parts = parts.iter().skip(at).step_by(self.blocks.len());
            block.add(tile, &rounded(parts, &scales), &scales, output);
        }
    }
}

impl Block {
    /// Four rows at a time are widened to 16 bits and stay in the nearest cache while all tokens
    /// pass. Keeping all of them that wide took twice the memory and was no quicker.
    #[inline(always)]
    fn add<T: Tile>(&self, tile: T, numbers: &[[i16; WIDTH]], scales: &[f32], output: &mut [f32]) {
        let outputs = self.scales.len();
        let mut weights = [[0; WIDTH]; ROWS];
        let fours = self
            .rows
            .as_chunks::<ROWS>()
            .0
            .iter()
            .zip(self.scales.as_chunks::<ROWS>().0);
        for (four, (rows, row_scales)) in fours.enumerate() {
            for (wide, byte) in weights
                .as_flattened_mut()
                .iter_mut()
                .zip(rows.as_flattened())
            {
                *wide = i16::from(byte.cast_signed());
            }
            for (pair, numbers) in numbers.as_chunks::<TOKENS>().0.iter().enumerate() {
                let sums = tile.products(numbers, &weights);
                let tokens = (pair * TOKENS..scales.len()).zip(sums);
                for (token, sums) in tokens {
                    let outputs = &mut output[token * outputs + four * ROWS..][..ROWS];
                    for i in 0..ROWS {
                        outputs[i] += sums[i] as f32 * (scales[token] * row_scales[i]);
                    }
                }
            }
        }
    }
}

/// What a whole number of each token stands for.
#[inline(always)]
fn scales(input: &[f32], width: usize) -> Vec<f32> {
    let rows = input.chunks_exact(width);
    // Never 0, which nothing can be divided by.
    rows.map(|row| largest(row, f32::abs).max(1e-20) / LARGEST)
        .collect()
}

/// Tokens as whole numbers, filled up with zeros to whole pairs.
#[inline(always)]
fn rounded<'a>(rows: impl Iterator<Item = &'a [f32; WIDTH]>, scales: &[f32]) -> Vec<[i16; WIDTH]> {
    let mut rounded = vec![[0; WIDTH]; scales.len().next_multiple_of(TOKENS)];
    for ((numbers, row), scale) in rounded.iter_mut().zip(rows).zip(scales) {
        let factor = 1.0 / scale;
        for (number, value) in numbers.iter_mut().zip(row) {
            *number = nearest(value * factor);
        }
    }
    rounded
}
