//! AVX2, and SSE2, which every x86-64 processor has.

use std::arch::x86_64::{__m128i, __m256i};

use pulp::{NullaryFnOnce, cast};

use super::{Products, Rows, Tile, Tokens};
use crate::linear::{ROWS, TOKENS};
use crate::pieces::Token;
use crate::transformer::encode;
use crate::weights::{WIDTH, Weights};

#[derive(Clone, Copy)]
pub struct Avx2(pulp::x86::V3);

#[derive(Clone, Copy)]
pub struct Sse2(pulp::core_arch::x86::Sse2);

impl Avx2 {
    pub fn detect() -> Option<Self> {
        pulp::x86::V3::try_new().map(Self)
    }

    pub fn run(self, weights: &Weights, tokens: &[Token]) -> Vec<f32> {
        self.0.vectorize(Run {
            avx2: self,
            weights,
            tokens,
        })
    }
}

impl Sse2 {
    pub fn detect() -> Option<Self> {
        pulp::core_arch::x86::Sse2::try_new().map(Self)
    }
}

/// What is compiled for AVX2 from the embeddings to the last layer.
struct Run<'a> {
    avx2: Avx2,
    weights: &'a Weights,
    tokens: &'a [Token],
}

impl NullaryFnOnce for Run<'_> {
    type Output = Vec<f32>;

    #[inline(always)]
    fn call(self) -> Vec<f32> {
        encode(self.avx2, self.weights, self.tokens)
    }
}

/// Numbers of 16 bits that are multiplied in a step.
const STEP: usize = 16;

/// Sums of products in the lanes of a register.
trait Sums: Copy {
    type Sums: Copy;

    fn zero(self) -> Self::Sums;
    fn add_products(self, sums: Self::Sums, a: &[i16; STEP], b: &[i16; STEP]) -> Self::Sums;
    /// The total of each.
    fn totals(self, sums: [Self::Sums; ROWS]) -> [i32; ROWS];
}

impl Sums for Avx2 {
    type Sums = __m256i;

    #[inline(always)]
    fn zero(self) -> __m256i {
        self.0.avx._mm256_setzero_si256()
    }

    #[inline(always)]
    fn add_products(self, sums: __m256i, a: &[i16; STEP], b: &[i16; STEP]) -> __m256i {
        let avx2 = self.0.avx2;
        avx2._mm256_add_epi32(sums, avx2._mm256_madd_epi16(cast(*a), cast(*b)))
    }

    #[inline(always)]
    fn totals(self, [a, b, c, d]: [__m256i; ROWS]) -> [i32; ROWS] {
        let avx2 = self.0.avx2;
        let (ab, cd) = (avx2._mm256_hadd_epi32(a, b), avx2._mm256_hadd_epi32(c, d));
        let [low, high]: [__m128i; 2] = cast(avx2._mm256_hadd_epi32(ab, cd));
        cast(self.0.sse2._mm_add_epi32(low, high))
    }
}

impl Sums for Sse2 {
    type Sums = __m128i;

    #[inline(always)]
    fn zero(self) -> __m128i {
        self.0._mm_setzero_si128()
    }

    #[inline(always)]
    fn add_products(self, sums: __m128i, a: &[i16; STEP], b: &[i16; STEP]) -> __m128i {
        let sse2 = self.0;
        let [a0, a1]: [__m128i; 2] = cast(*a);
        let [b0, b1]: [__m128i; 2] = cast(*b);
        let products = sse2._mm_add_epi32(sse2._mm_madd_epi16(a0, b0), sse2._mm_madd_epi16(a1, b1));
        sse2._mm_add_epi32(sums, products)
    }

    #[inline(always)]
    fn totals(self, [a, b, c, d]: [__m128i; ROWS]) -> [i32; ROWS] {
        let sse2 = self.0;
        let halves =
            |a, b| sse2._mm_add_epi32(sse2._mm_unpacklo_epi32(a, b), sse2._mm_unpackhi_epi32(a, b));
        let (ab, cd) = (halves(a, b), halves(c, d));
        cast(sse2._mm_add_epi32(
            sse2._mm_unpacklo_epi64(ab, cd),
            sse2._mm_unpackhi_epi64(ab, cd),
        ))
    }
}

impl<S: Sums> Tile for S {
    #[inline(always)]
    fn products(self, tokens: &Tokens, weights: &Rows) -> Products {
        let tokens = tokens.each_ref().map(|row| row.as_chunks::<STEP>().0);
        let weights = weights.each_ref().map(|row| row.as_chunks::<STEP>().0);
        let mut sums = [[self.zero(); ROWS]; TOKENS];
        for step in 0..WIDTH / STEP {
            for (sums, token) in sums.iter_mut().zip(&tokens) {
                for (sum, row) in sums.iter_mut().zip(&weights) {
                    *sum = self.add_products(*sum, &token[step], &row[step]);
                }
            }
        }
        sums.map(|sums| self.totals(sums))
    }
}
