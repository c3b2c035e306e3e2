//! `questions.jsonl` in, golden questions or problems out.

use std::collections::HashSet;

use serde::Deserialize;

use crate::knowledge::Problem;

/// Problems from which on no more is read: such a file is no list of questions.
const MOST_PROBLEMS: usize = 200;

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
    let mut golden = Vec::new();
    let mut problems = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        if problems.len() >= MOST_PROBLEMS {
            let help = "mend those above first; the rest is looked at then";
            let message = "there may be more from here on";
            problems.push(Problem::at(file, text, start..start, message, help));
            break;
        }
        start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let question: Golden = match serde_json::from_str(line) {
            Ok(question) => question,
            Err(error) => {
                let column = range.start + error.column().saturating_sub(1);
                let help =
                    "a line is {\"question\", \"answers\": [ids], \"topic\", \"style\", \"part\"}";
                problems.push(Problem::at(
                    file,
                    text,
                    column..column + 1,
                    without_place(&error),
                    help,
                ));
                continue;
            }
        };
        for id in question.answers.iter().filter(|id| !is_passage(id)) {
            let at = line.find(id.as_str()).unwrap_or(0) + range.start;
            let message = format!("no passage has the id `{id}`");
            let help = "careerbot export lists every id; a heading's id is what stands in {#…}";
            problems.push(Problem::at(file, text, at..at + id.len(), message, help));
        }
        golden.push(question);
    }
    if problems.is_empty() {
        Ok(golden)
    } else {
        Err(problems)
    }
}

/// What the JSON reader says without its place, which counts lines from this one.
fn without_place(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return "the line ends too early".to_owned();
    }
    let says = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    says.strip_suffix(&place).unwrap_or(&says).to_owned()
}
