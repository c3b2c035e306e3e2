//! `careerbot eval`: questions with known answers, and how many are answered right.

use std::collections::HashSet;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::config::Settings;
use crate::evaluate::{self, Case, Measured, Question, SWITCHES, Switch};
use crate::index::IndexError;
use crate::index::passage::passages;
use crate::knowledge::{Library, Problem, QUESTIONS, Sources, render_problems};

use super::failure::Failure;
use super::load::{Announce, load};

/// What `eval` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Questions to ask, golden ones or some with patterns [default: questions.jsonl in the
    /// knowledge folder]
    file: Option<PathBuf>,
    #[arg(long, value_name = "PART", help = without_help())]
    without: Option<String>,
}

fn without_help() -> String {
    format!(
        "Take one thing away and see what it was worth: one of {}; or \"each\" for a table of all",
        names()
    )
}

/// Runs the command.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> Result<(), Failure> {
    let switches = match arguments.without.as_deref() {
        None => Vec::new(),
        Some("each") => SWITCHES.iter().collect(),
        Some(name) => vec![switch(name)?],
    };
    let generation = load(settings, Announce::Built)?;
    let sources = Sources::read(&settings.knowledge)?;
    let shipped = Library::parse(&sources).map_err(Failure::Problems)?;
    let file = match &arguments.file {
        Some(file) => file.clone(),
        None => settings.knowledge.join(QUESTIONS),
    };
    let own = questions(&file, &shipped)?;
    let mut out = BufWriter::new(anstream::stdout().lock());
    if !switches.is_empty() {
        let case = Case {
            name: String::new(),
            library: shipped,
            questions: own,
        };
        let table = evaluate::render_ablation(&case, &switches).map_err(failed)?;
        write!(out, "{table}")?;
        return Ok(out.flush()?);
    }
    let own = Measured::of(&generation, own).map_err(failed)?;
    let own = [(String::new(), own)];
    let rows = evaluate::rows_by_part("", &own);
    let [(_, own)] = &own;
    let has_parts = own.questions.iter().any(|question| question.part.is_some());
    let title = match has_parts {
        true => "misses of the tune part",
        false => "misses",
    };
    let (head, groups) = (evaluate::head(), evaluate::render_groups(own));
    let misses = evaluate::render_misses(title, own);
    write!(out, "{head}{rows}{groups}{misses}")?;
    Ok(out.flush()?)
}

fn switch(name: &str) -> Result<&'static Switch, Failure> {
    Switch::named(name).ok_or_else(|| {
        let known = names();
        Failure::Usage(vec![format!(
            "eval: there is no part “{name}”; say each or one of {known}"
        )])
    })
}

fn names() -> String {
    let names: Vec<&str> = SWITCHES.iter().map(|switch| switch.name).collect();
    names.join(", ")
}

/// The questions of a file about a library; problems are shown.
fn questions(file: &Path, library: &Library) -> Result<Vec<Question>, Failure> {
    let name = file.display().to_string();
    let text = fs::read(file).map_err(|error| {
        Failure::Usage(vec![format!(
            "cannot read the questions {name}: {error}; name another file: careerbot eval FILE"
        )])
    })?;
    let passages = passages(library);
    let ids: HashSet<&str> = passages.iter().map(|passage| passage.id.as_str()).collect();
    let text = String::from_utf8_lossy(&text);
    evaluate::questions(&name, &text, &ids).or_else(|problems| show(&problems))
}

/// Shows problems in what is only read here; those of the knowledge itself are `check`'s.
fn show<T>(problems: &[Problem]) -> Result<T, Failure> {
    let mut out = anstream::stdout().lock();
    write!(out, "{}", render_problems(problems, true))?;
    Err(Failure::Shown)
}

fn failed(error: IndexError) -> Failure {
    Failure::Failed(format!("the index cannot be built: {error}"))
}
