//! Where vectors are kept: files of vectors by the hash of their text, read by position.
//!
//! A file is written whole and never changed: its keys in order, then their vectors in the same
//! order. Several files stand beside each other until they are put together.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Cursor, Read, Seek, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest as _, Sha256};

use super::vector::{BYTES, Vector};

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

/// What a file of vectors begins with: its kind and version, then the number of vectors.
const MARK: [u8; 8] = *b"CBVECT01";
const HEAD: usize = MARK.len() + 8;
const ENDING: &str = "vectors";
/// Files from which on they are put together.
const MOST_FILES: usize = 8;

/// Vectors in files.
#[derive(Default)]
pub struct Shelf {
    files: Vec<Kept>,
    /// What could not be written.
    loose: HashMap<Key, Vector>,
}

/// A file, or what is part of the program.
trait Source: Read + Seek + Send {}
impl<S: Read + Seek + Send> Source for S {}

struct Kept {
    path: PathBuf,
    keys: Vec<Key>,
    source: Mutex<Box<dyn Source>>,
}

impl Shelf {
    /// Opens every file of vectors in these folders; a folder that is not there holds none, and a
    /// file that is torn is passed over: its vectors are made again.
    pub fn open<'p>(folders: impl IntoIterator<Item = &'p Path>) -> Self {
        let mut shelf = Self::default();
        for folder in folders {
            for path in files_in(folder) {
                match Kept::open(&path) {
                    Ok(kept) => shelf.files.push(kept),
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
        match Kept::read_in(Path::new("built in"), Box::new(Cursor::new(file)), length) {
            Ok(kept) => self.files.push(kept),
            Err(error) => tracing::error!(%error, "the built-in vectors cannot be read"),
        }
        self
    }

    /// Whether the vector of a text is there.
    pub fn has(&self, key: &Key) -> bool {
        self.loose.contains_key(key) || self.files.iter().any(|kept| kept.place(key).is_some())
    }

    /// The vector of a text.
    pub fn get(&self, key: &Key) -> Option<Vector> {
        let mut found = self.files.iter().filter_map(|kept| {
            let place = kept.place(key)?;
            kept.read(place).ok()
        });
        found.next().or_else(|| self.loose.get(key).cloned())
    }

    /// Adds vectors as a new file of a folder, which is made where it is missing. What cannot be
    /// written is kept in memory, and is there all the same.
    pub fn add(&mut self, folder: &Path, vectors: HashMap<Key, Vector>) {
        if vectors.is_empty() {
            return;
        }
        if let Err(error) = self.keep(folder, &vectors) {
            tracing::debug!(%error, "vectors stay in memory");
            self.loose.extend(vectors);
        }
    }

    fn keep(&mut self, folder: &Path, vectors: &HashMap<Key, Vector>) -> io::Result<()> {
        let mut keys: Vec<&Key> = vectors.keys().collect();
        keys.sort_unstable();
        let names = Sha256::digest(keys.into_iter().flatten().copied().collect::<Vec<u8>>());
        let name: String = names[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let path = folder.join(format!("{name}.{ENDING}"));
        self.files.push(Kept::write(&path, vectors)?);
        Ok(())
    }

    /// Writes the vectors of these texts, all of which must be there, into one file of this path: the
    /// bytes depend on the vectors alone.
    pub fn write(&self, path: &Path, keys: impl IntoIterator<Item = Key>) -> io::Result<()> {
        let vectors = keys.into_iter().map(|key| {
            let missing = || io::Error::other("the vector of a text is missing");
            Ok((key, self.get(&key).ok_or_else(missing)?))
        });
        let vectors: HashMap<Key, Vector> = vectors.collect::<io::Result<_>>()?;
        Kept::write(path, &vectors).map(drop)
    }

    /// Puts the files of a folder together where there are many of them or where more than half of
    /// what they hold is not wanted any more; what is not wanted goes.
    pub fn tidy(&mut self, folder: &Path, is_wanted: impl Fn(&Key) -> bool) -> io::Result<()> {
        let (own, others): (Vec<Kept>, Vec<Kept>) = std::mem::take(&mut self.files)
            .into_iter()
            .partition(|kept| kept.path.parent() == Some(folder));
        self.files = others;
        let all = own.iter().flat_map(|kept| &kept.keys);
        let (total, wanted) = all.fold((0, 0), |(total, wanted), key| {
            (total + 1, wanted + usize::from(is_wanted(key)))
        });
        if own.len() < MOST_FILES && wanted * 2 >= total {
            self.files.extend(own);
            return Ok(());
        }
        let mut vectors = HashMap::new();
        for kept in &own {
            for (place, key) in kept.keys.iter().enumerate() {
                if is_wanted(key) {
                    vectors.insert(*key, kept.read(place)?);
                }
            }
        }
        if !vectors.is_empty() {
            self.keep(folder, &vectors)?;
        }
        for kept in own {
            // The new file holds what was in it; one that stays costs only its room.
            if self.files.iter().all(|other| other.path != kept.path) {
                let _ = fs::remove_file(&kept.path);
            }
        }
        Ok(())
    }
}

impl Kept {
    fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Self::read_in(path, Box::new(file), length)
    }

    /// Reads the keys of a file of this length.
    fn read_in(path: &Path, mut source: Box<dyn Source>, length: u64) -> io::Result<Self> {
        let mut reader = BufReader::new(&mut source);
        let mut head = [0; HEAD];
        reader.read_exact(&mut head)?;
        let mut count = [0; 8];
        count.copy_from_slice(&head[MARK.len()..]);
        let count = u64::from_le_bytes(count);
        let bytes = count.saturating_mul((size_of::<Key>() + BYTES) as u64);
        let whole = bytes.saturating_add(HEAD as u64);
        if head[..MARK.len()] != MARK || length != whole {
            return Err(io::Error::other("it is torn, or of another kind"));
        }
        let mut keys = vec![[0; 16]; count as usize];
        for key in &mut keys {
            reader.read_exact(key)?;
        }
        drop(reader);
        Ok(Self {
            path: path.to_owned(),
            keys,
            source: Mutex::new(source),
        })
    }

    /// Writes a file aside and puts it in its place when it is whole.
    fn write(path: &Path, vectors: &HashMap<Key, Vector>) -> io::Result<Self> {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut keys: Vec<Key> = vectors.keys().copied().collect();
        keys.sort_unstable();
        let aside = tempfile::NamedTempFile::new_in(folder)?;
        let mut writer = BufWriter::new(aside.as_file());
        writer.write_all(&MARK)?;
        writer.write_all(&(keys.len() as u64).to_le_bytes())?;
        for key in &keys {
            writer.write_all(key)?;
        }
        for key in &keys {
            writer.write_all(&vectors[key].bytes().collect::<Vec<u8>>())?;
        }
        writer.flush()?;
        drop(writer);
        aside.persist(path)?;
        Self::open(path)
    }

    fn place(&self, key: &Key) -> Option<usize> {
        self.keys.binary_search(key).ok()
    }

    fn read(&self, place: usize) -> io::Result<Vector> {
        let start = HEAD + self.keys.len() * size_of::<Key>() + place * BYTES;
        let mut bytes = [0; BYTES];
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        source.seek(SeekFrom::Start(start as u64))?;
        source.read_exact(&mut bytes)?;
        Ok(Vector::of(&bytes))
    }
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
