//! Passages in, their words and terms out, each text read once.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::analyzer::{Analyzer, Token, Word, words};
use super::passage::Passage;

/// A text as words and as terms.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) words: Vec<Word>,
    pub(super) tokens: Vec<Token>,
}

/// The texts of one passage.
#[derive(Debug)]
pub(super) struct Analysis {
    /// Its forms, the heading first.
    pub(super) forms: Vec<Read>,
    /// Its text.
    pub(super) text: Read,
}

impl Analysis {
    /// Reads every text of the passages. The analyzer learns their words on the way: the same few
    /// thousand come up again and again, and stemming is what reading costs.
    pub(super) fn of(analyzer: &mut Analyzer, passages: &[Passage]) -> Vec<Self> {
        let split: Vec<(Vec<Vec<Word>>, Vec<Word>)> = passages
            .iter()
            .map(|passage| {
                let forms = passage.forms.iter().map(|form| words(form)).collect();
                (forms, words(&passage.text))
            })
            .collect();
        let all = split
            .iter()
            .flat_map(|(forms, text)| forms.iter().flatten().chain(text));
        let distinct: HashSet<&str, RandomState> = all.map(|word| word.text.as_str()).collect();
        analyzer.learn(distinct.into_iter());
        let read = |words: Vec<Word>| Read {
            tokens: analyzer.tokens_of(&words),
            words,
        };
        split
            .into_iter()
            .map(|(forms, text)| Self {
                forms: forms.into_iter().map(read).collect(),
                text: read(text),
            })
            .collect()
    }

    /// Forms and text alike.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Read> {
        self.forms.iter().chain([&self.text])
    }
}
