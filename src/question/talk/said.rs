//! Recognises small talk by its words.

use std::sync::LazyLock;

use strsim::osa_distance;

use super::{FILE, Kind};
use crate::index::words;

/// Most words of small talk: a few short sentences ("ok thanks bye").
const MOST_WORDS: usize = 12;
/// Letters from which a word may have one mistake.
const MISTAKEN: usize = 5;

/// The words of every sentence, and the number of its kind.
static SAID: LazyLock<Vec<(Vec<String>, usize)>> = LazyLock::new(|| {
    let kinds = FILE.kind.iter().enumerate();
    kinds
        .flat_map(|(number, kind)| kind.says.iter().map(move |says| (plain(says), number)))
        .collect()
});

/// The small talk that a text is by its words: sentences of the file, one or a few after another,
/// apart from politeness and repeated letters. The longest one counts, of equals the last.
pub fn by_words(text: &str) -> Option<&'static Kind> {
    let said = plain(text);
    if said.is_empty() || said.len() > MOST_WORDS {
        return None;
    }
    // The number of the kind and the length of the best sentence of the words up to each place.
    let mut until: Vec<Option<(usize, usize)>> = vec![None; said.len() + 1];
    until[0] = Some((0, 0));
    for end in 1..=said.len() {
        let parts = SAID.iter().filter_map(|(words, kind)| {
            let start = end.checked_sub(words.len())?;
            let before = until[start]?;
            let same = words
                .iter()
                .zip(&said[start..end])
                .all(|(a, b)| is_like(a, b));
            let here = (*kind, words.len());
            same.then_some(if here.1 >= before.1 { here } else { before })
        });
        until[end] = parts.max_by_key(|(_, length)| *length);
    }
    until.pop()?.map(|(kind, _)| &FILE.kind[kind])
}

/// The words of a text as they are compared; those that change nothing are left out, unless there
/// are no others.
fn plain(text: &str) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for word in words(text) {
        let meant = FILE.chat.get(&word.text).unwrap_or(&word.text);
        said.extend(meant.split(' ').map(str::to_owned));
    }
    if said.iter().any(|word| !FILE.fillers.contains(word)) {
        said.retain(|word| !FILE.fillers.contains(word));
    }
    said.iter().map(|word| squeezed(word)).collect()
}

/// A word with each run of letters or pairs of letters once: "hiii" is "hi", "hahaha" is "ha".
fn squeezed(word: &str) -> String {
    let mut letters: Vec<char> = Vec::new();
    for letter in word.chars() {
        if letters.last() == Some(&letter) {
            continue;
        }
        letters.push(letter);
        if let [.., a, b, c, d] = letters[..]
            && (a, b) == (c, d)
        {
            letters.truncate(letters.len() - 2);
        }
    }
    letters.into_iter().collect()
}

/// Whether two words are the same but for one mistake in a long one.
fn is_like(a: &str, b: &str) -> bool {
    a == b || (a.len().min(b.len()) >= MISTAKEN && osa_distance(a, b) <= 1)
}
