//! Reads the lines of a table into cells with their exact places.
//!
//! The Markdown parser fills short rows up and drops what is too much without a word, so the cells
//! are counted and placed in the raw line; only their plain text comes from the parser.

use std::ops::Range;

use super::sink::Sink;

/// A table: every row has as many cells as the head.
pub(super) struct Table {
    pub(super) head: Vec<Cell>,
    /// The head's line.
    pub(super) head_range: Range<usize>,
    pub(super) rows: Vec<Row>,
    /// Whether rows were left out because they were reported.
    pub(super) ragged: bool,
    /// The whole table.
    pub(super) range: Range<usize>,
}

/// A row of a table.
pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) range: Range<usize>,
}

/// A cell: plain text and where it stands.
#[derive(Clone)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) range: Range<usize>,
}

impl Cell {
    /// Whether the cell says nothing: empty, or a dash for "the source does not say".
    pub(super) fn is_blank(&self) -> bool {
        matches!(self.text.as_str(), "" | "-" | "–" | "—")
    }
}

impl Table {
    pub(super) fn new(
        range: Range<usize>,
        head_start: usize,
        head: Vec<String>,
        text: &str,
    ) -> Self {
        let head_range = line(text, head_start);
        let cells = place(head, &split(text, head_range.clone()));
        Self {
            head: cells,
            head_range,
            rows: Vec::new(),
            ragged: false,
            range,
        }
    }

    /// Adds the row whose line starts at `start`; one with a wrong number of cells is reported.
    pub(super) fn push(&mut self, start: usize, texts: Vec<String>, sink: &mut Sink<'_>) {
        let range = line(sink.text, start);
        let places = split(sink.text, range.clone());
        // In a table of one column, a line of text that follows it has as many cells as a row.
        let is_text = !sink.text[range.clone()].contains('|');
        if places.len() == self.head.len() && !is_text {
            self.rows.push(Row {
                cells: place(texts, &places),
                range,
            });
            return;
        }
        self.ragged = true;
        let (have, want) = (places.len(), self.head.len());
        let cells = if have == 1 { "cell" } else { "cells" };
        let help = if is_text {
            "put an empty line between the table and what comes after it"
        } else if have < want {
            "add the missing cells; `–` says that the source does not say"
        } else {
            "take cells away; a `|` inside a cell is written `\\|`"
        };
        let message = if is_text {
            "this line is read as a row of the table".to_owned()
        } else {
            format!("a row of {have} {cells} in a table of {want} columns")
        };
        sink.add(range, message, help);
    }
}

fn place(texts: Vec<String>, places: &[Range<usize>]) -> Vec<Cell> {
    texts
        .into_iter()
        .zip(places)
        .map(|(text, range)| Cell {
            text,
            range: range.clone(),
        })
        .collect()
}

/// The line that starts at `start`, without white space around it.
fn line(text: &str, start: usize) -> Range<usize> {
    let raw = text[start..].lines().next().unwrap_or_default();
    let lead = raw.len() - raw.trim_start().len();
    start + lead..start + raw.trim_end().len().max(lead)
}

/// The places of a row's cells, without the white space around their content.
pub(super) fn split(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let raw = &text[line.clone()];
    let mut cells = Vec::new();
    let mut start = usize::from(raw.starts_with('|'));
    let mut escaped = false;
    for (at, byte) in raw.bytes().enumerate().skip(start) {
        match byte {
            b'|' if !escaped => {
                cells.push(start..at);
                start = at + 1;
            }
            b'\\' if !escaped => escaped = true,
            _ => escaped = false,
        }
    }
    if start < raw.len() {
        cells.push(start..raw.len());
    }
    cells
        .into_iter()
        .map(|cell| {
            let content = raw[cell.clone()].trim();
            let lead = raw[cell.clone()].len() - raw[cell.clone()].trim_start().len();
            let at = line.start + cell.start + if content.is_empty() { 0 } else { lead };
            at..at + content.len()
        })
        .collect()
}
