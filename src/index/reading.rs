//! A passage in, its terms out: what a question is held against.

use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;

use super::analyzer::{Analyzer, Token};
use super::lexicon::Lexicon;
use super::passage::Passage;

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

impl PassageRead {
    pub(super) fn new(analyzer: &Analyzer, lexicon: &Lexicon, passage: &Passage) -> Self {
        let weigh = |token: &Token| {
            let information = match token.stop {
                true => STOP_INFORMATION,
                false => lexicon.information(lexicon.frequency(&token.term)),
            };
            (key(&token.term), information)
        };
        let form = |form: &String| {
            let terms: Vec<(u64, f32)> = analyzer.tokens(form).iter().map(weigh).collect();
            let squares = terms.iter().map(|(_, told)| told * told);
            let length = squares.sum::<f32>().sqrt();
            Form { terms, length }
        };
        let said = analyzer.tokens(&passage.text).into_iter();
        let said = said.filter(|token| !token.stop);
        let mut text: Vec<u64> = said.map(|token| key(&token.term)).collect();
        text.sort_unstable();
        text.dedup();
        Self {
            forms: passage.forms.iter().map(form).collect(),
            text,
        }
    }
}
