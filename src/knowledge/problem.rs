//! One thing that is wrong in a knowledge file, as data.

use std::ops::Range;

use serde::Serialize;

/// A mistake in a knowledge file, with the place, the line and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file, relative to the knowledge folder, with `/` between folders.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Length of the marked part in characters, at least 1; never past the line's end but for 1.
    pub width: usize,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// The line's text, as shown under the message.
    pub text: String,
}

impl Problem {
    /// A problem at a byte range of `source`, the whole text of `file`. A range that lies outside
    /// of the text or inside a character is moved to the nearest place that exists.
    pub fn at(
        file: &str,
        source: &str,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let start = floor(source, range.start);
        let end = floor(source, range.end.max(start));
        let line_start = source[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = source[start..]
            .find('\n')
            .map_or(source.len(), |at| start + at);
        let marked = &source[start..end.min(line_end).max(start)];
        Self {
            file: file.to_owned(),
            line: source[..start].matches('\n').count() + 1,
            column: source[line_start..start].chars().count() + 1,
            width: marked.trim_end().chars().count().max(1),
            message: message.into(),
            help: help.into(),
            text: source[line_start..line_end]
                .trim_end_matches('\r')
                .to_owned(),
        }
    }
}

/// The nearest place at or before `at` that lies in the text and between two characters.
fn floor(source: &str, at: usize) -> usize {
    let at = at.min(source.len());
    (0..=at)
        .rev()
        .find(|&at| source.is_char_boundary(at))
        .unwrap_or(0)
}
