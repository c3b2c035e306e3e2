//! How near rounded vectors are. These sums are most of what a question costs beside encoding it, so
//! they are compiled with this crate's optimisation.

use crate::directions::TOKEN_DIMENSIONS;
use crate::weights::WIDTH;

/// The sum of products of a question's vector and a text's.
pub fn product(asked: &[i16; WIDTH], said: &[i8; WIDTH]) -> i32 {
    sum_of_products(asked, said)
}

/// The largest sum of products of a question's token and a text's; 0 where the text has none.
pub fn nearest(asked: &[i16; TOKEN_DIMENSIONS], said: &[[i8; TOKEN_DIMENSIONS]]) -> i32 {
    let products = said.iter().map(|said| sum_of_products(asked, said));
    products.max().unwrap_or_default()
}

#[inline(always)]
fn sum_of_products<const N: usize>(asked: &[i16; N], said: &[i8; N]) -> i32 {
    let pairs = asked.iter().zip(said);
    pairs.map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}
