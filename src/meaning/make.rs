//! Making the vectors that are missing: long work that can be stopped at any time and goes on where
//! it stopped.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::time::{Duration, Instant};

use super::question::ENCODER;
use super::shelf::{Key, Shelf, key};
use super::vector::Vector;

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
pub fn make<'t>(
    shelf: &mut Shelf,
    folder: &Path,
    texts: impl IntoIterator<Item = &'t str>,
    mut go_on: impl FnMut(Progress) -> bool,
) -> bool {
    let mut seen: HashSet<Key> = HashSet::new();
    let keyed = texts.into_iter().map(|text| (key(text), text));
    let missing: Vec<(Key, &str)> = keyed
        .filter(|(key, _)| !shelf.has(key) && seen.insert(*key))
        .collect();
    let mut vectors = HashMap::new();
    let mut written = Instant::now();
    for (made, (key, text)) in missing.iter().enumerate() {
        if !go_on(Progress {
            made,
            missing: missing.len(),
        }) {
            shelf.add(folder, vectors);
            return false;
        }
        vectors.insert(*key, Vector::new(&ENCODER.encode(text)));
        if written.elapsed() > WRITTEN {
            shelf.add(folder, std::mem::take(&mut vectors));
            written = Instant::now();
        }
    }
    shelf.add(folder, vectors);
    true
}
