//! Cuts what follows a command's name into values, each with the name that it was given.

use super::marker::{Marker, next_marker, quoted_end};
use crate::respond::{CommandSpec, OptionKind, OptionSpec, Suggest};

/// A value in a line, with white space and quotes as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Segment<'a> {
    /// The name before it.
    pub(super) name: Name<'a>,
    /// Where its name starts, or the value where there is none.
    pub(super) name_at: usize,
    /// Where the value starts.
    pub(super) value_at: usize,
    /// The value.
    pub(super) value: &'a str,
}

/// What a value is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name<'a> {
    /// Nothing: it stands before every name.
    Absent,
    /// An option of the command.
    Known(&'static OptionSpec),
    /// Not an option of the command.
    Unknown(&'a str),
}

/// Cuts the text behind a command's name. The first segment has no name and may be blank.
pub(super) fn segments<'a>(spec: &'static CommandSpec, text: &'a str) -> Vec<Segment<'a>> {
    let mut last = Segment {
        name: Name::Absent,
        name_at: 0,
        value_at: 0,
        value: "",
    };
    let mut segments = Vec::new();
    let mut from = quoted_end(text);
    while let Some(marker) = next_marker(text, from) {
        from = marker.value_at;
        last.value = &text[last.value_at..marker.name_at];
        let Some(name) = name(spec, &marker, segments.iter().chain([&last])) else {
            continue;
        };
        segments.push(last);
        last = Segment {
            name,
            name_at: marker.name_at,
            value_at: marker.value_at,
            value: "",
        };
        from += quoted_end(&text[from..]);
    }
    last.value = &text[last.value_at..];
    segments.push(last);
    segments
}

/// The name that a marker is; `None` where it is a part of the value before it.
fn name<'a, 's>(
    spec: &'static CommandSpec,
    marker: &Marker<'a>,
    mut before: impl Iterator<Item = &'s Segment<'s>>,
) -> Option<Name<'a>> {
    let mut options = spec.options.iter();
    let Some(option) = options.find(|option| option.name.eq_ignore_ascii_case(marker.name)) else {
        return (!takes_sentence(spec) && !marker.is_address).then_some(Name::Unknown(marker.name));
    };
    let is_meant = !takes_sentence(spec)
        || match option.kind {
            // The sentence itself: named once, and only before its first word.
            OptionKind::Text(_) => !before.any(|segment| match segment.name {
                Name::Absent => !segment.value.trim().is_empty(),
                Name::Known(known) => known == option,
                Name::Unknown(_) => false,
            }),
            OptionKind::Flag => {
                const YES_OR_NO: [&str; 8] = ["true", "false", "yes", "no", "on", "off", "1", "0"];
                let word = marker.rest.split_whitespace().next().unwrap_or_default();
                YES_OR_NO
                    .iter()
                    .any(|yes_or_no| yes_or_no.eq_ignore_ascii_case(word))
            }
            OptionKind::Member => marker.rest.starts_with(|c: char| !c.is_whitespace()),
        };
    is_meant.then_some(Name::Known(option))
}

/// Whether a command takes a sentence, which may hold any `word:`: then only what is surely an
/// option is read as one.
fn takes_sentence(spec: &CommandSpec) -> bool {
    let kind = spec.options.first().map(|option| option.kind);
    matches!(
        kind,
        Some(OptionKind::Text(Suggest::Questions | Suggest::Faq))
    )
}
