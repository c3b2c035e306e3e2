//! The cells of a row by the columns of its table.

use super::nearest::{advice, nearest};
use super::row_id::Key;
use super::sink::Sink;
use super::table::{Cell, Row, Table};
use crate::knowledge::class::Columns;
use crate::knowledge::{Money, Signs, Years};

const MONEY_HELP: &str = "write it like $100,000–$145,000, ₹6L–₹12L, CHF 95K+, £18.50 per hour or over $200K, and what else \
     there is to say in Note";
const YEARS_HELP: &str = "write it like 0–2 years, 5+ years, 3 years or under 1 year";

/// The place of every known column; unknown, repeated and missing ones are reported.
pub(super) fn find_columns(
    table: &Table,
    columns: Columns,
    sink: &mut Sink<'_>,
) -> Vec<(&'static str, usize)> {
    let known = columns.required.iter().chain(columns.optional).copied();
    let mut places: Vec<(&'static str, usize)> = Vec::new();
    for (place, cell) in table.head.iter().enumerate() {
        let range = cell.range.clone();
        let Some(name) = known.clone().find(|name| *name == cell.text) else {
            let message = match cell.text.as_str() {
                "" => "a column without a name".to_owned(),
                text => format!("this table has no column `{text}`"),
            };
            sink.add(
                range,
                message,
                advice(&cell.text, known.clone(), "its columns are"),
            );
            continue;
        };
        if places.iter().any(|(other, _)| *other == name) {
            sink.add(
                range,
                format!("the column `{name}` stands there twice"),
                "take one away",
            );
        } else {
            places.push((name, place));
        }
    }
    for name in columns.required {
        let found = places.iter().any(|(place, _)| place == name);
        // A column that was surely meant has been reported under its wrong name.
        let meant = |cell: &Cell| nearest(&cell.text, known.clone()) == Some(*name);
        if !found && !table.head.iter().any(meant) {
            sink.add(
                table.head_range.clone(),
                format!("the column `{name}` is missing"),
                format!("add it: | {name} |"),
            );
        }
    }
    places
}

/// One row's cells by column.
pub(super) struct Fields<'t> {
    pub(super) row: &'t Row,
    pub(super) places: &'t [(&'static str, usize)],
}

impl Fields<'_> {
    pub(super) fn cell(&self, column: &str) -> Option<&Cell> {
        let (_, place) = self.places.iter().find(|(name, _)| *name == column)?;
        self.row.cells.get(*place)
    }

    /// The text of a cell; `None` without the column or with `–`.
    pub(super) fn text(&self, column: &str) -> Option<String> {
        self.cell(column)
            .filter(|cell| !cell.is_blank())
            .map(|cell| cell.text.clone())
    }

    /// The text of a cell that has to say something.
    pub(super) fn required(&self, column: &str, sink: &mut Sink<'_>) -> Option<String> {
        let cell = self.cell(column)?;
        if cell.is_blank() {
            sink.add(
                cell.range.clone(),
                format!("`{column}` is empty"),
                format!("every row needs a {column}; take the row away where there is none"),
            );
            return None;
        }
        Some(cell.text.clone())
    }

    pub(super) fn money(&self, column: &str, signs: &Signs, sink: &mut Sink<'_>) -> Option<Money> {
        let text = self.text(column)?;
        let range = self.cell(column)?.range.clone();
        Money::read(&text, signs)
            .map_err(|message| sink.add(range, message, MONEY_HELP))
            .ok()
    }

    pub(super) fn years(&self, column: &str, sink: &mut Sink<'_>) -> Option<Years> {
        let text = self.text(column)?;
        let range = self.cell(column)?.range.clone();
        Years::parse(&text)
            .map_err(|message| sink.add(range, message, YEARS_HELP))
            .ok()
    }

    pub(super) fn key(&self, always: Vec<String>, columns: &'static str) -> Key {
        Key {
            always,
            if_needed: Vec::new(),
            columns,
            range: self.row.range.clone(),
        }
    }
}
