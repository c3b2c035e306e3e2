//! Recognises the language of a text where its script tells it.

use super::Language;

/// What a letter counts of a script that writes a whole word in one or two of them.
const DENSE: usize = 2;
/// Fewest letters that are no sign of mathematics ("σ").
const FEWEST: usize = 2;

/// The language where more letters belong to other scripts than to the Latin one.
pub(super) fn language(text: &str) -> Option<Language> {
    let (mut latin, mut devanagari, mut other) = (0, 0, 0);
    for letter in text.chars().filter(|c| c.is_alphabetic()) {
        match letter {
            // Latin letters, those of phonetics, and their extensions.
            ..='\u{36f}'
            | '\u{1d00}'..='\u{1eff}'
            | '\u{2c60}'..='\u{2c7f}'
            | '\u{a720}'..='\u{a7ff}' => latin += 1,
            '\u{900}'..='\u{97f}' => devanagari += 1,
            // Kana, Chinese characters, Hangul.
            '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => {
                other += DENSE;
            }
            _ => other += 1,
        }
    }
    if devanagari + other < FEWEST || devanagari + other <= latin {
        None
    } else if devanagari > other {
        Some(Language::Hindi)
    } else {
        Some(Language::Other)
    }
}
