//! The vectors of single words in their place, and how near a passage's are to a question's.

use encoder::{TOKEN_DIMENSIONS, Token, nearest};

use super::vector::FINEST;

/// Tokens of a question that are held against passages one by one: a story's first lines.
const MOST: usize = 64;

/// The tokens of a passage, each a unit vector in bytes; marks of punctuation are left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tokens(Vec<[i8; TOKEN_DIMENSIONS]>);

impl Tokens {
    /// Rounds the tokens of a text to bytes.
    pub fn new(tokens: &[Token]) -> Self {
        let words = tokens.iter().filter(|token| is_word(token));
        let round = |number: f32| (number * 127.0).round() as i8;
        Self(words.map(|token| token.vector.map(round)).collect())
    }

    /// The tokens as they lie on disk.
    pub(super) fn bytes(&self) -> impl Iterator<Item = u8> {
        self.0.as_flattened().iter().map(|number| *number as u8)
    }

    /// The tokens of these bytes; what is left over is none.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let (tokens, _) = bytes.as_chunks();
        let read = |token: &[u8; TOKEN_DIMENSIONS]| token.map(|byte| byte as i8);
        Self(tokens.iter().map(read).collect())
    }
}

/// The tokens of a question, finer than a passage's.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct AskedTokens(Vec<AskedToken>);

#[derive(Debug, Clone, PartialEq)]
struct AskedToken {
    /// The word, as far as it is read with this token.
    word: String,
    numbers: [i16; TOKEN_DIMENSIONS],
}

impl AskedTokens {
    /// Rounds the tokens of a question.
    pub fn new(tokens: &[Token]) -> Self {
        let mut asked: Vec<AskedToken> = Vec::new();
        for token in tokens.iter().filter(|token| is_word(token)).take(MOST) {
            let word = match (token.piece.strip_prefix("##"), asked.last()) {
                (Some(rest), Some(last)) => format!("{}{rest}", last.word),
                _ => token.piece.to_owned(),
            };
            let numbers = token.vector.map(|number| (number * FINEST).round() as i16);
            asked.push(AskedToken { word, numbers });
        }
        Self(asked)
    }

    /// The tokens without those of these words, or all where nothing would be left.
    pub fn telling(&self, is_left_out: impl Fn(&str) -> bool) -> Telling<'_> {
        let telling = self.0.iter().filter(|token| !is_left_out(&token.word));
        let mut telling: Vec<_> = telling.map(|token| &token.numbers).collect();
        if telling.is_empty() {
            telling = self.0.iter().map(|token| &token.numbers).collect();
        }
        Telling(telling)
    }
}

/// The tokens of a question that count.
pub struct Telling<'a>(Vec<&'a [i16; TOKEN_DIMENSIONS]>);

impl Telling<'_> {
    /// How near the words of a passage are: for each token of the question the cosine of the nearest,
    /// and the mean of these; 0 where either has none.
    pub fn nearness(&self, passage: &Tokens) -> f32 {
        let nearest = self.0.iter().map(|asked| nearest(asked, &passage.0));
        let sum: i64 = nearest.map(i64::from).sum();
        let sum = sum as f32 / (FINEST * 127.0);
        sum / self.0.len().max(1) as f32
    }
}

/// Whether a token is a word or a part of one: neither a mark nor an end of the text.
fn is_word(token: &Token) -> bool {
    token.piece.contains(char::is_alphanumeric) && !token.piece.starts_with('[')
}
