//! A question as typed in, what of it may be stored out: short, and without what surely points to a
//! person or a place on Discord.

use unicode_segmentation::UnicodeSegmentation as _;

/// Most characters of a question that are stored.
pub const MOST_CHARACTERS: usize = 300;
/// Digits of a word from which it is more likely an id or a telephone number than pay.
const LONG_NUMBER: usize = 9;
/// What stands for something that was left out.
const LEFT_OUT: &str = "…";

/// The question on one line, at most [`MOST_CHARACTERS`] characters, cut between whole graphemes.
/// Mentions, e-mail addresses, links and long numbers are left out; a name in plain words cannot be
/// told from any other word.
pub fn kept(question: &str) -> String {
    let plain = without_markup(question, LEFT_OUT);
    let words = plain
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .map(|word| if is_telling(word) { LEFT_OUT } else { word });
    let mut text = String::new();
    for word in words {
        // Several in a row tell no more than one.
        if word == LEFT_OUT && text.ends_with(LEFT_OUT) {
            continue;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    cut(&text)
}

/// The text with `mark` in the place of everything that Discord writes for its own things (`<@1>`,
/// `<#1>`, `<:name:1>`, `<t:1>`, `</name:1>`) and of every link: none of it is words.
pub fn without_markup(text: &str, mark: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        plain.push_str(&rest[..start]);
        let from = &rest[start + 1..];
        let end = from.find(['<', '>']);
        match end.filter(|end| from[*end..].starts_with('>') && is_markup(&from[..*end])) {
            Some(end) => {
                plain.push_str(&format!(" {mark} "));
                rest = &from[end + 1..];
            }
            None => {
                plain.push('<');
                rest = from;
            }
        }
    }
    plain.push_str(rest);
    let words = plain.split_inclusive(char::is_whitespace);
    words.map(|word| without_link(word, mark)).collect()
}

/// Whether Discord shows something else for this between `<` and `>`.
fn is_markup(inside: &str) -> bool {
    let is_command = inside.starts_with('/') && inside.contains(':');
    let is_other = inside.starts_with(['@', '#', ':'])
        || ["a:", "t:", "id:"]
            .iter()
            .any(|kind| inside.starts_with(kind))
        || inside.contains("://");
    // Only commands have names of several words.
    is_command || is_other && !inside.contains(char::is_whitespace)
}

/// A word, with the white space behind it, whose link is left out. Of `[text](https://…)` the text
/// stays.
fn without_link(word: &str, mark: &str) -> String {
    let scheme = word.find("://").map(|at| {
        let before = word[..at].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
        before.len()
    });
    let bare = || {
        let at = word.find(|c: char| c.is_alphanumeric())?;
        let is_bare = word.get(at..at + 4)?.eq_ignore_ascii_case("www.");
        is_bare.then_some(at)
    };
    let Some(start) = scheme.or_else(bare) else {
        return word.to_owned();
    };
    let (mut before, link) = word.split_at(start);
    let mut end = link.find(char::is_whitespace).unwrap_or(link.len());
    if before.ends_with('(')
        && let Some(close) = link.find(')')
    {
        before = &before[..start - 1];
        end = close + 1;
    }
    format!("{before} {mark} {}", &link[end..])
}

fn is_telling(word: &str) -> bool {
    let digits = word.chars().filter(|c| c.is_numeric()).count();
    let lower = word.to_lowercase();
    let tagged = lower.rsplit_once('#').is_some_and(|(name, number)| {
        // ann#1234, as accounts used to be called; "C#8" and "#1" are none.
        name.chars().count() >= 2 && number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit())
    });
    word.contains(['@', '＠'])
        || lower.contains("://")
        || lower.contains("www.")
        || lower.contains("discord.gg")
        || lower.contains("linkedin.com")
        || lower.contains("github.com")
        || digits >= LONG_NUMBER
        || tagged
}

fn cut(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    let mut left = MOST_CHARACTERS - 1;
    let whole = text.graphemes(true).take_while(|grapheme| {
        let length = grapheme.chars().count();
        let fits = length <= left;
        left = left.saturating_sub(length);
        fits
    });
    whole.chain([LEFT_OUT]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_points_to_somebody_is_left_out() {
        for (typed, expected) in [
            ("what does <@123> earn", "what does … earn"),
            ("hey <@!1><@&2><#3>, pay?", "hey … , pay?"),
            ("<:smile:123456789012345678> pay </ask:1>", "… pay …"),
            ("ask @ann or ann@example.org", "ask … or …"),
            (
                "see https://discord.gg/abc and www.example.org",
                "see … and …",
            ),
            ("call +49-170-1234567 or 123456789012345678", "call … or …"),
            ("is ann#1234 right", "is … right"),
            (
                "C#8 or C++ < Rust > Go, pay 150,000?",
                "C#8 or C++ < Rust > Go, pay 150,000?",
            ),
            (" a\tb\n\u{7}c ", "a b c"),
            ("@everyone", "…"),
            ("<<@1>", "< …"),
            (
                "is <b> or Vec<u8> < 3 & </ask it:1> <id:home> </b>",
                "is <b> or Vec<u8> < 3 & … </b>",
            ),
            (
                "[a PhD](https://example.org/a_(b)) <https://a.b>",
                "[a PhD] … ) …",
            ),
            ("(www.example.org) HTTPS://A.B/c?", "…"),
        ] {
            assert_eq!(kept(typed), expected.trim(), "{typed}");
        }
    }

    #[test]
    fn a_long_question_is_cut_between_graphemes() {
        let family = "👨‍👩‍👧‍👦";
        for text in ["a".repeat(301), family.repeat(100), "a".repeat(300)] {
            let cut = kept(&text);
            assert!(cut.chars().count() <= MOST_CHARACTERS, "{cut}");
            let whole = cut.trim_end_matches('…');
            assert!(text.starts_with(whole), "{cut}");
            assert!(text[whole.len()..].is_empty() || text[whole.len()..].starts_with(['a', '👨']));
        }
        assert_eq!(kept(&"a".repeat(300)), "a".repeat(300));
        let one = format!("a{}", "\u{301}".repeat(400));
        assert_eq!(kept(&one), "…");
    }
}
