//! Makes Discord show plain text as it stands: no Markdown, mention or link in it works.

/// Takes out what has no place in a message: control characters (line breaks stay, tabs become
/// blanks) and the marks that turn the direction of writing, with which text can be disguised.
pub(super) fn clean(text: &str) -> String {
    text.trim()
        .chars()
        .filter_map(|c| match c {
            '\n' => Some('\n'),
            '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

/// [`clean`], on one line: runs of white space become one blank.
pub(super) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Escapes Markdown, mentions, emoji names and links in clean text.
///
/// Discord takes a backslash before any ASCII punctuation. `@everyone`, `@here` and `<@…>` also get
/// a zero-width space, because pings are looked for in the raw text.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut start = Start::Line;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let special = match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '<' | '[' | ']' => true,
            '#' | '>' | '-' | '+' => start == Start::Line,
            '.' | ')' => start == Start::Number,
            ':' => {
                rest.starts_with(|next: char| next.is_ascii_alphabetic() || "/_+-".contains(next))
            }
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        if c == '@' && pings(&text[..at], rest) {
            out.push('\u{200B}');
        }
        start = match (c, start) {
            ('\n', _) => Start::Line,
            (c, Start::Line) if c.is_whitespace() => Start::Line,
            (c, Start::Line | Start::Number) if c.is_ascii_digit() => Start::Number,
            _ => Start::Past,
        };
    }
    out
}

/// Where in its line a character stands.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Start {
    /// Nothing but blanks before it.
    Line,
    /// Only a number before it, as in an ordered list.
    Number,
    /// Anything else.
    Past,
}

/// Whether an `@` between these two would be a mention.
fn pings(before: &str, after: &str) -> bool {
    let word = |name: &str| {
        after
            .get(..name.len())
            .is_some_and(|w| w.eq_ignore_ascii_case(name))
    };
    before.ends_with('<') || word("everyone") || word("here")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_shown_as_it_stands() {
        assert_eq!(
            escape("**a** _b_ `c` ||d|| ~~e~~"),
            r"\*\*a\*\* \_b\_ \`c\` \|\|d\|\| \~\~e\~\~"
        );
        assert_eq!(
            escape("# a\n> b\n- c\n 1. d"),
            "\\# a\n\\> b\n\\- c\n 1\\. d"
        );
        assert_eq!(escape("2–5 years, C++ - 3.5"), "2–5 years, C++ - 3.5");
    }

    #[test]
    fn links_and_mentions_do_not_work() {
        assert_eq!(escape("[a](https://b.c)"), r"\[a\](https\://b.c)");
        assert_eq!(
            escape("@everyone @Here a@b.c"),
            "@\u{200B}everyone @\u{200B}Here a@b.c"
        );
        assert_eq!(
            escape("<@1> <@&2> <#3>"),
            "\\<@\u{200B}1> \\<@\u{200B}&2> \\<#3>"
        );
        assert_eq!(escape(":smile: 10:30"), r"\:smile: 10:30");
    }

    #[test]
    fn disguises_are_taken_out() {
        assert_eq!(clean(" a\u{202E}b\u{0}c\td\n"), "abc d");
        assert_eq!(one_line("a\n\n b"), "a b");
    }
}
