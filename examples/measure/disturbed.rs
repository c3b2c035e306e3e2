//! How often noise around a question changes an answer that was right.

use careerbot::evaluate::{Measured, Part, Question, Verdict, one_line, percent};
use careerbot::index::Generation;
use careerbot::respond::{Asked, ask};

use super::noise::{NOISES, Noise};

/// Most changed answers that are listed for one kind.
const LISTED: usize = 3;

/// What one kind of noise does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disturbed {
    /// What the noise is.
    pub kind: &'static str,
    /// How many questions were asked with it.
    pub asked: usize,
    /// How many have another answer.
    pub other: usize,
    /// For how many the closest passages are shown instead of an answer.
    pub near: usize,
    /// How many are refused.
    pub refused: usize,
    /// Those that changed, as they were asked and with what became of them; none of the part that
    /// stays unseen.
    pub changed: Vec<String>,
}

/// Asks every question whose answer is right again, with each kind of noise.
pub fn disturbed(generation: &Generation, measured: &Measured) -> Vec<Disturbed> {
    let right = measured.pairs();
    let right = right.filter(|(_, outcome)| outcome.place() == Some(1));
    let right: Vec<(&Question, Asked)> = right
        .map(|(question, _)| (question, ask(generation, &question.text)))
        .collect();
    let by_kind = |noise| Disturbed::of(noise, generation, &right);
    NOISES.iter().map(by_kind).collect()
}

impl Disturbed {
    fn of(noise: &Noise, generation: &Generation, right: &[(&Question, Asked)]) -> Self {
        let mut found = Self {
            kind: noise.kind,
            asked: right.len(),
            ..Self::default()
        };
        for (question, before) in right {
            let noisy = noise.on(&question.text);
            let after = ask(generation, &noisy);
            let first = |asked: &Asked| asked.hits.first().map(|hit| hit.facts.clone());
            let what = match after.verdict {
                Verdict::Answered if first(&after) == first(before) => continue,
                Verdict::Answered => {
                    found.other += 1;
                    after.hits.first().map_or("", |hit| hit.id.as_str())
                }
                Verdict::Near => {
                    found.near += 1;
                    "near"
                }
                Verdict::NotCovered => {
                    found.refused += 1;
                    "refused"
                }
            };
            if question.part != Some(Part::Unseen) {
                found
                    .changed
                    .push(format!("{}  ({what})", one_line(&noisy)));
            }
        }
        found
    }

    /// How many do not have the same answer any more.
    pub fn all(&self) -> usize {
        self.other + self.near + self.refused
    }

    fn row(&self) -> String {
        let part = |count: usize| percent(count as f64 / self.asked.max(1) as f64, self.asked);
        format!(
            "{:24} {:>5} {} {} {:>7} {}\n",
            self.kind,
            self.asked,
            part(self.other),
            part(self.near),
            part(self.refused),
            part(self.all())
        )
    }
}

/// A row a kind and one over all, then examples of what changed.
pub fn table(kinds: &[Disturbed]) -> String {
    let mut out = format!(
        "\n{:24} {:>5} {:>6} {:>6} {:>7} {:>6}\n",
        "right answers, noise", "n", "other", "near", "refused", "all"
    );
    let mut together = Disturbed {
        kind: "together",
        ..Disturbed::default()
    };
    for kind in kinds {
        out += &kind.row();
        together.asked += kind.asked;
        together.other += kind.other;
        together.near += kind.near;
        together.refused += kind.refused;
    }
    out += &together.row();
    out += &format!("\nchanged by noise, up to {LISTED} a kind, none of the unseen part\n");
    for kind in kinds {
        for changed in kind.changed.iter().take(LISTED) {
            out += &format!("  {:12} {changed}\n", kind.kind);
        }
    }
    out
}
