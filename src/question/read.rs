//! Reading a question: its clauses one by one, then what they say together.

use super::clauses::{Clause, clauses};
use super::entities::Entities;
use super::spelling::{self, Correction};
use super::term::{is_stray, phrase_term, region_instead, term};
use super::{Reading, Term, context, syntax};
use crate::index::{Generation, STOP_INFORMATION, Token, words};

/// Most words of a question that are read; people put the point within the first lines.
const MOST_WORDS: usize = 160;
/// Words from which on a text is a story, all of which counts.
const STORY: usize = 30;
/// What a word that is only told counts beside one that is asked, and the information below which
/// a clause does not stand on its own.
const TOLD: f32 = 0.5;
const LITTLE: f32 = 3.0;
/// The information from which on what is told is a part of the question.
const MUCH: f32 = 4.0;

/// Reads a question by a generation's vocabulary and words. Any text is fine.
pub fn read(generation: &Generation, question: &str) -> Reading {
    let parts = parts(generation, question);
    let mut corrections = Vec::new();
    let (mut text, mut spelled) = (Vec::new(), Vec::new());
    let (mut asked, mut told) = (Vec::new(), Vec::new());
    let mut terms: Vec<Term> = Vec::new();
    // For each clause, the numbers of its terms, and whether it asks.
    let mut clauses: Vec<(Vec<usize>, bool)> = Vec::new();
    for part in parts {
        corrections.extend(part.corrections);
        text.extend(part.text);
        spelled.extend(part.spelled);
        if part.asks { &mut asked } else { &mut told }.push(part.named);
        let mut numbers = Vec::new();
        for term in part.terms {
            let known = terms.iter().position(|known| known.term == term.term);
            numbers.push(known.unwrap_or(terms.len()));
            if known.is_none() {
                terms.push(term);
            }
        }
        clauses.push((numbers, part.asks));
    }
    let mut entities = Entities::merge(asked, told);
    // "Can a nurse learn machine learning?": who asks that tells what he is.
    if context::names_a_role(generation, &spelled) && !entities.asks_pay() {
        let roles = entities.leave_roles();
        let is_role = |term: &&mut Term| roles.contains(&term.surface);
        terms.iter_mut().filter(is_role).for_each(Term::silence);
    }
    let asks = asks(&terms, &clauses);
    Reading {
        text: text.join(" "),
        spelled: spelled.join(" "),
        is_syntax: syntax::is_syntax(question),
        corrections,
        terms,
        asks,
        entities,
    }
}

/// A clause as it was read.
struct Part {
    asks: bool,
    text: Vec<String>,
    spelled: Vec<String>,
    corrections: Vec<Correction>,
    named: Entities,
    terms: Vec<Term>,
}

/// The clauses that say something: around a short question that stands on its own, what names nothing
/// is a greeting, a name, an excuse.
fn parts(generation: &Generation, question: &str) -> Vec<Part> {
    let mut left = MOST_WORDS;
    let mut parts: Vec<Part> = Vec::new();
    for clause in clauses(question) {
        // Further clauses would only cost time, each as much as the first.
        if left == 0 {
            break;
        }
        let part = part(generation, &clause, left);
        left -= part.text.len().min(left);
        parts.push(part);
    }
    // Where no clause asks, that which says most does; of equals the first, as people put a title first.
    if parts.iter().all(|part| !part.asks) {
        let most = parts.iter_mut().rev();
        let most = most.max_by(|a, b| a.information().total_cmp(&b.information()));
        most.into_iter().for_each(|part| part.asks = true);
    }
    let stands_alone = |part: &Part| part.asks && part.information() >= LITTLE;
    if MOST_WORDS - left < STORY && parts.iter().any(stands_alone) {
        parts.retain(|part| part.asks || part.named.is_any() || part.information() >= MUCH);
    }
    parts
}

fn part(generation: &Generation, clause: &Clause, most: usize) -> Part {
    let mut typed = words(&clause.text);
    typed.truncate(most);
    let (read, corrections) = spelling::correct(&generation.lexicon, typed);
    let tokens = generation.analyzer.tokens_of(&read);
    // What is stray would only draw towards passages with other years and letters.
    let said = tokens.iter();
    let said = said.filter(|token| !is_stray(generation, token));
    let mut terms = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let mut own = term(generation, token);
        if context::is_background(generation, &tokens, at) {
            own.silence();
        }
        terms.push(own);
        let phrases = generation.gazetteer.phrases_at(&tokens[at..]);
        let phrases = phrases.filter_map(|(phrase, length)| {
            phrase_term(generation, phrase, &tokens[at..at + length])
        });
        terms.extend(phrases);
    }
    Part {
        asks: clause.asks,
        spelled: said.map(|token| spelled(generation, token)).collect(),
        named: Entities::find(generation, &tokens),
        text: read.into_iter().map(|word| word.text).collect(),
        corrections,
        terms,
    }
}

/// A word as the encoder reads it: abbreviations written out.
fn spelled(generation: &Generation, token: &Token) -> String {
    if let Some(region) = region_instead(generation, token) {
        return region.to_lowercase();
    }
    let is_entry = *generation.analyzer.stem(&token.surface) != *token.term;
    let spelled = if is_entry {
        &token.term
    } else {
        &token.surface
    };
    spelled.clone()
}

impl Part {
    /// What its words tell that any guide knows.
    fn information(&self) -> f32 {
        information(&self.terms)
    }
}

/// What the words tell that any guide knows.
fn information<'t>(terms: impl IntoIterator<Item = &'t Term>) -> f32 {
    let telling = terms.into_iter().filter(|term| term.known && !term.stop);
    telling.map(|term| term.information).sum()
}

impl Term {
    /// Makes it a word that tells nothing here.
    fn silence(&mut self) {
        self.information = STOP_INFORMATION;
        self.stop = true;
    }
}

/// The weight of every term for each clause that asks.
fn asks(terms: &[Term], clauses: &[(Vec<usize>, bool)]) -> Vec<Vec<f32>> {
    let asking = clauses.iter().filter(|(_, asks)| *asks);
    let mut asks: Vec<Vec<f32>> = asking
        .map(|(numbers, _)| {
            let own = information(numbers.iter().map(|at| &terms[*at]));
            // "Worth it?" says nothing without what was told before.
            let told = if own < LITTLE { 1.0 } else { TOLD };
            let weight = |at| if numbers.contains(&at) { 1.0 } else { told };
            let terms = terms.iter().enumerate();
            terms
                .map(|(at, term)| term.information * weight(at))
                .collect()
        })
        .collect();
    if asks.is_empty() {
        asks.push(terms.iter().map(|term| term.information).collect());
    }
    asks
}
