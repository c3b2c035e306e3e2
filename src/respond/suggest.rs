//! Suggestions for what was typed so far: headings and names, never sentences.

use std::collections::{BTreeMap, HashSet};

use super::command::Suggest;
use super::{commands, layout, pay};
use crate::index::passage::cut;
use crate::index::{Generation, Kind};
use crate::knowledge::guide::{CertificationRow, is_stated, place};
use crate::limits::{CHOICE, CHOICES};
use crate::question;
use crate::rank::query;

/// How near a name must be to what was typed, 0 to 1.
const NEAR: f64 = 0.7;
/// Headings that are looked at because of how they begin: some are called alike.
const LOOKED_AT: usize = 60;
/// Passages that are looked at because of the words that they hold, and what the best of them counts.
const FOUND: usize = 60;
const HELD: f32 = 2.0;
/// What it adds to a heading that it begins with all that was typed, or a word of it with the last.
const BEGINS: f32 = 1.6;
const BEGINS_A_WORD: f32 = 0.4;

/// One entry of an autocomplete list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What is shown, 1 to 100 characters.
    pub name: String,
    /// What is sent, 1 to 100 characters: a passage id or a value that the command understands.
    pub value: String,
}

/// At most 25 suggestions for what was typed so far, best first.
pub fn suggest(generation: &Generation, what: Suggest, typed: &str) -> Vec<Suggestion> {
    let entries = match what {
        Suggest::Questions => {
            return headings(generation, typed, |kind| {
                matches!(kind, Kind::Section | Kind::Faq | Kind::Step)
            });
        }
        Suggest::Faq if typed.trim().is_empty() => commands::entries(generation)
            .take(CHOICES)
            .map(|(_, id, question)| (question.to_owned(), id))
            .collect(),
        Suggest::Faq => return headings(generation, typed, |kind| kind == Kind::Faq),
        Suggest::Countries => {
            let figures = pay::figures(generation);
            let mut regions = pay::regions(&figures);
            // Figures without a country are what somebody looking for one wants least.
            regions.sort_by_key(|region| !is_stated(region));
            let named = regions.into_iter();
            named.map(|region| (place(&region), region)).collect()
        }
        Suggest::Levels => distinct(&generation.library.named.levels),
        Suggest::Guides => {
            let guides = generation.library.guides.iter();
            let named = guides.map(|guide| {
                let name = format!("{} – {}", layout::short_name(guide), guide.title);
                (name, guide.slug.clone())
            });
            named.collect()
        }
        Suggest::Areas => distinct(&commands::areas(generation, None)),
        Suggest::Certifications => {
            let tables = generation.tables::<CertificationRow>();
            let rows = tables.flat_map(|(_, table)| &table.rows);
            distinct(rows.map(|row| &row.name))
        }
        Suggest::Roles => distinct(&commands::roles(generation)),
    };
    let wanted = typed.trim().to_lowercase();
    let mut matching: Vec<(f64, &(String, String))> = entries
        .iter()
        .map(|entry| (closeness(&entry.0, &entry.1, &wanted), entry))
        .filter(|(closeness, _)| *closeness > 0.0)
        .collect();
    matching.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let best = matching.into_iter().take(CHOICES);
    best.map(|(_, (name, value))| entry(name, value)).collect()
}

fn entry(name: &str, value: &str) -> Suggestion {
    Suggestion {
        name: cut(name, CHOICE),
        value: cut(value, CHOICE),
    }
}

fn distinct<'a>(names: impl IntoIterator<Item = &'a String>) -> Vec<(String, String)> {
    let mut seen = HashSet::new();
    let names = names.into_iter().filter(|name| seen.insert(*name));
    names.map(|name| (name.clone(), name.clone())).collect()
}

/// How well a name fits what was typed: as its start, the start of a word, within it, or nearly.
fn closeness(name: &str, value: &str, wanted: &str) -> f64 {
    if wanted.is_empty() {
        return 1.0;
    }
    let name = name.to_lowercase();
    if name.starts_with(wanted) || value.to_lowercase().starts_with(wanted) {
        return 4.0;
    }
    let words = name.split(|c: char| !c.is_alphanumeric());
    if words.clone().any(|word| word.starts_with(wanted)) {
        return 3.0;
    }
    if name.contains(wanted) {
        return 2.0;
    }
    let length = wanted.chars().count();
    let best = words.map(|word| {
        // What was typed may be the word or only its start, with a slip in it.
        let start: String = word.chars().take(length).collect();
        let near = |word: &str| match may_be_near(word, wanted) {
            true => strsim::normalized_damerau_levenshtein(word, wanted),
            false => 0.0,
        };
        near(&start).max(near(word))
    });
    let best = best.fold(0.0, f64::max);
    if best >= NEAR { best } else { 0.0 }
}

/// Whether two words may be near enough, by their letters alone: that takes no time for thousands
/// of names. A letter that only one of them has needs a step.
fn may_be_near(one: &str, other: &str) -> bool {
    let longer = one.len().max(other.len()) as f64;
    let letters = |word: &str| {
        let letters = word.bytes().filter(u8::is_ascii_lowercase);
        letters.fold(0_u32, |letters, letter| letters | 1 << (letter - b'a'))
    };
    let differing = (letters(one) ^ letters(other)).count_ones();
    f64::from(differing) <= 2.0 * (1.0 - NEAR) * longer
}

/// Headings that fit a half-typed question: its last word may be unfinished.
fn headings(
    generation: &Generation,
    typed: &str,
    wanted: impl Fn(Kind) -> bool,
) -> Vec<Suggestion> {
    let typed = cut(typed.trim(), 300);
    let lower = typed.to_lowercase();
    let is_wanted = |number: usize| wanted(generation.kind_at(number));
    let mut scored: BTreeMap<usize, f32> = BTreeMap::new();
    if typed.is_empty() {
        let first = (0..generation.count()).filter(|number| is_wanted(*number));
        scored.extend(first.take(LOOKED_AT).map(|number| (number, 0.0)));
    } else {
        // By words alone: a list that opens while somebody types must not wait for a meaning.
        let found = generation.top(&query(&question::read(generation, &typed)), FOUND);
        let best = found.first().map_or(1.0, |hit| hit.score.max(f32::EPSILON));
        let found = found.iter().filter(|hit| is_wanted(hit.passage));
        scored.extend(found.map(|hit| (hit.passage, HELD * hit.score / best)));
        let last = lower.split_whitespace().next_back().unwrap_or_default();
        let begins = |title: &str| {
            let mut words = title.split(|c: char| !c.is_alphanumeric());
            words.any(|word| word.starts_with(last))
        };
        for (number, score) in &mut scored {
            if begins(&generation.passage_at(*number).title.to_lowercase()) {
                *score += BEGINS_A_WORD;
            }
        }
        // The last word alone says little, but it may be the one that matters ("need a ph").
        if last.chars().count() > 1 || last == lower {
            for number in generation.heading_word_begins(last, is_wanted, LOOKED_AT) {
                scored.entry(number).or_insert(BEGINS_A_WORD);
            }
        }
        for number in generation.heading_begins(&lower, is_wanted, LOOKED_AT) {
            *scored.entry(number).or_default() += BEGINS;
        }
    }
    let mut scored: Vec<(usize, f32)> = scored.into_iter().collect();
    scored.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let mut seen = HashSet::new();
    let passages = scored
        .iter()
        .map(|(number, _)| generation.passage_at(*number));
    let distinct = passages.filter(|passage| seen.insert(cut(&passage.title, CHOICE)));
    let suggestions = distinct.map(|passage| entry(&passage.title, &passage.id));
    suggestions.take(CHOICES).collect()
}
