//! What answers a question: the ranked answers, the verdict on them, and what is missing beside them.

use super::exact::{Exact, exact};
use super::{gaps, refuse};
use crate::index::{Generation, Kind, Passage};
use crate::meaning::meant;
use crate::question::talk::{self, Kind as Talk, Opens};
use crate::question::{self, Reading};
use crate::rank::{
    Candidate, Compound, Evidence, Features, Verdict, Weights, candidates, judge, weights,
};

/// Most answers that are ranked for one question.
pub const MOST_HITS: usize = 10;

/// A question with everything that was found for it.
#[derive(Debug, Clone)]
pub struct Asked {
    /// How it was read.
    pub reading: Reading,
    /// What it gets.
    pub verdict: Verdict,
    /// What to say instead of any answer: to small talk, to another language.
    pub reply: Option<Reply>,
    /// Why it is not covered, in sentences, where that can be said for certain.
    pub reasons: Vec<String>,
    /// What was asked for and is not there, though the rest is.
    pub gap: Option<String>,
    /// The probability that the first answer is right, 0 to 1.
    pub probability: f32,
    /// What that comes from.
    pub evidence: Evidence,
    /// Answers, best first; the nearest passages when it is not covered.
    pub hits: Vec<Hit>,
}

/// A short reply in the place of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reply {
    /// What is said.
    pub text: &'static str,
    /// The command whose answer says more.
    pub opens: Option<Opens>,
}

/// One possible answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// Slug of the guide; of the first fact's guide where it is composed.
    pub guide: String,
    /// Id of the passage; of the first fact's where it is composed.
    pub id: String,
    /// Ids of every passage that it is made of.
    pub facts: Vec<String>,
    /// What it was made from.
    pub kind: Kind,
    /// What it is about.
    pub title: String,
    /// The answer as plain text, at most 1,200 characters.
    pub text: String,
    /// What it is ordered by; comparable within one question only.
    pub score: f32,
    /// Slugs of every guide that it draws on.
    pub guides: Vec<String>,
    /// Why it stands here.
    pub features: Features,
}

/// Finds what answers a question.
pub fn ask(generation: &Generation, question: &str) -> Asked {
    ask_with(generation, question, weights())
}

/// The candidates for a question, as those who fit the weights need them: each with the ids of its
/// passages.
pub fn candidates_for(
    generation: &Generation,
    question: &str,
) -> (Reading, Vec<(Candidate, Vec<String>)>) {
    let reading = question::read(generation, question);
    let exact = exact(generation, &reading);
    let found = weighed(generation, &reading, exact.as_ref());
    let with_facts = found.into_iter().map(|candidate| {
        let facts = match &exact {
            Some(exact) if candidate.is_composed => exact.facts.clone(),
            _ => vec![generation.passage_at(candidate.passage).id.clone()],
        };
        (candidate, facts)
    });
    let with_facts = with_facts.collect();
    (reading, with_facts)
}

fn weighed(generation: &Generation, reading: &Reading, exact: Option<&Exact>) -> Vec<Candidate> {
    let facts: Vec<usize> = exact
        .iter()
        .flat_map(|exact| &exact.facts)
        .filter_map(|id| generation.number(id))
        .collect();
    let compound = exact.map(|exact| Compound {
        facts: &facts,
        beside: exact.beside,
    });
    candidates(generation, reading, compound)
}

/// The passages for a text that asks for no figures, best first.
pub(super) fn ranked(generation: &Generation, text: &str) -> Vec<Candidate> {
    let reading = question::read(generation, text);
    let found = candidates(generation, &reading, None);
    judge(&reading, found, weights()).candidates
}

/// Finds what answers a question, with other weights than the fitted ones.
pub fn ask_with(generation: &Generation, question: &str, weights: &Weights) -> Asked {
    let reading = question::read(generation, question);
    let exact = exact(generation, &reading);
    let found = weighed(generation, &reading, exact.as_ref());
    let ranking = judge(&reading, found, weights);
    let reasons: Vec<String> = refuse::refuse(generation, &reading, exact.is_some())
        .into_iter()
        .collect();
    let reply = reply(generation, question, &reading, &ranking.candidates);
    let verdict = match reasons.is_empty() && reply.is_none() {
        true => ranking.verdict(weights),
        false => Verdict::NotCovered,
    };
    let gap = gap(
        generation,
        &reading,
        exact.as_ref(),
        ranking.candidates.first(),
    );
    let mut hits: Vec<Hit> = Vec::with_capacity(MOST_HITS);
    for candidate in &ranking.candidates {
        let hit = match &exact {
            Some(exact) if candidate.is_composed => of_exact(exact, candidate),
            _ => of_passage(&generation.passage_at(candidate.passage), candidate),
        };
        if hits.len() < MOST_HITS && hits.iter().all(|known| known.id != hit.id) {
            hits.push(hit);
        }
    }
    Asked {
        reading,
        verdict,
        reply,
        reasons,
        gap,
        probability: ranking.probability,
        evidence: ranking.evidence,
        hits,
    }
}

/// What to say to a text that is no question for the guides.
fn reply(
    generation: &Generation,
    question: &str,
    reading: &Reading,
    candidates: &[Candidate],
) -> Option<Reply> {
    let talk = |kind: &'static Talk| Reply {
        text: &kind.reply,
        opens: kind.opens,
    };
    if let Some(kind) = talk::by_words(question) {
        return Some(talk(kind));
    }
    if let Some(language) = question::foreign(generation, question) {
        let text = language.reply();
        return Some(Reply { text, opens: None });
    }
    let meanings = generation
        .meanings()
        .filter(|_| !reading.spelled.is_empty())?;
    let asked = meant(&reading.spelled);
    let hits = candidates.iter().map(|candidate| candidate.passage);
    let near = meanings.cosines(generation, hits, &asked)?;
    let nearest = near.values().map(|near| near.title.max(near.whole));
    let nearest = nearest.fold(0.0, f32::max);
    talk::by_meaning(question, &meanings.others(&asked), nearest).map(talk)
}

/// What was asked for and is not there, in sentences.
fn gap(
    generation: &Generation,
    reading: &Reading,
    exact: Option<&Exact>,
    first: Option<&Candidate>,
) -> Option<String> {
    let first = first?;
    let mut missing: Vec<String> = Vec::new();
    if first.is_composed {
        missing.extend(exact.and_then(|exact| exact.gap.clone()));
    }
    missing.extend(gaps::of_pay(generation, reading));
    missing.extend(gaps::of_names(generation, reading));
    if !first.is_composed {
        missing.extend(gaps::of_role(
            generation,
            reading,
            &generation.passage_at(first.passage),
        ));
    }
    (!missing.is_empty()).then(|| missing.join(" "))
}

fn of_exact(exact: &Exact, candidate: &Candidate) -> Hit {
    Hit {
        guide: exact.guide.clone(),
        id: exact.facts.first().cloned().unwrap_or_default(),
        facts: exact.facts.clone(),
        kind: exact.kind,
        title: exact.title.clone(),
        text: exact.text.clone(),
        score: candidate.score,
        guides: exact.guides.clone(),
        features: candidate.features,
    }
}

fn of_passage(passage: &Passage, candidate: &Candidate) -> Hit {
    Hit {
        guide: passage.guide.clone(),
        id: passage.id.clone(),
        facts: vec![passage.id.clone()],
        kind: passage.kind,
        title: passage.title.clone(),
        text: passage.text.clone(),
        score: candidate.score,
        guides: vec![passage.guide.clone()],
        features: candidate.features,
    }
}
