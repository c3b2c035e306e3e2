//! `careerbot check`: every problem of the knowledge. The same load as everywhere, and a report.

use std::io::{BufWriter, Write as _};

use crate::config::Settings;
use crate::index::passage::passages;
use crate::knowledge::{Library, Sources, problems_json, render_problems};
use crate::terminal::printable_json;

use super::failure::Failure;
use super::load::size;

/// What `check` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Print the problems as a JSON array
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> Result<(), Failure> {
    let sources = Sources::read(&settings.knowledge)?;
    let library = Library::parse(&sources);
    let problems = library.as_ref().err().map_or(&[][..], Vec::as_slice);
    // The stream takes the colours off again where they are not wanted.
    let mut out = BufWriter::new(anstream::stdout().lock());
    if arguments.json {
        writeln!(
            out,
            "{}",
            printable_json(&problems_json(problems).to_string())
        )?;
    } else if let Ok(library) = &library {
        let size = size(library.guides.len(), passages(library).len());
        writeln!(out, "{size}, no problems")?;
    } else {
        write!(out, "{}", render_problems(problems, true))?;
    }
    out.flush()?;
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Failure::Shown)
    }
}
