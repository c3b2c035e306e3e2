//! `/faq`: the guides' own questions; one of them, or the list.

use super::Passage;
use crate::index::{Generation, Head, Kind};
use crate::knowledge::community::MOST_EXAMPLES;
use crate::knowledge::guide::FaqEntry;
use crate::rank::Candidate;
use crate::respond::answer::{Answer, Block, Choice};
use crate::respond::command::{Arguments, Command, CommandSpec, arguments};
use crate::respond::find::ranked;
use crate::respond::layout::{not_there, short_name, source, sources};
use crate::respond::menus::{Group, menus};

/// Least fit of a typed question with an FAQ heading for it to be meant, by shared words or in meaning.
const FIT: f32 = 0.35;
const NEAR: f32 = 0.6;

arguments! {
    /// The guides' own questions and answers.
    pub struct Faq {
        /// A question, or an FAQ passage's id; without one, what can be asked.
        question: Faq = "Leave it out for the list",
    }
    + SHARE
}

impl Command for Faq {
    const SPEC: CommandSpec = CommandSpec {
        name: "faq",
        description: "Questions that the guides answer themselves",
        options: Self::OPTIONS,
        wish: "Browse common questions",
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        if generation.tables::<FaqEntry>().next().is_none() {
            return not_there("No list of questions", "No guide has questions of its own.");
        }
        let Some(typed) = self.question.as_deref() else {
            return list(generation, None);
        };
        let shown = |id: &str| Passage { id: id.into() }.answer(generation);
        if generation.passage(typed.trim()).is_some() {
            return shown(typed.trim());
        }
        let is_meant = |hit: &&Candidate| {
            let is_near = hit.features.form >= FIT || hit.features.asked >= NEAR;
            is_near && generation.kind_at(hit.passage) == Kind::Faq
        };
        match ranked(generation, typed).iter().find(is_meant) {
            Some(hit) => shown(&generation.passage_at(hit.passage).id),
            None => list(generation, Some(typed)),
        }
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
    let title = "Questions that the guides answer";
    let mut answer = match missed {
        Some(typed) => {
            let typed = typed.trim();
            let why = format!("No question of the guides is like “{typed}”. They answer:");
            Answer::not_covered(title, why)
        }
        None => Answer::new(title),
    };
    let mut groups = Vec::new();
    let all: Vec<_> = entries(generation).collect();
    for here in all.chunk_by(|(one, ..), (other, ..)| one.slug == other.slug) {
        let guide = here[0].0;
        let name = short_name(guide);
        let choices = here.iter().map(|(_, id, question)| {
            let id = id.clone();
            Choice::new(question, Some(name), Passage { id })
        });
        groups.push(Group {
            label: format!("Questions that {name} answers"),
            entries: choices.collect(),
        });
        let questions = here.iter().map(|(.., question)| (*question).to_owned());
        answer = answer
            .blocks([Block::heading(name, Some(&source(guide).date))])
            .list(questions);
    }
    let slugs = all.iter().map(|(guide, ..)| guide.slug.as_str());
    answer
        .sources(sources(generation, slugs))
        .menus(menus(groups))
}
