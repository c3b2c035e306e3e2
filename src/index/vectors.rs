//! A generation's vectors: taken from where they are kept, made where they are missing.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use super::generation::Generation;
use super::meanings::Meanings;
use crate::meaning::{Key, Part, Progress, Shelf, key, make};

/// Where vectors lie in the data folder.
const FOLDER: &str = "vectors";
/// The file of the vectors that come with the guides, in the knowledge folder.
const SHIPPED: &str = "guides.vectors";
/// Missing vectors that are worth waiting for: some milliseconds each.
const FEW: usize = 16;

/// Where vectors are taken from and kept.
#[derive(Debug, Clone)]
pub struct Vectors {
    /// The knowledge folder: guides may come with their vectors.
    knowledge: PathBuf,
    /// The folder of those that were made here; nothing where words alone are to answer.
    own: Option<PathBuf>,
    others: Others,
}

/// Texts beside the guides' that questions are held against.
#[derive(Debug, Clone, Default)]
pub struct Others {
    /// The texts.
    pub texts: Vec<&'static str>,
    /// A file of vectors, which should have one of each; missing ones are made.
    pub vectors: &'static [u8],
}

impl Vectors {
    /// Vectors of the guides in a knowledge folder; what is missing is kept in the data folder.
    pub fn new(knowledge: &Path, data: &Path, others: Others) -> Self {
        Self {
            knowledge: knowledge.to_owned(),
            own: Some(data.join(FOLDER)),
            others,
        }
    }

    /// No vectors at all: words alone answer.
    pub fn off() -> Self {
        Self {
            knowledge: PathBuf::new(),
            own: None,
            others: Others::default(),
        }
    }

    /// Gives a generation the vectors that are there, and says how many of its texts lack one. It has
    /// none at all until every text has one.
    pub fn recall(&self, generation: &Generation) -> usize {
        let Some(shelf) = self.shelf() else {
            return 0;
        };
        let generations = [generation];
        let keys = self.texts(&generations).map(|(_, text)| key(&text));
        let missing: HashSet<Key> = keys.filter(|key| !shelf.has(key)).collect();
        if missing.is_empty() {
            generation.learn(Meanings::find(generation, &self.others.texts, shelf));
        }
        missing.len()
    }

    /// The same, and a few missing ones are made at once: those of an edited passage.
    pub fn refresh(&self, generation: &Generation) {
        let missing = self.recall(generation);
        if (1..=FEW).contains(&missing) {
            self.make(generation, |_| true);
        }
    }

    /// Makes the vectors that a generation lacks and gives it all of them; whether that was done to
    /// the end, which `go_on` decides.
    pub fn make(&self, generation: &Generation, go_on: impl FnMut(Progress) -> bool) -> bool {
        let (Some(mut shelf), Some(own)) = (self.shelf(), self.own.as_ref()) else {
            return false;
        };
        let done = make(&mut shelf, own, self.texts(&[generation]), go_on);
        if done {
            generation.learn(Meanings::find(generation, &self.others.texts, shelf));
        }
        done
    }

    /// Removes what these generations do not need any more, once that is most of what is kept.
    pub fn tidy(&self, generations: &[&Generation]) -> io::Result<()> {
        let (Some(mut shelf), Some(own)) = (self.shelf(), self.own.as_ref()) else {
            return Ok(());
        };
        let wanted: HashSet<Key> = self
            .texts(generations)
            .map(|(_, text)| key(&text))
            .collect();
        shelf.tidy(own, |key| wanted.contains(key))
    }

    /// Writes the vectors of a generation, which must all be there, beside its guides, so that they
    /// come with them.
    pub fn ship(&self, generation: &Generation) -> io::Result<()> {
        let shelf = self.shelf().unwrap_or_default();
        let keys = generation.texts().map(|(_, text)| key(&text));
        shelf.write(&self.knowledge.join(SHIPPED), keys)
    }

    /// Every text of which there must be a vector.
    fn texts<'t>(
        &'t self,
        generations: &'t [&Generation],
    ) -> impl Iterator<Item = (Part, String)> + Clone + 't {
        let own = generations.iter().flat_map(|generation| generation.texts());
        let others = self.others.texts.iter();
        own.chain(others.map(|text| (Part::Title, (*text).to_owned())))
    }

    fn shelf(&self) -> Option<Shelf> {
        let own = self.own.as_deref()?;
        let shelf = Shelf::open([self.knowledge.as_path(), own]);
        Some(match self.others.vectors {
            [] => shelf,
            built_in => shelf.with(built_in),
        })
    }
}
