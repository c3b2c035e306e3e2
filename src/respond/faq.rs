//! `/faq`: the guides' own questions; one of them, or the list.

use super::ask;
use super::find::ranked;
use super::layout::{not_there, short_name, sources};
use super::menus::{Group, choice, menus};
use crate::answer::{Answer, Block, Outcome};
use crate::index::{Generation, Head, Kind};
use crate::knowledge::community::MOST_EXAMPLES;
use crate::knowledge::guide::FaqEntry;
use crate::rank::Candidate;
use crate::request::Request;

/// Least fit of a typed question with an FAQ heading for it to be meant, by shared words or in meaning.
const FIT: f32 = 0.35;
const NEAR: f32 = 0.6;

/// Answers `/faq`.
pub fn respond(generation: &Generation, question: Option<&str>) -> Answer {
    if generation.tables::<FaqEntry>().next().is_none() {
        return not_there("No list of questions", "No guide has questions of its own.");
    }
    let Some(typed) = question else {
        return list(generation, None);
    };
    if let Some(passage) = generation.passage(typed.trim()) {
        return ask::passage(generation, &passage.id);
    }
    let is_meant = |hit: &&Candidate| {
        let is_near = hit.features.form >= FIT || hit.features.asked >= NEAR;
        is_near && generation.kind_at(hit.passage) == Kind::Faq
    };
    match ranked(generation, typed).iter().find(is_meant) {
        Some(hit) => ask::passage(generation, &generation.passage_at(hit.passage).id),
        None => list(generation, Some(typed)),
    }
}

/// The questions of the guides with their passages' ids, guide by guide.
pub fn entries(generation: &Generation) -> impl Iterator<Item = (&Head, String, &str)> {
    let tables = generation.tables::<FaqEntry>();
    tables.flat_map(|(guide, table)| {
        let entries = table.rows.iter();
        entries.map(move |entry| {
            let id = format!("{}/{}", guide.slug, entry.id);
            (guide, id, entry.question.as_str())
        })
    })
}

/// Questions that show what can be asked: the community's, else the first of the guides' own.
pub fn examples(generation: &Generation) -> Vec<String> {
    let own = &generation.library.community.examples;
    if !own.is_empty() {
        return own.clone();
    }
    let questions = entries(generation).map(|(.., question)| question.to_owned());
    questions.take(MOST_EXAMPLES).collect()
}

fn list(generation: &Generation, missed: Option<&str>) -> Answer {
    let mut blocks: Vec<Block> = missed
        .map(|typed| {
            Block::Paragraph(format!(
                "No question of the guides is like “{}”. They answer:",
                typed.trim()
            ))
        })
        .into_iter()
        .collect();
    let mut groups = Vec::new();
    let all: Vec<_> = entries(generation).collect();
    for here in all.chunk_by(|(one, ..), (other, ..)| one.slug == other.slug) {
        let guide = here[0].0;
        let name = short_name(guide);
        let choices = here.iter().map(|(_, id, question)| {
            let request = Request::Passage { id: id.clone() };
            choice(question, Some(name), request)
        });
        groups.push(Group {
            label: format!("Questions that {name} answers"),
            entries: choices.collect(),
        });
        blocks.push(Block::Heading {
            text: name.to_owned(),
            aside: Some(super::layout::source(guide).date),
        });
        let questions = here.iter().map(|(.., question)| (*question).to_owned());
        blocks.push(Block::List(questions.collect()));
    }
    Answer {
        title: "Questions that the guides answer".into(),
        blocks,
        sources: sources(
            generation,
            all.iter().map(|(guide, ..)| guide.slug.as_str()),
        ),
        outcome: if missed.is_some() {
            Outcome::NotCovered
        } else {
            Outcome::Answered
        },
        menus: menus(groups),
        ..Answer::default()
    }
}
