//! Reads the headings of steps: their titles without numbers, and their time spans.

use std::ops::Range;

use super::blocks::Block;
use super::topics::Part;

const STEPS: [&str; 3] = ["step", "phase", "stage"];
const UNITS: [&str; 8] = [
    "day", "days", "week", "weeks", "month", "months", "year", "years",
];
/// Longest paragraph that says nothing but how long a step takes.
const MOST_TIME: usize = 60;

/// Whether a heading calls itself a step: "Step 1: …", "Phase 2 – …".
pub(super) fn is_step(title: &str) -> bool {
    let mut words = title.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let number = words.next().unwrap_or_default();
    STEPS.contains(&first.as_str()) && number.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether these parts are steps in order, most of them with a time.
pub(super) fn are_steps(parts: &[Part]) -> bool {
    let timed = parts.iter().filter(|part| is_timed(part)).count();
    let numbered = |part: &Part| is_step(&part.title) || number(&part.title).is_some();
    parts.len() >= 2
        && (parts.iter().all(|part| is_step(&part.title))
            || (parts.iter().all(numbered) && timed * 2 >= parts.len())
            || timed == parts.len())
}

fn is_timed(part: &Part) -> bool {
    span(&part.title).is_some() || lead(part).is_some()
}

/// A step with its time apart from its title and text.
pub(super) fn step(mut part: Part) -> Part {
    let mut title = part.title.clone();
    if let Some(time) = lead(&part) {
        part.time = Some(time);
        part.blocks.remove(0);
    } else if let Some(range) = span(&title) {
        part.time = Some(title[range.clone()].to_owned());
        title.replace_range(range, "");
        title = title.replace("()", "").replace("[]", "");
    }
    if is_step(&title) {
        let rest = title.split_whitespace().skip(2).collect::<Vec<_>>();
        title = rest.join(" ");
    } else if let Some(at) = number(&title) {
        title = title[at..].to_owned();
    }
    let title = title.trim_matches(|c: char| c.is_whitespace() || ":–—-.,".contains(c));
    if !title.is_empty() {
        part.title = title.to_owned();
    }
    part
}

/// Where a title goes on after "1. " or "2) ".
fn number(title: &str) -> Option<usize> {
    let digits = title.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = digits > 0 && title[digits..].starts_with([')', '.', ':']);
    is_number.then_some(digits + 1)
}

/// The time that a step's first paragraph says and nothing else: "Duration: 3 months".
fn lead(part: &Part) -> Option<String> {
    let Some(Block::Paragraph(text)) = part.blocks.first() else {
        return None;
    };
    let text = text.trim_end_matches('.');
    let range = span(text).filter(|_| text.chars().count() <= MOST_TIME)?;
    let before = text[..range.start].trim().to_lowercase();
    let before = before.trim_end_matches([':', '(']).trim_end();
    let is_alone = matches!(
        before,
        "" | "time" | "duration" | "timeline" | "estimated time" | "time needed" | "takes"
    );
    let after = text[range.end..].trim();
    (is_alone && matches!(after, "" | ")")).then(|| text[range].to_owned())
}

/// Where a text names a span of time: "Months 1–3", "3 to 6 months".
fn span(text: &str) -> Option<Range<usize>> {
    let mut run: Vec<(Range<usize>, Word)> = Vec::new();
    let mut at = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += token.len();
        let token = token.trim_end();
        let core = token.trim_matches(|c: char| "()[],:;.".contains(c));
        let from = start + (token.len() - token.trim_start_matches(['(', '[']).len());
        let range = from..from + core.len();
        let word = Word::of(core);
        if word == Word::Other || from > start {
            if let Some(found) = whole(&run) {
                return Some(found);
            }
            run.clear();
        }
        if word != Word::Other {
            let closes = range.end < start + token.len();
            run.push((range, word));
            if closes {
                if let Some(found) = whole(&run) {
                    return Some(found);
                }
                run.clear();
            }
        }
    }
    whole(&run)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Unit,
    Number,
    /// "to" or a dash between two numbers.
    Between,
    Other,
}

impl Word {
    fn of(core: &str) -> Self {
        let lower = core.to_lowercase();
        let is_number = core.starts_with(|c: char| c.is_ascii_digit())
            && core
                .chars()
                .all(|c| c.is_ascii_digit() || "–-—+".contains(c))
            && core.len() <= 12;
        match lower.as_str() {
            unit if UNITS.contains(&unit) => Self::Unit,
            "to" | "–" | "-" | "—" => Self::Between,
            _ if is_number => Self::Number,
            _ => Self::Other,
        }
    }
}

/// The place of a run of words that names a unit and a number.
fn whole(run: &[(Range<usize>, Word)]) -> Option<Range<usize>> {
    let is_end = |(_, word): &&(Range<usize>, Word)| *word != Word::Between;
    let first = run.iter().find(is_end)?;
    let last = run.iter().rev().find(is_end)?;
    let has = |wanted: Word| run.iter().any(|(_, word)| *word == wanted);
    (has(Word::Unit) && has(Word::Number)).then_some(first.0.start..last.0.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_from_titles() {
        for (text, time, title) in [
            (
                "Step 1: Learn Python (Months 1–3)",
                Some("Months 1–3"),
                "Learn Python",
            ),
            (
                "Phase 2 – Build, 3 to 6 months",
                Some("3 to 6 months"),
                "Build",
            ),
            ("Month 4: Apply", Some("Month 4"), "Apply"),
            ("2) Read 100 pages", None, "Read 100 pages"),
            ("Months 1–3", Some("Months 1–3"), "Months 1–3"),
            ("Stage 3. Specialise", None, "Specialise"),
            ("Go to work", None, "Go to work"),
        ] {
            let part = step(Part::new(text));
            assert_eq!((part.time.as_deref(), part.title.as_str()), (time, title));
        }
    }
}
