//! Builds the index of a library: a document a passage, and the typed rows beside them.

use std::collections::HashSet;

use foldhash::fast::RandomState;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Directory, Index, IndexSettings, TantivyDocument};

use super::analyzer::{Analyzer, Said};
use super::catalogue::{self, Catalogue};
use super::made::{MADE, Made, joined};
use super::passage::{Passage, guide_passages};
use super::reading::stored;
use super::schema::Fields;
use super::tables;
use super::words::words;
use crate::knowledge::{Guide, Library};

/// What the writer makes room for; all is written as one segment, however large it gets, and the
/// documents are numbered as the passages are.
const WRITER_BYTES: usize = 15_000_000;
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
    let mut sizes = Vec::new();
    for (number, guide) in library.guides.iter().enumerate() {
        let passages = guide_passages(guide);
        sizes.push(passages.len());
        for passage in &passages {
            writer.add_document(document(&fields, analyzer, (number, guide), passage)?)?;
        }
    }
    let index = writer.finalize()?;
    catalogue::write(index.directory(), &Catalogue::new(library, &sizes))?;
    tables::write(index.directory(), library)?;
    Ok(index)
}

fn document(
    fields: &Fields,
    analyzer: &Analyzer,
    (number, guide): (usize, &Guide),
    passage: &Passage,
) -> tantivy::Result<TantivyDocument> {
    let mut written = HashSet::default();
    let mut read = |text: &String| analyzer.terms(text, &mut written);
    let forms: Vec<Vec<Said>> = passage.forms.iter().map(&mut read).collect();
    let text = read(&passage.text);
    fn said<'a>(terms: impl IntoIterator<Item = &'a Said>) -> String {
        let said = terms.into_iter().filter(|said| !said.stop);
        joined(said.map(|said| said.term.as_str()))
    }
    let (title, asked) = forms.split_at(forms.len().min(1));
    let all = forms.iter().flatten().chain(&text);
    let all: HashSet<&str, RandomState> = all.map(|said| said.term.as_str()).collect();
    let heading: HashSet<String, RandomState> = words(&passage.title)
        .into_iter()
        .map(|word| word.text)
        .collect();

    let mut document = TantivyDocument::default();
    document.add_text(fields.id, &passage.id);
    document.add_text(fields.title, said(title.iter().flatten()));
    document.add_text(fields.asked, said(asked.iter().flatten()));
    document.add_text(fields.text, said(&text));
    document.add_text(fields.terms, joined(all.into_iter()));
    document.add_text(fields.written, joined(written.iter().map(String::as_str)));
    document.add_text(fields.heading, passage.title.to_lowercase());
    document.add_text(
        fields.heading_words,
        joined(heading.iter().map(String::as_str)),
    );
    document.add_text(fields.role, &guide.role);
    let json = serde_json::to_vec(passage).map_err(std::io::Error::from)?;
    document.add_bytes(fields.passage, &json);
    document.add_text(fields.read, stored(&forms, &text));
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
