//! `careerbot check`: every problem of the knowledge, and what a change of it does.

use std::collections::HashSet;
use std::io::{BufWriter, Write as _};

use crate::config::Settings;
use crate::evaluate::{self, Golden};
use crate::index::passage::passages;
use crate::knowledge::{
    Library, Problem, QUESTIONS, Sources, left_out, problems_json, render_problems,
};
use crate::terminal::printable_json;

use super::diff;
use super::failure::Failure;
use super::load::size;

/// What `check` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Print the problems as a JSON array: file, line, column, width (both in characters, from 1),
    /// message, help and the line's text of each; with --diff, an object that also tells what
    /// changed
    #[arg(long)]
    json: bool,
    /// Also show what the knowledge as it is now changes: passages that are added, changed and
    /// removed, and golden questions that are answered better or worse
    #[arg(
        long,
        long_help = "Also show what the knowledge as it is now changes, before anybody gets it: \
                     passages that are added, changed and removed, and golden questions that are \
                     answered better or worse. It is compared with the last good index in the data \
                     folder, which is what a running bot answers from (careerbot index brings it \
                     up to date, and so do the other commands), or with what --against names. \
                     Problems of guides, vocabulary and quiz come first: with any, there is no \
                     comparison. Worse answers and problems of golden questions are warnings, so \
                     the exit code stays 0"
    )]
    diff: bool,
    /// With --diff: what to compare with instead, another knowledge folder or a git revision such as
    /// main
    #[arg(long, value_name = "FOLDER|REVISION", requires = "diff")]
    against: Option<String>,
}

/// Runs the command.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> Result<(), Failure> {
    let sources = Sources::read(&settings.knowledge)?;
    let library = match (Library::parse(&sources), arguments.diff) {
        (Ok(library), true) => {
            // As in a running bot, golden questions stand in no change's way.
            let golden = golden(&sources, None);
            let against = arguments.against.as_deref();
            return diff::run(settings, against, &sources, library, golden, arguments.json);
        }
        (library, _) => library,
    };
    let library = match without_problems(&sources, library) {
        Ok(library) => library,
        Err(problems) => {
            show(&problems, arguments)?;
            return Err(Failure::Shown);
        }
    };
    let mut out = BufWriter::new(anstream::stdout().lock());
    if arguments.json {
        writeln!(out, "[]")?;
    } else {
        let size = size(library.guides.len(), passages(&library).len());
        writeln!(out, "{size}, no problems{}", left_out(&library.drafts))?;
    }
    Ok(out.flush()?)
}

/// The library, if its golden questions are in order too; every problem of every file otherwise.
fn without_problems(
    sources: &Sources,
    library: Result<Library, Vec<Problem>>,
) -> Result<Library, Vec<Problem>> {
    let golden = golden(sources, library.as_ref().ok());
    match (library, golden) {
        (Ok(library), Ok(_)) => Ok(library),
        (library, golden) => {
            let mut problems = library.err().unwrap_or_default();
            problems.extend(golden.err().unwrap_or_default());
            problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
            Err(problems)
        }
    }
}

/// The golden questions; none where there is no such file. Without a library any id will do.
fn golden(sources: &Sources, library: Option<&Library>) -> Result<Vec<Golden>, Vec<Problem>> {
    let Some((text, mut problems)) = sources.text(QUESTIONS) else {
        return Ok(Vec::new());
    };
    let read = match library {
        Some(library) => {
            let passages = passages(library);
            let ids: HashSet<&str> = passages.iter().map(|passage| passage.id.as_str()).collect();
            evaluate::read(QUESTIONS, &text, &ids)
        }
        None => evaluate::read_any(QUESTIONS, &text),
    };
    if problems.is_empty() {
        return read;
    }
    problems.extend(read.err().unwrap_or_default());
    Err(problems)
}

fn show(problems: &[Problem], arguments: &Arguments) -> Result<(), Failure> {
    // The stream takes the colours off again where they are not wanted.
    let mut out = BufWriter::new(anstream::stdout().lock());
    if arguments.json {
        let mut json = problems_json(problems);
        if arguments.diff {
            json = serde_json::json!({ "problems": json });
        }
        writeln!(out, "{}", printable_json(&json.to_string()))?;
    } else {
        write!(out, "{}", render_problems(problems, true))?;
    }
    Ok(out.flush()?)
}
