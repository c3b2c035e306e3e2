//! The fields of an index: what is searched, what is stored, what stands in columns.

use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions,
};

use super::made::MADE;

/// The fields, one document a passage.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    /// The passage's id, whole.
    pub(super) id: Field,
    /// The terms of the title, of the other ways in which people ask for it, and of the text.
    pub(super) title: Field,
    pub(super) asked: Field,
    pub(super) text: Field,
    /// Every term of these once: in how many passages a term is.
    pub(super) terms: Field,
    /// Every word as it is written: what spelling is corrected to.
    pub(super) written: Field,
    /// The title in small letters as one term, and its words: what a half-typed one may become.
    pub(super) heading: Field,
    pub(super) heading_words: Field,
    /// The role of the passage's guide.
    pub(super) role: Field,
    /// The whole passage, as JSON, and its terms as [`super::reading`] stores them.
    pub(super) passage: Field,
    pub(super) read: Field,
    /// Columns: the guide's number, the kind's number, and what a figure or a step is about.
    pub(super) guide: Field,
    pub(super) kind: Field,
    pub(super) level: Field,
    pub(super) region: Field,
    pub(super) months: Field,
}

impl Fields {
    /// The fields and the schema that holds them; the same ones each time.
    pub(super) fn new() -> (Self, Schema) {
        let mut builder = Schema::builder();
        let indexed = |tokenizer, record| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(record);
            TextOptions::default().set_indexing_options(indexing)
        };
        let scored = indexed(MADE, IndexRecordOption::WithFreqs);
        let listed = indexed(MADE, IndexRecordOption::Basic);
        let whole = indexed("raw", IndexRecordOption::Basic);
        let column = TextOptions::default().set_fast("raw");
        let number = NumericOptions::default().set_fast();
        let fields = Self {
            id: builder.add_text_field("id", whole.clone()),
            title: builder.add_text_field("title", scored.clone()),
            asked: builder.add_text_field("asked", scored.clone()),
            text: builder.add_text_field("text", scored),
            terms: builder.add_text_field("terms", listed.clone()),
            written: builder.add_text_field("written", listed.clone()),
            heading: builder.add_text_field("heading", whole),
            heading_words: builder.add_text_field("heading_words", listed),
            role: builder.add_text_field("role", column.clone().set_stored()),
            passage: builder.add_bytes_field("passage", STORED),
            read: builder.add_text_field("read", STORED),
            guide: builder.add_u64_field("guide", number.clone()),
            kind: builder.add_u64_field("kind", number.clone()),
            level: builder.add_text_field("level", column.clone()),
            region: builder.add_text_field("region", column),
            months: builder.add_u64_field("months", number),
        };
        (fields, builder.build())
    }
}
