//! Ordinary English words, to tell a typing mistake from a word that the guides do not use.
//!
//! The lists are levels 10 and 20 (`common`) and 35 to 50 (`rare`) of SCOWL, whose licence stands beside
//! them.

use std::sync::LazyLock;

static COMMON: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("english/common.txt").lines().collect());
static RARE: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("english/rare.txt").lines().collect());

/// Whether a lower-case word is among the roughly 11,000 most usual English words.
pub fn is_common(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// Whether a lower-case word is an ordinary English word at all (about 60,000).
pub fn is_word(word: &str) -> bool {
    is_common(word) || RARE.binary_search(&word).is_ok()
}
