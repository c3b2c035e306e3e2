//! Which passages are weighed for a question, and the order in which they stand.

use std::collections::HashMap;
use std::sync::Arc;

use super::figures::Features;
use super::lexical::Words;
use super::roles::Roles;
use super::typed::typed;
use crate::index::{Alternatives, EVERY, Generation, Meanings};
use crate::meaning::{Asked, Cosines, meant};
use crate::question::Reading;

/// Hits by words that are looked at in larger libraries.
const HITS: usize = 200;
/// Candidates that are weighed in full, those first that words and meaning favour.
const WEIGHED: usize = 64;
/// Information from which a word tells something.
const TELLING: f32 = 0.6;
/// A BM25 score that counts as half of what it can.
const HALF_BM25: f32 = 10.0;
/// Words from which on a question is as long as can be.
const LONG: f32 = 30.0;

/// Figures of several passages that make one answer.
#[derive(Debug, Clone, Copy)]
pub struct Compound<'a> {
    /// Numbers of the passages, the first one's first.
    pub facts: &'a [usize],
    /// The part of the question that is about something else, 0 to 1.
    pub beside: f32,
}

/// A possible answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Number of the passage; of the first fact's where it is composed.
    pub passage: usize,
    /// Whether it is the compound.
    pub is_composed: bool,
    /// What speaks for it.
    pub features: Features,
    /// What it is ordered by.
    pub score: f32,
}

/// The passages that may answer, and the compound if there is one, with their figures; not scored yet
/// and in no order.
pub fn candidates(
    generation: &Generation,
    reading: &Reading,
    compound: Option<Compound<'_>>,
) -> Vec<Candidate> {
    let found = Found::new(generation, reading);
    let favoured = found.favoured();
    let facts = compound.map(|compound| compound.facts).unwrap_or_default();
    let nearness = found.nearness(generation, reading, &[&favoured, facts].concat());
    let words = Words::new(reading);
    let roles = Roles::new(generation, reading);
    let features = |passage: usize| {
        let terms = words.features(&generation.read_at(passage));
        let own = generation.passage_at(passage);
        let role = generation
            .guide(&own.guide)
            .map_or("", |guide| guide.role.as_str());
        let near = found.near(passage);
        let bm25 = found.bm25.get(&passage).copied().unwrap_or_default();
        Features {
            bm25: bm25 / (bm25 + HALF_BM25),
            form: terms.form,
            coverage: terms.coverage,
            heading: terms.heading,
            asked: near.asked,
            whole: near.whole,
            sentence: near.sentence,
            tokens: nearness.get(&passage).copied().unwrap_or_default(),
            home: roles.home(role),
            ..typed(generation, &reading.entities, &own)
        }
    };
    let weigh = |passage, is_composed, features: Features| Candidate {
        passage,
        is_composed,
        score: 0.0,
        features,
    };
    let mut candidates: Vec<Candidate> = favoured
        .into_iter()
        .map(|passage| weigh(passage, false, features(passage)))
        .collect();
    candidates.extend(compound.and_then(|compound| {
        let facts = compound.facts.iter().map(|fact| features(*fact));
        let most = facts.reduce(|all, one| all.most(&one))?;
        let length = reading.terms.len() as f32 / LONG;
        let features = Features {
            // What was understood as a place, a level or years need not stand in them.
            coverage: most.coverage.max(1.0 - compound.beside),
            // Where they are for another place or level, the answer says so.
            region: most.region.max(0.0),
            level: most.level.max(0.0),
            composed: 1.0,
            composed_beside: compound.beside,
            composed_long: length.min(1.0),
            ..most
        };
        Some(weigh(*compound.facts.first()?, true, features))
    }));
    candidates
}

/// What words and meaning found.
struct Found {
    bm25: HashMap<usize, f32>,
    best_bm25: f32,
    near: HashMap<usize, Cosines>,
    /// The vectors, and the question's; nothing where words alone answer.
    meant: Option<(Arc<Meanings>, Arc<Asked>)>,
}

impl Found {
    fn new(generation: &Generation, reading: &Reading) -> Self {
        let query = query(reading);
        let limit = if generation.count() <= EVERY {
            EVERY
        } else {
            HITS
        };
        let hits = if query.is_empty() {
            Vec::new()
        } else {
            generation.top(&query, limit)
        };
        let bm25: HashMap<usize, f32> = hits
            .into_iter()
            .map(|hit| (hit.passage, hit.score))
            .collect();
        let meanings = generation.meanings();
        let meanings = meanings.filter(|_| !reading.spelled.is_empty());
        let meant = meanings.map(|meanings| (meanings, meant(&reading.spelled)));
        let near = meant.as_ref().and_then(|(meanings, asked)| {
            meanings.cosines(generation, bm25.keys().copied(), asked)
        });
        let best_bm25 = bm25.values().copied().fold(f32::EPSILON, f32::max);
        Self {
            bm25,
            best_bm25,
            near: near.unwrap_or_default(),
            meant,
        }
    }

    /// How near the words of passages are to the words of the question that tell something.
    fn nearness(
        &self,
        generation: &Generation,
        reading: &Reading,
        passages: &[usize],
    ) -> HashMap<usize, f32> {
        let is_stop = |word: &str| {
            let mut stops = reading.terms.iter().filter(|term| term.stop);
            stops.any(|term| term.surface == word)
        };
        let nearness = self.meant.as_ref().and_then(|(meanings, asked)| {
            meanings.nearness(generation, passages, &asked.telling(is_stop))
        });
        nearness.unwrap_or_default()
    }

    fn near(&self, passage: usize) -> Cosines {
        self.near.get(&passage).copied().unwrap_or_default()
    }

    /// The passages that are weighed in full.
    fn favoured(&self) -> Vec<usize> {
        let all = self.bm25.keys().chain(self.near.keys());
        let mut favoured: Vec<(f32, usize)> = all
            .map(|passage| {
                let near = self.near(*passage);
                let bm25 = self.bm25.get(passage).copied().unwrap_or_default();
                let nearness = near.asked + near.whole + near.sentence;
                (bm25 / self.best_bm25 + nearness, *passage)
            })
            .collect();
        favoured.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        favoured.dedup();
        favoured
            .into_iter()
            .take(WEIGHED)
            .map(|(_, passage)| passage)
            .collect()
    }
}

/// What is looked for: words that tell something, or all where none does. Words that stand everywhere
/// would only make the search slow; they count when candidates are weighed.
pub fn query(reading: &Reading) -> Vec<Alternatives> {
    let said = || reading.terms.iter().filter(|term| !term.stop);
    let telling: Vec<Alternatives> = said()
        .filter(|term| term.information >= TELLING)
        .map(|term| term.alternatives.clone())
        .collect();
    if telling.is_empty() {
        said().map(|term| term.alternatives.clone()).collect()
    } else {
        telling
    }
}
