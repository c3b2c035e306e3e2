//! One file of encoded texts: their keys in order, where each text begins and the last one ends, then the
//! texts in the same order.
//!
//! It is written whole and never changed, and read by position: what is held in memory does not grow
//! with the number of vectors.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::encoding::Encoding;
use super::shelf::Key;

/// What a file begins with: its kind and version, then the number of texts.
const MARK: [u8; 8] = *b"CBVECT02";
const HEAD: usize = MARK.len() + 8;
const KEY: usize = size_of::<Key>();
/// Bytes that tell where a text begins, counted from where the first one does.
const START: usize = size_of::<u64>();
/// Beginnings of keys that are told apart, by their first twelve bits: keys are evenly spread, and
/// those that begin alike are read together.
const BEGINNINGS: usize = 1 << 12;

/// What vectors are read from: a file, or what is part of the program.
pub(super) trait Source: Read + Seek + Send + Sync {}
impl<S: Read + Seek + Send + Sync> Source for S {}

/// A file of vectors, opened.
pub(super) struct VectorFile {
    /// Where it lies.
    pub path: PathBuf,
    /// How many keys stand before those of each beginning; in the end, how many there are.
    before: Vec<u32>,
    source: Mutex<Box<dyn Source>>,
}

impl VectorFile {
    /// Opens a file; one that is torn is an error.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Self::read_in(path, Box::new(file), length)
    }

    /// The file that a source of this length holds.
    pub fn read_in(path: &Path, mut source: Box<dyn Source>, length: u64) -> io::Result<Self> {
        let mut reader = BufReader::new(&mut source);
        let mut mark = [0; MARK.len()];
        let mut count = [0; 8];
        reader.read_exact(&mut mark)?;
        reader.read_exact(&mut count)?;
        let count = u64::from_le_bytes(count);
        let torn = || io::Error::other("it is torn, or of another kind");
        let tables = count.saturating_mul((KEY + START) as u64);
        if mark != MARK || tables > length || u32::try_from(count).is_err() {
            return Err(torn());
        }
        let mut before = vec![0; BEGINNINGS + 1];
        let mut key = [0; KEY];
        for _ in 0..count {
            reader.read_exact(&mut key)?;
            before[beginning(&key) + 1] += 1;
        }
        for at in 0..BEGINNINGS {
            before[at + 1] += before[at];
        }
        drop(reader);
        let file = Self {
            path: path.to_owned(),
            before,
            source: Mutex::new(source),
        };
        let [end] = file.starts(file.count())?;
        match file.texts().checked_add(end) {
            Some(end) if end == length => Ok(file),
            _ => Err(torn()),
        }
    }

    /// Writes a file of the vectors of these keys, which are in order, aside, and puts it in its place
    /// when it is whole.
    pub fn write(
        path: &Path,
        keys: &[Key],
        encoding: impl Fn(&Key) -> Option<Encoding>,
    ) -> io::Result<Self> {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let aside = tempfile::NamedTempFile::new_in(folder)?;
        let mut writer = BufWriter::new(aside.as_file());
        writer.write_all(&MARK)?;
        writer.write_all(&(keys.len() as u64).to_le_bytes())?;
        writer.write_all(keys.as_flattened())?;
        // Where the texts begin is known when they have been written.
        let starts_at = (HEAD + keys.len() * KEY) as u64;
        let mut starts = vec![0; START];
        let mut end = 0;
        writer.seek(SeekFrom::Start(
            starts_at + ((keys.len() + 1) * START) as u64,
        ))?;
        for key in keys {
            let missing = || io::Error::other("the vector of a text is missing");
            let bytes = encoding(key).ok_or_else(missing)?.bytes();
            writer.write_all(&bytes)?;
            end += bytes.len() as u64;
            starts.extend(end.to_le_bytes());
        }
        writer.seek(SeekFrom::Start(starts_at))?;
        writer.write_all(&starts)?;
        writer.flush()?;
        drop(writer);
        aside.persist(path)?;
        Self::open(path)
    }

    /// The text of a key, if it is there and can be read.
    pub fn get(&self, key: &Key) -> Option<Encoding> {
        let [start, end] = self.starts(self.place(key)?).ok()?;
        let length = usize::try_from(end.checked_sub(start)?).ok()?;
        let mut bytes = vec![0; length.min(Encoding::MOST_BYTES)];
        self.read(self.texts() + start, &mut bytes).ok()?;
        Encoding::of(&bytes)
    }

    /// Whether the vector of a key is there.
    pub fn has(&self, key: &Key) -> bool {
        self.place(key).is_some()
    }

    /// Every key, in order.
    pub fn keys(&self) -> io::Result<Vec<Key>> {
        self.keys_between(0, self.count())
    }

    fn count(&self) -> usize {
        self.before[BEGINNINGS] as usize
    }

    fn place(&self, key: &Key) -> Option<usize> {
        let at = beginning(key);
        let [from, to] = [at, at + 1].map(|at| self.before[at] as usize);
        let alike = self.keys_between(from, to).ok()?;
        alike.binary_search(key).ok().map(|place| from + place)
    }

    /// Where the texts from this place on begin.
    fn starts<const N: usize>(&self, place: usize) -> io::Result<[u64; N]> {
        let mut starts = [[0; START]; N];
        let at = HEAD + self.count() * KEY + place * START;
        self.read(at as u64, starts.as_flattened_mut())?;
        Ok(starts.map(u64::from_le_bytes))
    }

    /// Where the first text begins in the file.
    fn texts(&self) -> u64 {
        (HEAD + self.count() * (KEY + START) + START) as u64
    }

    fn keys_between(&self, from: usize, to: usize) -> io::Result<Vec<Key>> {
        let mut keys = vec![[0; KEY]; to - from];
        if !keys.is_empty() {
            self.read((HEAD + from * KEY) as u64, keys.as_flattened_mut())?;
        }
        Ok(keys)
    }

    fn read(&self, start: u64, bytes: &mut [u8]) -> io::Result<()> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        source.seek(SeekFrom::Start(start))?;
        source.read_exact(bytes)
    }
}

fn beginning(key: &Key) -> usize {
    usize::from(u16::from_be_bytes([key[0], key[1]]) >> 4)
}
