//! A vector in bytes, and how near it is to a question's.

use encoder::{DIMENSIONS, Encoded, TOKEN_DIMENSIONS, Token};

/// Bytes of a vector on disk: its scale, then its numbers.
pub(super) const BYTES: usize = 4 + DIMENSIONS;
/// Largest number of a question's vector: with it every sum of products stays within an `i32`
/// (127 · 8,191 · 384), and whole numbers add up to the same on every processor.
const FINEST: f32 = 8191.0;
/// Tokens of a question that are held against passages one by one: a story's first lines.
const MOST_TOKENS: usize = 64;

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

/// The tokens of a passage, each a unit vector in bytes; marks of punctuation are left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tokens(Vec<[i8; TOKEN_DIMENSIONS]>);

impl Tokens {
    /// Rounds the tokens of a text to bytes.
    pub fn new(tokens: &[Token]) -> Self {
        let telling = tokens.iter().filter(|token| is_word(token));
        let round = |number: f32| (number * 127.0).round() as i8;
        Self(telling.map(|token| token.vector.map(round)).collect())
    }
}

/// Whether a token is a word or a part of one: neither a mark nor an end of the text.
fn is_word(token: &Token) -> bool {
    token.piece.contains(char::is_alphanumeric) && !token.piece.starts_with('[')
}

/// What a question means: as a whole, and word by word.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    scale: f32,
    numbers: Box<[i16; DIMENSIONS]>,
    tokens: Vec<AskedToken>,
}

#[derive(Debug, Clone, PartialEq)]
struct AskedToken {
    /// The word that it is a part of.
    word: String,
    numbers: [i16; TOKEN_DIMENSIONS],
}

/// The tokens of a question that count.
pub struct Telling<'a>(Vec<&'a [i16; TOKEN_DIMENSIONS]>);

impl Asked {
    /// Rounds what the encoder made of a question.
    pub fn new(encoded: &Encoded) -> Self {
        let exact = &encoded.vector;
        let scale = largest(exact) / FINEST;
        let numbers = Box::new(exact.map(|number| (number / scale).round() as i16));
        let mut tokens: Vec<AskedToken> = Vec::new();
        for token in encoded.tokens.iter().filter(|token| is_word(token)) {
            let word = match (token.piece.strip_prefix("##"), tokens.last_mut()) {
                (Some(rest), Some(last)) => {
                    last.word.push_str(rest);
                    last.word.clone()
                }
                _ => token.piece.to_owned(),
            };
            let numbers = token.vector.map(|number| (number * FINEST).round() as i16);
            tokens.push(AskedToken { word, numbers });
        }
        tokens.truncate(MOST_TOKENS);
        Self {
            scale,
            numbers,
            tokens,
        }
    }

    /// How near a passage's text is: the cosine, -1 to 1.
    pub fn cosine(&self, text: &Vector) -> f32 {
        let products = self.numbers.iter().zip(text.numbers.iter());
        let sum: i32 = products
            .map(|(asked, said)| i32::from(*asked) * i32::from(*said))
            .sum();
        sum as f32 * self.scale * text.scale
    }

    /// The tokens without those of these words, or all where nothing would be left.
    pub fn telling(&self, is_left_out: impl Fn(&str) -> bool) -> Telling<'_> {
        let all = || self.tokens.iter();
        let telling = all().filter(|token| !is_left_out(&token.word));
        let mut telling: Vec<_> = telling.map(|token| &token.numbers).collect();
        if telling.is_empty() {
            telling = all().map(|token| &token.numbers).collect();
        }
        Telling(telling)
    }
}

impl Telling<'_> {
    /// How near the words of a passage are: for each token of the question the cosine of the nearest,
    /// and the mean of these; 0 where either has none.
    pub fn nearness(&self, passage: &Tokens) -> f32 {
        let nearest = self.0.iter().map(|asked| {
            let products = passage.0.iter().map(|said| {
                let products = asked.iter().zip(said);
                let products = products.map(|(asked, said)| i32::from(*asked) * i32::from(*said));
                products.sum::<i32>()
            });
            i64::from(products.max().unwrap_or_default())
        });
        let sum = nearest.sum::<i64>() as f32 / (FINEST * 127.0);
        sum / self.0.len().max(1) as f32
    }
}

fn largest(exact: &[f32; DIMENSIONS]) -> f32 {
    let sizes = exact.iter().map(|number| number.abs());
    sizes.fold(f32::MIN_POSITIVE, f32::max)
}
