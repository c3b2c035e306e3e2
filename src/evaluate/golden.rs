//! Golden questions, as they stand in `questions.jsonl`.

use std::collections::HashSet;

use serde::Deserialize;

use super::lines::{Fault, read_lines};
use crate::knowledge::Problem;

/// A question with the passages that answer it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Golden {
    /// As somebody would type it.
    pub question: String,
    /// Ids of the passages of which any is right; none where the guides do not cover it.
    pub answers: Vec<String>,
    /// What it is about.
    pub topic: String,
    /// How it is put: plain, chat, keyword, typo, nonnative, forum, hostile.
    pub style: String,
    /// Whether rules may be tuned to it.
    pub part: Part,
}

/// Which part of the golden questions one belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// Rules and vocabulary may be tuned to it.
    Tune,
    /// Only looked at in the end.
    Unseen,
}

/// Reads golden questions, one JSON object a line; blank lines are skipped. An id that is not
/// among `ids`, those of the passages, is a problem.
pub fn read(file: &str, text: &str, ids: &HashSet<&str>) -> Result<Vec<Golden>, Vec<Problem>> {
    read_where(file, text, |id| ids.contains(id))
}

/// Reads golden questions as [`read`] does, whatever their ids: while guides change, some are gone
/// and some are not there yet.
pub fn read_any(file: &str, text: &str) -> Result<Vec<Golden>, Vec<Problem>> {
    read_where(file, text, |_| true)
}

fn read_where(
    file: &str,
    text: &str,
    is_passage: impl Fn(&str) -> bool,
) -> Result<Vec<Golden>, Vec<Problem>> {
    let form = "a line is {\"question\", \"answers\": [ids], \"topic\", \"style\", \"part\"}";
    read_lines(file, text, form, |golden: Golden, line| {
        let unknown = golden.answers.iter().filter(|id| !is_passage(id));
        let faults: Vec<Fault> = unknown
            .map(|id| {
                let at = line.find(id.as_str()).unwrap_or(0);
                Fault {
                    range: at..at + id.len(),
                    message: format!("no passage has the id `{id}`"),
                    help: "careerbot export lists every id; a heading's id is what stands in {#…}",
                }
            })
            .collect();
        match faults.is_empty() {
            true => Ok(golden),
            false => Err(faults),
        }
    })
}
