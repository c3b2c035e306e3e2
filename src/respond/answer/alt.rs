//! The words that stand for a figure where it cannot be seen.

use super::{Figure, Ranges, Timeline};
use crate::index::passage::cut;
use crate::limits::ATTACHMENT_DESCRIPTION;

/// Most characters of the text.
pub const MAX_ALT: usize = ATTACHMENT_DESCRIPTION;
/// Most characters of the headline in it.
const HEADLINE: usize = 200;
/// Room for the words that say how much was left out.
const TAIL: usize = 40;

impl Figure {
    /// The figure in words, in one line of at most [`MAX_ALT`] characters: the same numbers, as the
    /// guides write them. What has no room is left out as a whole, and counted.
    pub fn alt(&self) -> String {
        let (title, items) = match self {
            Self::Ranges(ranges) => (&ranges.title, ranges_items(ranges)),
            Self::Timeline(timeline) => (&timeline.title, timeline_items(timeline)),
        };
        let mut out = format!("Chart: {}. ", cut(one_line(title).trim(), HEADLINE));
        let mut length = out.chars().count();
        for (at, (lead, text)) in items.iter().enumerate() {
            let item = match (at, lead) {
                (0, Some(lead)) => format!("{lead}: {text}"),
                (_, Some(lead)) => format!(". {lead}: {text}"),
                (0, None) => text.clone(),
                (_, None) => format!("; {text}"),
            };
            let item = one_line(&item);
            let more = item.chars().count();
            if length + more + TAIL > MAX_ALT {
                let left = items.len() - at;
                let and = if at == 0 { "" } else { "; " };
                return format!("{out}{and}… and {left} more in the text.");
            }
            out.push_str(&item);
            length += more;
        }
        out.push('.');
        out
    }
}

/// Each bar; the first of a panel with what stands before it.
fn ranges_items(ranges: &Ranges) -> Vec<(Option<String>, String)> {
    let panels = ranges.panels.iter().flat_map(|panel| {
        let guide = panel.guide();
        let lead = match guide {
            Some(guide) => format!("{} ({guide})", panel.caption),
            None => panel.caption.clone(),
        };
        panel.bars.iter().enumerate().map(move |(at, bar)| {
            let mut text = format!("{} {}", bar.name(), bar.pay());
            if guide.is_none() {
                text = format!("{text}, {}", bar.guide);
            }
            ((at == 0).then(|| lead.clone()), text)
        })
    });
    panels.collect()
}

fn timeline_items(timeline: &Timeline) -> Vec<(Option<String>, String)> {
    let step = |step: &super::Span| match &step.text {
        Some(time) => (None, format!("{}, {time}", step.label)),
        None => (None, step.label.clone()),
    };
    timeline.steps.iter().map(step).collect()
}

/// Line breaks, tabs and other control characters as spaces.
fn one_line(text: &str) -> String {
    let as_space = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(as_space).collect()
}
