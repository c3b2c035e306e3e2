//! Which golden questions one generation answers better or worse than another: as data, lines and
//! blocks.

use std::collections::BTreeSet;

use super::changes::first;
use super::report::one_line;
use super::{Figures, Golden, Measured, Outcome, Part, Question, Verdict};
use crate::index::{Generation, IndexError};
use crate::respond::answer::Block;

/// Most questions that an answer names; a terminal shows all of them.
const NAMED: usize = 5;

/// How golden questions fare with one generation and with the next.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GoldenChanges {
    /// How many were asked.
    pub asked: usize,
    /// Whether they were asked by words alone, because not every vector of both generations is there:
    /// with those of one only, all that differs would be that.
    pub by_words: bool,
    /// The figures with the old generation.
    pub before: Figures,
    /// The figures with the new one.
    pub after: Figures,
    /// Questions that are answered better, in their own order.
    pub better: Vec<Moved>,
    /// Questions that are answered worse, in their own order.
    pub worse: Vec<Moved>,
    /// Ids that count as right and that no passage of the new generation has: a heading or a row
    /// was renamed or removed.
    pub gone: Vec<String>,
}

/// A golden question that is answered better or worse than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The question.
    pub question: String,
    /// Whether rules may be tuned to it; only such questions are shown.
    pub part: Part,
    /// Whether it has an answer in the guides.
    pub covered: bool,
    /// How it was answered.
    pub before: Grade,
    /// How it is answered now.
    pub after: Grade,
}

/// How a golden question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// The first answer is right.
    First,
    /// The second or the third is right, or the right one is among the closest passages that are
    /// shown where the bot is not sure.
    InThree,
    /// Something is answered, and what is right is not among the first three.
    Wrong,
    /// Nothing is answered, and what is right is not among the closest passages if they are shown.
    Refused,
}

impl GoldenChanges {
    /// Asks every question of both generations. This takes a while: some milliseconds for each.
    pub fn between(
        before: &Generation,
        after: &Generation,
        golden: &[Golden],
    ) -> Result<Self, IndexError> {
        let questions: Vec<Question> = golden.iter().map(Question::from).collect();
        let measured = |generation| Measured::of(generation, questions.clone());
        let by_words = before.meanings().is_none() || after.meanings().is_none();
        let (old, new) = if by_words {
            // Also where both lack some: they may come while questions are asked.
            (measured(&before.by_words()?), measured(&after.by_words()?))
        } else {
            (measured(before), measured(after))
        };
        let mut changes = Self {
            asked: golden.len(),
            by_words,
            before: old.figures(|_| true),
            after: new.figures(|_| true),
            ..Self::default()
        };
        let outcomes = old.outcomes.iter().zip(&new.outcomes);
        for (golden, (old, new)) in golden.iter().zip(outcomes) {
            let moved = Moved {
                question: golden.question.clone(),
                part: golden.part,
                covered: !golden.answers.is_empty(),
                before: Grade::of(old),
                after: Grade::of(new),
            };
            let worth = |grade: Grade| grade.worth(moved.covered);
            match worth(moved.after).cmp(&worth(moved.before)) {
                std::cmp::Ordering::Greater => changes.better.push(moved),
                std::cmp::Ordering::Less => changes.worse.push(moved),
                std::cmp::Ordering::Equal => {}
            }
        }
        changes.gone = gone(after, golden);
        Ok(changes)
    }

    /// What can be said without an old generation: which ids are not there.
    pub fn alone(after: &Generation, golden: &[Golden]) -> Self {
        Self {
            gone: gone(after, golden),
            ..Self::default()
        }
    }

    /// A line a question, then what became of the figures; nothing where nothing was asked.
    pub fn lines(&self) -> Vec<String> {
        if self.asked == 0 {
            return Vec::new();
        }
        let mut lines = Vec::new();
        for (what, moved) in [("better", &self.better), ("worse", &self.worse)] {
            lines.extend(named(moved).map(|moved| format!("{what:<8} {moved}")));
            lines.extend(unseen(moved).map(|count| format!("{what:<8} {count}")));
        }
        lines.extend(
            self.gone
                .iter()
                .map(|id| format!("gone     {id}  (a golden question names it)")),
        );
        lines.push(self.summary());
        lines
    }

    /// The same for an answer; a note warns of what is worse.
    pub fn blocks(&self) -> Vec<Block> {
        if self.asked == 0 {
            return Vec::new();
        }
        let mut blocks = Vec::new();
        if !self.worse.is_empty() {
            let count = self.worse.len();
            let warning = match count {
                1 => "One golden question is answered worse than before.".to_owned(),
                _ => format!("{count} golden questions are answered worse than before."),
            };
            blocks.push(Block::Note(warning));
            let list: Vec<String> = named(&self.worse).chain(unseen(&self.worse)).collect();
            blocks.push(Block::List(first(list, NAMED)));
        }
        if !self.gone.is_empty() {
            let ids = first(self.gone.clone(), NAMED).join(", ");
            blocks.push(Block::Note(format!(
                "Golden questions name passages that are not there: {ids}."
            )));
        }
        blocks.push(Block::Paragraph(self.summary()));
        blocks
    }

    /// `878 golden questions: 3 better, 1 worse; hit@1 83.4% → 83.6%, …`
    pub fn summary(&self) -> String {
        let part = |name: &str, of: fn(&Figures) -> f64| {
            let [before, after] =
                [&self.before, &self.after].map(|figures| format!("{:.1}%", of(figures) * 100.0));
            match before == after {
                true => format!("{name} {after}"),
                false => format!("{name} {before} → {after}"),
            }
        };
        format!(
            "{} golden questions{}: {} better, {} worse; {}, {}, {}, {}",
            self.asked,
            if self.by_words {
                ", by words alone"
            } else {
                ""
            },
            self.better.len(),
            self.worse.len(),
            part("hit@1", |figures| figures.hit1),
            part("hit@3", |figures| figures.hit3),
            part("wrong refusals", |figures| figures.wrong_refusals),
            part("right refusals", |figures| figures.right_refusals),
        )
    }
}

impl Grade {
    fn of(outcome: &Outcome) -> Self {
        match (outcome.verdict, outcome.place()) {
            (_, Some(1)) => Self::First,
            (_, Some(2..=3)) => Self::InThree,
            (Verdict::Answered, _) => Self::Wrong,
            _ => Self::Refused,
        }
    }

    /// More is better. A covered question that is refused is as good as one answered wrongly: it
    /// counts as missed in the figures, too.
    fn worth(self, covered: bool) -> u8 {
        match self {
            Self::Refused => u8::from(!covered),
            Self::First if covered => 2,
            Self::InThree if covered => 1,
            _ => 0,
        }
    }

    fn name(self, covered: bool) -> &'static str {
        match self {
            Self::Refused => "refused",
            _ if !covered => "answered, is not covered",
            Self::First => "right",
            Self::InThree => "right among the first three",
            Self::Wrong => "not found",
        }
    }
}

/// The ids that count as right and are no passage's, each once.
fn gone(generation: &Generation, golden: &[Golden]) -> Vec<String> {
    let ids = golden.iter().flat_map(|golden| &golden.answers);
    let gone: BTreeSet<&String> = ids.filter(|id| generation.passage(id).is_none()).collect();
    gone.into_iter().cloned().collect()
}

/// The questions that may be shown, with what became of each.
fn named(moved: &[Moved]) -> impl Iterator<Item = String> {
    let tune = moved.iter().filter(|moved| moved.part == Part::Tune);
    tune.map(|moved| {
        let [before, after] = [moved.before, moved.after].map(|grade| grade.name(moved.covered));
        format!("{}  ({before} → {after})", one_line(&moved.question))
    })
}

/// How many of the part that stays unseen.
fn unseen(moved: &[Moved]) -> Option<String> {
    let unseen = |moved: &&Moved| moved.part == Part::Unseen;
    let count = moved.iter().filter(unseen).count();
    (count > 0).then(|| format!("{count} of the part that stays unseen"))
}
