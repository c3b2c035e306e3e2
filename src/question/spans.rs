//! What the numbers of a question count: years, months, money.

use super::entities::Entities;
use crate::index::Token;

/// Numbers beside "year", "yoe" or "month": "4 yoe", "3-5 years", "1.5 years", "month 5", "18 months of
/// experience".
pub(super) fn spans(tokens: &[Token], at: usize, found: &mut Entities) {
    let Some((number, glued)) = number_in(&tokens[at].surface) else {
        return;
    };
    let term = |at: usize| tokens.get(at).map(|token| token.term.as_str());
    // "3-5 years", "3 to 5 years": the unit may follow the second number.
    let next = match tokens.get(at + 1) {
        Some(token) if number_in(&token.surface).is_some() => term(at + 2),
        Some(token) if token.surface == "to" => term(at + 3),
        _ => term(at + 1),
    };
    let unit = glued.as_deref().or(next).unwrap_or_default();
    let before = at.checked_sub(1).and_then(term);
    let old = tokens[at..]
        .iter()
        .take(3)
        .any(|token| matches!(token.surface.as_str(), "old" | "age"));
    if old || (number > 60 && glued.is_none()) {
        return;
    }
    match unit {
        "year" | "years of experience" | "yr" | "yrs" | "y" | "yoe" => found.years.push(number),
        "month" | "mo" | "mos" if said(tokens, at, &["experience", "exp", "xp"]) => {
            found.years.push(number / 12);
        }
        // A place in a plan; how long something takes or may take is none.
        "month" | "mo" | "mos" if matches!(before, Some("after" | "first" | "month")) => {
            found.months.push(number);
        }
        // "200k", "12lpa": nobody means anything but money.
        "k" | "l" | "lpa" | "lakh" | "cr" => found.ask_for("pay"),
        _ if before == Some("month") => found.months.push(number),
        _ => {}
    }
}

/// Whether one of these words comes soon after.
fn said(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    let mut soon = tokens.iter().skip(at + 1).take(4);
    soon.any(|token| token.surface.split(' ').any(|word| words.contains(&word)))
}

/// The number of a word such as "4", "5+" or "4yoe", with the unit glued to it.
fn number_in(word: &str) -> Option<(u32, Option<String>)> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if let Some(value) = WORDS.iter().position(|name| *name == word) {
        return u32::try_from(value).ok().map(|value| (value, None));
    }
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let value = word[..digits].parse().ok()?;
    let rest = word[digits..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let rest = rest.trim_matches('+');
    Some((value, (!rest.is_empty()).then(|| rest.to_owned())))
}
