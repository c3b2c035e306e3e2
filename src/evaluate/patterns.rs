//! Questions whose right answers are told by patterns over title and text.
//!
//! Such files judge any bot over any guides, for they know no ids. They are written for Python's
//! `re`, whose look-behinds the `regex` crate does not read: hence `fancy_regex`.

use fancy_regex::Regex;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use super::lines::{Fault, read_lines, without_mark};
use super::{Part, Question, Right};
use crate::knowledge::Problem;

/// Characters of a text that count: an answer is a passage, not everything there is.
const MOST_TEXT: usize = 1_200;

/// What a right answer says. Case does not matter, and a dot matches a line's end too.
#[derive(Debug, Clone)]
pub struct Patterns {
    must: Vec<Regex>,
    any: Vec<Regex>,
    must_not: Vec<Regex>,
    name: String,
}

/// A line of such a file. Keys that are not listed here are for people.
#[derive(Debug, Deserialize)]
struct Line {
    question: String,
    answerable: bool,
    #[serde(default)]
    must: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    must_not: Vec<String>,
    #[serde(default = "unsaid")]
    topic: String,
    #[serde(default = "unsaid")]
    style: String,
    #[serde(default)]
    part: Option<Part>,
}

/// What stands for a topic or a style that a line does not give.
fn unsaid() -> String {
    "–".to_owned()
}

/// Whether a file is of this form: its first line says whether its question is answerable.
pub(super) fn is_pattern_file(text: &str) -> bool {
    let mut lines = without_mark(text).lines();
    let first = lines.find(|line| !line.trim().is_empty());
    let first = first.and_then(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    first.is_some_and(|first| first.get("answerable").is_some())
}

/// Reads such a file; a pattern that cannot be read is a problem.
pub(super) fn read_patterns(file: &str, text: &str) -> Result<Vec<Question>, Vec<Problem>> {
    let form = "a line is {\"question\", \"answerable\": true or false, \"must\": [patterns], \
                \"any\": [patterns], \"must_not\": [patterns], \"topic\", \"style\"}";
    read_lines(file, text, form, |line: Line, source| {
        let right = match line.answerable {
            true => Right::Patterns(Patterns::new(&line, source)?),
            false => Right::Nothing,
        };
        Ok(Question {
            text: line.question,
            right,
            topic: line.topic,
            style: line.style,
            part: line.part,
        })
    })
}

impl Patterns {
    fn new(line: &Line, source: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut compile = |patterns: &[String]| -> Vec<Regex> {
            let compiled = patterns.iter().filter_map(|pattern| {
                let regex = Regex::new(&format!("(?is:{pattern})"));
                regex
                    .map_err(|error| faults.push(unreadable(pattern, source, &error)))
                    .ok()
            });
            compiled.collect()
        };
        let (must, any) = (compile(&line.must), compile(&line.any));
        let must_not = compile(&line.must_not);
        if line.must.is_empty() && line.any.is_empty() {
            faults.push(Fault {
                range: 0..1,
                message: "nothing tells a right answer from a wrong one".to_owned(),
                help: "give a pattern in \"must\" or \"any\", or say \"answerable\": false",
            });
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let named = [line.must.join(" & "), line.any.join(" | ")];
        let named = named.into_iter().filter(|patterns| !patterns.is_empty());
        Ok(Self {
            must,
            any,
            must_not,
            name: named.collect::<Vec<_>>().join(" & "),
        })
    }

    /// Whether an answer says every `must`, one of `any` if there are some, and no `must_not`.
    pub(super) fn match_in(&self, title: &str, text: &str) -> bool {
        let shown: String = text.chars().take(MOST_TEXT).collect();
        let answer = plain(&format!("{title}\n{shown}"));
        // A pattern that gives up on a text does not match it.
        let says = |pattern: &Regex| pattern.is_match(&answer).unwrap_or(false);
        self.must.iter().all(says)
            && (self.any.is_empty() || self.any.iter().any(says))
            && !self.must_not.iter().any(says)
    }

    /// The patterns as one line, for people.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

fn unreadable(pattern: &str, source: &str, error: &fancy_regex::Error) -> Fault {
    // In the file it stands as JSON, with its backslashes doubled.
    let written = serde_json::to_string(pattern).unwrap_or_default();
    let at = source.find(&written).unwrap_or(0);
    let says = error.to_string();
    Fault {
        range: at..at + written.len(),
        message: format!("the pattern {written} cannot be read: {}", last_line(&says)),
        help: "it is a regular expression; backslashes are doubled in JSON",
    }
}

/// A message about a pattern shows it again over several lines, and says in the last what is wrong.
fn last_line(says: &str) -> &str {
    let last = says.lines().last().unwrap_or(says).trim();
    last.strip_prefix("error: ").unwrap_or(last)
}

/// A text with one form of each character, and without the marks of Markdown.
fn plain(text: &str) -> String {
    let kept = text.nfkc().filter(|c| !is_dropped(*c));
    kept.map(|c| if c == '\u{2019}' { '\'' } else { c })
        .collect()
}

fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' | '*' | '`'
    )
}
