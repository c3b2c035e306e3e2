//! `/guides`: where answers come from, how old it is and how much there is.

use super::{Guide, Roadmap, roadmaps};
use crate::index::Generation;
use crate::respond::answer::{Answer, Block, Choice, MAX_ACTIONS};
use crate::respond::command::{Command, CommandSpec, arguments};
use crate::respond::layout::{source, sources};
use crate::respond::menus::{Group, menus};

arguments! {
    /// The guides themselves.
    pub struct Guides;
}

impl Command for Guides {
    const SPEC: CommandSpec = CommandSpec {
        name: "guides",
        description: "The guides that answers come from, with their dates",
        wish: "See where the answers come from",
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let guides = &generation.library.guides;
        let rows = guides.iter().map(|guide| {
            let (of, count) = (source(guide), guide.passages.to_string());
            [of.guide, of.title, of.publisher, of.date, count]
        });
        let entries = guides.iter().map(|guide| {
            let (of, count) = (source(guide), guide.passages);
            let detail = format!("{}, {}, {count} passages", of.publisher, of.date);
            Choice::new(&guide.title, Some(&detail), Guide { guide: of.guide })
        });
        let group = Group {
            label: "See what a guide has".into(),
            entries: entries.collect(),
        };
        let head = ["Guide", "Title", "Published by", "Date", "Passages"];
        let roadmaps = roadmaps(generation).take(MAX_ACTIONS);
        let slugs = guides.iter().map(|guide| guide.slug.as_str());
        Answer::new("The guides")
            .paragraph("Every answer is a passage of one of these guides.")
            .blocks([Block::table(head, rows)])
            .sources(sources(generation, slugs))
            .actions(roadmaps.map(|(guide, _)| Roadmap::action(guide)))
            .menus(menus(vec![group]))
    }
}
