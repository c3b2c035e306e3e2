//! The skills that a row of a skills table names, each with its terms.
//!
//! A list in a row (`PyTorch, Scikit-Learn, XGBoost`) is read as the skills that it names.

use crate::index::{Generation, key};
use crate::knowledge::guide::SkillRow;

/// Most terms of an entry of a list; more are a sentence.
const NAME: usize = 3;
/// What stands between the names of a list.
const BETWEEN: [&str; 6] = [" and/or ", " and ", " or ", " & ", "/", ","];
/// Longest parts in characters that a stroke joins to one name: "Pub/Sub", "CI/CD".
const JOINED: usize = 3;
/// Longest entry of a list that is a name although it says nothing.
const SHORT: usize = 2;
/// What says a skill: its terms, each by its key, in order.
pub(super) type Way = Vec<u64>;

/// A name that a table gives to a skill.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) terms: Vec<String>,
    pub(super) way: Way,
    pub(super) area: Option<String>,
    /// Whether it is a row's own name, not an entry of a list.
    pub(super) is_row: bool,
}

/// The terms of a text that say something, in order.
pub(super) fn terms(generation: &Generation, text: &str) -> Vec<String> {
    let tokens = generation.analyzer.tokens(text).into_iter();
    tokens
        .filter(|token| !token.stop)
        .map(|token| token.term)
        .collect()
}

pub(super) fn way(terms: &[String]) -> Way {
    terms.iter().map(|term| key(term)).collect()
}

/// The skills that a row names: those of its lists, and its own name unless that only heads a list.
pub(super) fn named(generation: &Generation, row: &SkillRow) -> Vec<Named> {
    let length = |text: &str| generation.analyzer.tokens(text).len();
    let named = |name: &str, area: Option<&String>, is_row| {
        let mut terms = terms(generation, name);
        // "Go" and "R" say nothing but as names.
        let is_name = is_row || name.len() <= SHORT;
        if terms.is_empty() && is_name && name.starts_with(char::is_uppercase) {
            let tokens = generation.analyzer.tokens(name).into_iter();
            terms.extend(tokens.map(|token| token.term));
        }
        Named {
            name: name.to_owned(),
            way: way(&terms),
            terms,
            area: area.cloned(),
            is_row,
        }
    };
    let mut found = Vec::new();
    let own = without_brackets(&row.skill).0;
    let parts = split(&own);
    let are_names = parts.iter().all(|part| length(part) == 1);
    let lists = lists(row.covers.as_deref().unwrap_or_default(), &length);
    if length(&own) == 1 {
        found.push(named(&own, row.area.as_ref(), true));
    } else if are_names {
        let parts = parts
            .iter()
            .map(|part| named(part, row.area.as_ref(), true));
        found.extend(parts);
    } else if lists.is_empty() {
        found.push(named(&own, row.area.as_ref(), true));
    }
    let area = row.area.as_ref().unwrap_or(&row.skill);
    found.extend(lists.iter().map(|item| named(item, Some(area), false)));
    found.retain(|named| !named.way.is_empty());
    found
}

/// The entries of the lists in a cell. What follows a colon explains; what has an entry of many
/// words is a sentence.
fn lists(cell: &str, length: &impl Fn(&str) -> usize) -> Vec<String> {
    let (outside, inside) = without_brackets(cell);
    let segments = outside.split(';').map(str::to_owned).chain(inside);
    let mut found = Vec::new();
    for segment in segments {
        let segment = segment.split(':').next().unwrap_or_default();
        let last = segment.split(',').count() - 1;
        let items = segment.split(',').enumerate().flat_map(|(at, item)| {
            let parts = split(item);
            // "A, B and C D"; but "unit and integration tests" in the middle is one thing.
            if at == last && last > 0 || parts.iter().all(|part| length(part) == 1) {
                parts
            } else {
                vec![item.trim().to_owned()]
            }
        });
        let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
        if items.len() > 1 && items.iter().all(|item| length(item) <= NAME) {
            found.extend(items);
        }
    }
    found
}

/// A text without what stands in brackets, and that.
fn without_brackets(text: &str) -> (String, Vec<String>) {
    let mut outside = String::new();
    let mut inside = Vec::new();
    let mut rest = text;
    while let Some((before, (within, after))) = rest
        .split_once('(')
        .and_then(|(before, rest)| Some((before, rest.split_once(')')?)))
    {
        outside.push_str(before);
        inside.push(within.to_owned());
        rest = after;
    }
    outside.push_str(rest);
    let words: Vec<&str> = outside.split_whitespace().collect();
    (words.join(" "), inside)
}

fn split(text: &str) -> Vec<String> {
    let mut parts = vec![text.to_owned()];
    let is_short = |part: &str| part.trim().chars().count() <= JOINED;
    for between in BETWEEN {
        let split = |part: &String| -> Vec<String> {
            let parts = part.split(between);
            if between == "/" && parts.clone().all(is_short) {
                return vec![part.clone()];
            }
            parts.map(|part| part.trim().to_owned()).collect()
        };
        parts = parts.iter().flat_map(split).collect();
    }
    parts.retain(|part| !part.is_empty());
    parts
}
