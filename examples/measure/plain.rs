//! Plain full-text search over the same passages, as anybody would set it up: what we must beat.

use careerbot::evaluate::{Found, Measured, Outcome, Question, Verdict};
use careerbot::index::{Generation, Passage};
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, IndexReader, TantivyDocument, Term};

/// Part of the covered questions that the threshold on the score may refuse.
const WRONG_REFUSALS: f64 = 0.03;
/// Passages that are looked at for one question.
const HITS: usize = 10;

/// Questions by BM25 over title and text with the stock English analyzer. It has no refusal of its
/// own: it is given the best threshold on its top score that refuses at most 3 % of these very
/// covered questions, which flatters it.
pub fn measured(generation: &Generation, questions: Vec<Question>) -> tantivy::Result<Measured> {
    let search = PlainSearch::new(generation.passages())?;
    let found: Vec<Vec<(usize, f32)>> = questions
        .iter()
        .map(|question| search.top(&question.text))
        .collect();
    let top = |hits: &[(usize, f32)]| hits.first().map_or(0.0, |hit| hit.1);
    let mut covered: Vec<f32> = questions
        .iter()
        .zip(&found)
        .filter(|(question, _)| question.is_covered())
        .map(|(_, hits)| top(hits))
        .collect();
    covered.sort_by(f32::total_cmp);
    let spare = (covered.len() as f64 * WRONG_REFUSALS) as usize;
    let threshold = covered.get(spare).copied().unwrap_or(0.0);
    let outcomes = questions.iter().zip(&found).map(|(question, hits)| {
        let passages: Vec<_> = hits
            .iter()
            .map(|(at, _)| generation.passage_at(*at))
            .collect();
        let is_answered = top(hits) >= threshold && top(hits) > 0.0;
        Outcome {
            verdict: if is_answered {
                Verdict::Answered
            } else {
                Verdict::NotCovered
            },
            rank: question.rank(passages.iter().map(|passage| Found {
                facts: std::slice::from_ref(&passage.id),
                title: &passage.title,
                text: &passage.text,
            })),
        }
    });
    Ok(Measured {
        outcomes: outcomes.collect(),
        questions,
    })
}

struct PlainSearch {
    reader: IndexReader,
    text: Field,
    analyzer: TextAnalyzer,
}

impl PlainSearch {
    /// Indexes the passages in memory.
    fn new(passages: impl Iterator<Item = Passage>) -> tantivy::Result<Self> {
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
    fn top(&self, question: &str) -> Vec<(usize, f32)> {
        let mut analyzer = self.analyzer.clone();
        let mut stream = analyzer.token_stream(question);
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        while let Some(token) = stream.next() {
            let term = Term::from_field_text(self.text, &token.text);
            let word = TermQuery::new(term, IndexRecordOption::WithFreqs);
            clauses.push((Occur::Should, Box::new(word)));
        }
        let searcher = self.reader.searcher();
        let best = TopDocs::with_limit(HITS).order_by_score();
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
