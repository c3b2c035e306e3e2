//! The few functions of the model that are not sums of products, with the same bits everywhere.
//!
//! A library's `exp` or `erf` differs in its last bits between platforms, and so does a sum whose
//! order the compiler or the processor's width chooses. Here every sum has one order, written out
//! for 16 lanes so that it still runs in vectors, and the functions are polynomials.

/// Lanes that a sum runs in.
pub const LANES: usize = 16;

/// The sum of `values`, whose number is a multiple of `LANES`.
#[inline(always)]
pub fn sum(values: &[f32]) -> f32 {
    let mut lanes = [0.0; LANES];
    for chunk in values.as_chunks::<LANES>().0 {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    let mut width = LANES / 2;
    while width > 0 {
        for lane in 0..width {
            lanes[lane] += lanes[lane + width];
        }
        width /= 2;
    }
    lanes[0]
}

/// Adds each number of `other` to the one of `row`.
#[inline(always)]
pub fn add(row: &mut [f32], other: &[f32]) {
    for (value, other) in row.iter_mut().zip(other) {
        *value += other;
    }
}

/// The sum of products, as many as a multiple of `LANES`.
#[inline(always)]
pub fn dot<const N: usize>(a: &[f32; N], b: &[f32; N]) -> f32 {
    let mut products = [0.0; N];
    for ((product, a), b) in products.iter_mut().zip(a).zip(b) {
        *product = a * b;
    }
    sum(&products)
}

/// The same direction with length 1.
pub fn unit<const N: usize>(vector: [f32; N]) -> [f32; N] {
    let scale = 1.0 / dot(&vector, &vector).sqrt();
    vector.map(|value| value * scale)
}

/// e to the power of `x`, for `x` up to 0; the relative error is about 2e-7.
///
/// With n = x / ln 2 to the nearest whole number, e^x = 2^n · e^r, where |r| ≤ ln 2 / 2 is small
/// enough for a polynomial (the coefficients are those of Cephes' `expf`), and 2^n is an exponent
/// to be put in place.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    /// ln 2 in two parts, the first with so few digits that n times it is exact.
    const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    const COEFFICIENTS: [f32; 6] = [
        1.987_569_1e-4,
        1.398_199_9e-3,
        8.333_452e-3,
        4.166_579_6e-2,
        1.666_666_5e-1,
        0.5,
    ];

    let x = x.max(-87.0); // below, the result would leave the normal numbers
    let rounded = x * std::f32::consts::LOG2_E + ROUNDER;
    let n = rounded - ROUNDER;
    let r = (x - n * LN_2[0]) - n * LN_2[1];
    let mut p = COEFFICIENTS[0];
    for coefficient in &COEFFICIENTS[1..] {
        p = p * r + coefficient;
    }
    // The lowest bits of `rounded` are n; a cast of `n` would do, but in no vectors.
    let power = f32::from_bits(rounded.to_bits().wrapping_add(127) << 23);
    (p * r * r + r + 1.0) * power
}

/// The Gaussian error linear unit, x/2 · (1 + erf(x/√2)), with erf by formula 7.1.26 of Abramowitz
/// and Stegun: an absolute error of about 2e-7.
#[inline(always)]
pub fn gelu(x: f32) -> f32 {
    const COEFFICIENTS: [f32; 5] = [
        1.061_405_4,
        -1.453_152,
        1.421_413_7,
        -0.284_496_74,
        0.254_829_6,
    ];

    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let mut p = COEFFICIENTS[0];
    for coefficient in &COEFFICIENTS[1..] {
        p = p * t + coefficient;
    }
    let erf = 1.0 - p * t * exp(-z * z);
    0.5 * x * (1.0 + if x < 0.0 { -erf } else { erf })
}

/// Added to a number below 2^22 it leaves no room for a fraction in an `f32`: the addition itself
/// rounds to the nearest whole number, on every processor, and that number stands in the lowest
/// bits of the sum, in two's complement.
const ROUNDER: f32 = 12_582_912.0; // 1.5 · 2^23

/// The nearest whole number; `|x|` is at most 32,767. A cast would check for larger ones, which
/// runs in no vectors.
#[inline(always)]
pub fn nearest(x: f32) -> i16 {
    (x + ROUNDER).to_bits() as i16
}

/// The largest `measure` of `values`, whose number is a multiple of `LANES`.
#[inline(always)]
pub fn largest(values: &[f32], measure: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [f32::MIN; LANES];
    for chunk in values.as_chunks::<LANES>().0 {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            let value = measure(*value);
            *lane = if value > *lane { value } else { *lane };
        }
    }
    lanes.into_iter().fold(f32::MIN, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_close() {
        for step in 0..=8_700 {
            let x = -(step as f32) / 100.0;
            let exact = f64::from(x).exp();
            assert!((f64::from(exp(x)) / exact - 1.0).abs() < 3e-7, "{x}");
        }
        assert!(exp(f32::MIN) > 0.0);
    }

    #[test]
    fn the_unit_is_close() {
        // erf by its series, which is exact enough for |z| ≤ 3.
        let erf = |z: f64| {
            let mut term = z;
            let mut sum = z;
            for n in 1..100 {
                term *= -z * z / f64::from(n);
                sum += term / f64::from(2 * n + 1);
            }
            sum * std::f64::consts::FRAC_2_SQRT_PI
        };
        for step in -400..=400 {
            let x = step as f32 / 100.0;
            let exact = f64::from(x) / 2.0 * (1.0 + erf(f64::from(x) / 2f64.sqrt()));
            assert!((f64::from(gelu(x)) - exact).abs() < 1e-6, "{x}");
        }
    }

    #[test]
    fn rounding_is_to_the_nearest() {
        for step in -32_767i16..=32_767 {
            assert_eq!(nearest(f32::from(step) + 0.4), step);
            assert_eq!(nearest(f32::from(step) - 0.4), step);
        }
    }
}
