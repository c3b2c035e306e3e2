//! The parts that answers share: sources, passages as blocks, guides by name, related headings.

use std::collections::HashSet;

use strsim::osa_distance;

use super::answer::{Action, Answer, Block, Source};
use super::commands::{self, Guides, Help};
use crate::index::{Generation, Head, Passage};

/// A guide as a source under an answer.
pub fn source(guide: &Head) -> Source {
    Source {
        guide: guide.slug.clone(),
        title: guide.title.clone(),
        publisher: guide
            .publisher
            .clone()
            .unwrap_or_else(|| "unnamed source".into()),
        date: guide
            .updated
            .as_deref()
            .map_or_else(|| "undated".into(), month_name),
    }
}

/// The sources of these guides (by slug), each once, in order of first use.
pub fn sources<'a>(
    generation: &Generation,
    slugs: impl IntoIterator<Item = &'a str>,
) -> Vec<Source> {
    let mut seen = HashSet::new();
    let guides = slugs.into_iter().filter(|slug| seen.insert(*slug));
    let guides = guides.filter_map(|slug| generation.guide(slug));
    guides.map(source).collect()
}

/// How a guide is called in a table or a sentence: its publisher, or its slug without one.
pub fn short_name(guide: &Head) -> &str {
    guide.publisher.as_deref().unwrap_or(&guide.slug)
}

fn month_name(updated: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts = updated.split_once('-');
    let named = parts.and_then(|(year, month)| {
        let month: usize = month.parse().ok()?;
        Some(format!("{} {year}", MONTHS.get(month.checked_sub(1)?)?))
    });
    named.unwrap_or_else(|| updated.to_owned())
}

/// A passage's text as blocks: lines that start with a bullet become lists.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match (line.strip_prefix("• "), blocks.last_mut()) {
            (Some(item), Some(Block::List(items))) => items.push(item.to_owned()),
            (Some(item), _) => blocks.push(Block::List(vec![item.to_owned()])),
            (None, _) => blocks.push(Block::Paragraph(line.to_owned())),
        }
    }
    blocks
}

/// A follow-up that shows one passage.
pub fn passage_action(passage: &Passage) -> Action {
    let id = passage.id.clone();
    Action::new(&passage.title, commands::Passage { id })
}

/// A follow-up that shows what can be asked.
pub fn help() -> Action {
    Action::new("What can I ask?", Help)
}

/// The guide that a person means by a slug, a publisher or a part of a title; an answer that lists
/// the guides if none or several fit.
pub fn find_guide<'a>(generation: &'a Generation, typed: &str) -> Result<&'a Head, Box<Answer>> {
    let wanted = typed.trim().to_lowercase();
    let guides = &generation.library.guides;
    let names = |guide: &Head| {
        [
            Some(guide.slug.clone()),
            guide.publisher.clone(),
            Some(guide.title.clone()),
        ]
        .into_iter()
        .flatten()
        .map(|name| name.to_lowercase())
        .collect::<Vec<_>>()
    };
    if let Some(guide) = guides.iter().find(|guide| names(guide).contains(&wanted)) {
        return Ok(guide);
    }
    let near = guides.iter().filter(|guide| {
        names(guide).iter().any(|name| {
            (!wanted.is_empty() && name.contains(&wanted)) || osa_distance(name, &wanted) <= 2
        })
    });
    if let [guide] = near.collect::<Vec<_>>().as_slice() {
        return Ok(guide);
    }
    let list = guides.iter();
    let list = list.map(|guide| format!("{} – {}", guide.slug, guide.title));
    let why = format!(
        "There is no guide called “{}”. These are there:",
        typed.trim()
    );
    let answer = Answer::unclear("Which guide?", why).list(list);
    Err(Box::new(answer.action("Guides", Guides)))
}

/// The guide to look in, where one is named; `None` is all of them.
pub fn chosen<'a>(
    generation: &'a Generation,
    guide: Option<&str>,
) -> Result<Option<&'a Head>, Box<Answer>> {
    guide.map(|typed| find_guide(generation, typed)).transpose()
}

/// An answer that no guide holds anything of this kind.
pub fn not_there(title: &str, why: &str) -> Answer {
    Answer::not_covered(title, why).action("Guides", Guides)
}

/// "a", "a and b", "a, b and c".
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// Words each with a capital: a place as it is written.
pub(super) fn capitalised(words: &str) -> String {
    let is_short = |word: &str| word.len() <= 3 && !word.contains(['a', 'e', 'i', 'o', 'u']);
    let words = words.split(' ').map(|word| {
        // "NYC", "SF"
        if is_short(word) {
            return Some(word.to_uppercase());
        }
        let mut chars = word.chars();
        chars
            .next()
            .map(|first| first.to_uppercase().chain(chars).collect::<String>())
    });
    words.flatten().collect::<Vec<_>>().join(" ")
}

/// A name with its article: "a Data Scientist", "an AI Engineer".
pub(super) fn with_article(name: &str) -> String {
    let is_vowel = name.starts_with(|c: char| "AEIOUaeiou".contains(c));
    format!("{} {name}", if is_vowel { "an" } else { "a" })
}
