//! `/ask`: the best passage for a free question, or an honest "not covered".

use super::exact::{Exact, exact};
use super::gaps;
use super::layout::{blocks, label, passage_action, short_name, sources, unclear};
use super::refuse;
use crate::answer::{Action, Answer, Block, Effect, Outcome};
use crate::index::{Generation, Itself, Kind, Passage};
use crate::question::{self, Ranked, Reading};
use crate::request::Request;

/// Most answers that are ranked for one question.
pub const MOST_HITS: usize = 10;
/// Related headings under an answer.
const HEADINGS: usize = 3;
/// The fit from which prose that people ask for in these words goes before figures.
const PLAINLY_ASKED: f32 = 0.8;
/// What a level, a span of years or a month that fits adds to a passage's score.
const TYPED: f32 = 0.5;

/// A question with everything that was found for it.
#[derive(Debug, Clone)]
pub struct Asked {
    /// How it was read.
    pub reading: Reading,
    /// Whether the guides cover it; if not, why.
    pub refused: Option<Vec<String>>,
    /// What was asked for and is not there, though the rest is.
    pub gap: Option<String>,
    /// The evidence for the first hit, 0 to 1.
    pub evidence: f32,
    /// Answers, best first; the nearest passages when it is not covered.
    pub hits: Vec<Hit>,
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
    /// Why it stands here; nothing for composed answers.
    pub evidence: Option<Ranked>,
}

/// Finds what answers a question.
pub fn ask(generation: &Generation, question: &str) -> Asked {
    let reading = question::read(generation, question);
    let mut ranked = question::rank(generation, &reading);
    favour_typed(generation, &reading, &mut ranked);
    let exact = exact(generation, &reading);
    let refused = refuse::refuse(generation, &reading, &ranked, exact.is_some());
    let evidence = refuse::evidence(&reading, &ranked);
    let mut missing: Vec<String> = Vec::new();
    let mut hits: Vec<Hit> = Vec::with_capacity(MOST_HITS);
    if refused.is_none() {
        let is_loose = exact.as_ref().is_some_and(|exact| exact.is_loose);
        let better = ranked.first().filter(|best| {
            let passage = generation.passage_at(best.passage);
            is_loose && best.form >= PLAINLY_ASKED && !super::pay::is_pay(generation, &passage)
        });
        hits.extend(better.map(|best| of_passage(&generation.passage_at(best.passage), *best)));
        // What the figures lack is said where they come first.
        missing.extend(
            exact
                .as_ref()
                .filter(|_| hits.is_empty())
                .and_then(|exact| exact.gap.clone()),
        );
        missing.extend(gaps::of_pay(generation, &reading));
        missing.extend(gaps::of_names(generation, &reading));
        let first = ranked.first().filter(|_| exact.is_none());
        missing.extend(first.and_then(|first| {
            gaps::of_role(generation, &reading, &generation.passage_at(first.passage))
        }));
        hits.extend(exact.map(|exact| of_exact(exact, ranked.first())));
    }
    for hit in ranked {
        let passage = generation.passage_at(hit.passage);
        if hits.len() < MOST_HITS && hits.iter().all(|known| known.id != passage.id) {
            hits.push(of_passage(&passage, hit));
        }
    }
    Asked {
        reading,
        refused,
        gap: (!missing.is_empty()).then(|| missing.join(" ")),
        evidence,
        hits,
    }
}

/// A level, a year or a month that the question names lifts the passages that are about it.
fn favour_typed(generation: &Generation, reading: &Reading, ranked: &mut [Ranked]) {
    let named = &reading.entities;
    for hit in ranked.iter_mut() {
        let passage = generation.passage_at(hit.passage);
        let (facts, kind) = (&passage.facts, passage.kind);
        let certification = kind == Kind::Certification
            && named
                .certifications
                .iter()
                .any(|name| generation.analyzer.term(&passage.title) == name.to_lowercase());
        let level = kind == Kind::Level
            && facts
                .level
                .as_ref()
                .is_some_and(|level| named.levels.contains(level));
        let years = kind == Kind::Level
            && facts.years.as_ref().is_some_and(|span| {
                named.years.iter().any(|years| {
                    *years >= u32::from(span.low)
                        && span.high.is_none_or(|high| *years <= u32::from(high))
                })
            });
        let month = facts.months.is_some_and(|(first, last)| {
            named
                .months
                .iter()
                .any(|month| (first..=last).contains(month))
        });
        if level || years || month || certification {
            hit.score += if certification { 0.15 } else { TYPED };
        }
    }
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.passage.cmp(&b.passage)));
}

fn of_exact(exact: Exact, best: Option<&Ranked>) -> Hit {
    Hit {
        guide: exact.guide,
        id: exact.facts.first().cloned().unwrap_or_default(),
        facts: exact.facts,
        kind: exact.kind,
        title: exact.title,
        text: exact.text,
        score: best.map_or(1.0, |best| best.score) + 1.0,
        guides: exact.guides,
        evidence: None,
    }
}

fn of_passage(passage: &Passage, ranked: Ranked) -> Hit {
    Hit {
        guide: passage.guide.clone(),
        id: passage.id.clone(),
        facts: vec![passage.id.clone()],
        kind: passage.kind,
        title: passage.title.clone(),
        text: passage.text.clone(),
        score: ranked.score,
        guides: vec![passage.guide.clone()],
        evidence: Some(ranked),
    }
}

/// Answers `/ask`.
pub fn respond(generation: &Generation, question: &str) -> Answer {
    // A suggestion's value is the passage's id.
    if generation.passage(question.trim()).is_some() {
        return passage(generation, question.trim());
    }
    let asked = ask(generation, question);
    if let Some(about) = generation.gazetteer.itself(&asked.reading.text) {
        let request = match about {
            Itself::Bot => Request::Help,
            Itself::Guides => Request::Guides,
        };
        return super::respond(generation, &request);
    }
    if asked.reading.terms.iter().all(|term| term.stop) && asked.hits.is_empty() {
        let why = "Ask a career question in your own words, for example:".to_owned();
        let examples = [
            "do I need a PhD?",
            "mle salary in the UK with 4 years",
            "how do I start?",
        ];
        let ask = |question: &str| Action {
            label: question.into(),
            request: Request::Ask {
                question: question.into(),
            },
        };
        return unclear(
            "What would you like to know?",
            why,
            Vec::new(),
            examples.map(ask).to_vec(),
        );
    }
    match (&asked.refused, asked.hits.split_first()) {
        (None, Some((best, rest))) => {
            let mut answer = of_hit(generation, best);
            answer.blocks.extend(asked.gap.clone().map(Block::Note));
            answer.blocks.extend(read_as(&asked).map(Block::Note));
            let other = other_guide(generation, best, rest);
            answer.actions = related(generation, rest, &best.title);
            if let Some(other) = other {
                answer
                    .actions
                    .retain(|action| action.request != other.request);
                answer.actions.insert(0, other);
                answer.actions.truncate(HEADINGS);
            }
            answer.rated = Some(best.id.clone());
            answer
        }
        _ => not_covered(generation, question, &asked),
    }
}

/// Shows one passage.
pub fn passage(generation: &Generation, id: &str) -> Answer {
    let Some(number) = generation.number(id) else {
        let why = "That passage is not in the guides any more. Ask for it in your own words.";
        return unclear("Not there any more", why.into(), Vec::new(), vec![help()]);
    };
    let passage = generation.passage_at(number);
    let reading = question::read(generation, &passage.title);
    let ranked = question::rank(generation, &reading);
    let near: Vec<Hit> = ranked
        .iter()
        .filter(|hit| hit.passage != number)
        .map(|hit| of_passage(&generation.passage_at(hit.passage), *hit))
        .collect();
    Answer {
        title: passage.title.clone(),
        blocks: blocks(&passage.text),
        sources: sources(generation, [passage.guide.as_str()]),
        outcome: Outcome::Answered,
        actions: related(generation, &near, &passage.title),
        ..Answer::default()
    }
}

fn of_hit(generation: &Generation, hit: &Hit) -> Answer {
    Answer {
        title: hit.title.clone(),
        blocks: blocks(&hit.text),
        sources: sources(generation, hit.guides.iter().map(String::as_str)),
        outcome: Outcome::Answered,
        actions: Vec::new(),
        ..Answer::default()
    }
}

/// Up to three further headings, each different from the answer's and from each other.
fn related(generation: &Generation, hits: &[Hit], title: &str) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    for hit in hits {
        let Some(passage) = generation.passage(&hit.id) else {
            continue;
        };
        let action = passage_action(&passage);
        let new = passage.title != title && actions.iter().all(|known| known.label != action.label);
        if new && actions.len() < HEADINGS {
            actions.push(action);
        }
    }
    actions
}

/// What another guide says to the same question: a passage that people ask for in these words too.
fn other_guide(generation: &Generation, best: &Hit, rest: &[Hit]) -> Option<Action> {
    let is_asked = |hit: &Hit| {
        hit.evidence
            .is_some_and(|evidence| evidence.form >= PLAINLY_ASKED)
    };
    let mut others = rest.iter().filter(|hit| !best.guides.contains(&hit.guide));
    let other = others.find(|hit| is_asked(best) && is_asked(hit))?;
    let guide = short_name(generation.guide(&other.guide)?);
    Some(Action {
        label: label(&format!("{guide}: {}", other.title)),
        request: Request::Passage {
            id: other.id.clone(),
        },
    })
}

fn read_as(asked: &Asked) -> Option<String> {
    let corrections = &asked.reading.corrections;
    let list: Vec<String> = corrections.iter().take(4).map(|c| c.read.clone()).collect();
    (!list.is_empty()).then(|| format!("Read as: {}.", list.join(", ")))
}

fn not_covered(generation: &Generation, question: &str, asked: &Asked) -> Answer {
    let mut blocks: Vec<Block> = asked
        .refused
        .iter()
        .flatten()
        .cloned()
        .map(Block::Paragraph)
        .collect();
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(
            "No passage of the guides answers this question.".into(),
        ));
    }
    blocks.extend(read_as(asked).map(Block::Note));
    let mut actions = related(generation, &asked.hits, "");
    if !actions.is_empty() {
        blocks.push(Block::Paragraph("The nearest that they have:".into()));
        blocks.push(Block::List(
            actions.iter().map(|action| action.label.clone()).collect(),
        ));
    }
    if let Some(meant) = did_you_mean(generation, asked) {
        actions.insert(0, meant);
    }
    Answer {
        title: "The guides do not cover this".into(),
        blocks,
        sources: Vec::new(),
        outcome: Outcome::NotCovered,
        actions: if actions.is_empty() {
            vec![help()]
        } else {
            actions
        },
        effects: vec![Effect::Unanswered {
            question: question.to_owned(),
        }],
        ..Answer::default()
    }
}

/// The question with a nearer word as one press, if people ask just that: any word is near to some
/// other, and "toxic" is no topic.
fn did_you_mean(generation: &Generation, asked: &Asked) -> Option<Action> {
    let question = question::guess(generation, &asked.reading)?;
    let meant = ask(generation, &question);
    let best = meant.hits.first().and_then(|hit| hit.evidence);
    let is_asked = best.is_some_and(|best| best.form >= PLAINLY_ASKED);
    (meant.refused.is_none() && is_asked).then(|| Action {
        label: label(&format!("Did you mean: {question}")),
        request: Request::Ask { question },
    })
}

fn help() -> Action {
    Action {
        label: "What can I ask?".into(),
        request: Request::Help,
    }
}
