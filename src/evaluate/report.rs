//! What was measured in, the report for people out, apart from its tables.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation as _;

use super::measured::{part_name, parts};
use super::table::row;
use super::{Measured, Outcome, Question, Verdict};

/// Most misses that are listed for one part.
const MISSES: usize = 400;

/// What questions are told apart by.
type Field = fn(&Question) -> &str;

/// Rows by style, by topic and by length, each part for itself.
pub fn render_groups(measured: &Measured) -> String {
    let mut out = String::new();
    let fields: [(&str, Field); 3] = [
        ("style", |question| &question.style),
        ("topic", |question| &question.topic),
        ("length", |question| length(&question.text)),
    ];
    for (title, field) in fields {
        for part in parts(&measured.questions) {
            let of_part = |question: &&Question| question.part == part;
            let questions = measured.questions.iter().filter(of_part);
            let values: BTreeSet<&str> = questions.map(field).collect();
            out += &match part {
                Some(_) => format!("\nby {title}, {}\n", part_name(part)),
                None => format!("\nby {title}\n"),
            };
            for value in values {
                out += &row(value, measured, |question| {
                    question.part == part && field(question) == value
                });
            }
        }
    }
    out
}

/// What went wrong, a line a question under a title with their number. The unseen part's misses
/// stay unseen.
pub fn render_misses(title: &str, measured: &Measured) -> String {
    let misses: Vec<String> = measured
        .shown()
        .filter_map(|(question, outcome)| miss(question, outcome))
        .collect();
    let mut out = format!("\n{title}: {}\n", misses.len());
    for line in misses.iter().take(MISSES) {
        out += &format!("  {line}\n");
    }
    out
}

/// How long a question is; the names stand in the order of length when they are sorted.
fn length(question: &str) -> &'static str {
    match question.unicode_words().count() {
        0..=5 => " 0–5 words",
        6..=12 => " 6–12 words",
        13..=30 => "13–30 words",
        _ => "over 30 words",
    }
}

/// What went wrong with a question, if anything did.
fn miss(question: &Question, outcome: &Outcome) -> Option<String> {
    let wanted = question.right.wanted();
    let what = match (question.is_covered(), outcome.verdict, outcome.place()) {
        (true, _, Some(1)) | (false, Verdict::Near | Verdict::NotCovered, _) => return None,
        (false, Verdict::Answered, _) => "answered, is not covered".to_owned(),
        (true, Verdict::NotCovered, _) => format!("refused, is covered by {wanted}"),
        (true, Verdict::Near, Some(_)) => format!("near, wanted {wanted}"),
        (true, Verdict::Near, None) => format!("near and not there, wanted {wanted}"),
        (true, Verdict::Answered, Some(rank)) => format!("right at {rank} only, wanted {wanted}"),
        (true, Verdict::Answered, None) => format!("not found, wanted {wanted}"),
    };
    let text = shown(&question.text);
    Some(format!("{text}  ({}; {what})", question.style))
}

/// The beginning of a question as one line.
pub(super) fn shown(question: &str) -> String {
    let line = question.split(char::is_control);
    let line: Vec<&str> = line.filter(|part| !part.is_empty()).collect();
    line.join(" ").chars().take(100).collect()
}
