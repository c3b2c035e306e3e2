//! Collects what is wrong in one file, and sorts it.

use std::ops::Range;

use crate::knowledge::Problem;
use crate::knowledge::problem::Lines;

/// Most problems of one file that are told apart: nobody mends more at once.
const MOST: usize = 200;

/// Where every step of the parser leaves what it cannot read.
pub(super) struct Sink<'a> {
    file: &'a str,
    /// The whole text of the file; all ranges are into this.
    pub(super) text: &'a str,
    lines: Lines<'a>,
    found: Vec<Found>,
}

/// A problem before its line is looked up, which copies the line.
#[derive(PartialEq)]
struct Found {
    range: Range<usize>,
    message: String,
    help: String,
}

impl<'a> Sink<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            lines: Lines::new(text),
            found: Vec::new(),
        }
    }

    pub(super) fn add(
        &mut self,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.found.push(Found {
            range,
            message: message.into(),
            help: help.into(),
        });
    }

    /// The number of the line that a byte is in, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.number(at)
    }

    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|found| found.range.start);
        self.found.dedup();
        let more = self.found.split_off(self.found.len().min(MOST));
        let mut problems: Vec<Problem> = Vec::new();
        for found in self.found {
            let Found {
                range,
                message,
                help,
            } = found;
            problems.push(self.lines.problem(self.file, range, message, help));
        }
        problems.dedup();
        if let Some(first) = more.first() {
            let message = format!("and {} more from here on", more.len());
            let help = "mend those above first; the rest often follows from them";
            let range = first.range.start..first.range.start;
            problems.push(
                self.lines
                    .problem(self.file, range, message, help.to_owned()),
            );
        }
        problems
    }
}
