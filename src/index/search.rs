//! An opened index: scores passages for a query, and finds them by number, id or how their
//! heading begins.

use tantivy::collector::TopDocs;
use tantivy::columnar::Column;
use tantivy::directory::ManagedDirectory;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Value as _};
use tantivy::{
    DocAddress, DocSet as _, Index, ReloadPolicy, Searcher, SegmentReader, TERMINATED,
    TantivyDocument, TantivyError, Term,
};

use super::passage::{Kind, Passage};
use super::schema::Fields;

/// What the lesser alternatives of one word, and the same word in another field, add to the best.
const TIE_BREAKER: f32 = 0.1;
/// The passages are one segment.
const SEGMENT: u32 = 0;

/// A word of a query: its term and others that mean nearly the same, each with a weight.
pub type Alternatives = Vec<(String, f32)>;

/// What of a passage is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// Its title.
    Title,
    /// The other ways in which people ask for it.
    Asked,
    /// Its text.
    Text,
}

impl Within {
    /// All of it.
    pub const ALL: [Self; 3] = [Self::Title, Self::Asked, Self::Text];

    /// What a word counts there: what a passage is called says more than what it mentions.
    fn boost(self) -> f32 {
        match self {
            Self::Title => 1.6,
            Self::Asked => 1.3,
            Self::Text => 1.0,
        }
    }
}

/// A passage that matched.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Number of the passage.
    pub passage: usize,
    /// BM25 score, comparable within one query only.
    pub score: f32,
}

/// An index over one set of passages, opened for searching.
pub(super) struct Search {
    pub(super) index: Index,
    searcher: Searcher,
    pub(super) fields: Fields,
    guides: Column<u64>,
    kinds: Column<u64>,
}

impl Search {
    /// Opens an index whose passages are one segment.
    pub(super) fn open(index: Index) -> tantivy::Result<Self> {
        let (fields, schema) = Fields::new();
        let reader = index.reader_builder();
        let reader = reader.reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher = tantivy::IndexReader::searcher(&reader);
        if index.schema() != schema || searcher.segment_readers().len() != 1 {
            let why = "the index was written by another program";
            return Err(TantivyError::SchemaError(why.to_owned()));
        }
        let columns = searcher.segment_reader(SEGMENT).fast_fields();
        Ok(Self {
            guides: columns.u64("guide")?,
            kinds: columns.u64("kind")?,
            index,
            searcher,
            fields,
        })
    }

    pub(super) fn directory(&self) -> &ManagedDirectory {
        self.index.directory()
    }

    pub(super) fn segment(&self) -> &SegmentReader {
        self.searcher.segment_reader(SEGMENT)
    }

    /// How many passages there are; their numbers go from 0, in file order.
    pub(super) fn count(&self) -> usize {
        self.segment().max_doc() as usize
    }

    /// The best `limit` passages for a query, best first.
    pub(super) fn best(
        &self,
        query: &[Alternatives],
        within: &[Within],
        limit: usize,
    ) -> tantivy::Result<Vec<Match>> {
        let clauses = query.iter().map(|alternatives| {
            let ways = alternatives.iter().flat_map(|(term, weight)| {
                let fields = within
                    .iter()
                    .map(|within| (self.field(*within), within.boost()));
                fields.map(move |(field, boost)| {
                    let term = Term::from_field_text(field, term);
                    let word = TermQuery::new(term, IndexRecordOption::WithFreqs);
                    Box::new(BoostQuery::new(Box::new(word), weight * boost)) as Box<dyn Query>
                })
            });
            let best = DisjunctionMaxQuery::with_tie_breaker(ways.collect(), TIE_BREAKER);
            (Occur::Should, Box::new(best) as Box<dyn Query>)
        });
        let query = BooleanQuery::new(clauses.collect());
        let best = TopDocs::with_limit(limit.max(1)).order_by_score();
        let found = self.searcher.search(&query, &best)?.into_iter();
        let matches = found.map(|(score, address)| Match {
            passage: address.doc_id as usize,
            score,
        });
        Ok(matches.collect())
    }

    fn field(&self, within: Within) -> Field {
        match within {
            Within::Title => self.fields.title,
            Within::Asked => self.fields.asked,
            Within::Text => self.fields.text,
        }
    }

    /// The passage with a number, as it was stored.
    pub(super) fn stored(&self, number: usize) -> tantivy::Result<Passage> {
        let document = self.document(number)?;
        let json = document.get_first(self.fields.passage);
        let json = json.and_then(|json| json.as_bytes()).unwrap_or_default();
        Ok(serde_json::from_slice(json).map_err(std::io::Error::from)?)
    }

    /// The terms of the passage with a number, as they were stored.
    pub(super) fn read(&self, number: usize) -> tantivy::Result<String> {
        let document = self.document(number)?;
        let terms = document.get_first(self.fields.read);
        let terms = terms.and_then(|terms| terms.as_str());
        Ok(terms.unwrap_or_default().to_owned())
    }

    fn document(&self, number: usize) -> tantivy::Result<TantivyDocument> {
        self.searcher.doc(DocAddress::new(SEGMENT, number as u32))
    }

    /// The number of the passage with this id.
    pub(super) fn number(&self, id: &str) -> tantivy::Result<Option<usize>> {
        let field = self.fields.id;
        let index = self.segment().inverted_index(field)?;
        let found =
            index.read_postings(&Term::from_field_text(field, id), IndexRecordOption::Basic)?;
        let first = found.map(|found| found.doc());
        Ok(first
            .filter(|doc| *doc != TERMINATED)
            .map(|doc| doc as usize))
    }

    /// The number of a passage's guide.
    pub(super) fn guide(&self, number: usize) -> usize {
        self.guides.first(number as u32).unwrap_or_default() as usize
    }

    /// What a passage was made from.
    pub(super) fn kind(&self, number: usize) -> Kind {
        Kind::of(self.kinds.first(number as u32).unwrap_or_default())
    }

    /// Up to `limit` passages that are wanted and whose heading, or a word of it, begins like this.
    pub(super) fn beginning(
        &self,
        start: &str,
        is_word: bool,
        wanted: impl Fn(usize) -> bool,
        limit: usize,
    ) -> tantivy::Result<Vec<usize>> {
        let field = if is_word {
            self.fields.heading_words
        } else {
            self.fields.heading
        };
        let index = self.segment().inverted_index(field)?;
        // No text holds this byte, so this is behind all that begin like it.
        let end = [start.as_bytes(), &[0xff]].concat();
        let mut terms = index.terms().range().ge(start).lt(end).into_stream()?;
        let mut found: Vec<usize> = Vec::new();
        while found.len() < limit && terms.advance() {
            let postings =
                index.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
            let mut postings = postings;
            while found.len() < limit && postings.doc() != TERMINATED {
                let number = postings.doc() as usize;
                if wanted(number) && !found.contains(&number) {
                    found.push(number);
                }
                postings.advance();
            }
        }
        Ok(found)
    }
}

/// Whether every file of an index is as it was written, by the checksums that stand in them.
pub(super) fn is_intact(index: &Index) -> bool {
    let directory = index.directory();
    let mut files = directory.list_managed_files().into_iter();
    // tantivy's description of the segment has none; the manifest knows its digest.
    files.all(|file| {
        file.as_os_str() == "meta.json" || directory.validate_checksum(&file).unwrap_or(false)
    })
}
