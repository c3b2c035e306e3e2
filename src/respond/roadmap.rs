//! `/roadmap`: the steps of a guide; the fullest roadmap where none is named.

use super::chart;
use super::layout::{chosen, label, short_name, sources};
use crate::answer::{Action, Answer, Block, Outcome};
use crate::index::passage::block_lines;
use crate::index::{Generation, Head, Table};
use crate::knowledge::guide::Step;
use crate::request::Request;

/// Answers `/roadmap`.
pub fn respond(generation: &Generation, guide: Option<&str>) -> Answer {
    let (guide, table) = match choose(generation, guide) {
        Ok(chosen) => chosen,
        Err(answer) => return *answer,
    };
    let mut blocks: Vec<Block> = block_lines(&table.body)
        .into_iter()
        .map(Block::Paragraph)
        .collect();
    blocks.extend(table.rows.iter().flat_map(step_blocks));
    Answer {
        figure: chart::of_steps(&table.section.title, &table.rows),
        title: table.section.title.clone(),
        blocks,
        sources: sources(generation, [guide.slug.as_str()]),
        outcome: Outcome::Answered,
        actions: others(generation, Some(&guide.slug)),
        ..Answer::default()
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
        Box::new(Answer {
            title: "No roadmap here".into(),
            blocks: vec![Block::Paragraph(why)],
            sources: Vec::new(),
            outcome: Outcome::NotCovered,
            actions: others(generation, None),
            ..Answer::default()
        })
    })
}

/// The roadmaps of the other guides.
fn others(generation: &Generation, not: Option<&str>) -> Vec<Action> {
    let guides = roadmaps(generation);
    let others = guides.filter(|(guide, _)| Some(guide.slug.as_str()) != not);
    let actions = others.map(|(guide, _)| Action {
        label: label(&format!("Roadmap: {}", short_name(guide))),
        request: Request::Roadmap {
            guide: Some(guide.slug.clone()),
        },
    });
    actions.take(crate::answer::MAX_ACTIONS).collect()
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
    let mut blocks = vec![Block::Heading {
        text: step.title.clone(),
        aside: step.time.clone(),
    }];
    blocks.extend(block_lines(&step.body).into_iter().map(Block::Paragraph));
    if !step.actions.is_empty() {
        blocks.push(Block::List(step.actions.clone()));
    }
    blocks
}
