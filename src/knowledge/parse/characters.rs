//! Raw text in, a problem for every character that nobody can see or type on purpose.

use super::sink::Sink;
use crate::knowledge::invisible::is_invisible;

/// Reports invisible characters, each once a line: a file that is no text holds very many.
pub(super) fn check(sink: &mut Sink<'_>) {
    let text = sink.text;
    let mut in_line: Vec<char> = Vec::new();
    for (at, c) in text.char_indices() {
        if c == '\n' {
            in_line.clear();
        }
        let line_end = c == '\r' && text[at + 1..].starts_with('\n');
        if is_invisible(c) && !line_end && !in_line.contains(&c) {
            in_line.push(c);
            sink.add(
                at..at + c.len_utf8(),
                format!(
                    "the text holds the invisible character U+{:04X}",
                    u32::from(c)
                ),
                "delete it, or type the words around it again",
            );
        }
    }
}
