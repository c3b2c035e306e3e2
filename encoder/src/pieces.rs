//! Words → word pieces: the longest piece of the vocabulary that a word starts with, then the
//! longest that goes on from there, and so on.

use std::ops::Range;

use crate::words::{self, words};

/// A line of the vocabulary and a row of the embeddings.
pub type Token = u16;

/// What stands first in the vocabulary; no text contains these pieces.
const UNKNOWN: Token = 0;
const START: Token = 1;
const END: Token = 2;
const SPECIAL: usize = 3;

/// Before a piece that stands inside a word or at its end.
const INSIDE: &str = "##";

/// The word pieces of the model.
pub struct Vocabulary {
    /// After the special ones they are ordered by their bytes.
    pieces: Vec<&'static str>,
    inside: Range<usize>,
    longest: usize,
}

impl Vocabulary {
    pub fn built_in() -> Self {
        Self::new(include_str!("../weights/vocabulary.txt"))
    }

    fn new(lines: &'static str) -> Self {
        let pieces: Vec<_> = lines.lines().collect();
        let ordered = &pieces[SPECIAL..];
        let before = ordered.partition_point(|piece| *piece < INSIDE);
        let inside = ordered[before..].partition_point(|piece| piece.starts_with(INSIDE));
        let start = SPECIAL + before;
        let longest = pieces
            .iter()
            .map(|piece| piece.len())
            .max()
            .unwrap_or_default();
        Self {
            inside: start..start + inside,
            longest,
            pieces,
        }
    }

    pub fn piece(&self, token: Token) -> &'static str {
        self.pieces[usize::from(token)]
    }

    /// The tokens of `text`, between one that marks its start and one that marks its end; at most
    /// `limit` with these two. The text is read no further than that.
    pub fn tokens(&self, text: &str, limit: usize) -> Vec<Token> {
        let mut tokens = vec![START];
        for word in words(text) {
            self.split(&word, &mut tokens);
            if tokens.len() >= limit {
                break;
            }
        }
        tokens.truncate(limit - 1);
        tokens.push(END);
        tokens
    }

    /// Adds the pieces of `word`; a word that is not made of pieces throughout is unknown.
    fn split(&self, word: &str, tokens: &mut Vec<Token>) {
        let before = tokens.len();
        let mut rest = word;
        if word.chars().count() > words::MAX_CHARACTERS {
            tokens.push(UNKNOWN);
            return;
        }
        while !rest.is_empty() {
            let Some((length, token)) = self.longest_piece(rest, rest.len() < word.len()) else {
                tokens.truncate(before);
                tokens.push(UNKNOWN);
                return;
            };
            tokens.push(token);
            rest = &rest[length..];
        }
    }

    fn longest_piece(&self, rest: &str, inside: bool) -> Option<(usize, Token)> {
        let ends = (1..=rest.len().min(self.longest)).rev();
        ends.filter(|end| rest.is_char_boundary(*end))
            .find_map(|end| Some((end, self.find(&rest[..end], inside)?)))
    }

    fn find(&self, text: &str, inside: bool) -> Option<Token> {
        let (start, found) = if inside {
            let pieces = &self.pieces[self.inside.clone()];
            (
                self.inside.start,
                pieces.binary_search_by(|piece| piece[INSIDE.len()..].cmp(text)),
            )
        } else {
            (SPECIAL, self.pieces[SPECIAL..].binary_search(&text))
        };
        Token::try_from(start + found.ok()?).ok()
    }
}
