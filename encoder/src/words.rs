//! Text → words as BERT reads it: in lower case, without accents, and every mark of punctuation
//! and every Chinese character a word of its own.

use std::iter::Peekable;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word with more characters than this has no pieces.
pub const MAX_CHARACTERS: usize = 100;

/// The words of `text`, read only as far as they are asked for. Of a word that is too long there
/// come `MAX_CHARACTERS + 1` characters: nobody needs more of it, and a text can be one long word.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let characters = text
        .chars()
        .filter(|c| !is_dropped(*c))
        .flat_map(apart)
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase);
    Words {
        characters: characters.peekable(),
    }
}

struct Words<I: Iterator> {
    characters: Peekable<I>,
}

impl<I: Iterator<Item = char>> Iterator for Words<I> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let first = self.characters.find(|c| !c.is_whitespace())?;
        let mut word = String::from(first);
        if is_punctuation(first) {
            return Some(word);
        }
        let mut length = 1;
        while let Some(c) = self
            .characters
            .next_if(|c| !c.is_whitespace() && !is_punctuation(*c))
        {
            if length <= MAX_CHARACTERS {
                word.push(c);
                length += 1;
            }
        }
        Some(word)
    }
}

/// A Chinese character stands between spaces.
fn apart(c: char) -> impl Iterator<Item = char> {
    let space = is_chinese(c).then_some(' ');
    space.into_iter().chain([c]).chain(space)
}

/// Characters without a glyph, and the sign for what could not be decoded.
fn is_dropped(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{ad}' | '\u{61c}' | '\u{feff}' | '\u{fffd}' => true,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'.. => true,
        _ => c.is_control(),
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2ceaf}'
        | '\u{2f800}'..='\u{2fa1f}')
}

/// ASCII's marks and signs, and Unicode's punctuation in the scripts that have word pieces.
#[rustfmt::skip]
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || matches!(c,
        // Latin, Armenian, Hebrew, Arabic, Devanagari, Thai, Tibetan, Georgian
        '\u{a1}' | '\u{a7}' | '\u{ab}' | '\u{b6}' | '\u{b7}' | '\u{bb}' | '\u{bf}'
        | '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{58a}'
        | '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5c6}' | '\u{5f3}' | '\u{5f4}'
        | '\u{609}' | '\u{60a}' | '\u{60c}' | '\u{60d}' | '\u{61b}' | '\u{61e}' | '\u{61f}'
        | '\u{66a}'..='\u{66d}' | '\u{6d4}' | '\u{964}' | '\u{965}' | '\u{970}'
        | '\u{e4f}' | '\u{e5a}' | '\u{e5b}' | '\u{f04}'..='\u{f12}' | '\u{f14}' | '\u{10fb}'
        // General Punctuation, brackets of superscripts and of mathematics
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}'
        | '\u{2053}'..='\u{205e}' | '\u{207d}' | '\u{207e}' | '\u{208d}' | '\u{208e}'
        | '\u{2308}'..='\u{230b}' | '\u{2768}'..='\u{2775}' | '\u{27e6}'..='\u{27ef}'
        | '\u{2983}'..='\u{2998}' | '\u{2e00}'..='\u{2e2e}' | '\u{2e30}'..='\u{2e42}'
        // Chinese and Japanese, their wide and small forms
        | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}'
        | '\u{3030}' | '\u{303d}' | '\u{30a0}' | '\u{30fb}'
        | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe52}' | '\u{fe54}'..='\u{fe61}'
        | '\u{fe63}' | '\u{fe68}' | '\u{fe6a}' | '\u{fe6b}'
        | '\u{ff01}'..='\u{ff03}' | '\u{ff05}'..='\u{ff0a}' | '\u{ff0c}'..='\u{ff0f}'
        | '\u{ff1a}' | '\u{ff1b}' | '\u{ff1f}' | '\u{ff20}' | '\u{ff3b}'..='\u{ff3d}'
        | '\u{ff3f}' | '\u{ff5b}' | '\u{ff5d}' | '\u{ff5f}'..='\u{ff65}')
}
