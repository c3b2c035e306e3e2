//! Paragraphs and quotes in: what looks like something else is reported, `Also asked` is split.

use std::ops::Range;

use super::sink::Sink;
use super::table::split;

/// Reports a paragraph that was surely meant as a heading, a table or an `Also asked` line.
pub(super) fn report_lookalikes(range: &Range<usize>, sink: &mut Sink<'_>) -> bool {
    let text = sink.text;
    let lines = lines(text, range);
    for (at, line) in lines.iter().enumerate() {
        let raw = &text[line.clone()];
        let hashes = raw.bytes().take_while(|&b| b == b'#').count();
        if hashes > 1 || (hashes == 1 && raw.contains("{#")) {
            sink.add(
                line.clone(),
                "this looks like a heading and is not one",
                "put a space after the `#` signs, at most six of them, at the start of the line",
            );
            return true;
        }
        if raw.starts_with('|') {
            report_table(line, lines.get(at + 1), sink);
            return true;
        }
        if strip_also_asked(raw).is_some() {
            sink.add(
                line.clone(),
                "`Also asked:` outside of a block quote",
                "put `> ` before it, and an empty line above",
            );
            return true;
        }
    }
    false
}

fn report_table(head: &Range<usize>, under: Option<&Range<usize>>, sink: &mut Sink<'_>) {
    let text = sink.text;
    let columns = split(text, head.clone()).len();
    let is_rule = |raw: &str| {
        raw.chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
    };
    let model = format!("|{}", "---|".repeat(columns.min(8)));
    match under.filter(|line| is_rule(&text[(*line).clone()])) {
        Some(line) => {
            let cells = split(text, line.clone()).len();
            sink.add(
                line.clone(),
                format!(
                    "{cells} of {columns} columns are underlined, so this is not read as a table"
                ),
                format!("write {model}"),
            );
        }
        None => sink.add(
            head.clone(),
            "this looks like a table and is not one",
            format!("put {model} under its head, and an empty line above the table"),
        ),
    }
}

/// The items of an `Also asked` quote; any other quote is reported.
pub(super) fn also_asked(
    plain: &str,
    range: &Range<usize>,
    sink: &mut Sink<'_>,
) -> Option<Vec<String>> {
    let Some(list) = strip_also_asked(plain) else {
        sink.add(
            range.clone(),
            "a block quote that is not `> Also asked:`",
            "guides hold no other quotes; write it as a paragraph",
        );
        return None;
    };
    for line in lines(sink.text, range) {
        if !sink.text[line.clone()].starts_with('>') {
            sink.add(
                line,
                "this line is read as part of `Also asked`",
                "put an empty line above it, or `> ` before it",
            );
            return None;
        }
    }
    if let Some(dot) = list
        .chars()
        .find(|c| matches!(c, '•' | '‧' | '∙' | '⋅' | '・'))
    {
        sink.add(
            range.clone(),
            format!(
                "`Also asked` is parted by `{dot}` (U+{:04X})",
                u32::from(dot)
            ),
            "part the questions with `·` (U+00B7)",
        );
        return None;
    }
    let items: Vec<String> = list.split('·').map(|item| item.trim().to_owned()).collect();
    if items.iter().all(String::is_empty) {
        sink.add(
            range.clone(),
            "`Also asked` is empty",
            "write questions, or take the line away",
        );
        return None;
    }
    if items.iter().any(String::is_empty) {
        sink.add(
            range.clone(),
            "`Also asked` has an empty entry",
            "write one `·` between two questions, and none before the first or after the last",
        );
    }
    Some(items)
}

fn strip_also_asked(text: &str) -> Option<&str> {
    const START: &str = "also asked";
    let head = text.get(..START.len())?;
    let rest = text[START.len()..].trim_start();
    head.eq_ignore_ascii_case(START)
        .then(|| rest.strip_prefix(':'))?
}

/// The lines of a block without the white space around them.
fn lines(text: &str, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut at = range.start;
    let mut lines = Vec::new();
    for line in text[range.clone()].split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        if !line.trim().is_empty() {
            lines.push(start..start + line.trim().len());
        }
        at += line.len();
    }
    lines
}
