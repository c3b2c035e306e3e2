//! A request in, an answer out: a pure, synchronous function of one generation.

use crate::answer::{Answer, Block, Outcome};
use crate::index::Generation;
use crate::request::{Request, Suggest};

/// One entry of an autocomplete list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What is shown, 1 to 100 characters.
    pub name: String,
    /// What is sent, 1 to 100 characters: a stable id or a value that [`respond`] understands.
    pub value: String,
}

/// Answers a request. Never panics, never touches the disk.
pub fn respond(_generation: &Generation, request: &Request) -> Answer {
    Answer {
        title: "Soon".into(),
        blocks: vec![Block::Paragraph(format!("{request:?}"))],
        sources: vec![],
        outcome: Outcome::NotCovered,
        actions: vec![],
    }
}

/// At most 25 suggestions for what was typed so far, best first.
pub fn suggest(_generation: &Generation, _what: Suggest, _typed: &str) -> Vec<Suggestion> {
    Vec::new()
}
