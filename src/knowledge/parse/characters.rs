//! Raw text in, a problem for every character that nobody can see or type on purpose.

use super::sink::Sink;

/// Reports control characters and invisible ones that change how text is read.
pub(super) fn check(sink: &mut Sink<'_>) {
    let text = sink.text;
    for (at, c) in text.char_indices() {
        let line_end = c == '\r' && text[at + 1..].starts_with('\n');
        if is_unwanted(c) && !line_end {
            sink.add(
                at..at + c.len_utf8(),
                format!(
                    "the text holds the invisible character U+{:04X}",
                    u32::from(c)
                ),
                "delete it, or retype the words around it",
            );
        }
    }
}

/// Whether a character has no place in a guide. Joiners stay: some scripts need them.
pub(super) fn is_unwanted(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => true,
        // Overrides of the reading direction.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control(),
    }
}
