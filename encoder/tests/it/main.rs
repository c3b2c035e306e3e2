//! The encoder against the model as it was published, and against itself.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod bits;
mod hostile;
mod pieces;
mod reference;
mod vectors;
mod weights;

use std::sync::LazyLock;

use encoder::Encoder;

static ENCODER: LazyLock<Encoder> = LazyLock::new(Encoder::new);

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
