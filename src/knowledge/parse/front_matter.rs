//! Reads the lines between `+++`: the guide's title, publisher, date and role, and whether it is a draft.

use std::collections::HashSet;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::nearest::{advice, nearest};
use super::sink::Sink;
use crate::knowledge::invisible::is_invisible;

/// What the front matter says.
pub(super) struct FrontMatter {
    pub(super) title: String,
    pub(super) publisher: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) role: String,
    pub(super) draft: bool,
}

const KEYS: [&str; 5] = ["title", "publisher", "updated", "role", "draft"];
const EXAMPLE: &str = "a guide starts with a line `+++`, then lines such as `title = \"…\"` and \
                       `role = \"…\"`, then another line `+++`";

/// Reads the front matter; also the place where the guide's text begins.
pub(super) fn read(sink: &mut Sink<'_>) -> (Option<FrontMatter>, usize) {
    let text = sink.text;
    let blank = text.len() - text.trim_start().len();
    let start = if blank == text.len() { 0 } else { blank };
    let first = line_at(text, start);
    if text[first.clone()].trim_end() != "+++" {
        let help = if text[first.clone()].starts_with("---") {
            format!("`---` is YAML; {EXAMPLE}")
        } else if text.lines().any(|line| line.trim_end() == "+++") {
            "move it to the top of the file, above everything else".to_owned()
        } else {
            EXAMPLE.to_owned()
        };
        sink.add(start..start, "the front matter is missing", help);
        return (None, first_heading(text, start));
    }
    let inside = first.end;
    let mut at = inside;
    while at < text.len() {
        let line = line_at(text, at);
        if text[line.clone()].trim_end() == "+++" {
            return (keys(first, inside..line.start, sink), line.end);
        }
        at = line.end;
    }
    sink.add(
        start..start + 3,
        "the front matter is not closed",
        "put a line `+++` after its last line",
    );
    (None, first_heading(text, inside))
}

/// The line from `at` on, with its line end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    at..text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

/// Where to go on reading when it is not known where the front matter ends: a `##` heading.
fn first_heading(text: &str, from: usize) -> usize {
    let mut at = from;
    while at < text.len() && !text[at..].starts_with("##") {
        at = line_at(text, at).end;
    }
    at
}

fn keys(opening: Range<usize>, range: Range<usize>, sink: &mut Sink<'_>) -> Option<FrontMatter> {
    let base = range.start;
    // The same length, so that places stay right; a lone CR would be an error of its own.
    let toml = sink.text[range].replace("\r\n", " \n");
    let (table, mut errors) = DeTable::parse_recoverable(&toml);
    let mut found: [Option<String>; KEYS.len()] = Default::default();
    let mut seen = [false; KEYS.len()];
    let mut draft = false;
    for (key, value) in table.get_ref() {
        let name = key.get_ref().as_ref();
        let key_range = base + key.span().start..base + key.span().end;
        let value_range = base + value.span().start..base + value.span().end;
        let Some(known) = KEYS.iter().position(|known| *known == name) else {
            // What was meant is not missing as well.
            let meant = nearest(name, KEYS);
            for (key, seen) in KEYS.iter().zip(&mut seen) {
                *seen |= meant == Some(key);
            }
            sink.add(
                key_range,
                format!("the front matter has no key `{name}`"),
                advice(name, KEYS, "the keys are"),
            );
            continue;
        };
        seen[known] = true;
        if name == "draft" {
            match value.get_ref() {
                DeValue::Boolean(is_draft) => draft = *is_draft,
                _ => sink.add(
                    value_range,
                    "`draft` is neither true nor false",
                    "write draft = true, or take the line away when the guide is done",
                ),
            }
            continue;
        }
        let DeValue::String(text) = value.get_ref() else {
            // Bare words are errors of syntax too; this says it better.
            errors.retain(|error| {
                error
                    .span()
                    .is_none_or(|error| !value.span().contains(&error.start))
            });
            sink.add(
                value_range,
                format!("`{name}` is not text in double quotes"),
                format!("write {name} = \"…\""),
            );
            continue;
        };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            let help = match name {
                "title" | "role" => "write it out; every guide needs one".to_owned(),
                _ => format!("write it out, or leave the line out where the source has no {name}"),
            };
            sink.add(value_range, format!("`{name}` is empty"), help);
        } else if let Some(c) = text.chars().find(|&c| is_invisible(c)) {
            sink.add(
                value_range,
                format!(
                    "`{name}` holds the invisible character U+{:04X}",
                    u32::from(c)
                ),
                "delete it, since nobody can see it",
            );
        } else if name == "updated" && !is_month(&text) {
            sink.add(
                value_range,
                format!("`{text}` is not a year and month"),
                "write the year, a hyphen and the month in two digits: updated = \"2026-06\"",
            );
        } else {
            found[known] = Some(text);
        }
    }
    report_syntax(&errors, base, "key = \"value\"", sink);
    for (key, seen) in KEYS.iter().zip(seen) {
        // After an error of syntax the key may well be there, unread.
        if !seen && matches!(*key, "title" | "role") && errors.is_empty() {
            sink.add(
                opening.clone(),
                format!("the front matter lacks `{key}`"),
                format!("add a line {key} = \"…\""),
            );
        }
    }
    let [title, publisher, updated, role, _] = found;
    Some(FrontMatter {
        title: title.unwrap_or_default(),
        publisher,
        updated,
        role: role.unwrap_or_default(),
        draft,
    })
}

/// Reports errors of syntax, the first of each line: what follows in the line follows from it. `example` is
/// how a line of the file reads.
pub(super) fn report_syntax(
    errors: &[toml::de::Error],
    base: usize,
    example: &str,
    sink: &mut Sink<'_>,
) {
    let text = sink.text;
    let mut lines = HashSet::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let (start, end) = ((base + span.start).min(text.len()), base + span.end);
        let line_end = text.as_bytes()[..start]
            .iter()
            .rposition(|&byte| byte == b'\n');
        let line = line_end.map_or(0, |at| at + 1);
        let content = line
            + text[line..]
                .lines()
                .next()
                .unwrap_or_default()
                .trim_end()
                .len();
        if !lines.insert(line) {
            continue;
        }
        let says = error.message();
        let (message, help) = if says.contains("duplicate") {
            (
                "the key stands there twice",
                "make one line of the two".to_owned(),
            )
        } else if says.contains("string") {
            (
                "the quotes of this text are not right",
                format!("write {example} on one line"),
            )
        } else {
            ("this is not TOML", format!("every line reads {example}"))
        };
        sink.add(
            start.min(content)..end,
            message,
            format!("{help} (the TOML reader: {says})"),
        );
    }
}

fn is_month(text: &str) -> bool {
    let Some((year, month)) = text.split_once('-') else {
        return false;
    };
    let digits =
        |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    digits(year, 4)
        && digits(month, 2)
        && month
            .parse::<u8>()
            .is_ok_and(|month| (1..=12).contains(&month))
}
