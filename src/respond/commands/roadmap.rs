//! `/roadmap`: the steps of a guide; the fullest roadmap where none is named.

use crate::index::passage::block_lines;
use crate::index::{Generation, Head, Table};
use crate::knowledge::guide::Step;
use crate::respond::answer::{Action, Answer, Block, MAX_ACTIONS};
use crate::respond::chart;
use crate::respond::command::{Arguments, Command, CommandSpec, arguments};
use crate::respond::layout::{chosen, short_name, sources};

arguments! {
    /// A roadmap.
    pub struct Roadmap {
        /// A guide's slug; the fullest roadmap without one.
        guide: Guides = "Only from this guide",
    }
    + SHARE
}

impl Command for Roadmap {
    const SPEC: CommandSpec = CommandSpec {
        name: "roadmap",
        description: "The way into the career, step by step",
        options: Self::OPTIONS,
        wish: "Plan the way in",
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let (guide, table) = match choose(generation, self.guide.as_deref()) {
            Ok(chosen) => chosen,
            Err(answer) => return *answer,
        };
        let title = &table.section.title;
        let lines = block_lines(&table.body);
        Answer::new(title)
            .figure(chart::of_steps(title, &table.rows))
            .blocks(lines.into_iter().map(Block::Paragraph))
            .blocks(table.rows.iter().flat_map(step_blocks))
            .sources(sources(generation, [guide.slug.as_str()]))
            .actions(others(generation, Some(&guide.slug)))
    }
}

impl Roadmap {
    /// The roadmap of a guide.
    pub fn of(guide: &Head) -> Self {
        Self {
            guide: Some(guide.slug.clone()),
        }
    }

    /// The follow-up that shows the roadmap of a guide.
    pub(super) fn action(guide: &Head) -> Action {
        Action::new(format!("Roadmap: {}", short_name(guide)), Self::of(guide))
    }
}

/// A guide with its roadmap.
pub type Chosen<'a> = (&'a Head, &'a Table<Step>);

/// The roadmap of the guide that is meant, or the fullest one; else the answer that says what there
/// is.
pub fn choose<'a>(
    generation: &'a Generation,
    guide: Option<&str>,
) -> Result<Chosen<'a>, Box<Answer>> {
    let guide = chosen(generation, guide)?;
    let chosen = match guide {
        Some(guide) => roadmap(generation, guide),
        None => roadmaps(generation).max_by_key(|(_, table)| fullness(&table.rows)),
    };
    chosen.ok_or_else(|| {
        let why = guide.map_or_else(
            || "No guide has a step-by-step roadmap.".into(),
            |guide| format!("“{}” has no step-by-step roadmap.", guide.title),
        );
        Box::new(Answer::not_covered("No roadmap here", why).actions(others(generation, None)))
    })
}

/// The roadmaps of the other guides.
fn others(generation: &Generation, not: Option<&str>) -> Vec<Action> {
    let guides = roadmaps(generation);
    let others = guides.filter(|(guide, _)| Some(guide.slug.as_str()) != not);
    let actions = others.map(|(guide, _)| Roadmap::action(guide));
    actions.take(MAX_ACTIONS).collect()
}

/// The first roadmap of each guide that has one, in the order of the guides.
pub fn roadmaps(generation: &Generation) -> impl Iterator<Item = Chosen<'_>> {
    let mut last = None;
    let tables = generation.tables();
    tables.filter(move |(_, table)| last.replace(table.guide) != Some(table.guide))
}

/// The roadmap of a guide, if it has one.
pub fn roadmap<'a>(generation: &'a Generation, guide: &Head) -> Option<Chosen<'a>> {
    roadmaps(generation).find(|(of, _)| *of == guide)
}

/// Actions count most: they are what a roadmap is read for.
pub fn fullness(steps: &[Step]) -> usize {
    steps
        .iter()
        .map(|step| 1 + step.actions.len() + usize::from(step.time.is_some()))
        .sum()
}

fn step_blocks(step: &Step) -> Vec<Block> {
    let mut blocks = vec![Block::heading(&step.title, step.time.as_deref())];
    blocks.extend(block_lines(&step.body).into_iter().map(Block::Paragraph));
    if !step.actions.is_empty() {
        blocks.push(Block::List(step.actions.clone()));
    }
    blocks
}
