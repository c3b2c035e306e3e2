//! What was measured, as aligned rows and lists for people.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Figures, Measured, Outcome, Part, Question, Verdict};

/// Most misses that are listed.
const MISSES: usize = 400;

/// What questions are told apart by.
type Field = fn(&Question) -> &str;

/// The line above every row.
pub fn head() -> String {
    format!(
        "{:24} {:>5} {:>5}  hit@1  hit@3    MRR   near  wrong  right\n",
        "", "n", "none"
    )
}

/// A row for each part that there is. A name tells them from those of something else.
pub fn rows(name: &str, measured: &Measured) -> String {
    let parts = measured.parts().into_iter();
    let rows = parts.map(|part| {
        let name = match name {
            "" => part_name(part).to_owned(),
            name => format!("{name}, {}", part_name(part)),
        };
        row(&name, &measured.figures(|question| question.part == part))
    });
    rows.collect()
}

/// Rows by style, by topic and by length, each part for itself.
pub fn groups(measured: &Measured) -> String {
    let mut out = String::new();
    let fields: [(&str, Field); 3] = [
        ("style", |question| &question.style),
        ("topic", |question| &question.topic),
        ("length", |question| length(&question.text)),
    ];
    for (title, field) in fields {
        for part in measured.parts() {
            let of_part = |question: &&Question| question.part == part;
            let questions = measured.questions.iter().filter(of_part);
            let values: BTreeSet<&str> = questions.map(field).collect();
            out += &match part {
                Some(_) => format!("\nby {title}, {}\n", part_name(part)),
                None => format!("\nby {title}\n"),
            };
            for value in values {
                let is_one = |one: &Question| one.part == part && field(one) == value;
                out += &row(value, &measured.figures(is_one));
            }
        }
    }
    out
}

/// What went wrong, a line a question under their number and whose they are. The misses of the part
/// that stays unseen stay unseen.
pub fn misses(whose: &str, measured: &Measured) -> String {
    let of_tune = match measured.parts()[..] {
        [] | [None] => "",
        _ => " of the tune part",
    };
    let shown = measured.pairs();
    let shown = shown.filter(|(question, _)| question.part != Some(Part::Unseen));
    let misses: Vec<String> = shown
        .filter_map(|(question, outcome)| miss(question, outcome))
        .collect();
    let mut out = format!("\n{whose}misses{of_tune}: {}\n", misses.len());
    for line in misses.iter().take(MISSES) {
        out += &format!("  {line}\n");
    }
    out
}

/// The beginning of a question as one line.
pub fn one_line(question: &str) -> String {
    let line = question.split(char::is_control);
    let line: Vec<&str> = line.filter(|part| !part.is_empty()).collect();
    line.join(" ").chars().take(100).collect()
}

/// A part of `of` things; of none there is no part.
pub fn percent(part: f64, of: usize) -> String {
    match of {
        0 => format!("{:>6}", "–"),
        _ => format!("{:>5.1}%", part * 100.0),
    }
}

fn row(name: &str, figures: &Figures) -> String {
    let &Figures {
        covered, uncovered, ..
    } = figures;
    let mrr = match covered {
        0 => "–".to_owned(),
        _ => format!("{:.3}", figures.mrr),
    };
    let cells = [
        percent(figures.hit1, covered),
        percent(figures.hit3, covered),
        format!("{mrr:>6}"),
        percent(figures.near, covered),
        percent(figures.wrong_refusals, covered),
        percent(figures.right_refusals, uncovered),
    ];
    format!(
        "{name:24} {covered:>5} {uncovered:>5} {}\n",
        cells.join(" ")
    )
}

/// What a part is called; questions whose file knows no parts are "all".
fn part_name(part: Option<Part>) -> &'static str {
    match part {
        Some(Part::Tune) => "tune",
        Some(Part::Unseen) => "unseen",
        None => "all",
    }
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
    let text = one_line(&question.text);
    Some(format!("{text}  ({}; {what})", question.style))
}
