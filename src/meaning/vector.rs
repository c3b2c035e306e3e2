//! The vector of a text in bytes, and how near it is to a question's.

use encoder::{DIMENSIONS, Encoded, product};

use super::tokens::{AskedTokens, Telling};

/// Bytes of a vector on disk: its scale, then its numbers.
pub(super) const BYTES: usize = 4 + DIMENSIONS;
/// Largest number of a question's vector: with it every sum of products stays within an `i32`
/// (127 · 8,191 · 384), and whole numbers add up to the same on every processor.
pub(super) const FINEST: f32 = 8191.0;

/// A unit vector of a passage's text, each number in a byte.
#[derive(Debug, Clone, PartialEq)]
pub struct Vector {
    scale: f32,
    numbers: Box<[i8; DIMENSIONS]>,
}

impl Vector {
    /// Rounds a unit vector to bytes.
    pub fn new(exact: &[f32; DIMENSIONS]) -> Self {
        let scale = largest(exact) / 127.0;
        let numbers = Box::new(exact.map(|number| (number / scale).round() as i8));
        Self { scale, numbers }
    }

    /// The vector as it lies on disk.
    pub(super) fn bytes(&self) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        bytes[..4].copy_from_slice(&self.scale.to_le_bytes());
        for (byte, number) in bytes[4..].iter_mut().zip(self.numbers.iter()) {
            *byte = *number as u8;
        }
        bytes
    }

    /// The vector of these bytes.
    pub(super) fn of(bytes: &[u8; BYTES]) -> Self {
        let [a, b, c, d, ..] = *bytes;
        let mut numbers = Box::new([0; DIMENSIONS]);
        for (number, byte) in numbers.iter_mut().zip(&bytes[4..]) {
            *number = *byte as i8;
        }
        Self {
            scale: f32::from_le_bytes([a, b, c, d]),
            numbers,
        }
    }
}

/// What a question means: as a whole, finer than a passage's text, and word by word.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    scale: f32,
    numbers: Box<[i16; DIMENSIONS]>,
    tokens: AskedTokens,
}

impl Asked {
    /// Rounds what the encoder made of a question.
    pub fn new(encoded: &Encoded) -> Self {
        let exact = &encoded.vector;
        let scale = largest(exact) / FINEST;
        let numbers = Box::new(exact.map(|number| (number / scale).round() as i16));
        Self {
            scale,
            numbers,
            tokens: AskedTokens::new(&encoded.tokens),
        }
    }

    /// How near a passage's text is: the cosine, -1 to 1.
    pub fn cosine(&self, text: &Vector) -> f32 {
        let sum = product(&self.numbers, &text.numbers);
        sum as f32 * self.scale * text.scale
    }

    /// Its tokens without those of these words, or all where nothing would be left.
    pub fn telling(&self, is_left_out: impl Fn(&str) -> bool) -> Telling<'_> {
        self.tokens.telling(is_left_out)
    }
}

fn largest(exact: &[f32; DIMENSIONS]) -> f32 {
    let sizes = exact.iter().map(|number| number.abs());
    sizes.fold(f32::MIN_POSITIVE, f32::max)
}
