//! The knowledge folder and the data folder in, a [`Generation`] out.
//!
//! A generation lies under `index/<fingerprint>`: built in a temporary folder, renamed when whole.
//! `current` names the last good one, so broken knowledge at the next start still has answers.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use super::generation::Generation;
use super::search::Search;
use crate::knowledge::{Library, Problem, Sources};

/// Version of what is written; part of the fingerprint, so a new program builds anew.
const SCHEMA: u32 = 1;
/// Generations kept on disk: the current one and the one before.
const KEPT: usize = 2;
const CURRENT: &str = "current";
const LIBRARY: &str = "library.json";

/// Where generations are kept.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
}

/// A generation that was opened, and how.
pub struct Opened {
    /// What to answer from.
    pub generation: Generation,
    /// Where it came from.
    pub origin: Origin,
    /// How long it took.
    pub took: Duration,
    /// What the person who started the program should know.
    pub warnings: Vec<String>,
}

/// Where a generation came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Its folder existed.
    Disk,
    /// It was built and written.
    Built,
    /// It was built in memory: the data folder cannot be used.
    Memory,
    /// The knowledge is broken; this is the last good one.
    LastGood,
}

/// Why there is nothing to answer from.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The knowledge has problems, and no earlier generation is there.
    #[error("the knowledge has {} problem(s)", .0.len())]
    Broken(Vec<Problem>),
    /// The data folder cannot be written.
    #[error("cannot write to {0}: {1}; name another folder with --data or CAREERBOT_DATA")]
    Unwritable(PathBuf, std::io::Error),
    /// The search library failed.
    #[error("the index cannot be built: {0}")]
    Index(#[from] tantivy::TantivyError),
}

impl Store {
    /// A store in the data folder; nothing is touched yet.
    pub fn new(data: &Path) -> Self {
        Self {
            folder: data.join("index"),
        }
    }

    /// Opens what belongs to these sources, building it where needed. Falls back to the last good
    /// generation when the sources are broken, and to memory when the folder cannot be used.
    pub fn open(&self, sources: &Sources) -> Result<Opened, OpenError> {
        let start = Instant::now();
        let mut warnings = Vec::new();
        let library = match Library::parse(sources) {
            Ok(library) => library,
            Err(problems) => return self.last_good(problems, start),
        };
        let fingerprint = sources.fingerprint(SCHEMA);
        if let Ok(search) = Search::open(&self.generation(&fingerprint)) {
            let generation = Generation::over(library, fingerprint, search);
            return Ok(Opened {
                generation,
                origin: Origin::Disk,
                took: start.elapsed(),
                warnings,
            });
        }
        let (generation, origin) = match self.build(&library, &fingerprint) {
            Ok(generation) => (generation, Origin::Built),
            Err(error) => {
                warnings.push(format!("{error}; answering from memory"));
                (Generation::in_memory(library, fingerprint)?, Origin::Memory)
            }
        };
        Ok(Opened {
            generation,
            origin,
            took: start.elapsed(),
            warnings,
        })
    }

    /// Brings the folder up to date with these sources. Unlike [`Store::open`] it has no fallback:
    /// who asks for this wants to know that it was done.
    pub fn update(&self, sources: &Sources) -> Result<Generation, OpenError> {
        let library = Library::parse(sources).map_err(OpenError::Broken)?;
        self.build(&library, &sources.fingerprint(SCHEMA))
    }

    /// Builds and keeps a generation; what is there already under the fingerprint is opened.
    pub fn build(&self, library: &Library, fingerprint: &str) -> Result<Generation, OpenError> {
        let target = self.generation(fingerprint);
        let unwritable = |error| OpenError::Unwritable(self.folder.clone(), error);
        if !target.exists() {
            fs::create_dir_all(&self.folder).map_err(unwritable)?;
            let aside = tempfile::Builder::new()
                .prefix(".building-")
                .tempdir_in(&self.folder)
                .map_err(unwritable)?;
            Generation::write(library, aside.path())?;
            let json = serde_json::to_vec(library).map_err(|error| unwritable(error.into()))?;
            fs::write(aside.path().join(LIBRARY), json).map_err(unwritable)?;
            // Another process may have been faster; then its folder is as good as ours.
            if let Err(error) = fs::rename(aside.path(), &target)
                && !target.exists()
            {
                return Err(unwritable(error));
            }
        }
        let search = Search::open(&target)?;
        self.point_to(fingerprint).map_err(unwritable)?;
        self.tidy(fingerprint);
        Ok(Generation::over(
            library.clone(),
            fingerprint.to_owned(),
            search,
        ))
    }

    /// The library of the current generation, for telling what changed.
    pub fn current(&self) -> Option<(String, Library)> {
        let fingerprint = fs::read_to_string(self.folder.join(CURRENT)).ok()?;
        let fingerprint = fingerprint.trim().to_owned();
        // The name comes from a file: never follow it out of the folder.
        if fingerprint.is_empty() || !fingerprint.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        let json = fs::read(self.generation(&fingerprint).join(LIBRARY)).ok()?;
        Some((fingerprint, serde_json::from_slice(&json).ok()?))
    }

    fn last_good(&self, problems: Vec<Problem>, start: Instant) -> Result<Opened, OpenError> {
        let Some((fingerprint, library)) = self.current() else {
            return Err(OpenError::Broken(problems));
        };
        let Ok(search) = Search::open(&self.generation(&fingerprint)) else {
            return Err(OpenError::Broken(problems));
        };
        let warnings = vec![format!(
            "the knowledge has {} problem(s) (see careerbot check); answering from the last good index",
            problems.len()
        )];
        let generation = Generation::over(library, fingerprint, search);
        Ok(Opened {
            generation,
            origin: Origin::LastGood,
            took: start.elapsed(),
            warnings,
        })
    }

    fn generation(&self, fingerprint: &str) -> PathBuf {
        self.folder.join(fingerprint)
    }

    fn point_to(&self, fingerprint: &str) -> std::io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        std::io::Write::write_all(&mut file, fingerprint.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(self.folder.join(CURRENT))?;
        Ok(())
    }

    /// Removes all but the newest generations, and what killed builds left behind. Failing to is
    /// harmless: the next build tries again.
    fn tidy(&self, current: &str) {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return;
        };
        let mut old: Vec<(SystemTime, PathBuf)> = Vec::new();
        for entry in entries.flatten() {
            let name = entry.file_name();
            let Ok(made) = entry.metadata().and_then(|data| data.modified()) else {
                continue;
            };
            if name == current || !entry.path().is_dir() {
                continue;
            }
            let stale = made
                .elapsed()
                .is_ok_and(|age| age > Duration::from_secs(600));
            if name.to_string_lossy().starts_with(".building-") {
                if stale {
                    let _ = fs::remove_dir_all(entry.path());
                }
                continue;
            }
            old.push((made, entry.path()));
        }
        old.sort_by_key(|(made, _)| std::cmp::Reverse(*made));
        for (_, path) in old.into_iter().skip(KEPT - 1) {
            let _ = fs::remove_dir_all(path);
        }
    }
}
