//! One state of the knowledge, ready to answer from.
//!
//! Little of it is in memory: vocabulary, front matter and what tantivy maps. Passages and typed rows
//! are read when they are needed, and kept.

use std::any::{Any, TypeId};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwapOption;
use tantivy::Index;
use tantivy::directory::RamDirectory;

use super::analyzer::Analyzer;
use super::build::build;
use super::catalogue::{self, Catalogue, Head};
use super::gazetteer::Gazetteer;
use super::kept::Kept;
use super::lexicon::Lexicon;
use super::meanings::Meanings;
use super::passage::{Kind, Passage};
use super::reading::PassageRead;
use super::search::{Alternatives, Match, Search, Within};
use super::tables::{Row, Table, Tables};
use crate::knowledge::Library;

/// What every answer is made from. Never changes; a new state of the knowledge is a new generation.
///
/// Passages have numbers from 0 in file order, which mean something within one generation only.
pub struct Generation {
    /// The guides' front matter, the vocabulary, the community and the quiz.
    pub library: Catalogue,
    /// How text is made into terms.
    pub analyzer: Analyzer,
    /// What the index knows of words.
    pub lexicon: Lexicon,
    /// What terms stand for.
    pub gazetteer: Gazetteer,
    /// Fingerprint of the knowledge that it was built from.
    pub fingerprint: String,
    search: Search,
    tables: Tables,
    passages: Kept<Passage>,
    reads: Kept<PassageRead>,
    made: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
    meanings: ArcSwapOption<Meanings>,
}

impl Generation {
    /// A generation whose index is in memory.
    pub fn in_memory(library: Library, fingerprint: String) -> tantivy::Result<Self> {
        let analyzer = Analyzer::new(&library.vocabulary);
        let index = build(RamDirectory::create(), &library, &analyzer)?;
        let library = catalogue::read(index.directory())?;
        Self::with(library, index, analyzer, fingerprint)
    }

    /// The generation of an index that lies in a folder.
    pub(super) fn open(index: Index, fingerprint: String) -> tantivy::Result<Self> {
        let library = catalogue::read(index.directory())?;
        let analyzer = Analyzer::new(&library.vocabulary);
        Self::with(library, index, analyzer, fingerprint)
    }

    fn with(
        library: Catalogue,
        index: Index,
        analyzer: Analyzer,
        fingerprint: String,
    ) -> tantivy::Result<Self> {
        let search = Search::open(index)?;
        Ok(Self {
            lexicon: Lexicon::new(&search, &library.vocabulary)?,
            gazetteer: Gazetteer::new(&library, &analyzer),
            tables: Tables::open(search.directory())?,
            library,
            analyzer,
            fingerprint,
            search,
            passages: Kept::default(),
            reads: Kept::default(),
            made: Mutex::default(),
            meanings: ArcSwapOption::empty(),
        })
    }

    /// The same generation without vectors: words alone answer from it.
    pub fn by_words(&self) -> tantivy::Result<Self> {
        Self::open(self.search.index.clone(), self.fingerprint.clone())
    }

    /// How many passages there are.
    pub fn count(&self) -> usize {
        self.search.count()
    }

    /// The passage with a number below [`Generation::count`].
    pub fn passage_at(&self, number: usize) -> Arc<Passage> {
        self.passages.get(number, || self.stored(number))
    }

    /// The passage with this id.
    pub fn passage(&self, id: &str) -> Option<Arc<Passage>> {
        self.number(id).map(|number| self.passage_at(number))
    }

    /// The number of the passage with this id.
    pub fn number(&self, id: &str) -> Option<usize> {
        found(self.search.number(id))
    }

    /// Every passage in file order, read one after the other; for those who need all of them.
    pub fn passages(&self) -> impl ExactSizeIterator<Item = Passage> + Clone {
        (0..self.count()).map(|number| self.stored(number))
    }

    /// The passage with a number, as terms.
    pub fn read_at(&self, number: usize) -> Arc<PassageRead> {
        self.reads.get(number, || {
            PassageRead::new(&self.lexicon, &found(self.search.read(number)))
        })
    }

    /// What the passage with a number was made from.
    pub fn kind_at(&self, number: usize) -> Kind {
        self.search.kind(number)
    }

    /// The guide of the passage with a number.
    pub fn guide_at(&self, number: usize) -> Option<&Head> {
        self.library.guides.get(self.search.guide(number))
    }

    /// The guide with this slug.
    pub fn guide(&self, slug: &str) -> Option<&Head> {
        self.library.guide(slug)
    }

    /// The tables of one kind, each with its guide, in file order. They are read from the index at the
    /// first call.
    pub fn tables<R: Row>(&self) -> impl Iterator<Item = (&Head, &Table<R>)> {
        let tables = R::part(&self.tables).get().iter();
        tables.filter_map(|table| Some((self.library.guides.get(table.guide)?, table)))
    }

    /// Whether a passage's heading holds the term: then the guides do speak of it.
    pub fn is_titled(&self, term: &str) -> bool {
        self.lexicon.is_titled(term)
    }

    /// What the passages mean, once all their vectors are there; until then words alone answer.
    pub fn meanings(&self) -> Option<Arc<Meanings>> {
        self.meanings.load_full()
    }

    pub(super) fn learn(&self, meanings: Option<Meanings>) {
        self.meanings.store(meanings.map(Arc::new));
    }

    /// The role of this community: the one that it names, else that of more guides than any other;
    /// none where no role is.
    pub fn home_role(&self) -> Option<&str> {
        let named = self.library.community.default_role.as_deref();
        let mut guides = self.library.guides.iter();
        if let Some(role) = named.filter(|named| guides.any(|guide| guide.role == **named)) {
            return Some(role);
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for guide in &self.library.guides {
            *counts.entry(&guide.role).or_default() += 1;
        }
        let most = counts.values().max()?;
        let mut first = counts.iter().filter(|(_, count)| *count == most);
        match (first.next(), first.next()) {
            (Some((role, _)), None) => Some(role),
            _ => None,
        }
    }

    /// The best passages for a query, best first, each once.
    pub fn top(&self, query: &[Alternatives], limit: usize) -> Vec<Match> {
        self.scores(query, &Within::ALL, limit)
    }

    /// The same, searched only within these parts of a passage.
    pub fn scores(&self, query: &[Alternatives], within: &[Within], limit: usize) -> Vec<Match> {
        found(self.search.best(query, within, limit))
    }

    /// Up to `limit` passages that are wanted and whose heading begins like this, in small letters.
    pub fn heading_begins(
        &self,
        start: &str,
        wanted: impl Fn(usize) -> bool,
        limit: usize,
    ) -> Vec<usize> {
        found(self.search.beginning(start, false, wanted, limit))
    }

    /// The same where a word of the heading begins like this.
    pub fn heading_word_begins(
        &self,
        start: &str,
        wanted: impl Fn(usize) -> bool,
        limit: usize,
    ) -> Vec<usize> {
        found(self.search.beginning(start, true, wanted, limit))
    }

    /// What somebody makes of a generation and needs again for the next request: one value a type,
    /// made once.
    pub fn made<T: Send + Sync + 'static>(&self, make: impl FnOnce(&Self) -> T) -> Arc<T> {
        let lock = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = lock().get(&TypeId::of::<T>()).cloned();
        if let Some(kept) = kept.and_then(|kept| kept.downcast().ok()) {
            return kept;
        }
        let value = Arc::new(make(self));
        lock().insert(TypeId::of::<T>(), value.clone());
        value
    }

    fn stored(&self, number: usize) -> Passage {
        self.search.stored(number).unwrap_or_else(|error| {
            tracing::error!(%error, number, "a passage cannot be read");
            Passage::default()
        })
    }
}

/// A search that fails finds nothing and is logged: the person then reads that nothing was found,
/// which is true of this answer.
fn found<T: Default>(found: tantivy::Result<T>) -> T {
    found.unwrap_or_else(|error| {
        tracing::error!(%error, "search failed");
        T::default()
    })
}
