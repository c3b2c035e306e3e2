//! What was typed so far in, suggestions out: headings and names, never sentences.

use super::{compare, faq, layout, pay, skills};
use crate::index::passage::cut;
use crate::index::{Generation, Kind};
use crate::knowledge::guide::place;
use crate::knowledge::{Content, Guide};
use crate::question;
use crate::request::Suggest;

/// Discord shows at most this many.
const MOST: usize = 25;
/// Most characters of a suggestion's name and value.
const LENGTH: usize = 100;

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
    let guides: Vec<&Guide> = generation.library.guides.iter().collect();
    let entries = match what {
        Suggest::Questions => {
            return headings(generation, typed, |kind| {
                matches!(kind, Kind::Section | Kind::Faq | Kind::Step)
            });
        }
        Suggest::Faq if typed.trim().is_empty() => faq::entries(generation)
            .map(|p| (p.title.clone(), p.id.clone()))
            .collect(),
        Suggest::Faq => return headings(generation, typed, |kind| kind == Kind::Faq),
        Suggest::Countries => {
            let mut figures = pay::figures(&guides);
            // Figures without a country are what somebody looking for one wants least.
            figures.sort_by_key(|figure| !figure.has_region());
            distinct(figures.iter().map(|figure| figure.region.to_owned()))
                .into_iter()
                .map(|(name, value)| (place(&name).to_owned(), value))
                .collect()
        }
        Suggest::Levels => distinct(generation.library.vocabulary.levels.keys().cloned()),
        Suggest::Guides => guides
            .iter()
            .map(|guide| {
                (
                    format!("{} – {}", layout::short_name(guide), guide.title),
                    guide.slug.clone(),
                )
            })
            .collect(),
        Suggest::Areas => distinct(skills::areas(&guides).into_iter()),
        Suggest::Certifications => distinct(guides.iter().flat_map(|guide| {
            guide
                .sections
                .iter()
                .flat_map(|section| match &section.content {
                    Content::Certifications(rows) => {
                        rows.iter().map(|row| row.name.clone()).collect()
                    }
                    _ => Vec::new(),
                })
        })),
        Suggest::Roles => distinct(compare::roles(generation).into_iter()),
    };
    let wanted = typed.trim().to_lowercase();
    let mut matching: Vec<(f64, (String, String))> = entries
        .into_iter()
        .map(|(name, value)| (closeness(&name, &value, &wanted), (name, value)))
        .filter(|(closeness, _)| *closeness > 0.0)
        .collect();
    matching.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    matching
        .into_iter()
        .take(MOST)
        .map(|(_, (name, value))| entry(&name, &value))
        .collect()
}

fn entry(name: &str, value: &str) -> Suggestion {
    Suggestion {
        name: cut(name, LENGTH),
        value: cut(value, LENGTH),
    }
}

fn distinct(names: impl Iterator<Item = String>) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for name in names {
        if out.iter().all(|(known, _)| *known != name) {
            out.push((name.clone(), name));
        }
    }
    out
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
    let best = words.map(|word| {
        // What was typed may be the word or only its start, with a slip in it.
        let start: String = word.chars().take(wanted.chars().count()).collect();
        let near = |word: &str| strsim::normalized_damerau_levenshtein(word, wanted);
        near(&start).max(near(word))
    });
    let best = best.fold(0.0, f64::max);
    if best >= 0.7 { best } else { 0.0 }
}

/// Headings that fit a half-typed question: its last word may be unfinished.
fn headings(
    generation: &Generation,
    typed: &str,
    wanted: impl Fn(Kind) -> bool,
) -> Vec<Suggestion> {
    let typed = cut(typed.trim(), 300);
    let mut scored: Vec<(f32, usize)> = Vec::new();
    if !typed.is_empty() {
        for hit in question::rank(generation, &question::read(generation, &typed)) {
            scored.push((hit.score, hit.passage));
        }
    }
    let lower = typed.to_lowercase();
    let last = lower
        .split_whitespace()
        .next_back()
        .unwrap_or_default()
        .to_owned();
    for (at, passage) in generation.passages.iter().enumerate() {
        let title = passage.title.to_lowercase();
        let starts = title
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.starts_with(&last));
        let bonus = match (title.starts_with(&lower), starts) {
            (true, _) => 2.0,
            (false, true) => 0.4,
            (false, false) => continue,
        };
        match scored.iter_mut().find(|(_, passage)| *passage == at) {
            Some((score, _)) => *score += bonus,
            // The last word alone says little, but it may be the one that matters ("need a ph").
            None if bonus > 1.0 || last.chars().count() > 1 => scored.push((bonus, at)),
            None if lower.split_whitespace().count() < 2 => scored.push((bonus, at)),
            None => {}
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut out: Vec<Suggestion> = Vec::new();
    for (_, at) in scored {
        let passage = &generation.passages[at];
        let name = cut(&passage.title, LENGTH);
        if wanted(passage.kind) && out.iter().all(|known| known.name != name) {
            out.push(Suggestion {
                name,
                value: cut(&passage.id, LENGTH),
            });
        }
        if out.len() == MOST {
            break;
        }
    }
    out
}
