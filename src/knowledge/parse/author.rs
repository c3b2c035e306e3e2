//! Raw text in, a problem for every place that a draft has left to its author.

use super::sink::Sink;

/// How such a place begins; `]]` ends it.
pub const AUTHOR_MARK: &str = "[[author:";

/// Reports every `[[author: …]]`, wherever it stands.
pub(super) fn check(sink: &mut Sink<'_>) {
    let text = sink.text;
    for (at, _) in text.match_indices(AUTHOR_MARK) {
        let inside = at + AUTHOR_MARK.len();
        let line = text[inside..].lines().next().unwrap_or_default();
        let (what, end) = match line.find("]]") {
            Some(close) => (&line[..close], inside + close + 2),
            None => (line, inside + line.len()),
        };
        let message = match what.trim() {
            "" => "left to the author".to_owned(),
            what => format!("left to the author: {what}"),
        };
        let help = "decide, write it, and take the whole mark from `[[` to `]]` away";
        sink.add(at..end, message, help);
    }
}
