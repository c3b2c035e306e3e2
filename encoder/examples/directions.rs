//! Makes `weights/directions.f32`: the directions in which the tokens of a text differ most.
//!
//! `cargo run -p encoder --release --example directions -- knowledge/guides/*.md tests/guides/*.md`
//!
//! Every line of the files is encoded; the directions are the first eigenvectors of the sum of all
//! tokens' squares, found by multiplying and making them independent again until they stay. The
//! file holds them after each other, the largest first, as little-endian `f32`.

use std::error::Error;
use std::fs;
use std::path::Path;

use encoder::{DIMENSIONS, Encoder, TOKEN_DIMENSIONS};

/// After so many rounds the last digits stand still.
const ROUNDS: usize = 300;

type Row = Vec<f64>;

fn main() -> Result<(), Box<dyn Error>> {
    let encoder = Encoder::new();
    let mut squares: Vec<Row> = vec![vec![0.0; DIMENSIONS]; DIMENSIONS];
    for file in std::env::args().skip(1) {
        for line in fs::read_to_string(file)?.lines() {
            let (_, rows) = encoder.rows(line);
            for row in rows.chunks_exact(DIMENSIONS) {
                add_squares(&mut squares, row);
            }
        }
    }
    // Any start will do that is not at a right angle to what is sought.
    let start = |at: usize| (0..DIMENSIONS).map(move |n| ((at * 31 + n * 7 + 1) as f64).sin());
    let mut directions: Vec<Row> = (0..TOKEN_DIMENSIONS)
        .map(|at| start(at).collect())
        .collect();
    for _ in 0..ROUNDS {
        for direction in &mut directions {
            *direction = squares.iter().map(|row| dot(row, direction)).collect();
        }
        make_independent(&mut directions);
    }
    let numbers = directions.iter().flatten();
    let bytes: Vec<u8> = numbers
        .flat_map(|number| (*number as f32).to_le_bytes())
        .collect();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("weights/directions.f32");
    Ok(fs::write(file, bytes)?)
}

/// Adds a token, as long as any other, to the sum of squares.
fn add_squares(squares: &mut [Row], row: &[f32]) {
    let row: Row = row.iter().map(|number| f64::from(*number)).collect();
    let length = dot(&row, &row);
    for (sums, one) in squares.iter_mut().zip(&row) {
        for (sum, other) in sums.iter_mut().zip(&row) {
            *sum += one * other / length;
        }
    }
}

/// Takes from each what points along one before it, and brings it to length 1.
fn make_independent(directions: &mut [Row]) {
    for at in 0..directions.len() {
        let (before, rest) = directions.split_at_mut(at);
        let own = &mut rest[0];
        for other in before {
            let along = dot(own, other);
            own.iter_mut()
                .zip(other)
                .for_each(|(own, other)| *own -= along * *other);
        }
        let length = dot(own, own).sqrt();
        own.iter_mut().for_each(|number| *number /= length);
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
