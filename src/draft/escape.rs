//! Writes plain text as Markdown that reads back as the same text.

use crate::knowledge::AUTHOR_MARK;

/// A place for the author to decide; what is said there is without signs of Markdown.
pub(super) fn mark(what: &str) -> String {
    let plain = |c: &char| !"[]<>*_`~\\&|".contains(*c);
    let what: String = what.chars().filter(plain).collect();
    format!("{AUTHOR_MARK} {}]]", what.trim())
}

/// Text of a heading.
pub(super) fn heading(text: &str) -> String {
    let text = inline(text).replace(" #", " \\#");
    if text.starts_with('#') {
        return format!("\\{text}");
    }
    text
}

/// Text at the start of a line.
pub(super) fn line(text: &str) -> String {
    let text = inline(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && text[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    if text.starts_with(['#', '>', '+', '-', '=', '|']) {
        return format!("\\{text}");
    }
    text
}

/// Text in a cell of a table.
pub(super) fn cell(text: &str) -> String {
    inline(text).replace('|', "\\|")
}

/// Text where no block can begin.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        // Marks stay marks.
        if let Some(inside) = rest.strip_prefix(AUTHOR_MARK)
            && let Some(end) = inside.find("]]")
        {
            out.push_str(&mark(&inside[..end]));
            rest = &inside[end + 2..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let next = rest.chars().next();
        let special = match c {
            '\\' | '*' | '`' | '[' | '~' => true,
            '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            // Inside of a word it is no sign.
            '_' => {
                let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(inside(out.chars().next_back()) && inside(next))
            }
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
