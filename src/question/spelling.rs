//! Corrects words against what the guides and the vocabulary write.

use strsim::osa_distance;

use super::english;
use crate::index::{Lexicon, Word};

/// Most words of one question that are corrected: what has more is hardly read right.
const MOST_CORRECTIONS: usize = 12;
/// Words of these lengths in characters are corrected; shorter ones have too many neighbours.
const CORRECTED: std::ops::RangeInclusive<usize> = 4..=24;

/// A correction: what was typed and what it was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// As typed, normalised.
    pub typed: String,
    /// As read.
    pub read: String,
}

/// Corrects words that are in neither the guides, the vocabulary nor English. A joined word is
/// split where both parts are known, and two words that are one in the guides are joined.
pub fn correct(lexicon: &Lexicon, words: Vec<Word>) -> (Vec<Word>, Vec<Correction>) {
    let mut read: Vec<Word> = Vec::with_capacity(words.len());
    let mut corrections: Vec<Correction> = Vec::new();
    for word in words {
        // The same slip again is read as before, and costs nothing.
        let before = corrections.iter().find(|known| known.typed == word.text);
        if let Some(Correction { read: meant, .. }) = before {
            read.extend(meant.split(' ').map(|text| Word {
                text: text.to_owned(),
                capitals: false,
            }));
            continue;
        }
        if is_known(lexicon, &word.text) || corrections.len() == MOST_CORRECTIONS {
            read.push(word);
            continue;
        }
        let meant = joined(lexicon, read.last(), &word.text).map(|whole| (true, vec![whole]));
        let meant = meant
            .or_else(|| nearest(lexicon, &word.text).map(|near| (false, vec![near])))
            .or_else(|| split(lexicon, &word.text).map(|parts| (false, parts)));
        let Some((takes_last, meant)) = meant else {
            read.push(word);
            continue;
        };
        let mut typed = word.text;
        if takes_last && let Some(last) = read.pop() {
            typed = format!("{} {typed}", last.text);
        }
        corrections.push(Correction {
            typed,
            read: meant.join(" "),
        });
        read.extend(meant.into_iter().map(|text| Word {
            text,
            capitals: false,
        }));
    }
    (read, corrections)
}

/// The guides' nearest word for one that nobody uses in them, an English word or not ("roll" for
/// role): too bold to correct, good enough to ask back.
pub(super) fn guess(lexicon: &Lexicon, word: &str) -> Option<String> {
    nearest(lexicon, word).filter(|near| near != word)
}

fn is_known(lexicon: &Lexicon, word: &str) -> bool {
    word.chars().any(|c| !c.is_alphabetic())
        || lexicon.knows(word)
        || english::is_word(word)
        // Endings that the lists may lack.
        || word.strip_suffix('s').is_some_and(|stem| lexicon.knows(stem) || english::is_word(stem))
}

fn joined(lexicon: &Lexicon, last: Option<&Word>, word: &str) -> Option<String> {
    let whole = format!("{}{word}", last?.text);
    (whole.chars().count() >= 7 && lexicon.count(&whole) > 1).then_some(whole)
}

fn split(lexicon: &Lexicon, word: &str) -> Option<Vec<String>> {
    let cuts = word.char_indices().map(|(at, _)| at).skip(3);
    let parts = cuts.map(|at| word.split_at(at)).filter(|(head, tail)| {
        tail.chars().count() >= 3
            && (lexicon.knows(head) && (lexicon.knows(tail) || english::is_common(tail)))
    });
    let best = parts.max_by_key(|(head, tail)| lexicon.count(head).min(lexicon.count(tail)))?;
    Some(vec![best.0.to_owned(), best.1.to_owned()])
}

/// The known word with the least distance; among equals the likelier slip, then the more usual. Nobody
/// mistypes the first letter, unless it changed places with the second: CPUs are no GPUs.
fn nearest(lexicon: &Lexicon, word: &str) -> Option<String> {
    let length = word.chars().count();
    if length == 3 {
        return swapped(lexicon, word);
    }
    if !CORRECTED.contains(&length) {
        return None;
    }
    let most = match length {
        ..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    let first = word.chars().next();
    let begins_alike = |known: &str| {
        let mut known = known.chars();
        known.next() == first || known.next() == first
    };
    let near = lexicon
        .near(word, most)
        .into_iter()
        .filter_map(|(known, count)| {
            let same_length = known.chars().count() == length;
            let slip = skeleton_differs(word, &known) * 0.5
                + f64::from(u8::from(same_length)) * far_key(word, &known) * 0.3
                - f64::from(count.min(400)).ln_1p() * 0.08;
            let distance = osa_distance(word, &known) as f64;
            (known.chars().count() >= 3 && begins_alike(&known)).then_some((distance + slip, known))
        });
    near.min_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| x.cmp(y)))
        .map(|(_, word)| word)
}

/// Whether two words of one length differ first in letters whose keys are not neighbours: then a
/// slip of the finger is unlikely, a missing or doubled letter of another word likelier.
fn far_key(a: &str, b: &str) -> f64 {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let key = |letter: char| {
        ROWS.iter().enumerate().find_map(|(row, keys)| {
            keys.chars()
                .position(|key| key == letter)
                .map(|column| (row as i32, column as i32))
        })
    };
    let mut differing = a.chars().zip(b.chars()).filter(|(a, b)| a != b);
    let first = differing.next();
    let swapped = first
        .zip(differing.next())
        .is_some_and(|((a, b), (c, d))| a == d && b == c);
    let near = first
        .and_then(|(a, b)| key(a).zip(key(b)))
        .is_some_and(|((r, c), (s, d))| (r - s).abs() <= 1 && (c - d).abs() <= 1);
    f64::from(u8::from(!near && !swapped))
}

/// Three letters have too many neighbours; only two letters that changed places are mended ("teh").
fn swapped(lexicon: &Lexicon, word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let swaps = (0..letters.len() - 1).map(|at| {
        let mut letters = letters.clone();
        letters.swap(at, at + 1);
        letters.into_iter().collect::<String>()
    });
    swaps
        .filter(|word| lexicon.knows(word))
        .max_by_key(|word| lexicon.count(word))
}

/// Consonants carry a word; vowels are what people get wrong.
fn skeleton_differs(a: &str, b: &str) -> f64 {
    let skeleton = |word: &str| {
        let mut letters: Vec<char> = word.chars().filter(|c| !"aeiouy".contains(*c)).collect();
        letters.dedup();
        letters
    };
    f64::from(u8::from(skeleton(a) != skeleton(b)))
}
