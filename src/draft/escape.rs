//! Plain text in, Markdown that reads back as the same text out.

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
        // Our own marks stay as they are.
        if rest.starts_with(crate::knowledge::AUTHOR_MARK)
            && let Some(end) = rest.find("]]")
        {
            out.push_str(&rest[..end + 2]);
            rest = &rest[end + 2..];
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
