//! What the bot replies, before anyone decides how it looks.
//!
//! An [`Answer`] is a plain value: adapters only lay it out (embeds on Discord, styled text in a
//! terminal) and never add content of their own.

use crate::request::Request;

/// A reply to a [`Request`].
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Headline; plain text, never empty.
    pub title: String,
    /// The body in reading order.
    pub blocks: Vec<Block>,
    /// The guides that the body comes from, in order of first use.
    pub sources: Vec<Source>,
    /// Whether this answers, or says why not.
    pub outcome: Outcome,
    /// Offers of what to ask next, at most [`MAX_ACTIONS`], best first.
    pub actions: Vec<Action>,
}

/// Most follow-ups that an answer offers: a Discord message has room for five rows, one is enough.
pub const MAX_ACTIONS: usize = 5;

/// A part of an answer's body; all text is plain (no markup), adapters escape it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A heading inside the answer, with what comes beside it in small print (a date, a span).
    Heading {
        /// The heading.
        text: String,
        /// Small print beside it.
        aside: Option<String>,
    },
    /// A list, one string an item.
    List(Vec<String>),
    /// A table; every row has as many cells as the head.
    Table {
        /// Column names.
        head: Vec<String>,
        /// Rows.
        rows: Vec<Vec<String>>,
    },
    /// A remark about the answer, not from a guide (disagreement, what is missing, a correction).
    Note(String),
}

/// A guide as a source: how it is named under an answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// The guide's slug.
    pub guide: String,
    /// The guide's title.
    pub title: String,
    /// The publisher, or "unnamed source".
    pub publisher: String,
    /// "June 2026", or "undated".
    pub date: String,
}

/// What became of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The guides answer it.
    Answered,
    /// The guides do not cover it; the body says what is missing and what is there.
    NotCovered,
    /// The request itself needs mending (an unknown guide, an empty question); the body says how.
    Unclear,
}

/// A follow-up: what stands on the button or line, and the request that it makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// At most 80 characters.
    pub label: String,
    /// What is asked when it is pressed or typed.
    pub request: Request,
}
