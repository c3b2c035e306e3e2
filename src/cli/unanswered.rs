//! `careerbot unanswered`: what was asked in vain, and its removal.

use std::io::{self, BufWriter, Write as _};

use serde::Serialize;

use crate::config::Settings;
use crate::state::{Keeping, MOST_QUESTIONS, Place, Question, State, StateError, day};
use crate::terminal::{printable, printable_json};

use super::failure::Failure;

/// What `unanswered` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Print the questions as a JSON array
    #[arg(long)]
    json: bool,
    /// Remove all of them, and all votes on answers
    #[arg(long, conflicts_with = "json")]
    forget: bool,
}

/// Runs the command.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut out = BufWriter::new(io::stdout().lock());
    if arguments.forget {
        let questions = match runtime.block_on(forget(settings))? {
            1 => "1 question".to_owned(),
            count => format!("{count} questions"),
        };
        writeln!(out, "{questions} removed")?;
        return Ok(out.flush()?);
    }
    let questions = runtime.block_on(questions(settings))?;
    if arguments.json {
        let rows: Vec<Row> = questions.iter().map(Row::new).collect();
        let json = serde_json::to_string(&rows).map_err(io::Error::from)?;
        writeln!(out, "{}", printable_json(&json))?;
    } else if questions.is_empty() {
        writeln!(out, "Nothing was asked in vain.")?;
    } else {
        writeln!(out, "times  first       last        question")?;
        for question in &questions {
            writeln!(out, "{}", printable(&line(question)))?;
        }
    }
    Ok(out.flush()?)
}

/// The questions of a state that exists; looking at them makes none.
async fn questions(settings: &Settings) -> Result<Vec<Question>, StateError> {
    let Some(state) = open(settings).await? else {
        return Ok(Vec::new());
    };
    let questions = state.questions(0, MOST_QUESTIONS).await;
    state.close().await;
    questions
}

async fn forget(settings: &Settings) -> Result<i64, StateError> {
    let Some(state) = open(settings).await? else {
        return Ok(0);
    };
    let forgotten = state.forget_questions().await;
    state.close().await;
    forgotten
}

async fn open(settings: &Settings) -> Result<Option<State>, StateError> {
    let place = Place::new(&settings.data, settings.state.as_ref());
    if !place.exists() {
        return Ok(None);
    }
    let state = State::open(&place, Keeping::new(settings.keep_days)).await?;
    Ok(Some(state))
}

fn line(question: &Question) -> String {
    let (first, last) = (day(question.first), day(question.last));
    let not_helpful = question.passage.as_ref();
    let not_helpful = not_helpful.map(|id| format!("  (not helpful: {id})"));
    format!(
        "{:>5}  {first}  {last}  {}{}",
        question.missed,
        question.question,
        not_helpful.unwrap_or_default()
    )
}

#[derive(Serialize)]
struct Row<'a> {
    question: &'a str,
    count: i64,
    first: String,
    last: String,
    kind: &'static str,
    passage: Option<&'a str>,
}

impl<'a> Row<'a> {
    fn new(question: &'a Question) -> Self {
        Self {
            question: &question.question,
            count: question.missed,
            first: day(question.first),
            last: day(question.last),
            kind: match question.passage {
                Some(_) => "not_helpful",
                None => "unanswered",
            },
            passage: question.passage.as_deref(),
        }
    }
}
