//! A passage's terms, as they are stored and as a question is held against them.

use std::collections::BTreeSet;
use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;

use super::analyzer::Said;
use super::lexicon::Lexicon;
use super::made::{divided, joined};

/// Information of a stop word in a form: "what is" and "how to" tell forms apart that share every
/// other word, and tell nothing else.
pub const STOP_INFORMATION: f32 = 0.8;

/// A passage as terms, each as its [`key`].
#[derive(Debug, Default)]
pub struct PassageRead {
    /// One a form, the title first.
    pub forms: Vec<Form>,
    /// The distinct terms of the text without stop words, sorted.
    pub text: Vec<u64>,
}

/// A way of asking as terms.
#[derive(Debug, Default)]
pub struct Form {
    /// The terms with their information.
    pub terms: Vec<(u64, f32)>,
    /// The length of the form as a vector of information: the root of the sum of squares.
    pub length: f32,
}

/// What stands for a term where many are compared; never kept beyond the process.
pub fn key(term: &str) -> u64 {
    FixedState::default().hash_one(term)
}

/// Between two forms, and between them and the text.
const NEXT: char = '\n';
/// Before a stop word.
const STOP: char = '\u{1e}';

/// A passage's terms as they are stored: a form a line, the title first; last, the distinct terms of
/// the text without stop words.
pub(super) fn stored(forms: &[Vec<Said>], text: &[Said]) -> String {
    let mut lines = String::new();
    for said in forms {
        let marked = said.iter().map(|said| match said.stop {
            true => format!("{STOP}{}", said.term),
            false => said.term.clone(),
        });
        lines += &joined(marked.collect::<Vec<_>>().iter().map(String::as_str));
        lines.push(NEXT);
    }
    let said = text.iter().filter(|said| !said.stop);
    let said: BTreeSet<&str> = said.map(|said| said.term.as_str()).collect();
    lines + &joined(said.into_iter())
}

impl PassageRead {
    /// Reads what [`stored`] made.
    pub(super) fn new(lexicon: &Lexicon, stored: &str) -> Self {
        let (forms, text) = stored.rsplit_once(NEXT).unwrap_or(("", stored));
        let weigh = |term: &str| match term.strip_prefix(STOP) {
            Some(term) => (key(term), STOP_INFORMATION),
            None => (key(term), lexicon.told(term)),
        };
        let form = |form: &str| {
            let terms: Vec<(u64, f32)> = divided(form).map(weigh).collect();
            let squares = terms.iter().map(|(_, told)| told * told);
            let length = squares.sum::<f32>().sqrt();
            Form { terms, length }
        };
        let mut text: Vec<u64> = divided(text).map(key).collect();
        text.sort_unstable();
        Self {
            forms: forms.split(NEXT).map(form).collect(),
            text,
        }
    }
}
