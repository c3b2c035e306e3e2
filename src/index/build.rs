//! A library in, its index out: a document a passage, each word stemmed once, and the typed rows
//! beside them.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Directory, Index, IndexSettings, TantivyDocument};

use super::analyzer::{Analyzer, Stem};
use super::catalogue::{self, Catalogue};
use super::made::{MADE, Made, joined};
use super::passage::{Passage, guide_passages};
use super::schema::Fields;
use super::tables;
use super::words::words;
use crate::knowledge::{Guide, Library};

/// What the writer may take before it complains: all is written as one segment, whose documents are
/// then numbered as the passages are.
const WRITER_BYTES: usize = 1 << 30;
/// Bytes of stored passages that are packed together; a question reads a few dozen passages, each
/// from another place.
const STORE_BLOCK: usize = 8 << 10;

/// Writes the index of a library into an empty directory.
pub(super) fn build(
    directory: impl Into<Box<dyn Directory>>,
    library: &Library,
    analyzer: &Analyzer,
) -> tantivy::Result<Index> {
    let (fields, schema) = Fields::new();
    let tokenizers = TokenizerManager::default();
    tokenizers.register(MADE, Made);
    let settings = IndexSettings {
        docstore_blocksize: STORE_BLOCK,
        ..IndexSettings::default()
    };
    let mut writer: SingleSegmentIndexWriter = Index::builder()
        .schema(schema)
        .tokenizers(tokenizers)
        .settings(settings)
        .single_segment_index_writer(directory, WRITER_BYTES)?;
    let mut reader = Reader::new(analyzer);
    let mut sizes = Vec::new();
    for (number, guide) in library.guides.iter().enumerate() {
        let passages = guide_passages(guide);
        sizes.push(passages.len());
        for passage in &passages {
            writer.add_document(reader.document(&fields, number, guide, passage)?)?;
        }
    }
    let index = writer.finalize()?;
    catalogue::write(index.directory(), &Catalogue::new(library, &sizes))?;
    tables::write(index.directory(), library)?;
    Ok(index)
}

/// Reads texts, and stems each word once: the same few thousand come up again and again.
struct Reader<'a> {
    analyzer: &'a Analyzer,
    stems: HashMap<String, String, RandomState>,
}

/// A term, and whether it says nothing about what is asked.
type Term = (String, bool);

impl<'a> Reader<'a> {
    fn new(analyzer: &'a Analyzer) -> Self {
        Self {
            analyzer,
            stems: HashMap::default(),
        }
    }

    fn document(
        &mut self,
        fields: &Fields,
        number: usize,
        guide: &Guide,
        passage: &Passage,
    ) -> tantivy::Result<TantivyDocument> {
        let mut written = BTreeSet::new();
        let forms = passage.forms.iter();
        let forms: Vec<Vec<Term>> = forms.map(|form| self.read(form, &mut written)).collect();
        let heading_words: BTreeSet<String> = written_in(&passage.title).collect();
        let text = self.read(&passage.text, &mut written);
        let said = |terms: &[Term]| {
            let said = terms.iter().filter(|(_, is_stop)| !is_stop);
            joined(said.map(|(term, _)| term.as_str()))
        };
        let (title, asked) = forms.split_at(forms.len().min(1));
        let all = forms.iter().flatten().chain(&text);
        let all: BTreeSet<&str> = all.map(|(term, _)| term.as_str()).collect();

        let mut document = TantivyDocument::default();
        document.add_text(fields.id, &passage.id);
        document.add_text(fields.title, said(&title.concat()));
        document.add_text(fields.asked, said(&asked.concat()));
        document.add_text(fields.text, said(&text));
        document.add_text(fields.terms, joined(all.into_iter()));
        document.add_text(fields.written, joined(written.iter().map(String::as_str)));
        document.add_text(fields.heading, passage.title.to_lowercase());
        let words = heading_words.iter().map(String::as_str);
        document.add_text(fields.heading_words, joined(words));
        document.add_text(fields.role, &guide.role);
        let json = serde_json::to_vec(passage).map_err(std::io::Error::from)?;
        document.add_bytes(fields.passage, &json);
        document.add_u64(fields.guide, number as u64);
        document.add_u64(fields.kind, passage.kind as u64);
        let facts = &passage.facts;
        for (field, fact) in [(fields.level, &facts.level), (fields.region, &facts.region)] {
            if let Some(fact) = fact {
                document.add_text(field, fact);
            }
        }
        for month in facts.months.iter().flat_map(|(first, last)| [first, last]) {
            document.add_u64(fields.months, u64::from(*month));
        }
        Ok(document)
    }

    fn read(&mut self, text: &str, written: &mut BTreeSet<String>) -> Vec<Term> {
        let words = words(text);
        for word in &words {
            // Looked up first, because an entry would need the word as its own.
            if !self.stems.contains_key(&word.text) {
                let stem = self.analyzer.stem(&word.text).into_owned();
                self.stems.insert(word.text.clone(), stem);
            }
        }
        let stems = words.iter().map(|word| Stem {
            text: self.stems[&word.text].as_str().into(),
            capitals: word.capitals,
        });
        let stems: Vec<Stem<'_>> = stems.collect();
        let stretches = self.analyzer.stretches(&stems);
        let terms = stretches.map(|stretch| (stretch.term.to_owned(), stretch.stop));
        let terms = terms.collect();
        written.extend(words.into_iter().map(|word| word.text));
        terms
    }
}

fn written_in(text: &str) -> impl Iterator<Item = String> {
    words(text).into_iter().map(|word| word.text)
}
