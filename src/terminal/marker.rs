//! Where in a line an option's `name:` stands, and where a quoted value ends.

/// A `name:` in a line. Whether there is an option of this name is not known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker<'a> {
    /// The name, without the colon.
    pub(super) name: &'a str,
    /// Where the name starts in the line.
    pub(super) name_at: usize,
    /// Where the value starts in the line: behind the colon.
    pub(super) value_at: usize,
    /// The line from there on.
    pub(super) rest: &'a str,
    /// Whether it is the `https:` of an address.
    pub(super) is_address: bool,
}

/// The first `name:` at or behind `from` that stands at the start of a word.
pub(super) fn next_marker(line: &str, from: usize) -> Option<Marker<'_>> {
    line[from..].match_indices(':').find_map(|(at, _)| {
        let colon = from + at;
        let before = &line[..colon];
        let name_at = before.rfind(|c: char| !is_name(c)).map_or(0, |at| {
            at + before[at..].chars().next().map_or(0, char::len_utf8)
        });
        let name = &before[name_at..];
        let starts_word = line[..name_at]
            .chars()
            .next_back()
            .is_none_or(char::is_whitespace);
        let sound = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let rest = &line[colon + 1..];
        (name_at >= from && sound && starts_word).then(|| Marker {
            name,
            name_at,
            value_at: colon + 1,
            rest,
            is_address: rest.starts_with("//"),
        })
    })
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// The end of a quoted value that `text` starts with (white space before it aside); 0 where it
/// starts with none. Inside of it no `name:` is looked for. An apostrophe opens nothing: it
/// stands in words.
pub(super) fn quoted_end(text: &str) -> usize {
    let inner = text.trim_start();
    let Some((open, close)) = pair(inner).filter(|(open, _)| *open != '\'') else {
        return 0;
    };
    let start = text.len() - inner.len() + open.len_utf8();
    let Some(length) = text[start..].find(close) else {
        return 0;
    };
    let end = start + length + close.len_utf8();
    let alone = text[end..].chars().next().is_none_or(char::is_whitespace);
    if alone { end } else { 0 }
}

/// A value without white space around it and without the quotes that it stands in as a whole.
pub(super) fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = pair(value)
        .and_then(|(open, close)| value.strip_prefix(open)?.strip_suffix(close))
        .filter(|inner| pair(value).is_some_and(|(open, close)| !inner.contains([open, close])));
    inner.map_or(value, str::trim)
}

/// The quote that a text starts with, and the one that ends it.
fn pair(text: &str) -> Option<(char, char)> {
    const PAIRS: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('“', '”'), ('„', '“'), ('«', '»')];
    let first = text.chars().next()?;
    PAIRS.into_iter().find(|(open, _)| *open == first)
}
