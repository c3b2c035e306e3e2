//! `/faq`: the guides' own questions; one of them, or the list.

use super::ask;
use super::layout::{not_there, short_name, sources};
use super::menus::{Group, menus, passage_choice};
use crate::answer::{Answer, Block, Outcome};
use crate::index::{Generation, Kind, Passage};
use crate::question;

/// Least fit of a typed question with an FAQ heading for it to be meant.
const FIT: f32 = 0.35;

/// Answers `/faq`.
pub fn respond(generation: &Generation, question: Option<&str>) -> Answer {
    if entries(generation).next().is_none() {
        return not_there("No list of questions", "No guide has questions of its own.");
    }
    let Some(typed) = question else {
        return list(generation, None);
    };
    if let Some(passage) = generation.passage(typed.trim()) {
        return ask::passage(generation, &passage.id);
    }
    let ranked = question::rank(generation, &question::read(generation, typed));
    let best = ranked
        .iter()
        .find(|hit| generation.passages[hit.passage].kind == Kind::Faq && hit.form >= FIT);
    match best {
        Some(hit) => ask::passage(generation, &generation.passages[hit.passage].id),
        None => list(generation, Some(typed)),
    }
}

/// The FAQ entries, guide by guide.
pub fn entries(generation: &Generation) -> impl Iterator<Item = &Passage> {
    generation
        .passages
        .iter()
        .filter(|passage| passage.kind == Kind::Faq)
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
    for guide in &generation.library.guides {
        let here = || entries(generation).filter(|passage| passage.guide == guide.slug);
        let questions: Vec<String> = here().map(|passage| passage.title.clone()).collect();
        if !questions.is_empty() {
            let name = short_name(guide);
            groups.push(Group {
                label: format!("Questions that {name} answers"),
                entries: here()
                    .map(|passage| passage_choice(passage, Some(name)))
                    .collect(),
            });
            let aside = Some(super::layout::source(guide).date);
            blocks.push(Block::Heading {
                text: short_name(guide).to_owned(),
                aside,
            });
            blocks.push(Block::List(questions));
        }
    }
    Answer {
        title: "Questions that the guides answer".into(),
        blocks,
        sources: sources(
            generation,
            entries(generation).map(|passage| passage.guide.as_str()),
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
