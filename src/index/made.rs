//! Terms that our analyzer has made already, as a text in; the same terms, one by one, for tantivy out.

use std::str::Split;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Stands between two terms; no term holds it.
const DIVIDER: char = '\u{1f}';

/// The name under which an index knows [`Made`].
pub(super) const MADE: &str = "made";

/// Terms as one text.
pub(super) fn joined<'a>(terms: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for term in terms {
        text.push_str(term);
        text.push(DIVIDER);
    }
    text
}

/// The terms of what [`joined`] has joined.
pub(super) fn divided(text: &str) -> impl Iterator<Item = &str> {
    text.split(DIVIDER).filter(|term| !term.is_empty())
}

/// Divides what [`joined`] has joined, for tantivy.
#[derive(Clone)]
pub(super) struct Made;

impl Tokenizer for Made {
    type TokenStream<'a> = Terms<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        Terms {
            rest: text.split(DIVIDER),
            token: Token::default(),
        }
    }
}

pub(super) struct Terms<'a> {
    rest: Split<'a, char>,
    token: Token,
}

impl TokenStream for Terms<'_> {
    fn advance(&mut self) -> bool {
        let Some(term) = self.rest.find(|term| !term.is_empty()) else {
            return false;
        };
        self.token.text.clear();
        self.token.text.push_str(term);
        // Begins with the largest number, so that the first term stands at 0.
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
