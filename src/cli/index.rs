//! `careerbot index`: the index on disk as the knowledge is now, and what changed.

use std::io::{self, BufWriter, Write as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};

use crate::config::Settings;
use crate::evaluate::{Around, Changes};
use crate::index::{Generation, Store};
use crate::knowledge::Sources;
use crate::terminal::printable;

use super::failure::Failure;
use super::learn;
use super::load::size;

/// What `index` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Also write the vectors of the guides into the knowledge folder, so that they come with them
    #[arg(long)]
    ship: bool,
}

/// Runs the command.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> Result<(), Failure> {
    let start = Instant::now();
    // Hidden by itself where standard error is no terminal; cleared also where something fails.
    let style = ProgressStyle::with_template("{bar:20} {msg}");
    let progress = ProgressBar::new(3)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_finish(ProgressFinish::AndClear);
    progress.enable_steady_tick(Duration::from_millis(100));
    progress.set_message("reading the knowledge");
    let sources = Sources::read(&settings.knowledge)?;
    progress.inc(1);
    progress.set_message("reading the index");
    let store = Store::new(&settings.data);
    let last = store.last();
    let before = last.as_ref();
    progress.inc(1);
    progress.set_message("writing the index");
    let generation = store.update(&sources)?;
    progress.finish_and_clear();

    let around = before.map(|before| Around::between(&before.library, &generation.library));
    let before = before.into_iter().flat_map(Generation::passages);
    let changes = Changes::between(before, generation.passages());
    let mut out = BufWriter::new(io::stdout().lock());
    let around = around.and_then(|around| around.line());
    for line in changes.lines().into_iter().chain(around) {
        writeln!(out, "{}", printable(&line))?;
    }
    let size = size(generation.library.guides.len(), generation.count());
    let ms = start.elapsed().as_millis();
    writeln!(out, "{}: {size} ({ms} ms)", changes.counts())?;
    out.flush()?;
    learn::make(settings, &generation);
    let vectors = learn::vectors(settings);
    // The generation before may be answered from for a while.
    vectors.tidy(&[&generation].into_iter().chain(&last).collect::<Vec<_>>())?;
    if arguments.ship {
        vectors.ship(&generation)?;
    }
    Ok(())
}
