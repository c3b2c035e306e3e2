//! What became of a reindex, as a line of the log and as an [`Answer`].

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::evaluate::{Changes, GoldenChanges};
use crate::index::passage::cut;
use crate::knowledge::Problem;
use crate::respond::answer::{Answer, Block};

/// Most problems that an answer or a line of the log names.
const NAMED: usize = 8;
/// Longest description of one problem in characters.
const LONGEST: usize = 300;

/// What became of a reindex. Whatever it is, answers go on.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The knowledge is what is answered from already.
    Unchanged {
        /// How long it took to see.
        took: Duration,
        /// The last change that this program followed, and how long ago.
        last: Option<(Arc<Swapped>, Duration)>,
    },
    /// Answers come from the new state of the knowledge.
    Swapped(Arc<Swapped>),
    /// The knowledge has problems: answers come from where they came before.
    Broken(Vec<Problem>),
    /// It could not be done, in a sentence: answers come from where they came before.
    Failed(String),
}

/// A new state of the knowledge that is answered from.
#[derive(Debug, Clone, PartialEq)]
pub struct Swapped {
    /// How many guides there are.
    pub guides: usize,
    /// How many passages there are.
    pub passages: usize,
    /// The passages that differ.
    pub changes: Changes,
    /// How long it took until answers came from it.
    pub took: Duration,
    /// What it did to the golden questions, asked after that.
    pub questions: Questions,
}

/// What a change did to the golden questions; it never stands in a change's way.
#[derive(Debug, Clone, PartialEq)]
pub enum Questions {
    /// They were asked before and after; none where there is no file.
    Compared(GoldenChanges),
    /// Their file has problems.
    Broken(Vec<Problem>),
    /// They could not be asked, in a sentence.
    Failed(String),
}

impl Outcome {
    /// Logs it in one line, and in a second one what is worse than before.
    pub(super) fn log(&self) {
        match self {
            Self::Unchanged { .. } => tracing::info!("reindex: {self}"),
            Self::Broken(_) => tracing::warn!("reindex: {self}"),
            Self::Failed(_) => tracing::error!("reindex: {self}"),
            Self::Swapped(swapped) => {
                tracing::info!("reindex: {self}");
                match &swapped.questions {
                    Questions::Compared(changes) if !changes.worse.is_empty() => {
                        tracing::warn!("reindex: {}", changes.summary());
                    }
                    Questions::Compared(_) => {}
                    Questions::Broken(problems) => {
                        tracing::warn!(
                            "reindex: golden questions: {}",
                            places(problems).join("; ")
                        );
                    }
                    Questions::Failed(sentence) => tracing::error!("reindex: {sentence}"),
                }
            }
        }
    }

    /// What is told to whoever asked for it.
    pub fn answer(&self) -> Answer {
        const STAYS: &str = "Answers still come from the guides as they were.";
        match self {
            Self::Unchanged { last, .. } => {
                let answer = Answer::new("The guides are as they were").paragraph(sentence(self));
                // Who changes a guide and asks is often later than the watching.
                let Some((swapped, ago)) = last else {
                    return answer;
                };
                let when = format!("They were last read anew {} ago:", span(*ago));
                answer.paragraph(when).blocks(swapped.blocks())
            }
            Self::Swapped(swapped) => {
                Answer::new("The guides were read anew").blocks(swapped.blocks())
            }
            Self::Broken(problems) => {
                Answer::unclear("The guides have problems", STAYS).blocks([listed(problems)])
            }
            Self::Failed(_) => {
                Answer::unclear("The guides could not be read", sentence(self)).paragraph(STAYS)
            }
        }
    }
}

impl Swapped {
    fn blocks(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Paragraph(sentence(self))];
        if self.changes.is_empty() {
            let text = "No passage differs: what changed is around them, such as a guide's title or \
                        the vocabulary.";
            blocks.push(Block::Paragraph(text.into()));
        }
        blocks.extend(self.changes.blocks());
        match &self.questions {
            Questions::Compared(changes) => blocks.extend(changes.blocks()),
            Questions::Broken(problems) => {
                let warning = "The golden questions were not asked: their file has problems.";
                blocks.push(Block::Note(warning.into()));
                blocks.push(listed(problems));
            }
            Questions::Failed(why) => blocks.push(Block::Note(why.clone())),
        }
        blocks
    }
}

/// As in a line of the log.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unchanged { took, .. } => {
                write!(f, "the guides are as they were ({} ms)", took.as_millis())
            }
            Self::Swapped(swapped) => swapped.fmt(f),
            Self::Broken(problems) => {
                let (count, places) = (problems.len(), places(problems).join("; "));
                write!(f, "{count} {}: {places}", noun(count, "problem"))
            }
            Self::Failed(sentence) => f.write_str(sentence),
        }
    }
}

/// `1 added, 0 changed, 0 removed: 4 guides, 250 passages (12 ms)`
impl fmt::Display for Swapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (guides, passages) = (self.guides, self.passages);
        write!(
            f,
            "{}: {guides} {}, {passages} {} ({} ms)",
            self.changes.counts(),
            noun(guides, "guide"),
            noun(passages, "passage"),
            self.took.as_millis()
        )
    }
}

/// A line of the log as a sentence of its own.
fn sentence(line: &impl fmt::Display) -> String {
    let text = line.to_string();
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}

/// Problems as a list for people, each with its help.
fn listed(problems: &[Problem]) -> Block {
    let with_help = |problem: &Problem| {
        let text = format!("{} ({})", place(problem), problem.help);
        cut(&text, LONGEST)
    };
    Block::List(first(problems, with_help))
}

/// Problems for a line of the log.
fn places(problems: &[Problem]) -> Vec<String> {
    first(problems, |problem| cut(&place(problem), LONGEST))
}

/// `guides/x.md:12:3: message`
fn place(problem: &Problem) -> String {
    let Problem {
        file,
        line,
        column,
        message,
        ..
    } = problem;
    format!("{file}:{line}:{column}: {message}")
}

/// The first problems; where there are more, how many, and what lists them.
fn first(problems: &[Problem], show: impl Fn(&Problem) -> String) -> Vec<String> {
    let mut items: Vec<String> = problems.iter().take(NAMED).map(show).collect();
    let more = problems.len().saturating_sub(NAMED);
    if more > 0 {
        items.push(format!("and {more} more: careerbot check lists them"));
    }
    items
}

/// `1 second`, `5 minutes`, `30 hours`
fn span(time: Duration) -> String {
    let seconds = time.as_secs();
    let (count, unit) = match seconds {
        0..60 => (seconds, "second"),
        60..3_600 => (seconds / 60, "minute"),
        _ => (seconds / 3_600, "hour"),
    };
    format!("{count} {}", noun(count as usize, unit))
}

fn noun(count: usize, noun: &str) -> String {
    format!("{noun}{}", if count == 1 { "" } else { "s" })
}
