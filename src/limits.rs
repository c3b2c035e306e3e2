//! Discord's limits, in characters, and cutting text to them.
//!
//! What an answer offers keeps to them everywhere, so that it reads the same on Discord and in a
//! terminal.

use std::borrow::Cow;
use std::time::Duration;

use unicode_segmentation::UnicodeSegmentation;

/// Plain text of a message.
pub const MESSAGE_CONTENT: usize = 2_000;
/// An embed's author line.
pub const EMBED_AUTHOR: usize = 256;
/// An embed's title.
pub const EMBED_TITLE: usize = 256;
/// An embed's footer.
pub const EMBED_FOOTER: usize = 2_048;
/// Rows of components under a message.
pub const ROWS: usize = 5;
/// Buttons in a row.
pub const BUTTONS_IN_ROW: usize = 5;
/// A button's label.
pub const BUTTON_LABEL: usize = 80;
/// Entries of a select.
pub const SELECT_OPTIONS: usize = 25;
/// Label, description and value of an entry of a select.
pub const SELECT_OPTION: usize = 100;
/// What stands in a select before anything is chosen.
pub const SELECT_PLACEHOLDER: usize = 150;
/// Alternative text of an attachment.
pub const ATTACHMENT_DESCRIPTION: usize = 1_024;
/// A component's custom id.
pub const CUSTOM_ID: usize = 100;
/// Entries of an autocomplete list.
pub const CHOICES: usize = 25;
/// Name, and value, of an autocomplete entry; at least 1.
pub const CHOICE: usize = 100;
/// A command's or option's name, in any language.
pub const COMMAND_NAME: usize = 32;
/// A command's or option's description.
pub const COMMAND_DESCRIPTION: usize = 100;
/// Messages of a channel that Discord gives at once.
pub const MESSAGES_AT_ONCE: usize = 100;
/// How long an interaction's token is good for edits and follow-ups.
pub const TOKEN_LIFE: Duration = Duration::from_secs(15 * 60);

/// Length as Discord counts it.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// The text itself if it has at most `max` characters; otherwise as many whole graphemes as fit,
/// with an ellipsis.
pub fn cut(text: &str, max: usize) -> Cow<'_, str> {
    if length(text) <= max {
        return Cow::Borrowed(text);
    }
    let Some(room) = max.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut kept = String::from(prefix(text, room).trim_end());
    kept.push('…');
    Cow::Owned(kept)
}

/// The longest start of the text that has at most `max` characters and ends between graphemes.
pub fn prefix(text: &str, max: usize) -> &str {
    let mut count = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        count += length(grapheme);
        if count > max {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_text_stays() {
        assert_eq!(cut("ü", 1), "ü");
        assert_eq!(cut("", 0), "");
    }

    #[test]
    fn long_text_ends_with_an_ellipsis_between_graphemes() {
        assert_eq!(cut("abcdef", 4), "abc…");
        assert_eq!(cut("ab cdef", 4), "ab…");
        assert_eq!(cut("ab👩‍👩‍👧cd", 5), "ab…");
        assert_eq!(cut("abc", 0), "");
        assert_eq!(cut("👩‍👩‍👧", 2), "…");
    }
}
