//! Reads a heading line: its level, title, id and classes, with their places.

use std::ops::Range;

use super::MAX_HEADING_ID;
use super::sink::Sink;
use super::slug::{is_id, propose};

/// A heading of the guide.
pub(super) struct Heading {
    /// 1 for `#`, 2 for `##`.
    pub(super) level: usize,
    /// The text without markup and attributes.
    pub(super) title: String,
    /// The `#id`; empty where it is missing or wrong, which has been reported.
    pub(super) id: String,
    /// Where the id stands, or the heading where it has none.
    pub(super) id_range: Range<usize>,
    /// The `.classes`, without the dot.
    pub(super) classes: Vec<(String, Range<usize>)>,
    /// The heading.
    pub(super) range: Range<usize>,
}

impl Heading {
    /// Reads a heading; `attributes` is whether the Markdown parser found a `{…}` at its end.
    pub(super) fn read(
        level: usize,
        title: String,
        attributes: bool,
        range: Range<usize>,
        sink: &mut Sink<'_>,
    ) -> Self {
        let text = sink.text;
        let range = range.start..range.start + text[range].trim_end().len();
        let raw = &text[range.clone()];
        if !raw.starts_with('#') {
            sink.add(
                range.clone(),
                "a heading underlined with `---` or `===`",
                "write `## ` before the heading's text, or an empty line above the underline",
            );
        }
        if title.is_empty() {
            sink.add(
                range.clone(),
                "a heading without text",
                "write what the section is about",
            );
        }
        let mut ids = Vec::new();
        let mut classes = Vec::new();
        if attributes {
            for (token, place) in tokens(raw, range.start) {
                match token.split_at_checked(1) {
                    Some(("#", id)) => ids.push((id.to_owned(), place)),
                    Some((".", class)) => classes.push((class.to_owned(), place)),
                    _ => sink.add(
                        place,
                        format!("`{token}` is neither an id nor a class"),
                        "an id starts with `#`, a class with `.`: {#pay .salary}",
                    ),
                }
            }
        }
        let (id, id_range) = one_id(ids, &title, &range, sink);
        Self {
            level,
            title,
            id,
            id_range,
            classes,
            range,
        }
    }
}

/// The words between the last braces of a heading, with their places.
fn tokens(raw: &str, base: usize) -> Vec<(&str, Range<usize>)> {
    let line = raw.lines().next().unwrap_or_default();
    let (Some(open), Some(close)) = (line.rfind('{'), line.rfind('}')) else {
        return Vec::new();
    };
    let Some(inside) = line.get(open + 1..close) else {
        return Vec::new();
    };
    inside
        .split_whitespace()
        .map(|token| {
            let at = base + token.as_ptr() as usize - raw.as_ptr() as usize;
            (token, at..at + token.len())
        })
        .collect()
}

fn one_id(
    ids: Vec<(String, Range<usize>)>,
    title: &str,
    heading: &Range<usize>,
    sink: &mut Sink<'_>,
) -> (String, Range<usize>) {
    let proposal = |text: &str| propose(text.split('{').next().unwrap_or_default(), MAX_HEADING_ID);
    let mut ids = ids.into_iter();
    let Some((id, range)) = ids.next() else {
        let help = if title.contains("{#") {
            "the braces with the id stand at the very end of the line".to_owned()
        } else {
            format!("end it with {{#…}}, for example {{#{}}}", proposal(title))
        };
        sink.add(heading.clone(), "a heading without an id", help);
        return (String::new(), heading.clone());
    };
    for (_, extra) in ids {
        sink.add(
            extra,
            "a second id for one heading",
            format!("keep one of them: {{#{id}}}"),
        );
    }
    if !is_id(&id) {
        sink.add(
            range.clone(),
            format!("`{id}` cannot be an id"),
            format!(
                "use lower-case ASCII letters, digits and hyphens between them: {{#{}}}",
                proposal(&id)
            ),
        );
        return (String::new(), range);
    }
    if id.len() > MAX_HEADING_ID {
        sink.add(
            range.clone(),
            format!("the id `{id}` has {} characters", id.len()),
            format!("an id has at most {MAX_HEADING_ID}: {{#{}}}", proposal(&id)),
        );
    }
    (id, range)
}
