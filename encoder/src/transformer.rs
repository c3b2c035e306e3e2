//! Tokens → a row of numbers for each: embeddings, then six layers of attention and an inner layer.
//!
//! Everything is inlined into one function a processor, so that all of it is compiled for that
//! processor's vectors.

use crate::arithmetic::{add, gelu, sum};
use crate::attention::attend;
use crate::pieces::Token;
use crate::processor::Tile;
use crate::weights::{Embeddings, INNER, Norm, WIDTH, Weights};

/// The rows of at least one token, and at most as many as there are positions.
#[inline(always)]
pub fn encode<T: Tile>(tile: T, weights: &Weights, tokens: &[Token]) -> Vec<f32> {
    let rows = |width: usize| vec![0.0; tokens.len() * width];
    let (mut state, mut change) = (rows(WIDTH), rows(WIDTH));
    let (mut query_key_value, mut attended, mut inner) =
        (rows(3 * WIDTH), rows(WIDTH), rows(INNER));

    let positions = weights.positions.chunks_exact(WIDTH);
    for ((token, position), row) in tokens
        .iter()
        .zip(positions)
        .zip(state.chunks_exact_mut(WIDTH))
    {
        weights.pieces.look_up(*token, row);
        add(row, position);
        weights.norm.apply(row);
    }
    for layer in &weights.layers {
        layer
            .query_key_value
            .apply(tile, &state, &mut query_key_value);
        attend(&query_key_value, &mut attended);
        layer.attended.apply(tile, &attended, &mut change);
        add_and_norm(&mut state, &change, &layer.attended_norm);

        layer.expand.apply(tile, &state, &mut inner);
        for value in &mut inner {
            *value = gelu(*value);
        }
        layer.contract.apply(tile, &inner, &mut change);
        add_and_norm(&mut state, &change, &layer.contracted_norm);
    }
    state
}

impl Embeddings {
    #[inline(always)]
    fn look_up(&self, token: Token, row: &mut [f32]) {
        let token = usize::from(token);
        let scale = self.scales[token];
        for (value, byte) in row.iter_mut().zip(&self.rows[token]) {
            *value = f32::from(byte.cast_signed()) * scale;
        }
    }
}

impl Norm {
    /// Mean 0 and variance 1, then this norm's weight and bias.
    #[inline(always)]
    fn apply(&self, row: &mut [f32]) {
        let mean = sum(row) / WIDTH as f32;
        let mut squares = [0.0; WIDTH];
        for (value, square) in row.iter_mut().zip(&mut squares) {
            *value -= mean;
            *square = *value * *value;
        }
        let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-12).sqrt();
        for ((value, weight), bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
            *value = *value * scale * weight + bias;
        }
    }
}

#[inline(always)]
fn add_and_norm(state: &mut [f32], change: &[f32], norm: &Norm) {
    for (row, change) in state
        .chunks_exact_mut(WIDTH)
        .zip(change.chunks_exact(WIDTH))
    {
        add(row, change);
        norm.apply(row);
    }
}
