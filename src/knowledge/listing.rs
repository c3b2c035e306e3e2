//! Which files a knowledge folder has and how they look from outside; and which of them need not be
//! read again, because they still look as they did when they were.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::decode::MOST_BYTES;
use super::folder::{FolderError, QUESTIONS, Sources, Unreadable};
use super::{MAX_SLUG, hexadecimal, slug};

/// Where guides lie in the folder.
const GUIDES: &str = "guides";
pub(super) const VOCABULARY: &str = "vocabulary.toml";
pub(super) const COMMUNITY: &str = "community.toml";
pub(super) const QUIZ: &str = "quiz.toml";
/// The ending of a guide's file.
pub(super) const GUIDE: &str = ".md";
/// How much later than its last change a file must have been seen: within this time another change
/// may leave the same time behind. File systems count at worst in steps of two seconds.
const GRAIN: Duration = Duration::from_secs(2);

/// The files of a knowledge folder, none of which is read.
#[derive(Debug, Clone)]
pub struct Listing {
    root: PathBuf,
    /// Path relative to the folder (with `/`) and how it looks.
    files: BTreeMap<String, Stamp>,
    /// Files that cannot be what their name says.
    unreadable: Vec<Unreadable>,
}

/// How a file looks from outside. Times are nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    modified: u64,
    /// When anything about it changed last, its times included; 0 where the system does not say.
    changed: u64,
    /// When it was looked at.
    seen: u64,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let changed = {
            use std::os::unix::fs::MetadataExt as _;
            let seconds = u64::try_from(metadata.ctime()).unwrap_or_default();
            seconds * 1_000_000_000 + u64::try_from(metadata.ctime_nsec()).unwrap_or_default()
        };
        #[cfg(not(unix))]
        let changed = 0;
        Self {
            size: metadata.len(),
            modified: metadata.modified().map_or(0, nanoseconds),
            changed,
            seen: nanoseconds(SystemTime::now()),
        }
    }

    /// Whether a file that looks like `now` is surely as it was when it looked like this.
    fn vouches_for(&self, now: &Self) -> bool {
        let key = |stamp: &Self| (stamp.size, stamp.modified, stamp.changed);
        let last = self.modified.max(self.changed);
        key(self) == key(now) && last.saturating_add(GRAIN.as_nanos() as u64) < self.seen
    }
}

fn nanoseconds(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
    })
}

/// What files were made into a library: how they looked, and a digest of what was in them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    root: PathBuf,
    files: BTreeMap<String, (Option<Stamp>, String)>,
    unreadable: Vec<(String, String)>,
}

impl Listing {
    /// Looks for `guides/*.md`, `vocabulary.toml`, `community.toml`, `quiz.toml` and
    /// `questions.jsonl` under `root`.
    ///
    /// Only regular files count (also through links); hidden files and editors' backups do not.
    /// What is named like one of them and cannot be read as one is kept as unreadable.
    pub fn read(root: &Path) -> Result<Self, FolderError> {
        if !root.is_dir() {
            return Err(FolderError::Missing(root.to_owned()));
        }
        let mut listing = Self {
            root: root.to_owned(),
            files: BTreeMap::new(),
            unreadable: Vec::new(),
        };
        let guides = root.join(GUIDES);
        if guides.is_dir() {
            let unreadable = |error| FolderError::Unreadable(guides.clone(), error);
            for entry in fs::read_dir(&guides).map_err(unreadable)? {
                let name = entry.map_err(unreadable)?.file_name();
                let shown = name.to_string_lossy();
                let (file, path) = (format!("{GUIDES}/{shown}"), guides.join(&name));
                match ending(&shown) {
                    None => {}
                    Some(_) if name.to_str().is_none() => {
                        listing.refuse(file, "this file's name is not UTF-8", "rename it");
                    }
                    Some(GUIDE) => listing.add(file, &path),
                    // It would be one more guide of the same name for some, and none for others.
                    Some(_) if path.is_file() => {
                        let help = format!("rename it to {}.md, or take it away", stem(&shown));
                        let why = "the name of a guide's file ends in `.md`";
                        listing.refuse(file, why, &help);
                    }
                    Some(_) => {}
                }
            }
        }
        if listing.files.is_empty() && listing.unreadable.is_empty() {
            return Err(FolderError::Empty(guides));
        }
        for name in [VOCABULARY, COMMUNITY, QUIZ, QUESTIONS] {
            let path = root.join(name);
            // A link that leads nowhere is there too.
            if fs::symlink_metadata(&path).is_err() {
                continue;
            }
            if fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
                let help = "take it away, or rename it";
                listing.refuse(name.to_owned(), "this is no file", help);
            } else {
                listing.add(name.to_owned(), &path);
            }
        }
        Ok(listing)
    }

    fn add(&mut self, name: String, path: &Path) {
        // A pipe or a device named like a guide would keep the reader waiting.
        match fs::metadata(path) {
            Ok(metadata) if !metadata.is_file() => {}
            Ok(metadata) if metadata.len() > MOST_BYTES => {
                let why = format!("this file has {} MB", metadata.len().div_ceil(1 << 20));
                let help = "it is too large: at most 2 MB; part it, or take it away";
                self.refuse(name, &why, help);
            }
            Ok(metadata) => {
                self.files.insert(name, Stamp::of(&metadata));
            }
            Err(error) => self.fail(name, &error),
        }
    }

    fn fail(&mut self, name: String, error: &std::io::Error) {
        let why = format!("this file cannot be read: {error}");
        let help = "mend its name, its permissions or where it links to";
        self.refuse(name, &why, help);
    }

    fn refuse(&mut self, file: String, why: &str, help: &str) {
        self.unreadable.push(Unreadable {
            file,
            why: why.to_owned(),
            help: help.to_owned(),
        });
    }

    /// Reads the files.
    pub fn load(mut self) -> Sources {
        let mut files = Vec::new();
        for name in self.files.keys().cloned().collect::<Vec<_>>() {
            match fs::read(self.root.join(&name)) {
                Ok(bytes) => files.push((name, bytes)),
                Err(error) => self.fail(name, &error),
            }
        }
        self.unreadable.sort();
        Sources {
            root: self.root,
            files,
            unreadable: self.unreadable,
            stamps: self.files,
        }
    }

    /// What reading all of it would see, and whether anything had to be read for it: files that
    /// still look as they did are not. `None` where something cannot be read.
    pub fn seen(&self, known: &Seen) -> Option<(Seen, bool)> {
        let root = whole_path(&self.root);
        let mut is_read = false;
        let mut files = BTreeMap::new();
        for (name, stamp) in self.files.iter().filter(|(name, _)| *name != QUESTIONS) {
            let known = known.files.get(name).filter(|_| known.root == root);
            let digest = match known {
                Some((Some(before), digest)) if before.vouches_for(stamp) => digest.clone(),
                _ => {
                    is_read = true;
                    digest(&fs::read(self.root.join(name)).ok()?)
                }
            };
            files.insert(name.clone(), (Some(*stamp), digest));
        }
        let seen = Seen {
            root,
            files,
            unreadable: Vec::new(),
        };
        self.unreadable.is_empty().then_some((seen, is_read))
    }
}

impl Seen {
    /// What was read. Golden questions are left out: they judge answers and never change them.
    pub(super) fn of(sources: &Sources) -> Self {
        let files = sources.files.iter().filter(|(name, _)| name != QUESTIONS);
        let file = |(name, bytes): &(String, Vec<u8>)| {
            let stamp = sources.stamps.get(name).copied();
            (name.clone(), (stamp, digest(bytes)))
        };
        let unreadable = sources.unreadable.iter();
        Self {
            root: whole_path(&sources.root),
            files: files.map(file).collect(),
            unreadable: unreadable
                .map(|file| (file.file.clone(), file.why.clone()))
                .collect(),
        }
    }

    /// A name for exactly this knowledge as read by exactly this schema: 16 hexadecimal digits.
    pub fn fingerprint(&self, schema: u32) -> String {
        let mut hash = Sha256::new();
        // Lengths keep the end of one part apart from the start of the next.
        let mut part = |text: &str| {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        };
        part(&schema.to_string());
        let files = self.files.iter().map(|(name, (_, digest))| (name, digest));
        let refused = self.unreadable.iter().map(|(name, why)| (name, why));
        for (name, of) in files.chain(refused) {
            part(name);
            part(of);
        }
        hexadecimal(&hash.finalize()[..8])
    }
}

/// The same path from wherever the program is started.
fn whole_path(root: &Path) -> PathBuf {
    std::path::absolute(root).unwrap_or_else(|_| root.to_owned())
}

fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// How the name of a file in `guides/` ends, where it is most likely a guide: not hidden, not an
/// editor's backup.
fn ending(name: &str) -> Option<&str> {
    let at = name
        .rfind('.')
        .filter(|_| !name.starts_with(['.', '#', '~']))?;
    let is_markdown = matches!(
        name[at..].to_ascii_lowercase().as_str(),
        GUIDE | ".markdown" | ".mdown" | ".mkd"
    );
    is_markdown.then_some(&name[at..])
}

/// A name that the guide of this file could have.
fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    slug::propose(stem, MAX_SLUG)
}
