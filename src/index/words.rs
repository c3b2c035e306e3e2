//! Text in, normalised words out.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// A word as it stands in a text, normalised but not stemmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents and apostrophes.
    pub text: String,
    /// Whether it was written in capitals throughout ("IT").
    pub capitals: bool,
}

/// Splits a text into normalised words. `+` and `#` stay at a word's end (C++, C#), a dot stays
/// in .NET and inside numbers; everything else that is no letter or digit separates.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |word, capitals| {
        let text = word.to_owned();
        words.push(Word { text, capitals });
    });
    words
}

/// The same, one word after another: what it is and whether it is written in capitals throughout.
pub(super) fn each_word(text: &str, mut take: impl FnMut(&str, bool)) {
    let folded: Cow<'_, str> = if text.is_ascii() {
        // Nothing to fold: most guides' text.
        Cow::Borrowed(text)
    } else {
        let letters = text.nfkd();
        letters
            .filter(|c| !is_mark(*c) && !is_invisible(*c))
            .collect()
    };
    let mixed = folded.contains(char::is_lowercase);
    let mut word = String::new();
    for (at, c) in folded.char_indices() {
        let rest = &folded[at + c.len_utf8()..];
        let next = rest.chars().next().unwrap_or(' ');
        let joins = match c {
            '\'' | '’' | '‘' => !word.is_empty() && next.is_alphabetic(),
            '+' => match word.as_str() {
                "c" | "C" | "g" | "G" => next == '+',
                word => matches!(word, "c+" | "C+" | "g+" | "G+"),
            },
            '#' => word.len() == 1 && !next.is_alphanumeric(),
            '.' if word.is_empty() => is_net(rest),
            '.' => next.is_ascii_digit() && word.chars().all(|c| c.is_ascii_digit()),
            _ => false,
        };
        if c.is_alphanumeric() {
            word.push(c);
        } else if joins {
            word.push(if c == '’' || c == '‘' { '\'' } else { c });
        } else {
            finish(&mut word, mixed, &mut take);
        }
    }
    finish(&mut word, mixed, &mut take);
}

/// Hands a word on, if there is one, and begins the next.
fn finish(word: &mut String, mixed: bool, take: &mut impl FnMut(&str, bool)) {
    if word.is_empty() {
        return;
    }
    let capitals = mixed && !word.contains(char::is_lowercase);
    if word.is_ascii() {
        word.make_ascii_lowercase();
    } else {
        *word = word.to_lowercase();
    }
    if word.contains('\'') {
        let owner = word.strip_suffix("'s").unwrap_or(word);
        *word = owner.replace('\'', "");
    }
    take(word, capitals);
    word.clear();
}

/// Whether a text goes on with the word that a dot belongs to (.NET).
fn is_net(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphanumeric());
    text[..end.unwrap_or(text.len())].eq_ignore_ascii_case("net")
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Zero-width and direction characters, which hide inside words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
