//! Byte ranges with words in, sorted [`Problem`]s of one file out.

use std::ops::Range;

use crate::knowledge::Problem;

/// Where every step of the parser leaves what it cannot read.
pub(super) struct Sink<'a> {
    file: &'a str,
    /// The whole text of the file; all ranges are into this.
    pub(super) text: &'a str,
    problems: Vec<Problem>,
}

impl<'a> Sink<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            problems: Vec::new(),
        }
    }

    pub(super) fn add(
        &mut self,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems
            .push(Problem::at(self.file, self.text, range, message, help));
    }

    /// The number of the line that a byte is in, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.text.as_bytes()[..at.min(self.text.len())]
            .iter()
            .filter(|&&b| b == b'\n')
            .count()
            + 1
    }

    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.problems
            .sort_by_key(|problem| (problem.line, problem.column));
        self.problems.dedup();
        self.problems
    }
}
