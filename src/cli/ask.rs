//! `careerbot ask`: one answer.

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};

use serde::Serialize;
use serde_json::Value;

use crate::config::Settings;
use crate::index::Generation;
use crate::rank::Verdict;
use crate::respond::commands::Ask;
use crate::respond::{self, Request, respond};
use crate::terminal::{Look, Offers, printable_json, render};

use super::failure::Failure;
use super::learn::learn;
use super::load::{Announce, load};
use super::{batch, explain};

/// What `ask` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The question, in quotes or not
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    question: Vec<OsString>,
    /// Print the ranked answers as JSON
    #[arg(long)]
    json: bool,
    /// Read a question a line from standard input and print a JSON object a line
    #[arg(long, requires = "json")]
    batch: bool,
    /// Most ranked answers to show with --json or --explain
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u8).range(1..=10))]
    limit: u8,
    /// Also show how the question was read and why each answer ranks where it does
    #[arg(long)]
    explain: bool,
}

/// Runs the command.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> Result<(), Failure> {
    let generation = load(settings, Announce::Built)?;
    learn(settings, &generation);
    let limit = usize::from(arguments.limit);
    if arguments.batch {
        return Ok(batch::run(&generation, limit, arguments.explain)?);
    }
    let words: Vec<_> = arguments
        .question
        .iter()
        .map(|word| word.to_string_lossy())
        .collect();
    let question = words.join(" ");
    if arguments.json {
        let mut out = io::stdout().lock();
        writeln!(
            out,
            "{}",
            json(&generation, &question, limit, arguments.explain)
        )?;
        return Ok(out.flush()?);
    }
    let is_terminal = io::stdout().is_terminal();
    let look = if is_terminal {
        Look::terminal()
    } else {
        Look::Plain
    };
    let request = Request::Ask(Ask {
        question: question.clone(),
    });
    let mut out = BufWriter::new(anstream::stdout().lock());
    write!(
        out,
        "{}",
        render(&respond(&generation, &request), look, Offers::SeeAlso)
    )?;
    if arguments.explain {
        let asked = respond::ask(&generation, &question);
        write!(
            out,
            "\n{}",
            render(&explain::answer(&asked, limit), look, Offers::SeeAlso)
        )?;
    }
    Ok(out.flush()?)
}

/// What is printed for a question, as one line of JSON.
pub(super) fn json(generation: &Generation, question: &str, limit: usize, explain: bool) -> String {
    let asked = respond::ask(generation, question);
    let answered = asked.verdict == Verdict::Answered;
    let near = asked.verdict == Verdict::Near;
    let found = asked
        .hits
        .iter()
        .take(if answered || near { limit } else { 0 })
        .map(|hit| Found {
            guide: &hit.guide,
            id: &hit.id,
            kind: hit.kind.name(),
            title: &hit.title,
            text: &hit.text,
            score: hit.score,
        });
    let reply = Reply {
        question,
        answered,
        near,
        reply: asked.reply.map(|reply| reply.text),
        answers: found.collect(),
        explain: explain.then(|| explain::json(&asked, limit)),
    };
    // Strings and numbers cannot fail to be written; the fallback keeps the promise of one line.
    let line = serde_json::to_string(&reply).unwrap_or_else(|error| {
        serde_json::json!({ "question": "", "answered": false, "answers": [], "error": error.to_string() })
            .to_string()
    });
    printable_json(&line).into_owned()
}

#[derive(Serialize)]
struct Reply<'a> {
    question: &'a str,
    answered: bool,
    /// Whether it is not sure, and these are the closest passages.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    near: bool,
    /// What is said to small talk or in another language.
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<&'static str>,
    /// Best first; none where the guides do not cover it.
    answers: Vec<Found<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explain: Option<Value>,
}

#[derive(Serialize)]
struct Found<'a> {
    guide: &'a str,
    id: &'a str,
    kind: &'static str,
    title: &'a str,
    text: &'a str,
    score: f32,
}
