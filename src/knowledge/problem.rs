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
    ///
    /// It reads the source up to the place: many problems of one text are made with [`Lines`].
    pub fn at(
        file: &str,
        source: &str,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let start = floor(source, range.start);
        let before = &source.as_bytes()[..start];
        let line_start = before.iter().rposition(|&byte| byte == b'\n');
        let line_end = source[start..].find('\n');
        let line =
            line_start.map_or(0, |at| at + 1)..line_end.map_or(source.len(), |at| start + at);
        let number = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        Self::in_line(
            file,
            source,
            (number, line),
            range,
            message.into(),
            help.into(),
        )
    }

    fn in_line(
        file: &str,
        source: &str,
        (number, line): (usize, Range<usize>),
        range: Range<usize>,
        message: String,
        help: String,
    ) -> Self {
        let start = floor(source, range.start);
        let end = floor(source, range.end.max(start));
        let marked = &source[start..end.min(line.end).max(start)];
        Self {
            file: file.to_owned(),
            line: number,
            column: source[line.start..start].chars().count() + 1,
            width: marked.trim_end().chars().count().max(1),
            message,
            help,
            text: source[line].trim_end_matches('\r').to_owned(),
        }
    }
}

/// A text and where its lines begin.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// The number of the line that a byte is in, from 1.
    pub(super) fn number(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at).max(1)
    }

    /// As [`Problem::at`].
    pub(super) fn problem(
        &self,
        file: &str,
        range: Range<usize>,
        message: String,
        help: String,
    ) -> Problem {
        let number = self.number(floor(self.text, range.start));
        let start = self.starts[number - 1];
        let end = self
            .starts
            .get(number)
            .map_or(self.text.len(), |next| next - 1);
        Problem::in_line(file, self.text, (number, start..end), range, message, help)
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
