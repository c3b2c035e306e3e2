//! What a pinned message of a guide shows now.

use sha2::{Digest as _, Sha256};

use crate::index::Generation;
use crate::knowledge::hexadecimal;
use crate::respond::answer::{Answer, Block, Outcome};
use crate::respond::summary;
use crate::state::day;

/// The summary for a channel whose pin names this guide. A guide that is gone, or has no roadmap any
/// more, is replaced by the fullest roadmap, and the message says so.
pub(super) fn current(generation: &Generation, guide: Option<&str>) -> Answer {
    let Some(slug) = guide else {
        return summary(generation, None);
    };
    // By its slug only: a guide that merely is called alike is another one.
    if generation.guide(slug).is_some() {
        let own = summary(generation, Some(slug));
        if own.outcome == Outcome::Answered {
            return own;
        }
    }
    let mut instead = summary(generation, None);
    let what = if instead.outcome == Outcome::Answered {
        "; this is the fullest one that there is now"
    } else {
        ""
    };
    instead.blocks.push(Block::Note(format!(
        "The roadmap of “{slug}”, which was pinned here, is no longer in the guides{what}."
    )));
    instead
}

/// The summary as the message shows it, with the day on which it last changed.
pub(super) fn stamped(summary: &Answer, changed: i64) -> Answer {
    let mut answer = summary.clone();
    answer.blocks.push(Block::Note(format!(
        "Updated {}. This message is edited when the guides change.",
        day(changed)
    )));
    answer
}

/// A digest of the words of a summary, to see whether it changed.
pub(super) fn digest(summary: &Answer) -> String {
    hexadecimal(&Sha256::digest(words(summary)))
}

/// Every word of a summary, each part on a line; nothing of how it is held in memory, which a new
/// version of the program may change.
fn words(summary: &Answer) -> String {
    let mut parts = vec![summary.title.clone()];
    for block in &summary.blocks {
        match block {
            Block::Paragraph(text) | Block::Note(text) => parts.push(text.clone()),
            Block::Heading { text, aside } => {
                parts.push(format!("# {text}"));
                parts.extend(aside.clone());
            }
            Block::List(items) => parts.extend(items.iter().map(|item| format!("- {item}"))),
            Block::Table { head, rows } => {
                parts.extend([head].into_iter().chain(rows).flatten().cloned());
            }
        }
    }
    for source in &summary.sources {
        parts.extend([
            source.title.clone(),
            source.publisher.clone(),
            source.date.clone(),
        ]);
    }
    parts.extend(summary.actions.iter().map(|action| action.label.clone()));
    parts.join("\n")
}
