//! What the published model makes of texts of many kinds: `tests/reference/README.md`.

use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
pub struct Pieces {
    pub text: String,
    pub pieces: String,
}

#[derive(Deserialize)]
pub struct Vector {
    pub text: String,
    /// Numbers in units of 2^-15.
    pub vector: Vec<f32>,
}

pub fn pieces() -> Vec<Pieces> {
    lines(include_str!("../reference/pieces.jsonl"))
}

pub fn vectors() -> Vec<Vector> {
    lines(include_str!("../reference/vectors.jsonl"))
}

fn lines<T: DeserializeOwned>(text: &str) -> Vec<T> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}
