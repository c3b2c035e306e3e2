//! The words of a text, as they are compared with those of a language.

use unicode_normalization::UnicodeNormalization;

/// Little words of French and Italian that an apostrophe joins to the next one; an English word
/// with an apostrophe is one word.
const JOINED: [&str; 12] = [
    "all", "c", "d", "dell", "j", "l", "m", "n", "nell", "qu", "s", "un",
];
/// What the apostrophe looks like.
const APOSTROPHES: [char; 2] = ['\'', '’'];

/// A word of a text in Latin letters.
pub(super) struct Written {
    /// In lower case, without accents.
    pub plain: String,
    /// Whether it has letters that English lacks.
    pub accented: bool,
    /// Whether it begins with a small letter, as names do not.
    pub small: bool,
}

/// The beginning of a text without addresses, mentions, emoji names and commands, its letters in
/// their usual form: people decorate what they write with letters made for mathematics.
pub(super) fn spoken(text: &str, most: usize) -> String {
    let start: String = text.chars().take(most).collect();
    let is_spoken =
        |word: &&str| !word.contains("://") && !word.starts_with(['<', ':', '@', '#', '/', '`']);
    let words: Vec<&str> = start.split_whitespace().filter(is_spoken).collect();
    words.join(" ").nfkc().collect()
}

/// The words of a text; single letters say nothing.
pub(super) fn words(text: &str) -> Vec<Written> {
    text.split(|c: char| !c.is_alphabetic() && !APOSTROPHES.contains(&c))
        .map(|word| word.trim_matches(APOSTROPHES))
        .flat_map(|word| match word.find(APOSTROPHES) {
            Some(at) if JOINED.contains(&word[..at].to_lowercase().as_str()) => {
                [&word[..at], &word[at..]]
            }
            _ => [word, ""],
        })
        .map(|word| Written {
            plain: plain(word),
            accented: word.chars().any(|c| c.is_alphabetic() && !c.is_ascii()),
            small: word
                .trim_start_matches(APOSTROPHES)
                .starts_with(char::is_lowercase),
        })
        .filter(|word| word.plain.chars().count() > 1)
        .collect()
}

/// A word in lower case without accents and apostrophes.
pub(super) fn plain(word: &str) -> String {
    let letters = word.nfkd().filter(|c| c.is_alphabetic());
    let lower = letters.flat_map(char::to_lowercase);
    lower.map(|c| if c == 'ı' { 'i' } else { c }).collect()
}
