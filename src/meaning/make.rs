//! Making the vectors that are missing: long work that can be stopped at any time and goes on where
//! it stopped.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::time::{Duration, Instant};

use super::encoding::Encoding;
use super::shelf::{Key, Shelf, key};
use super::texts::Part;

/// After how long what was made is written: more is not lost when the program is stopped.
const WRITTEN: Duration = Duration::from_secs(20);

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Texts that have their vector now.
    pub made: usize,
    /// Texts that had none when the work began.
    pub missing: usize,
}

/// Makes the vectors that a shelf lacks of these texts and adds them to a folder. `go_on` hears how
/// far it is, and stops the work by saying no: then what was made is kept.
///
/// The texts are gone through twice, so that they need not all be in memory.
pub fn make<T: AsRef<str>, I: Iterator<Item = (Part, T)> + Clone>(
    shelf: &mut Shelf,
    folder: &Path,
    texts: impl IntoIterator<Item = (Part, T), IntoIter = I>,
    mut go_on: impl FnMut(Progress) -> bool,
) -> bool {
    let texts = texts.into_iter();
    let keys = texts.clone().map(|(_, text)| key(text.as_ref()));
    let mut left: HashSet<Key> = keys.filter(|key| !shelf.has(key)).collect();
    let missing = left.len();
    let mut vectors = HashMap::new();
    let mut written = Instant::now();
    for (part, text) in texts {
        if left.is_empty() {
            break;
        }
        let key = key(text.as_ref());
        if !left.contains(&key) {
            continue;
        }
        let made = missing - left.len();
        if !go_on(Progress { made, missing }) {
            shelf.add(folder, vectors);
            return false;
        }
        left.remove(&key);
        vectors.insert(key, Encoding::make(part, text.as_ref()));
        if written.elapsed() > WRITTEN {
            shelf.add(folder, std::mem::take(&mut vectors));
            written = Instant::now();
        }
    }
    shelf.add(folder, vectors);
    true
}
