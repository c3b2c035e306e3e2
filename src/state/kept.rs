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
    let plain = without_markup(question);
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

/// Leaves out `<@1>`, `<#1>`, `<:name:1>`, `</name:1>` and whatever else Discord writes so: anything
/// in angle brackets without a space.
fn without_markup(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        plain.push_str(before);
        let end = from.find(|c: char| c == '>' || c.is_whitespace());
        match end.filter(|end| from[*end..].starts_with('>')) {
            Some(end) => {
                plain.push_str(&format!(" {LEFT_OUT} "));
                rest = &from[end + 1..];
            }
            None => {
                plain.push('<');
                rest = &from[1..];
            }
        }
    }
    plain + rest
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
            ("<<@1>", "… "),
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
