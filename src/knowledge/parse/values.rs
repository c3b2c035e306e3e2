//! Reads the values of a TOML file; whatever a value cannot be is reported at its place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::front_matter::report_syntax;
use super::nearest::advice;
use super::sink::Sink;
use crate::knowledge::Problem;
use crate::knowledge::invisible::is_invisible;

pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// Reads a whole file, of which `example` is a line; errors of the TOML itself come before all
/// others.
pub(super) fn read_file<T>(
    mut sink: Sink<'_>,
    example: &str,
    read: impl FnOnce(&DeTable<'_>, &mut Sink<'_>) -> T,
) -> Result<T, Vec<Problem>> {
    let (table, errors) = DeTable::parse_recoverable(sink.text);
    if !errors.is_empty() {
        report_syntax(&errors, 0, example, &mut sink);
        return Err(sink.finish());
    }
    let found = read(table.get_ref(), &mut sink);
    let problems = sink.finish();
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(problems)
    }
}

impl Sink<'_> {
    /// A text as it stands; empty where there is a problem.
    pub(super) fn any_text(&mut self, value: &Value<'_>) -> String {
        if let DeValue::String(text) = value.get_ref() {
            return text.to_string();
        }
        let help = "write it in double quotes";
        self.add(value.span(), "a text is expected here", help);
        String::new()
    }

    /// A text with single spaces, at most `longest` characters; empty where there is a problem.
    pub(super) fn line_of(&mut self, value: &Value<'_>, key: &str, longest: usize) -> String {
        let DeValue::String(text) = value.get_ref() else {
            let help = format!("write {key} = \"…\"");
            let message = format!("`{key}` is not text in double quotes");
            self.add(value.span(), message, help);
            return String::new();
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = text.chars().count();
        let (message, help) = if text.is_empty() {
            (format!("`{key}` is empty"), "write it out".to_owned())
        } else if text.chars().any(is_invisible) {
            let message = format!("`{key}` holds a control character");
            (message, "delete it".to_owned())
        } else if length > longest {
            (
                format!("`{key}` has {length} characters"),
                format!("shorten it to at most {longest}"),
            )
        } else {
            return text;
        };
        self.add(value.span(), message, help);
        String::new()
    }

    /// The entries of a list.
    pub(super) fn entries<'t>(&mut self, value: &'t Value<'_>, example: &str) -> &'t [Value<'t>] {
        if let DeValue::Array(entries) = value.get_ref() {
            return entries;
        }
        let help = format!("write it in square brackets, such as {example}");
        self.add(value.span(), "a list is expected here", help);
        &[]
    }

    /// The entries of a table.
    pub(super) fn table<'t>(
        &mut self,
        value: &'t Value<'_>,
        help: &str,
    ) -> Option<&'t DeTable<'t>> {
        if let DeValue::Table(table) = value.get_ref() {
            return Some(table);
        }
        self.add(value.span(), "a table is expected here", help);
        None
    }

    /// Reports a key that the file does not have.
    pub(super) fn unknown(&mut self, range: Range<usize>, name: &str, known: &[&str]) {
        let help = advice(name, known.iter().copied(), "there are");
        self.add(range, format!("there is no `{name}`"), help);
    }
}
