//! What a token means where it stands, in few numbers: its row along the directions in which the
//! tokens of guides differ most. `examples/directions.rs` makes the file and tells how.

use std::sync::LazyLock;

use crate::arithmetic::{dot, unit};
use crate::weights::WIDTH;

/// The length of a token's vector: with half of it, new guides lost what tokens bring.
pub const TOKEN_DIMENSIONS: usize = 96;

const FLOAT: usize = size_of::<f32>();

/// Its length is part of its type: a file of another length does not compile.
static FILE: &[u8; TOKEN_DIMENSIONS * WIDTH * FLOAT] = include_bytes!("../weights/directions.f32");

/// Unit vectors, each at a right angle to all others.
static DIRECTIONS: LazyLock<Vec<[f32; WIDTH]>> = LazyLock::new(|| {
    let (rows, _) = FILE.as_chunks::<{ WIDTH * FLOAT }>();
    let read = |row: &[u8; WIDTH * FLOAT]| {
        let (numbers, _) = row.as_chunks();
        std::array::from_fn(|at| f32::from_le_bytes(numbers[at]))
    };
    rows.iter().map(read).collect()
});

/// A token's row along the directions, of length 1.
pub fn along(row: &[f32; WIDTH]) -> [f32; TOKEN_DIMENSIONS] {
    unit(std::array::from_fn(|at| dot(row, &DIRECTIONS[at])))
}
