//! The tantivy index: passages and their forms in, scored hits out.

use std::fs;
use std::path::{Path, PathBuf};

use tantivy::collector::TopDocs;
use tantivy::directory::RamDirectory;
use tantivy::indexer::UserOperation;
use tantivy::query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{
    Directory as _, Index, IndexReader, IndexSettings, ReloadPolicy, TantivyDocument, Term,
};

use super::analysis::Analysis;
use super::lexicon::Lexicon;
use super::made::{MADE, Made, joined};

/// Memory of the one writer thread; plenty for thousands of passages.
const WRITER_BYTES: usize = 15_000_000;
/// What the lesser alternatives of one word add to the best.
const TIE_BREAKER: f32 = 0.1;

/// A word of a query: its term and others that mean nearly the same, each with a weight.
pub type Alternatives = Vec<(String, f32)>;

/// A document that matched: a form of a passage or its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Number of the passage.
    pub passage: usize,
    /// BM25 score, comparable within one query only.
    pub score: f32,
}

/// An index over one set of passages, opened for searching.
pub struct Search {
    reader: IndexReader,
    words: Field,
}

/// One document a form and one a text: short forms then outweigh long texts by BM25's own measure.
fn schema() -> Schema {
    let mut builder = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(MADE)
        .set_index_option(IndexRecordOption::WithFreqs);
    let text = TextOptions::default().set_indexing_options(indexing);
    builder.add_text_field(WORDS, text);
    builder.add_u64_field(PASSAGE, FAST);
    builder.build()
}

/// tantivy's list of an index's files, which does not name itself.
const LIST: &str = ".managed.json";
const WORDS: &str = "words";

const PASSAGE: &str = "passage";

impl Search {
    /// Builds an index of the passages in a folder that exists and is empty.
    ///
    /// It is built in memory and then written: tantivy would wait for the disk after each file, and
    /// what a power cut leaves behind does not bear the seal of a whole generation anyway.
    pub(super) fn build_in(
        folder: &Path,
        passages: &[Analysis],
        lexicon: &Lexicon,
    ) -> tantivy::Result<()> {
        let memory = RamDirectory::create();
        let index = Index::create(memory.clone(), schema(), IndexSettings::default())?;
        write(&index, passages, lexicon)?;
        let files = index.directory().list_managed_files();
        for path in files.iter().map(PathBuf::as_path).chain([Path::new(LIST)]) {
            let bytes = memory.open_read(path)?.read_bytes()?;
            fs::write(folder.join(path), bytes.as_slice())?;
        }
        Ok(())
    }

    /// Builds an index of the passages in memory.
    pub(super) fn in_memory(passages: &[Analysis], lexicon: &Lexicon) -> tantivy::Result<Self> {
        let index = Index::create_in_ram(schema());
        write(&index, passages, lexicon)?;
        Self::over(&index)
    }

    /// Opens an index that [`Search::build_in`] made.
    pub fn open(folder: &Path) -> tantivy::Result<Self> {
        Self::over(&Index::open_in_dir(folder)?)
    }

    fn over(index: &Index) -> tantivy::Result<Self> {
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()?;
        let schema = index.schema();
        let words = schema.get_field(WORDS)?;
        Ok(Self { reader, words })
    }

    /// The best `limit` documents for a query, best first; a passage can come up several times.
    pub fn top(&self, query: &[Alternatives], limit: usize) -> tantivy::Result<Vec<Match>> {
        let searcher = self.reader.searcher();
        let clauses = query.iter().map(|alternatives| {
            let words = alternatives.iter().map(|(term, weight)| {
                let term = Term::from_field_text(self.words, term);
                let word = TermQuery::new(term, IndexRecordOption::WithFreqs);
                Box::new(BoostQuery::new(Box::new(word), *weight)) as Box<dyn Query>
            });
            let best = DisjunctionMaxQuery::with_tie_breaker(words.collect(), TIE_BREAKER);
            (Occur::Should, Box::new(best) as Box<dyn Query>)
        });
        let query = BooleanQuery::new(clauses.collect());
        let found = searcher.search(&query, &TopDocs::with_limit(limit.max(1)).order_by_score())?;
        let segments = searcher.segment_readers().iter();
        let columns: Vec<_> = segments
            .map(|segment| segment.fast_fields().u64(PASSAGE))
            .collect::<Result<_, _>>()?;
        let matches = found.into_iter().map(|(score, address)| {
            let column = &columns[address.segment_ord as usize];
            let passage = column.first(address.doc_id).unwrap_or(0) as usize;
            Match { passage, score }
        });
        Ok(matches.collect())
    }
}

fn write(index: &Index, passages: &[Analysis], lexicon: &Lexicon) -> tantivy::Result<()> {
    let schema = index.schema();
    let words = schema.get_field(WORDS)?;
    let passage_number = schema.get_field(PASSAGE)?;
    index.tokenizers().register(MADE, Made);
    let terms = lexicon.texts();
    let mut writer = index.writer_with_num_threads(1, WRITER_BYTES)?;
    // A passage's documents go to the writer's thread together: it is woken for each delivery.
    for (number, passage) in passages.iter().enumerate() {
        let documents = passage.texts().map(|text| {
            let mut document = TantivyDocument::default();
            document.add_u64(passage_number, number as u64);
            let said = text.iter().filter(|term| !term.stop);
            document.add_text(words, joined(said.map(|term| terms[term.number as usize])));
            UserOperation::Add(document)
        });
        writer.run(documents.collect::<Vec<_>>())?;
    }
    writer.commit()?;
    writer.wait_merging_threads()
}
