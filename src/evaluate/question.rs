//! A question with what answers it, whatever file it came from.

use super::patterns::Patterns;
use super::{Golden, Part};

/// A question that can be graded.
#[derive(Debug, Clone)]
pub struct Question {
    /// As somebody would type it.
    pub text: String,
    /// What answers it.
    pub right: Right,
    /// What it is about.
    pub topic: String,
    /// How it is put.
    pub style: String,
    /// Whether rules may be tuned to it, where its file says so.
    pub part: Option<Part>,
}

/// What is a right answer.
#[derive(Debug, Clone)]
pub enum Right {
    /// Nothing: the guides do not cover it.
    Nothing,
    /// Any of the passages with these ids.
    Passages(Vec<String>),
    /// Whatever says what these patterns look for.
    Patterns(Patterns),
}

/// Something that was found for a question.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// Ids of the passages that it is made of.
    pub facts: &'a [String],
    /// What it is about.
    pub title: &'a str,
    /// The answer as plain text.
    pub text: &'a str,
}

impl Question {
    /// Whether the guides have an answer.
    pub fn is_covered(&self) -> bool {
        !matches!(self.right, Right::Nothing)
    }

    /// Place of the first right one among what was found, from 1.
    pub fn rank<'a>(&self, found: impl IntoIterator<Item = Found<'a>>) -> Option<usize> {
        let mut found = found.into_iter();
        let at = found.position(|found| self.right.is_met(&found));
        at.map(|at| at + 1)
    }
}

impl Right {
    fn is_met(&self, found: &Found<'_>) -> bool {
        match self {
            Self::Nothing => false,
            Self::Passages(ids) => found.facts.iter().any(|id| ids.contains(id)),
            Self::Patterns(patterns) => patterns.match_in(found.title, found.text),
        }
    }

    /// What was wanted, for the list of misses.
    pub fn wanted(&self) -> &str {
        match self {
            Self::Nothing => "nothing",
            Self::Passages(ids) => ids.first().map_or("nothing", String::as_str),
            Self::Patterns(patterns) => patterns.name(),
        }
    }
}

impl From<&Golden> for Question {
    fn from(golden: &Golden) -> Self {
        let right = match golden.answers.is_empty() {
            true => Right::Nothing,
            false => Right::Passages(golden.answers.clone()),
        };
        Self {
            text: golden.question.clone(),
            right,
            topic: golden.topic.clone(),
            style: golden.style.clone(),
            part: Some(golden.part),
        }
    }
}
