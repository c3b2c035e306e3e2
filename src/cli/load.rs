//! Loads what is answered from, as the settings say.

use std::io::{self, Write as _};

use crate::config::Settings;
use crate::index::{Generation, Opened, Origin, Store};
use crate::terminal::printable;

use super::failure::Failure;

/// When to say on standard error what was opened and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announce {
    /// At every start.
    Always,
    /// Only where something had to be built: later starts are quiet.
    Built,
}

/// Opens the knowledge, building its index where needed.
pub(super) fn load(settings: &Settings, announce: Announce) -> Result<Generation, Failure> {
    let opened = Store::new(&settings.data).open(&settings.knowledge)?;
    let mut stderr = io::stderr().lock();
    for warning in &opened.warnings {
        let _ = writeln!(stderr, "warning: {}", printable(warning));
    }
    if announce == Announce::Always || opened.origin != Origin::Disk {
        let _ = writeln!(stderr, "{}", summary(&opened));
    }
    Ok(opened.generation)
}

/// Opens the knowledge for a program that runs on: its index must be on disk, where the next
/// start finds it even if the knowledge is broken by then.
#[cfg(feature = "discord")]
pub(super) fn load_on_disk(settings: &Settings) -> Result<Generation, Failure> {
    let store = Store::new(&settings.data);
    let opened = store.open(&settings.knowledge)?;
    if opened.origin == Origin::Memory {
        // This fails, and says why; unless the folder has been mended in this moment.
        let sources = crate::knowledge::Sources::read(&settings.knowledge)?;
        match store.update(&sources) {
            Ok(generation) => return Ok(generation),
            // A disk that is full now is no reason to be silent: the next start has an older index.
            Err(_) if store.last().is_some() => {}
            Err(error) => return Err(error.into()),
        }
    }
    for warning in &opened.warnings {
        tracing::warn!("{warning}");
    }
    tracing::info!("{}", summary(&opened));
    Ok(opened.generation)
}

/// `4 guides, 312 passages, 12 ms (opened)`
fn summary(opened: &Opened) -> String {
    let how = match opened.origin {
        Origin::Disk => "opened",
        Origin::Built => "built",
        Origin::Memory => "in memory",
        Origin::LastGood => "last good",
    };
    let generation = &opened.generation;
    let size = size(generation.library.guides.len(), generation.count());
    format!("{size}, {} ms ({how})", opened.took.as_millis())
}

/// `4 guides, 312 passages`
pub(super) fn size(guides: usize, passages: usize) -> String {
    let count = |count: usize, what: &str| match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    };
    format!("{}, {}", count(guides, "guide"), count(passages, "passage"))
}
