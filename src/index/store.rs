//! The knowledge folder and the data folder in, a [`Generation`] out.
//!
//! A generation lies under `index/<fingerprint>`: built in a temporary folder, renamed when whole.
//! `current` names the last good one, so broken knowledge at the next start still has answers.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use super::aside::Aside;
use super::generation::{Generation, Prepared};
use super::seal::Seal;
use super::search::Search;
use crate::knowledge::{Library, Problem, Sources};

/// Version of what is written; part of the fingerprint, so a new program builds anew.
const SCHEMA: u32 = 3;
/// Generations kept on disk: the current one and the one before.
const KEPT: usize = 2;
const CURRENT: &str = "current";
const LIBRARY: &str = "library.json";
/// How often a generation is built before giving up, when others change the folder meanwhile.
const ATTEMPTS: usize = 3;

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

    /// The name under which these sources are kept.
    pub fn fingerprint(sources: &Sources) -> String {
        sources.fingerprint(SCHEMA)
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
        let fingerprint = Self::fingerprint(sources);
        if let Some(generation) = self.whole(&library, &fingerprint) {
            // Guides that were changed back: what works now is the last good one again.
            if self.pointed().as_ref() != Some(&fingerprint) {
                let _ = self.point_to(&fingerprint);
            }
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
        self.build(&library, &Self::fingerprint(sources))
    }

    /// Builds and keeps a generation; a whole one that is there already is opened, a torn one
    /// replaced.
    pub fn build(&self, library: &Library, fingerprint: &str) -> Result<Generation, OpenError> {
        for _ in 0..ATTEMPTS {
            let generation = match self.whole(library, fingerprint) {
                Some(generation) => Some(generation),
                None => self.put(library, fingerprint)?,
            };
            if let Some(generation) = generation {
                self.point_to(fingerprint)
                    .map_err(|error| self.unwritable(error))?;
                self.tidy(fingerprint);
                return Ok(generation);
            }
        }
        let error = std::io::Error::other("what is written there does not stay as it is");
        Err(self.unwritable(error))
    }

    /// The generation under a fingerprint; nothing if there is none, if it is torn, or if it was
    /// built by a program that makes terms differently.
    fn whole(&self, library: &Library, fingerprint: &str) -> Option<Generation> {
        let folder = self.generation(fingerprint);
        let seal = Seal::read(&folder)?;
        let search = Search::open(&folder).ok()?;
        let generation = Generation::over(library.clone(), fingerprint.to_owned(), search);
        (seal.terms == generation.lexicon.digest()).then_some(generation)
    }

    /// Builds a generation aside, puts it in its place and opens it there; nothing if it did not
    /// stay as it was written.
    fn put(&self, library: &Library, fingerprint: &str) -> Result<Option<Generation>, OpenError> {
        let unwritable = |error| self.unwritable(error);
        fs::create_dir_all(&self.folder).map_err(unwritable)?;
        // Here, too: who is killed whenever he builds never gets to the end.
        self.tidy(&self.pointed().unwrap_or_default());
        let built = Aside::new(&self.folder).map_err(unwritable)?;
        let prepared = Prepared::new(library);
        let terms = prepared.write(built.path())?;
        let json = serde_json::to_vec(library).map_err(|error| unwritable(error.into()))?;
        fs::write(built.path().join(LIBRARY), json).map_err(unwritable)?;
        Seal::write(built.path(), terms.clone()).map_err(unwritable)?;
        let target = self.generation(fingerprint);
        let is_there = || Seal::read(&target).is_some_and(|seal| seal.terms == terms);
        if target.exists() && !is_there() {
            self.remove(&target);
        }
        // Another process may have been faster; then its folder is as good as ours.
        if let Err(error) = fs::rename(built.path(), &target)
            && !is_there()
        {
            return Err(unwritable(error));
        }
        let open = |search| {
            let (library, fingerprint) = (library.clone(), fingerprint.to_owned());
            Generation::of(prepared, library, fingerprint, search)
        };
        Ok(Search::open(&target).ok().map(open))
    }

    /// Removes a generation: away in one step, so that nobody opens it half removed.
    fn remove(&self, generation: &Path) {
        if let Ok(aside) = Aside::new(&self.folder) {
            let _ = fs::rename(generation, aside.path().join("removed"));
        }
    }

    fn unwritable(&self, error: std::io::Error) -> OpenError {
        OpenError::Unwritable(self.folder.clone(), error)
    }

    /// The library of the current generation, for telling what changed; of the newest other one where
    /// that cannot be read.
    pub fn current(&self) -> Option<(String, Library)> {
        let pointed = self.pointed();
        let others = self.generations().into_iter().map(|(_, name)| name);
        pointed.into_iter().chain(others).find_map(|fingerprint| {
            let json = fs::read(self.generation(&fingerprint).join(LIBRARY)).ok()?;
            Some((fingerprint, serde_json::from_slice(&json).ok()?))
        })
    }

    /// What `current` names; nothing that is no name of a generation, so it never leads out of
    /// the folder.
    fn pointed(&self) -> Option<String> {
        let text = fs::read_to_string(self.folder.join(CURRENT)).ok()?;
        let name = text.trim();
        is_fingerprint(name).then(|| name.to_owned())
    }

    fn last_good(&self, problems: Vec<Problem>, start: Instant) -> Result<Opened, OpenError> {
        let Some((fingerprint, library)) = self.current() else {
            return Err(OpenError::Broken(problems));
        };
        let warnings = vec![format!(
            "the knowledge has {} problem(s) (see careerbot check); answering from the last good index",
            problems.len()
        )];
        let generation = match self.whole(&library, &fingerprint) {
            Some(generation) => generation,
            None => Generation::in_memory(library, fingerprint)?,
        };
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
        let aside = Aside::new(&self.folder)?;
        let path = aside.path().join(CURRENT);
        let mut file = fs::File::create(&path)?;
        file.write_all(fingerprint.as_bytes())?;
        file.sync_all()?;
        fs::rename(path, self.folder.join(CURRENT))
    }

    /// Removes all but the newest generations, and what killed builds left behind. Failing to is
    /// harmless: the next build tries again.
    fn tidy(&self, current: &str) {
        Aside::sweep(&self.folder);
        let old = self.generations().into_iter().map(|(_, name)| name);
        for name in old.filter(|name| name != current).skip(KEPT - 1) {
            self.remove(&self.generation(&name));
        }
    }

    /// The names of all generations and when they were made, the newest first.
    fn generations(&self) -> Vec<(SystemTime, String)> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let named = entries.filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let made = entry.metadata().and_then(|data| data.modified()).ok()?;
            // Whatever else lies here is somebody's.
            (is_fingerprint(&name) && entry.path().is_dir()).then_some((made, name))
        });
        let mut generations: Vec<(SystemTime, String)> = named.collect();
        generations.sort_by(|one, other| other.cmp(one));
        generations
    }
}

/// Whether a name in the folder is a generation's: as [`Sources::fingerprint`] makes them.
fn is_fingerprint(name: &str) -> bool {
    name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
