//! What of a question may be stored: a short text, without what surely points to a person or a place on
//! Discord.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// Most characters of a question that are stored.
pub const MOST_CHARACTERS: usize = 300;
/// Digits in a row from which they are more likely an id or a telephone number than pay.
const LONG_NUMBER: usize = 9;
/// What stands for something that was left out.
const LEFT_OUT: &str = "…";

/// The question on one line, at most [`MOST_CHARACTERS`] characters, cut between whole graphemes.
/// Mentions, e-mail addresses, links and long numbers are left out; a name in plain words cannot be
/// told from any other word.
pub fn kept(question: &str) -> String {
    let plain = without_markup(question, LEFT_OUT);
    let numbers = long_numbers(&plain);
    let mut text = String::new();
    let mut start = 0;
    for piece in plain.split_inclusive(is_blank) {
        let word = piece.trim_end_matches(is_blank);
        let (from, to) = (start, start + word.len());
        start += piece.len();
        if word.is_empty() {
            continue;
        }
        let in_number = |number: &Range<usize>| number.start < to && from < number.end;
        let is_telling = is_telling(word) || numbers.iter().any(in_number);
        let word = if is_telling { LEFT_OUT } else { word };
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

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Where long numbers stand, however their digits are set apart: `+49 (170) 123-45.67`. Commas are
/// none of that: they part the thousands of pay, and things in a row.
fn long_numbers(text: &str) -> Vec<Range<usize>> {
    let parts = |c: char| is_blank(c) || "+-‐‑‒–—.()/".contains(c);
    let mut numbers = Vec::new();
    let mut start = 0;
    for run in text.split_inclusive(|c: char| !c.is_numeric() && !parts(c)) {
        if digits(run) >= LONG_NUMBER {
            let first = run.find(char::is_numeric).unwrap_or(0);
            let last = run.rfind(char::is_numeric).unwrap_or(0);
            numbers.push(start + first..start + last + 1);
        }
        start += run.len();
    }
    numbers
}

fn digits(text: &str) -> usize {
    text.chars().filter(|c| c.is_numeric()).count()
}

/// Whether a word alone holds a long number. A range of pay such as `100,000-145,000` is none: its
/// commas stand before two or three digits.
fn is_long_number(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_figure = word.split(',').skip(1).all(|part| {
        let rest = part.trim_start_matches(char::is_numeric);
        (2..=3).contains(&digits(&part[..part.len() - rest.len()]))
    });
    match is_figure {
        true => word.split(',').any(|part| digits(part) >= LONG_NUMBER),
        false => digits(word) >= LONG_NUMBER,
    }
}

/// Whether a word leads somewhere without saying `https://`: `name.tld/…`.
fn is_link(word: &str) -> bool {
    let is_host = |text: &str| {
        let (name, tld) = text.rsplit_once('.').unwrap_or_default();
        let is_tld = tld.chars().count() >= 2 && tld.chars().all(char::is_alphabetic);
        is_tld && name.ends_with(char::is_alphanumeric)
    };
    let mut hosts = word.split('/').zip(word.split('/').skip(1));
    hosts.any(|(host, path)| {
        let mut names = host.split(|c: char| !c.is_alphanumeric() && !".-".contains(c));
        path.contains(char::is_alphanumeric) && names.any(is_host)
    })
}

fn is_telling(word: &str) -> bool {
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
        || is_link(word)
        || is_long_number(word)
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
    fn a_telephone_number_is_left_out_however_it_is_written() {
        for typed in [
            "+49 170 1234567",
            "0170 123 4567",
            "(555) 123-4567",
            "+1 (555)\u{a0}123‑4567",
            "030/1234 5678",
            "01.23.45.67.89",
            "0170,1234567",
            "tel:0170 1234567,",
            "170 - 123 - 4567",
        ] {
            let expected = "call … or not";
            assert_eq!(kept(&format!("call {typed} or not")), expected, "{typed}");
        }
    }

    #[test]
    fn figures_of_pay_and_years_stay() {
        for typed in [
            "is 100,000-145,000 fair",
            "$100,000 - $145,000, or £60K–£90K?",
            "₹12,00,000-₹15,00,000 for 3-5 years",
            "pay 2019-2024",
            "80k, 100k or 120k in 2024",
            "from 80000 to 120000 in 2 years",
        ] {
            assert_eq!(kept(typed), typed);
        }
    }

    #[test]
    fn a_link_is_left_out_without_its_scheme_too() {
        for typed in [
            "t.me/ann",
            "bit.ly/x",
            "facebook.com/ann.smith",
            "(T.ME/ann)",
            "at:ann.example.org:8080/me",
            "bücher.example/ann",
        ] {
            assert_eq!(kept(&format!("see {typed} now")), "see … now", "{typed}");
        }
        for typed in [
            "and/or",
            "CI/CD or TCP/IP",
            "node.js or asp.net",
            "24/7, 1.5/2.0",
            "U.S./UK, U.S/UK",
            "etc./",
        ] {
            assert_eq!(kept(typed), typed);
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
