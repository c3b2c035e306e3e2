//! Where vectors are kept: files of vectors by the hash of their text. Several stand beside each other
//! until they are put together.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::encoding::Encoding;
use super::vector_file::VectorFile;

/// Names a text: the start of the SHA-256 of the text and of the weights' name.
pub type Key = [u8; 16];

/// The key of a text.
pub fn key(text: &str) -> Key {
    let mut hash = Sha256::new();
    hash.update(encoder::WEIGHTS_ID.as_bytes());
    hash.update([0]);
    hash.update(text.as_bytes());
    let digest = hash.finalize();
    let mut key = [0; 16];
    key.copy_from_slice(&digest[..16]);
    key
}

const ENDING: &str = "vectors";
/// Files from which on they are put together: each is looked into for every text.
const MOST_FILES: usize = 8;

/// Vectors in files.
#[derive(Default)]
pub struct Shelf {
    files: Vec<VectorFile>,
    /// What could not be written.
    loose: HashMap<Key, Encoding>,
}

impl Shelf {
    /// Opens every file of vectors in these folders; a folder that is not there holds none, and a
    /// file that is torn is passed over: its vectors are made again.
    pub fn open<'p>(folders: impl IntoIterator<Item = &'p Path>) -> Self {
        let mut shelf = Self::default();
        for folder in folders {
            for path in files_in(folder) {
                match VectorFile::open(&path) {
                    Ok(file) => shelf.files.push(file),
                    Err(error) => {
                        tracing::warn!(path = %path.display(), %error, "these vectors cannot be read")
                    }
                }
            }
        }
        shelf
    }

    /// Also takes the vectors of a file that is part of the program.
    pub fn with(mut self, file: &'static [u8]) -> Self {
        let length = file.len() as u64;
        match VectorFile::read_in(Path::new("built in"), Box::new(Cursor::new(file)), length) {
            Ok(file) => self.files.push(file),
            Err(error) => tracing::error!(%error, "the built-in vectors cannot be read"),
        }
        self
    }

    /// Whether the vector of a text is there.
    pub fn has(&self, key: &Key) -> bool {
        self.loose.contains_key(key) || self.files.iter().any(|file| file.has(key))
    }

    /// The vector of a text.
    pub fn get(&self, key: &Key) -> Option<Encoding> {
        let mut found = self.files.iter().filter_map(|file| file.get(key));
        found.next().or_else(|| self.loose.get(key).cloned())
    }

    /// Adds vectors as a new file of a folder, which is made where it is missing. What cannot be
    /// written is kept in memory, and is there all the same.
    pub fn add(&mut self, folder: &Path, vectors: HashMap<Key, Encoding>) {
        let keys: Vec<Key> = vectors.keys().copied().collect();
        if keys.is_empty() {
            return;
        }
        match keep(folder, keys, |key| vectors.get(key).cloned()) {
            Ok(file) => self.files.push(file),
            Err(error) => {
                tracing::debug!(%error, "vectors stay in memory");
                self.loose.extend(vectors);
            }
        }
        if self.own(folder).count() >= MOST_FILES
            && let Err(error) = self.put_together(folder, |_| true)
        {
            tracing::debug!(%error, "files of vectors stay beside each other");
        }
    }

    /// Writes the vectors of these texts, all of which must be there, into one file of this path: the
    /// bytes depend on the vectors alone.
    pub fn write(&self, path: &Path, keys: impl IntoIterator<Item = Key>) -> io::Result<()> {
        let keys = in_order(keys.into_iter().collect());
        VectorFile::write(path, &keys, |key| self.get(key)).map(drop)
    }

    /// Puts the files of a folder together where more than half of what they hold is not wanted any
    /// more, which goes.
    pub fn tidy(&mut self, folder: &Path, is_wanted: impl Fn(&Key) -> bool) -> io::Result<()> {
        let (mut total, mut wanted) = (0, 0);
        for file in self.own(folder) {
            let keys = file.keys()?;
            total += keys.len();
            wanted += keys.iter().filter(|key| is_wanted(key)).count();
        }
        if wanted * 2 >= total {
            return Ok(());
        }
        self.put_together(folder, is_wanted)
    }

    fn put_together(&mut self, folder: &Path, is_wanted: impl Fn(&Key) -> bool) -> io::Result<()> {
        let mut keys = Vec::new();
        for file in self.own(folder) {
            keys.extend(file.keys()?.into_iter().filter(|key| is_wanted(key)));
        }
        let one = match keys.is_empty() {
            true => None,
            false => Some(keep(folder, keys, |key| self.get(key))?),
        };
        self.files.retain(|file| {
            let is_own = file.path.parent() == Some(folder);
            if is_own && one.as_ref().is_none_or(|one| one.path != file.path) {
                // The new file holds what was in it; one that stays costs only its room.
                let _ = fs::remove_file(&file.path);
            }
            !is_own
        });
        self.files.extend(one);
        Ok(())
    }

    fn own<'s>(&'s self, folder: &'s Path) -> impl Iterator<Item = &'s VectorFile> {
        let files = self.files.iter();
        files.filter(move |file| file.path.parent() == Some(folder))
    }
}

/// Writes a file that is named after its keys.
fn keep(
    folder: &Path,
    keys: Vec<Key>,
    vector: impl Fn(&Key) -> Option<Encoding>,
) -> io::Result<VectorFile> {
    let keys = in_order(keys);
    let names = Sha256::digest(keys.as_flattened());
    let name = names[..8].iter().map(|byte| format!("{byte:02x}"));
    let name = format!("{}.{ENDING}", name.collect::<String>());
    VectorFile::write(&folder.join(name), &keys, vector)
}

fn in_order(mut keys: Vec<Key>) -> Vec<Key> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == ENDING))
        .collect();
    paths.sort();
    paths
}
