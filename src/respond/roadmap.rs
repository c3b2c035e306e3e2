//! `/roadmap`: the steps of a guide; the fullest roadmap where none is named.

use super::layout::{find_guide, label, short_name, sources};
use crate::answer::{Action, Answer, Block, Outcome};
use crate::index::Generation;
use crate::index::passage::block_lines;
use crate::knowledge::guide::Step;
use crate::knowledge::{Content, Guide, Section};
use crate::request::Request;

/// Answers `/roadmap`.
pub fn respond(generation: &Generation, guide: Option<&str>) -> Answer {
    let with = || generation.library.guides.iter().filter_map(roadmap);
    let chosen = match guide {
        Some(typed) => match find_guide(generation, typed) {
            Ok(guide) => roadmap(guide).ok_or(Some(guide)),
            Err(answer) => return *answer,
        },
        None => with()
            .max_by_key(|(_, _, steps)| fullness(steps))
            .ok_or(None),
    };
    let others = |not: Option<&str>| {
        let others = with().filter(|(guide, ..)| Some(guide.slug.as_str()) != not);
        let actions = others.map(|(guide, ..)| Action {
            label: label(&format!("Roadmap: {}", short_name(guide))),
            request: Request::Roadmap {
                guide: Some(guide.slug.clone()),
            },
        });
        actions.take(crate::answer::MAX_ACTIONS).collect::<Vec<_>>()
    };
    match chosen {
        Ok((guide, section, steps)) => {
            let mut blocks: Vec<Block> = block_lines(&section.body)
                .into_iter()
                .map(Block::Paragraph)
                .collect();
            blocks.extend(steps.iter().flat_map(step_blocks));
            Answer {
                title: section.title.clone(),
                blocks,
                sources: sources(generation, [guide.slug.as_str()]),
                outcome: Outcome::Answered,
                actions: others(Some(&guide.slug)),
                ..Answer::default()
            }
        }
        Err(guide) => {
            let which =
                guide.map_or_else(|| "No guide".into(), |guide| format!("“{}”", guide.title));
            Answer {
                title: "No roadmap here".into(),
                blocks: vec![Block::Paragraph(format!(
                    "{which} has no step-by-step roadmap."
                ))],
                sources: Vec::new(),
                outcome: Outcome::NotCovered,
                actions: others(None),
                ..Answer::default()
            }
        }
    }
}

/// The roadmap of a guide, if it has one.
pub fn roadmap(guide: &Guide) -> Option<(&Guide, &Section, &[Step])> {
    guide
        .sections
        .iter()
        .find_map(|section| match &section.content {
            Content::Roadmap(steps) => Some((guide, section, steps.as_slice())),
            _ => None,
        })
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
