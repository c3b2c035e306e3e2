//! `/pin-roadmap`: the summary of a roadmap that is pinned in a channel, short enough to be read at a
//! glance. The running bot pins it; elsewhere the answer shows what would be pinned.

use super::Roadmap;
use super::roadmap::choose;
use crate::index::Generation;
use crate::index::passage::{block_lines, cut};
use crate::knowledge::guide::Step;
use crate::limits;
use crate::respond::answer::{Answer, Block, Outcome};
use crate::respond::command::{Arguments, Audience, Command, CommandSpec, arguments};
use crate::respond::layout::sources;

/// Most characters of a summary's title and blocks: it stands above a channel's other pins.
pub const MOST_SUMMARY: usize = limits::MESSAGE_CONTENT;
/// Most actions of a step, and characters of an action or of the sentence that stands for them.
const ACTIONS: usize = 3;
const LINE: usize = 140;
/// Room for the remark that says how many steps are left out.
const REMARK: usize = 100;

/// The summary of the roadmap of a guide, as somebody named it, or of the fullest one. Where there
/// is none, an answer that says what there is.
pub fn summary(generation: &Generation, guide: Option<&str>) -> Answer {
    let (guide, table) = match choose(generation, guide) {
        Ok(chosen) => chosen,
        Err(answer) => return *answer,
    };
    let steps = &table.rows;
    let title = cut(&table.section.title, LINE);
    let room = MOST_SUMMARY - title.chars().count();
    let whole = (0..=ACTIONS).rev().find_map(|actions| {
        let blocks = steps.iter().flat_map(|step| step_blocks(step, actions));
        let blocks: Vec<Block> = blocks.collect();
        (length(&blocks) <= room).then_some(blocks)
    });
    Answer::new(title)
        .blocks(whole.unwrap_or_else(|| first_steps(steps, room)))
        .sources(sources(generation, [guide.slug.as_str()]))
        .action("The whole roadmap", Roadmap::of(guide))
}

arguments! {
    /// A roadmap summary for a channel, pinned and kept current.
    pub struct PinRoadmap {
        /// A guide's slug; the fullest roadmap without one.
        guide: Guides = "The fullest roadmap unless you say a guide",
    }
}

impl Command for PinRoadmap {
    const SPEC: CommandSpec = CommandSpec {
        name: "pin-roadmap",
        description: "Pin a roadmap summary here and keep it current",
        options: Self::OPTIONS,
        audience: Audience::Pinners,
        wish: "Pin a roadmap for everyone (if you may pin)",
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let answer = summary(generation, self.guide.as_deref());
        if answer.outcome != Outcome::Answered {
            return answer;
        }
        answer.note("On Discord this is pinned in the channel, and edited when the guides change.")
    }
}

/// A step with at most so many actions; one without actions shows how its text begins.
fn step_blocks(step: &Step, actions: usize) -> Vec<Block> {
    let time = step.time.as_deref().map(|time| cut(time, LINE));
    let mut blocks = vec![Block::heading(cut(&step.title, LINE), time.as_deref())];
    let listed: Vec<String> = step
        .actions
        .iter()
        .take(actions)
        .map(|action| cut(action, LINE))
        .collect();
    if !listed.is_empty() {
        blocks.push(Block::List(listed));
    } else if step.actions.is_empty() && actions > 0 {
        let first = block_lines(&step.body).into_iter().next();
        blocks.extend(first.map(|line| Block::Paragraph(beginning(&line))));
    }
    blocks
}

/// The first sentence where it fits, else as much as does.
fn beginning(line: &str) -> String {
    let end = line.find(". ").map_or(line.len(), |end| end + 1);
    cut(&line[..end], LINE)
}

/// As many steps as fit, without their actions, and how many there are beyond.
fn first_steps(steps: &[Step], room: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut shown = 0;
    for step in steps {
        let heading = step_blocks(step, 0);
        if length(&blocks) + length(&heading) > room - REMARK {
            break;
        }
        blocks.extend(heading);
        shown += 1;
    }
    blocks.push(Block::Note(format!(
        "{} of {} steps; the whole roadmap has the others.",
        shown,
        steps.len()
    )));
    blocks
}

/// Characters that are shown, and some for what sets the parts off from each other.
fn length(blocks: &[Block]) -> usize {
    const AROUND: usize = 4;
    let text = |text: &str| text.chars().count() + AROUND;
    let lengths = blocks.iter().map(|block| match block {
        Block::Paragraph(line) | Block::Note(line) => text(line),
        Block::Heading { text: line, aside } => text(line) + aside.as_deref().map_or(0, text),
        Block::List(items) => items.iter().map(|item| text(item)).sum(),
        Block::Table { head, rows } => {
            let cells = [head].into_iter().chain(rows).flatten();
            cells.map(|cell| text(cell)).sum()
        }
    });
    lengths.sum()
}
