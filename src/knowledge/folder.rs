//! The knowledge folder on disk: its files as bytes, and the library that they make.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::decode::{decode, read};
use super::listing::{COMMUNITY, GUIDE, Listing, QUIZ, Seen, Stamp, VOCABULARY};
use super::{
    Community, Guide, Known, Problem, Quiz, Vocabulary, parse_community, parse_guide_with,
    parse_quiz, parse_vocabulary,
};

/// The golden questions' path in the folder.
pub const QUESTIONS: &str = "questions.jsonl";

/// Every file of a knowledge folder that the library is made of, as bytes.
#[derive(Debug, Clone)]
pub struct Sources {
    /// The folder.
    pub root: PathBuf,
    /// Path relative to the folder (with `/`) and content, sorted by path.
    pub files: Vec<(String, Vec<u8>)>,
    /// Files that are there and cannot be read. Each becomes a problem of that file.
    pub unreadable: Vec<Unreadable>,
    /// How the files looked before they were read; a file without a stamp is read at the next start.
    pub stamps: BTreeMap<String, Stamp>,
}

/// A file that is there and cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unreadable {
    /// Path relative to the folder.
    pub file: String,
    /// What is wrong.
    pub why: String,
    /// How to mend it.
    pub help: String,
}

/// The knowledge folder cannot be used at all.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It is not there.
    #[error("no knowledge folder at {0}; name another with --knowledge or CAREERBOT_KNOWLEDGE")]
    Missing(PathBuf),
    /// It holds no guide.
    #[error("no guide (*.md) in {0}; name another folder with --knowledge or CAREERBOT_KNOWLEDGE")]
    Empty(PathBuf),
    /// It cannot be read.
    #[error("cannot read {0}: {1}; name another folder with --knowledge or CAREERBOT_KNOWLEDGE")]
    Unreadable(PathBuf, std::io::Error),
}

/// The typed guides and the words that questions are read with.
#[derive(Debug, Clone, PartialEq)]
pub struct Library {
    /// The guides, sorted by slug.
    pub guides: Vec<Guide>,
    /// The slugs of drafts, sorted: they have no problem, and nothing is answered from them.
    pub drafts: Vec<String>,
    /// `vocabulary.toml`; empty where there is none.
    pub vocabulary: Vocabulary,
    /// `community.toml`; its defaults where there is none.
    pub community: Community,
    /// `quiz.toml`, if there is one.
    pub quiz: Option<Quiz>,
}

impl Sources {
    /// Reads all files of the folder that [`Listing::read`] finds.
    pub fn read(root: &Path) -> Result<Self, FolderError> {
        Ok(Listing::read(root)?.load())
    }

    /// The content of a file, by its path relative to the folder.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files
            .iter()
            .find(|(name, _)| name == path)
            .map(|(_, bytes)| bytes.as_slice())
    }

    /// A file as text, and where it is not UTF-8; `None` where it is not there.
    pub fn text(&self, path: &str) -> Option<(Cow<'_, str>, Vec<Problem>)> {
        self.file(path).map(|bytes| decode(path, bytes))
    }

    /// How the files looked before they were read, and what was in them.
    pub fn seen(&self) -> Seen {
        Seen::of(self)
    }

    /// A name for exactly this knowledge as read by exactly this schema.
    pub fn fingerprint(&self, schema: u32) -> String {
        self.seen().fingerprint(schema)
    }
}

impl Library {
    /// The same with further guides beside its own.
    pub fn with(&self, guides: &[Guide]) -> Self {
        let mut library = self.clone();
        library.guides.extend_from_slice(guides);
        library.guides.sort_by(|a, b| a.slug.cmp(&b.slug));
        library
    }

    /// Reads every file; all problems of all files on failure, in the order of file and place.
    pub fn parse(sources: &Sources) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let (mut guides, mut drafts) = (Vec::new(), Vec::new());
        let mut vocabulary = Some(Vocabulary::default());
        for Unreadable { file, why, help } in &sources.unreadable {
            problems.push(Problem::at(file, "", 0..0, why, help));
        }
        // Guides are read by the signs that the community uses; what is wrong with it is told below.
        let signs = sources.text(COMMUNITY);
        let signs = signs.and_then(|(text, _)| parse_community(COMMUNITY, &text, None).ok());
        let signs = signs.unwrap_or_default().currencies;
        for (file, bytes) in &sources.files {
            let Some(name) = file.strip_prefix("guides/") else {
                continue;
            };
            let slug = name.strip_suffix(GUIDE).unwrap_or(name);
            match read(file, bytes, |text| {
                parse_guide_with(file, slug, text, &signs)
            }) {
                Ok(guide) if guide.draft => drafts.push(guide.slug),
                Ok(guide) => guides.push(guide),
                Err(found) => problems.extend(found),
            }
        }
        let whole = problems.is_empty();
        if let Some(bytes) = sources.file(VOCABULARY) {
            let parsed = read(VOCABULARY, bytes, |text| parse_vocabulary(VOCABULARY, text));
            vocabulary = parsed.map_err(|found| problems.extend(found)).ok();
        }
        let mut community = Community::default();
        if let Some(bytes) = sources.file(COMMUNITY) {
            let mut roles: Vec<&str> = guides.iter().map(|guide: &Guide| &*guide.role).collect();
            roles.sort_unstable();
            roles.dedup();
            let roles = whole.then_some(&*roles);
            match read(COMMUNITY, bytes, |text| {
                parse_community(COMMUNITY, text, roles)
            }) {
                Ok(read) => community = read,
                Err(found) => problems.extend(found),
            }
        }
        let mut quiz = None;
        if let Some(bytes) = sources.file(QUIZ) {
            // What broken files would have named is not missing.
            let passages: Vec<String> = guides.iter().flat_map(Guide::passage_ids).collect();
            let names = vocabulary.iter().flat_map(|words| words.roles.keys());
            let own = guides.iter().map(|guide: &Guide| &guide.role);
            let mut roles: Vec<&str> = names.chain(own).map(String::as_str).collect();
            roles.sort_unstable();
            roles.dedup();
            let known = Known {
                roles: (whole && vocabulary.is_some()).then_some(&roles),
                passages: whole.then_some(&passages),
            };
            match read(QUIZ, bytes, |text| parse_quiz(QUIZ, text, known)) {
                Ok(read) => quiz = Some(read),
                Err(found) => problems.extend(found),
            }
        }
        drafts.sort();
        guides.sort_by(|a, b| a.slug.cmp(&b.slug));
        problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        match vocabulary {
            Some(vocabulary) if problems.is_empty() => Ok(Self {
                guides,
                drafts,
                vocabulary,
                community,
                quiz,
            }),
            _ => Err(problems),
        }
    }

    /// The guide with this slug.
    pub fn guide(&self, slug: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.slug == slug)
    }
}
