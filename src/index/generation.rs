//! One state of the knowledge, ready to answer from: library, passages, lexicon and index.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use arc_swap::ArcSwapOption;

use super::analysis::{Analysis, Term};
use super::analyzer::Analyzer;
use super::gazetteer::Gazetteer;
use super::lexicon::Lexicon;
use super::passage::{Passage, passages};
use super::meanings::Meanings;
use super::search::{Alternatives, Match, Search};
use super::passage::Kind;
use crate::knowledge::{Content, Guide, Library};

/// A library and the index built from it: what every answer is made from. Never changes; a new
/// state of the knowledge is a new generation.
pub struct Generation {
    /// The guides and the vocabulary.
    pub library: Library,
    /// Every passage, guide by guide in file order.
    pub passages: Vec<Passage>,
    /// How text is made into terms.
    pub analyzer: Analyzer,
    /// What the index knows of words.
    pub lexicon: Lexicon,
    /// What terms stand for.
    pub gazetteer: Gazetteer,
    /// Fingerprint of the knowledge that it was built from.
    pub fingerprint: String,
    /// The terms of each passage's forms and of its text, stop words left out.
    pub terms: Vec<PassageTerms>,
    by_id: HashMap<String, usize>,
    titled: HashSet<u32>,
    search: Search,
    meanings: ArcSwapOption<Meanings>,
}

/// Information of a stop word in a form: "what is" and "how to" tell forms apart that share every
/// other word, and tell nothing else.
pub const STOP_INFORMATION: f32 = 0.8;

/// A passage as numbered terms.
#[derive(Debug, Default)]
pub struct PassageTerms {
    /// One a form.
    pub forms: Vec<Form>,
    /// The distinct terms of the text without stop words, sorted.
    pub text: Vec<u32>,
}

/// A way of asking as numbered terms.
#[derive(Debug, Default)]
pub struct Form {
    /// The terms with their information.
    pub terms: Vec<(u32, f32)>,
    /// The length of the form as a vector of information: the root of the sum of squares.
    pub length: f32,
}

impl Generation {
    /// A generation whose index is in memory.
    pub fn in_memory(library: Library, fingerprint: String) -> tantivy::Result<Self> {
        let prepared = Prepared::new(&library);
        let search = Search::in_memory(&prepared.analyses, &prepared.lexicon)?;
        Ok(Self::of(prepared, library, fingerprint, search))
    }

    /// A generation over an index that was built from the same library.
    pub(super) fn over(library: Library, fingerprint: String, search: Search) -> Self {
        Self::of(Prepared::new(&library), library, fingerprint, search)
    }

    /// The same where the library was prepared already.
    pub(super) fn of(
        prepared: Prepared,
        library: Library,
        fingerprint: String,
        search: Search,
    ) -> Self {
        let Prepared {
            analyzer,
            passages,
            analyses,
            lexicon,
        } = prepared;
        let vocabulary = &library.vocabulary;
        let gazetteer = Gazetteer::new(vocabulary, &analyzer);
        let terms = analyses
            .iter()
            .map(|analysis| PassageTerms::new(&lexicon, analysis))
            .collect();
        let headings = analyses
            .iter()
            .filter_map(|analysis| analysis.forms.first());
        let titled = headings.flatten().map(|term| term.number).collect();
        let by_id = passages
            .iter()
            .enumerate()
            .map(|(at, passage)| (passage.id.clone(), at))
            .collect();
        Self {
            library,
            passages,
            analyzer,
            lexicon,
            gazetteer,
            fingerprint,
            terms,
            by_id,
            titled,
            search,
            meanings: ArcSwapOption::empty(),
        }
    }

    /// The passage with this id.
    pub fn passage(&self, id: &str) -> Option<&Passage> {
        self.number(id).map(|at| &self.passages[at])
    }

    /// The number of the passage with this id.
    pub fn number(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The guide with this slug.
    pub fn guide(&self, slug: &str) -> Option<&Guide> {
        self.library.guide(slug)
    }

    /// Whether a passage's heading holds the term: then the guides do speak of it.
    pub fn is_titled(&self, term: &str) -> bool {
        let number = self.lexicon.number(term);
        number.is_some_and(|number| self.titled.contains(&number))
    }

    /// What the passages mean, once all their vectors are there; until then words alone answer.
    pub fn meanings(&self) -> Option<Arc<Meanings>> {
        self.meanings.load_full()
    }

    pub(super) fn learn(&self, meanings: Option<Meanings>) {
        self.meanings.store(meanings.map(Arc::new));
    }

    /// The role of this community: that of more guides than any other role; none where no role is.
    pub fn home_role(&self) -> Option<&str> {
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

    /// Whether a passage is about pay: a figure, or a section that holds a pay table.
    pub fn is_pay(&self, passage: &Passage) -> bool {
        let is_table = || {
            let guide = self.guide(&passage.guide);
            let mut sections = guide.into_iter().flat_map(|guide| &guide.sections);
            sections.any(|section| {
                matches!(section.content, Content::Salary(_))
                    && passage.id.strip_prefix(&passage.guide) == Some(&format!("/{}", section.id))
            })
        };
        passage.facts.pay || (passage.kind == Kind::Section && is_table())
    }

    /// The best documents for a query. A search that fails finds nothing and is logged: the
    /// person then reads that nothing was found, which is true of this answer.
    pub fn top(&self, query: &[Alternatives], limit: usize) -> Vec<Match> {
        self.search.top(query, limit).unwrap_or_else(|error| {
            tracing::error!(%error, "search failed");
            Vec::new()
        })
    }
}

/// A library read into terms: what an index is written from, and most of what a generation is.
pub(super) struct Prepared {
    analyzer: Analyzer,
    passages: Vec<Passage>,
    analyses: Vec<Analysis>,
    lexicon: Lexicon,
}

impl Prepared {
    pub(super) fn new(library: &Library) -> Self {
        let vocabulary = &library.vocabulary;
        let mut analyzer = Analyzer::new(vocabulary);
        let passages = passages(library);
        let (analyses, lexicon) = Analysis::of(&mut analyzer, vocabulary, &passages);
        Self {
            analyzer,
            passages,
            analyses,
            lexicon,
        }
    }

    /// Writes the index files to a folder that exists and is empty; gives back the digest of their
    /// terms.
    pub(super) fn write(&self, folder: &Path) -> tantivy::Result<String> {
        Search::build_in(folder, &self.analyses, &self.lexicon)?;
        Ok(self.lexicon.digest())
    }
}

impl PassageTerms {
    fn new(lexicon: &Lexicon, analysis: &Analysis) -> Self {
        let form = |form: &Vec<Term>| {
            let weigh = |term: &Term| {
                let weak = term.stop.then_some(STOP_INFORMATION);
                let information = || lexicon.information_of(term.number);
                (term.number, weak.unwrap_or_else(information))
            };
            let terms: Vec<(u32, f32)> = form.iter().map(weigh).collect();
            let length = terms
                .iter()
                .map(|(_, told)| told * told)
                .sum::<f32>()
                .sqrt();
            Form { terms, length }
        };
        let said = analysis.text.iter().filter(|term| !term.stop);
        let mut text: Vec<u32> = said.map(|term| term.number).collect();
        text.sort_unstable();
        text.dedup();
        Self {
            forms: analysis.forms.iter().map(form).collect(),
            text,
        }
    }
}
