//! A generation's vectors: taken from where they are kept, made where they are missing.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use super::generation::Generation;
use super::meanings::Meanings;
use crate::meaning::{Key, Progress, Shelf, key, make};

/// Where vectors lie in the data folder.
const FOLDER: &str = "vectors";

/// Where vectors are taken from and kept.
#[derive(Debug, Clone)]
pub struct Vectors {
    /// The knowledge folder: guides may come with their vectors.
    knowledge: PathBuf,
    /// The folder of those that were made here; nothing where words alone are to answer.
    own: Option<PathBuf>,
}

impl Vectors {
    /// Vectors of the guides in a knowledge folder; what is missing is kept in the data folder.
    pub fn new(knowledge: &Path, data: &Path) -> Self {
        Self {
            knowledge: knowledge.to_owned(),
            own: Some(data.join(FOLDER)),
        }
    }

    /// No vectors at all: words alone answer.
    pub fn off() -> Self {
        Self { knowledge: PathBuf::new(), own: None }
    }

    /// Vectors that are kept in the knowledge folder itself, to come with the guides.
    pub fn shipped(knowledge: &Path) -> Self {
        Self {
            knowledge: knowledge.to_owned(),
            own: Some(knowledge.to_owned()),
        }
    }

    /// Gives a generation the vectors that are there, and says how many of its texts lack one. It has
    /// none at all until every text has one.
    pub fn recall(&self, generation: &Generation) -> usize {
        let Some(shelf) = self.shelf() else {
            return 0;
        };
        let keys: HashSet<Key> = generation.texts().map(|text| key(&text)).collect();
        let missing = keys.iter().filter(|key| !shelf.has(key)).count();
        if missing == 0 {
            generation.learn(Meanings::find(generation, &shelf));
        }
        missing
    }

    /// Makes the vectors that a generation lacks and gives it all of them; whether that was done to
    /// the end, which `go_on` decides. What no text of it needs any more is removed in time.
    pub fn make(
        &self,
        generation: &Generation,
        go_on: impl FnMut(Progress) -> bool,
    ) -> io::Result<bool> {
        let (Some(mut shelf), Some(own)) = (self.shelf(), self.own.as_ref()) else {
            return Ok(false);
        };
        let texts: Vec<String> = generation.texts().collect();
        let done = make(&mut shelf, own, texts.iter().map(String::as_str), go_on)?;
        if done {
            generation.learn(Meanings::find(generation, &shelf));
            let wanted: HashSet<Key> = texts.iter().map(|text| key(text)).collect();
            shelf.tidy(own, |key| wanted.contains(key))?;
        }
        Ok(done)
    }

    fn shelf(&self) -> Option<Shelf> {
        let own = self.own.as_deref()?;
        let folders = [self.knowledge.as_path(), own];
        let once = if folders[0] == folders[1] { 1 } else { 2 };
        Some(Shelf::open(folders.into_iter().take(once)))
    }
}
