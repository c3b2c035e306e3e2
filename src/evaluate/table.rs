//! Figures in, aligned rows out: one layout for every table of figures.

use super::measured::{part_name, parts};
use super::{Figures, Measured, Question};

/// Names of the columns of [`cells`].
pub(super) const COLUMNS: &str = " hit@1  hit@3    MRR   near  wrong  right";

/// The line above every table of what was measured.
pub fn head() -> String {
    format!(
        "{:24} {:>5} {:>5} {COLUMNS}   {:>6} {:>6}\n",
        "", "n", "none", "BM25@1", "BM25@3"
    )
}

/// A row over some of the questions.
pub(super) fn row(name: &str, measured: &Measured, pick: impl Fn(&Question) -> bool) -> String {
    let (ours, plain) = (measured.ours(&pick), measured.plain(&pick));
    format!(
        "{name:24} {:>5} {:>5} {}   {} {}\n",
        ours.covered,
        ours.uncovered,
        cells(&ours),
        percent(plain.hit1, plain.covered),
        percent(plain.hit3, plain.covered),
    )
}

/// A row for each part that there is, under a title unless that is empty; nothing where nothing was
/// asked.
pub fn rows_by_part(title: &str, measured: &[(String, Measured)]) -> String {
    let mut rows = String::new();
    for (name, measured) in measured {
        for part in parts(&measured.questions) {
            let name = match name.as_str() {
                "" => part_name(part).to_owned(),
                name => format!("{name}, {}", part_name(part)),
            };
            rows += &row(&name, measured, |question| question.part == part);
        }
    }
    match title.is_empty() || rows.is_empty() {
        true => rows,
        false => format!("\n{title}\n{rows}"),
    }
}

/// The figures under [`COLUMNS`].
pub(super) fn cells(figures: &Figures) -> String {
    let covered = |part: f64| percent(part, figures.covered);
    let mrr = match figures.covered {
        0 => "–".to_owned(),
        _ => format!("{:.3}", figures.mrr),
    };
    [
        covered(figures.hit1),
        covered(figures.hit3),
        format!("{mrr:>6}"),
        covered(figures.near),
        covered(figures.wrong_refusals),
        percent(figures.right_refusals, figures.uncovered),
    ]
    .join(" ")
}

/// A part of `of` things; of none there is no part.
pub(super) fn percent(part: f64, of: usize) -> String {
    match of {
        0 => format!("{:>6}", "–"),
        _ => format!("{:>5.1}%", part * 100.0),
    }
}
