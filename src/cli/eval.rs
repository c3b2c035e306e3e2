//! `careerbot eval`: questions with known answers, and how many are answered right.

mod guides;

use std::collections::HashSet;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::config::Settings;
use crate::evaluate::{self, Measured, Question};
use crate::index::Generation;
use crate::index::passage::passages;
use crate::knowledge::{Library, Problem, QUESTIONS, Sources, render_problems};

use super::failure::Failure;
use super::learn::learn;
use super::load::{Announce, load};

/// What `eval` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Questions to ask, golden ones or some with patterns [default: questions.jsonl in the
    /// knowledge folder]
    file: Option<PathBuf>,
    /// Also show the figures by style, by topic and by length
    #[arg(long)]
    all: bool,
    /// Also ask the questions.jsonl of this folder of its guides (*.md), alone and beside the
    /// others
    #[arg(long, value_name = "FOLDER")]
    guides: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> Result<(), Failure> {
    let generation = load(settings, Announce::Built)?;
    learn(settings, &generation);
    let sources = Sources::read(&settings.knowledge)?;
    let library = Library::parse(&sources).map_err(Failure::Problems)?;
    let file = match &arguments.file {
        Some(file) => file.clone(),
        None => settings.knowledge.join(QUESTIONS),
    };
    let own = questions(&file, &library)?;
    let others = match &arguments.guides {
        Some(folder) => Some(guides::read(folder, &sources)?),
        None => None,
    };
    // Some of it takes a while: what is known is shown at once.
    let mut out = BufWriter::new(anstream::stdout().lock());
    let mut write = |text: &str| -> Result<(), Failure> {
        write!(out, "{text}")?;
        Ok(out.flush()?)
    };
    let own = Measured::of(&generation, own);
    write(&evaluate::head())?;
    write(&evaluate::rows("", &own))?;
    let mut misses = evaluate::misses("", &own);
    if let Some((others, asked)) = others {
        let together = library.with(&others.guides);
        let alone = Measured::of(&indexed(settings, others)?, asked.clone());
        write("\ntest guides, alone\n")?;
        write(&evaluate::rows("", &alone))?;
        misses += &evaluate::misses("test guides, alone: ", &alone);
        let together = indexed(settings, together)?;
        for (title, questions) in [
            ("test guides, beside the shipped ones", asked),
            (
                "own questions, beside the test guides",
                own.questions.clone(),
            ),
        ] {
            write(&format!("\n{title}\n"))?;
            write(&evaluate::rows("", &Measured::of(&together, questions)))?;
        }
    }
    if arguments.all {
        write(&evaluate::groups(&own))?;
    }
    write(&misses)
}

/// A library, indexed in memory with its vectors; those that had to be made are kept.
fn indexed(settings: &Settings, library: Library) -> Result<Generation, Failure> {
    let generation = Generation::in_memory(library, String::new())
        .map_err(|error| Failure::Failed(format!("the index cannot be built: {error}")))?;
    learn(settings, &generation);
    Ok(generation)
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
