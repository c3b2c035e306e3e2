//! Attention: every token takes from every token of the text, in 12 heads, as much as its query
//! agrees with the other's key.

use crate::arithmetic::{LANES, exp, largest, sum};
use crate::weights::WIDTH;

const HEADS: usize = 12;
const HEAD: usize = WIDTH / HEADS;

/// The part of a token's query, key or value that is a head's own.
type Part = [f32; HEAD];

/// From rows of query, key and value to rows of `WIDTH` numbers.
#[inline(always)]
pub fn attend(query_key_value: &[f32], output: &mut [f32]) {
    let tokens = query_key_value.len() / (3 * WIDTH);
    // As many lanes as fill whole vectors; those too many get no weight.
    let lanes = tokens.next_multiple_of(LANES);
    let mut keys = vec![[0.0; LANES]; HEAD * lanes / LANES];
    let mut values = vec![[0.0; HEAD]; tokens];
    let mut weights = vec![0.0; lanes];
    for head in 0..HEADS {
        for (token, row) in query_key_value.chunks_exact(3 * WIDTH).enumerate() {
            let block = &mut keys[token / LANES * HEAD..][..HEAD];
            for (lanes, number) in block.iter_mut().zip(part(row, 1, head)) {
                lanes[token % LANES] = *number;
            }
            values[token] = *part(row, 2, head);
        }
        let queries = query_key_value.chunks_exact(3 * WIDTH);
        for (row, output) in queries.zip(output.chunks_exact_mut(WIDTH)) {
            agreement(part(row, 0, head), &keys, &mut weights);
            let scale = 1.0 / softmax(&mut weights, tokens);
            let taken = blend(&weights, &values);
            for (output, taken) in output[head * HEAD..][..HEAD].iter_mut().zip(taken) {
                *output = taken * scale;
            }
        }
    }
}

#[inline(always)]
fn part(row: &[f32], which: usize, head: usize) -> &Part {
    &row.as_chunks().0[which * HEADS + head]
}

/// The dot product of `query` with the key of every token, over the root of its length.
#[inline(always)]
fn agreement(query: &Part, keys: &[[f32; LANES]], weights: &mut [f32]) {
    let scale = 1.0 / (HEAD as f32).sqrt();
    let (blocks, _) = keys.as_chunks::<HEAD>();
    for (block, weights) in blocks.iter().zip(weights.as_chunks_mut::<LANES>().0) {
        let mut dots = [0.0; LANES];
        for (query, key) in query.iter().zip(block) {
            for (dot, key) in dots.iter_mut().zip(key) {
                *dot += query * key;
            }
        }
        for (weight, dot) in weights.iter_mut().zip(dots) {
            *weight = dot * scale;
        }
    }
}

/// e^weight for the first `tokens` weights and 0 for the others, all divided by e^largest; returns
/// the sum.
#[inline(always)]
fn softmax(weights: &mut [f32], tokens: usize) -> f32 {
    weights[tokens..].fill(f32::MIN);
    let largest = largest(weights, |weight| weight);
    for weight in weights.iter_mut() {
        *weight = exp(*weight - largest);
    }
    weights[tokens..].fill(0.0);
    sum(weights)
}

/// The sum of all values, each times its weight.
#[inline(always)]
fn blend(weights: &[f32], values: &[Part]) -> Part {
    let mut sum = [0.0; HEAD];
    for (weight, value) in weights.iter().zip(values) {
        for (sum, number) in sum.iter_mut().zip(value) {
            *sum += weight * number;
        }
    }
    sum
}
