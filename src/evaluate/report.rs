//! Outcomes in, a report for people out.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Figures, Golden, Outcome, Part, figures};

/// Most misses that are listed for one part.
const MISSES: usize = 400;

/// The report: both parts beside the baseline, then by style and topic, then the misses of the
/// part that may be tuned to. The unseen part's misses stay unseen.
pub fn render(golden: &[Golden], ours: &[Outcome], plain: &[Outcome]) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{:24} {:>5} {:>5} {HEAD}   {:>6} {:>6}",
        "", "n", "none", "BM25@1", "BM25@3"
    );
    for (name, part) in [("tune", Part::Tune), ("unseen", Part::Unseen)] {
        let pick = |golden: &Golden| golden.part == part;
        row(&mut out, name, golden, ours, plain, &pick);
    }
    for (title, field) in [("style", style as fn(&Golden) -> &str), ("topic", topic)] {
        for part in [Part::Tune, Part::Unseen] {
            let values: BTreeSet<&str> = golden
                .iter()
                .filter(|golden| golden.part == part)
                .map(field)
                .collect();
            let name = if part == Part::Tune { "tune" } else { "unseen" };
            let _ = writeln!(out, "\nby {title}, {name}");
            for value in values {
                let pick = |golden: &Golden| golden.part == part && field(golden) == value;
                row(&mut out, value, golden, ours, plain, &pick);
            }
        }
    }
    let misses: Vec<String> = golden
        .iter()
        .zip(ours)
        .filter(|(golden, _)| golden.part == Part::Tune)
        .filter_map(|(golden, outcome)| miss(golden, outcome))
        .collect();
    let _ = writeln!(out, "\nmisses of the tune part: {}", misses.len());
    misses.iter().take(MISSES).for_each(|line| {
        let _ = writeln!(out, "  {line}");
    });
    out
}

/// What each part is worth: the unseen part's figures without it, the tune part's beside them.
pub fn render_ablation(golden: &[Golden], rows: &[(&str, Vec<Outcome>)]) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{:24} {HEAD}   {HEAD}", "without (unseen, tune)");
    for (name, outcomes) in rows {
        let of = |part: Part| {
            let pairs = golden
                .iter()
                .zip(outcomes)
                .filter(|(golden, _)| golden.part == part);
            let f = figures(pairs);
            format!(
                "{:>5.1}% {:>5.1}% {:>6.3} {:>5.1}% {:>5.1}%",
                f.hit1 * 100.0,
                f.hit3 * 100.0,
                f.mrr,
                f.wrong_refusals * 100.0,
                f.right_refusals * 100.0
            )
        };
        let _ = writeln!(out, "{name:24} {}   {}", of(Part::Unseen), of(Part::Tune));
    }
    out
}

const HEAD: &str = " hit@1  hit@3    MRR  wrong  right";

fn style(golden: &Golden) -> &str {
    &golden.style
}

fn topic(golden: &Golden) -> &str {
    &golden.topic
}

fn row(
    out: &mut String,
    name: &str,
    golden: &[Golden],
    ours: &[Outcome],
    plain: &[Outcome],
    pick: &dyn Fn(&Golden) -> bool,
) {
    let of = |outcomes: &[Outcome]| -> Figures {
        figures(
            golden
                .iter()
                .zip(outcomes)
                .filter(|(golden, _)| pick(golden)),
        )
    };
    let (us, them) = (of(ours), of(plain));
    let percent = |part: f64, of: usize| {
        if of == 0 {
            "–".to_owned()
        } else {
            format!("{:.1}%", part * 100.0)
        }
    };
    let _ = writeln!(
        out,
        "{name:24} {:>5} {:>5} {:>6} {:>6} {:>6.3} {:>6} {:>6}   {:>6} {:>6}",
        us.covered,
        us.uncovered,
        percent(us.hit1, us.covered),
        percent(us.hit3, us.covered),
        us.mrr,
        percent(us.wrong_refusals, us.covered),
        percent(us.right_refusals, us.uncovered),
        percent(them.hit1, them.covered),
        percent(them.hit3, them.covered),
    );
}

/// What went wrong with a question, if anything did.
fn miss(golden: &Golden, outcome: &Outcome) -> Option<String> {
    let what = match (golden.answers.first(), outcome.answered, outcome.rank) {
        (Some(_), true, Some(1)) | (None, false, _) => return None,
        (Some(id), false, _) => format!("refused, is covered by {id}"),
        (Some(id), true, Some(rank)) => format!("right at {rank} only, wanted {id}"),
        (Some(id), true, None) => format!("not found, wanted {id}"),
        (None, true, _) => "answered, is not covered".to_owned(),
    };
    let question = shown(&golden.question);
    Some(format!("{question}  ({}; {what})", golden.style))
}

/// The beginning of a question as one line.
pub(super) fn shown(question: &str) -> String {
    question
        .chars()
        .filter(|c| !c.is_control())
        .take(100)
        .collect()
}
