//! The instructions that the large sums are computed with. Every path gives the same bits; on
//! x86-64 the plain one takes several times as long, because compilers do not find the one
//! instruction that multiplies 16-bit numbers and adds the products in pairs.

#[cfg(target_arch = "x86_64")]
mod x86;

use std::fmt;

use crate::linear::{ROWS, TOKENS};
use crate::pieces::Token;
use crate::transformer::encode;
use crate::weights::{WIDTH, Weights};

/// A set of instructions that this machine has.
#[derive(Clone, Copy)]
pub struct Processor(Kind);

#[derive(Clone, Copy)]
enum Kind {
    #[cfg(target_arch = "x86_64")]
    Avx2(x86::Avx2),
    #[cfg(target_arch = "x86_64")]
    Sse2(x86::Sse2),
    Plain,
}

impl Processor {
    /// The quickest one here.
    pub fn best() -> Self {
        Self::all()[0]
    }

    /// All that can be used here, the quickest first; the last is any processor's.
    pub fn all() -> Vec<Self> {
        let all = [
            #[cfg(target_arch = "x86_64")]
            x86::Avx2::detect().map(Kind::Avx2),
            #[cfg(target_arch = "x86_64")]
            x86::Sse2::detect().map(Kind::Sse2),
            Some(Kind::Plain),
        ];
        all.into_iter().flatten().map(Self).collect()
    }

    /// What a path can do, its code must be compiled for as a whole: the choice is made once for a
    /// text, out here, and all within is inlined.
    pub(crate) fn run(self, weights: &Weights, tokens: &[Token]) -> Vec<f32> {
        match self.0 {
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2(avx2) => avx2.run(weights, tokens),
            #[cfg(target_arch = "x86_64")]
            Kind::Sse2(sse2) => encode(sse2, weights, tokens),
            Kind::Plain => encode(Plain, weights, tokens),
        }
    }
}

impl fmt::Debug for Processor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2(_) => "AVX2",
            #[cfg(target_arch = "x86_64")]
            Kind::Sse2(_) => "SSE2",
            Kind::Plain => "plain",
        })
    }
}

/// Some tokens.
pub type Tokens = [[i16; WIDTH]; TOKENS];
/// Some rows of weights.
pub type Rows = [[i16; WIDTH]; ROWS];
/// What they make: a number a row, of each token.
pub type Products = [[i32; ROWS]; TOKENS];

/// The inner part of a matrix product.
pub trait Tile: Copy {
    /// The sum of products of every row in `tokens` with every row in `weights`.
    fn products(self, tokens: &Tokens, weights: &Rows) -> Products;
}

/// Left to the compiler.
#[derive(Clone, Copy)]
struct Plain;

impl Tile for Plain {
    #[inline(always)]
    fn products(self, tokens: &Tokens, weights: &Rows) -> Products {
        let mut sums = [[0; ROWS]; TOKENS];
        for (sums, token) in sums.iter_mut().zip(tokens) {
            for (sum, row) in sums.iter_mut().zip(weights) {
                *sum = product(token, row);
            }
        }
        sums
    }
}

#[inline(always)]
fn product(token: &[i16; WIDTH], row: &[i16; WIDTH]) -> i32 {
    token
        .iter()
        .zip(row)
        .map(|(a, b)| i32::from(*a) * i32::from(*b))
        .sum()
}
