//! Plain full-text search over the passages, as anybody would set it up: the measure for our own.

use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, IndexReader, TantivyDocument, Term};

use super::passage::Passage;

/// BM25 over title and text with the stock English tokenizer and stemmer.
pub struct PlainSearch {
    reader: IndexReader,
    text: Field,
    analyzer: TextAnalyzer,
}

impl PlainSearch {
    /// Indexes the passages in memory.
    pub fn new(passages: impl Iterator<Item = Passage>) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("en_stem")
            .set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let text = schema.add_text_field("text", options);
        let number = schema.add_u64_field("number", FAST);
        let index = Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 15_000_000)?;
        for (at, passage) in passages.enumerate() {
            let mut document = TantivyDocument::default();
            document.add_u64(number, at as u64);
            document.add_text(text, format!("{}\n{}", passage.title, passage.text));
            writer.add_document(document)?;
        }
        writer.commit()?;
        let analyzer = index.tokenizer_for_field(text)?;
        Ok(Self {
            reader: index.reader()?,
            text,
            analyzer,
        })
    }

    /// The best passages by number with their scores; none when the search fails.
    pub fn top(&self, question: &str, limit: usize) -> Vec<(usize, f32)> {
        let mut analyzer = self.analyzer.clone();
        let mut stream = analyzer.token_stream(question);
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        while let Some(token) = stream.next() {
            let term = Term::from_field_text(self.text, &token.text);
            let word = TermQuery::new(term, IndexRecordOption::WithFreqs);
            clauses.push((Occur::Should, Box::new(word)));
        }
        let searcher = self.reader.searcher();
        let best = TopDocs::with_limit(limit.max(1)).order_by_score();
        let found = searcher
            .search(&BooleanQuery::new(clauses), &best)
            .unwrap_or_default();
        let number = |segment: u32, document: u32| {
            let column = searcher
                .segment_reader(segment)
                .fast_fields()
                .u64("number")
                .ok()?;
            column.first(document)
        };
        found
            .into_iter()
            .filter_map(|(score, at)| Some((number(at.segment_ord, at.doc_id)? as usize, score)))
            .collect()
    }
}
