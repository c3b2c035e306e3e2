//! `careerbot eval`: golden questions, and how many are answered right.

use std::collections::HashSet;
use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use crate::config::Settings;
use crate::evaluate::{self, Golden, PARTS};
use crate::index::{Generation, OpenError};
use crate::knowledge::{Library, Sources, render_problems};

use super::failure::Failure;
use super::load::{Announce, load};

/// What `eval` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Golden questions [default: questions.jsonl in the knowledge folder]
    file: Option<PathBuf>,
    /// Take one thing away and see what it was worth: one of vocabulary, also-asked, spelling,
    /// entities, terms, alike, related, outside, stop; or "each" for a table of all
    #[arg(long, value_name = "PART")]
    without: Option<String>,
}

/// Runs the command.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> Result<(), Failure> {
    let generation = load(settings, Announce::Built)?;
    let golden = questions(settings, arguments, &generation)?;
    let mut out = BufWriter::new(anstream::stdout().lock());
    let report = match arguments.without.as_deref() {
        None => {
            let ours = evaluate::run(&generation, &golden);
            let plain = evaluate::baseline(&generation, &golden).map_err(failed)?;
            evaluate::render(&golden, &ours, &plain)
        }
        Some("each") => {
            let mut rows = vec![("(nothing)", evaluate::run(&generation, &golden))];
            for part in PARTS {
                let Some(built) = evaluate::without(&library(settings)?, part) else {
                    continue;
                };
                rows.push((part, evaluate::run(&built.map_err(failed)?, &golden)));
            }
            evaluate::render_ablation(&golden, &rows)
        }
        Some(part) => {
            let Some(built) = evaluate::without(&library(settings)?, part) else {
                let known = PARTS.join(", ");
                return Err(Failure::Usage(vec![format!(
                    "eval: there is no part “{part}”; say each or one of {known}"
                )]));
            };
            let rows = [(part, evaluate::run(&built.map_err(failed)?, &golden))];
            evaluate::render_ablation(&golden, &rows)
        }
    };
    write!(out, "{report}")?;
    Ok(out.flush()?)
}

/// The guides themselves: an index does not hold them whole.
fn library(settings: &Settings) -> Result<Library, Failure> {
    let sources = Sources::read(&settings.knowledge)?;
    Ok(Library::parse(&sources).map_err(OpenError::Broken)?)
}

fn questions(
    settings: &Settings,
    arguments: &Arguments,
    generation: &Generation,
) -> Result<Vec<Golden>, Failure> {
    let file = arguments
        .file
        .clone()
        .unwrap_or_else(|| settings.knowledge.join("questions.jsonl"));
    let name = file.display().to_string();
    let text = fs::read(&file).map_err(|error| {
        Failure::Usage(vec![format!("cannot read the golden questions {name}: {error}; name another file: careerbot eval FILE")])
    })?;
    let ids: Vec<String> = generation.passages().map(|passage| passage.id).collect();
    let ids: HashSet<&str> = ids.iter().map(String::as_str).collect();
    match evaluate::read(&name, &String::from_utf8_lossy(&text), &ids) {
        Ok(golden) => Ok(golden),
        Err(problems) => {
            let mut out = anstream::stdout().lock();
            write!(out, "{}", render_problems(&problems, true))?;
            Err(Failure::Shown)
        }
    }
}

fn failed(error: crate::index::IndexError) -> Failure {
    Failure::Failed(format!("the index cannot be built: {error}"))
}
