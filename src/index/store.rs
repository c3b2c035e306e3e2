//! Opens or builds the [`Generation`] of a knowledge folder, in a data folder.
//!
//! A generation lies under `index/<fingerprint>`: built in a temporary folder, renamed when whole.
//! `current` names the last good one, so broken knowledge at the next start still has answers.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use tantivy::directory::{MmapDirectory, RamDirectory};
use tantivy::{Directory as _, Index, TantivyError};

use super::analyzer::Analyzer;
use super::aside::Aside;
use super::build::build;
use super::generation::Generation;
use super::manifest::Manifest;
use super::search::is_intact;
use crate::knowledge::{FolderError, Library, Listing, Problem, Seen, Sources};

/// Version of what is written; part of the fingerprint, so a new program builds anew.
pub(super) const SCHEMA: u32 = 6;
/// Generations kept on disk: the current one and the one before.
const KEPT: usize = 2;
const CURRENT: &str = "current";
/// Bytes up to which an index is held against its checksums at each opening, which takes
/// milliseconds. A larger one is brought to the disk before it counts as built; then its files have
/// their sizes and its content too.
const SMALL: u64 = 8 << 20;
/// Guides up to which an index is made in memory and then written: tantivy would wait for the disk
/// after each file.
const FEW: usize = 40;
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
    /// The knowledge folder cannot be used at all.
    #[error(transparent)]
    Folder(#[from] FolderError),
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

    /// Opens what belongs to a knowledge folder, building it where needed. Falls back to the last
    /// good generation when the knowledge is broken, and to memory when the folder cannot be used.
    ///
    /// Guides that look as they did when the index was built are not even read.
    pub fn open(&self, knowledge: &Path) -> Result<Opened, OpenError> {
        let start = Instant::now();
        let listing = Listing::read(knowledge)?;
        let opened = |generation, origin, warnings| Opened {
            generation,
            origin,
            took: start.elapsed(),
            warnings,
        };
        if let Some(generation) = self.up_to_date(&listing) {
            return Ok(opened(generation, Origin::Disk, Vec::new()));
        }
        let sources = listing.load();
        let library = match Library::parse(&sources) {
            Ok(library) => library,
            Err(problems) => {
                let warning = format!(
                    "the knowledge has {} problem(s) (see careerbot check); answering from the last good index",
                    problems.len()
                );
                let last = self.last().ok_or(OpenError::Broken(problems))?;
                return Ok(opened(last, Origin::LastGood, vec![warning]));
            }
        };
        match self.build(&library, &sources.seen()) {
            Ok(generation) => Ok(opened(generation, Origin::Built, Vec::new())),
            Err(error) => {
                let warning = format!("{error}; answering from memory");
                let generation = Generation::in_memory(library, Self::fingerprint(&sources))?;
                Ok(opened(generation, Origin::Memory, vec![warning]))
            }
        }
    }

    /// Brings the folder up to date with these sources. Unlike [`Store::open`] it has no fallback:
    /// who asks for this wants to know that it was done.
    pub fn update(&self, sources: &Sources) -> Result<Generation, OpenError> {
        let library = Library::parse(sources).map_err(OpenError::Broken)?;
        self.build(&library, &sources.seen())
    }

    /// The generation of a folder that has not changed since.
    fn up_to_date(&self, listing: &Listing) -> Option<Generation> {
        let pointed = self.pointed();
        let known = pointed
            .as_ref()
            .and_then(|name| Manifest::read(&self.generation(name)));
        let known = known.map(|manifest| manifest.sources).unwrap_or_default();
        let (seen, is_read) = listing.seen(&known)?;
        let fingerprint = seen.fingerprint(SCHEMA);
        let generation = self.whole(&fingerprint, false)?;
        // Guides that were changed back: what works now is the last good one again.
        if pointed.as_ref() != Some(&fingerprint) {
            let _ = self.point_to(&fingerprint);
        }
        if is_read {
            // So that the next start need not read them.
            let _ = self.note(&fingerprint, seen);
        }
        Some(generation)
    }

    /// Writes down how the files of a generation look now.
    fn note(&self, fingerprint: &str, sources: Seen) -> Option<()> {
        let folder = self.generation(fingerprint);
        let mut manifest = Manifest::read(&folder)?;
        manifest.sources = sources;
        let aside = Aside::new(&self.folder).ok()?;
        manifest.replace(aside.path(), &folder).ok()
    }

    /// Builds and keeps a generation; a whole one that is there already is opened, a torn one
    /// replaced.
    fn build(&self, library: &Library, sources: &Seen) -> Result<Generation, OpenError> {
        let fingerprint = sources.fingerprint(SCHEMA);
        for _ in 0..ATTEMPTS {
            let generation = match self.whole(&fingerprint, true) {
                Some(generation) => Some(generation),
                None => self.put(library, &fingerprint, sources)?,
            };
            if let Some(generation) = generation {
                self.point_to(&fingerprint)
                    .map_err(|error| self.unwritable(error))?;
                self.tidy(&fingerprint);
                return Ok(generation);
            }
        }
        let error = std::io::Error::other("what is written there does not stay as it is");
        Err(self.unwritable(error))
    }

    /// The generation under a fingerprint; nothing if there is none or if it is torn. Whether each
    /// byte is as it was written is looked at `thoroughly` or where it takes no time.
    fn whole(&self, fingerprint: &str, thoroughly: bool) -> Option<Generation> {
        let folder = self.generation(fingerprint);
        let manifest = Manifest::read(&folder)?;
        if !manifest.fits(&folder, fingerprint) {
            return None;
        }
        let index = Index::open_in_dir(&folder).ok()?;
        if (thoroughly || manifest.bytes() <= SMALL) && !is_intact(&index) {
            return None;
        }
        Generation::open(index, fingerprint.to_owned()).ok()
    }

    /// Builds a generation aside, puts it in its place and opens it there; nothing if it did not
    /// stay as it was written.
    fn put(
        &self,
        library: &Library,
        fingerprint: &str,
        sources: &Seen,
    ) -> Result<Option<Generation>, OpenError> {
        let unwritable = |error| self.unwritable(error);
        fs::create_dir_all(&self.folder).map_err(unwritable)?;
        // Here, too: who is killed whenever he builds never gets to the end.
        self.tidy(&self.pointed().unwrap_or_default());
        let built = Aside::new(&self.folder).map_err(unwritable)?;
        let is_small = build_in(built.path(), library)?;
        let manifest = Manifest::of(built.path(), fingerprint, sources.clone());
        let written = manifest.and_then(|manifest| manifest.write(built.path(), !is_small));
        written.map_err(unwritable)?;
        let target = self.generation(fingerprint);
        let is_there = || Manifest::read(&target).is_some_and(|it| it.fits(&target, fingerprint));
        if target.exists() && self.whole(fingerprint, true).is_none() {
            self.remove(&target);
        }
        // Another process may have been faster; then its folder is as good as ours.
        if let Err(error) = fs::rename(built.path(), &target)
            && !is_there()
        {
            return Err(unwritable(error));
        }
        Ok(self.whole(fingerprint, false))
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

    /// The current generation, for telling what changed and for when the knowledge is broken; the
    /// newest other one where that cannot be read.
    pub fn last(&self) -> Option<Generation> {
        let pointed = self.pointed();
        let others = self.generations().into_iter().map(|(_, name)| name);
        let mut names = pointed.into_iter().chain(others);
        names.find_map(|fingerprint| self.whole(&fingerprint, false))
    }

    /// What `current` names; nothing that is no name of a generation, so it never leads out of
    /// the folder.
    fn pointed(&self) -> Option<String> {
        let text = fs::read_to_string(self.folder.join(CURRENT)).ok()?;
        let name = text.trim();
        is_fingerprint(name).then(|| name.to_owned())
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

/// Writes an index of a library into an empty folder; whether it may not be on the disk yet.
fn build_in(folder: &Path, library: &Library) -> Result<bool, OpenError> {
    let analyzer = Analyzer::new(&library.vocabulary);
    let unwritable = |error| OpenError::Unwritable(folder.to_owned(), error);
    if library.guides.len() > FEW {
        let folder = MmapDirectory::open(folder).map_err(TantivyError::from)?;
        build(folder, library, &analyzer)?;
        return Ok(false);
    }
    let memory = RamDirectory::create();
    let index = build(memory.clone(), library, &analyzer)?;
    let files = index.directory().list_managed_files();
    // tantivy's list of its files does not name itself.
    let list = Path::new(".managed.json");
    for path in files.iter().map(PathBuf::as_path).chain([list]) {
        let bytes = memory.open_read(path).map_err(TantivyError::from)?;
        let bytes = bytes.read_bytes().map_err(unwritable)?;
        fs::write(folder.join(path), bytes.as_slice()).map_err(unwritable)?;
    }
    Ok(true)
}

/// Whether a name in the folder is a generation's: as [`Sources::fingerprint`] makes them.
fn is_fingerprint(name: &str) -> bool {
    name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
