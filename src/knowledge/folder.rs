//! The knowledge folder on disk: its files as bytes, and the library that they make.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::decode::{MOST_BYTES, decode, read};
use super::{
    Guide, Known, MAX_SLUG, Problem, Quiz, Vocabulary, hexadecimal, parse_guide, parse_quiz,
    parse_vocabulary, slug,
};

/// Where guides lie in the folder.
const GUIDES: &str = "guides";
const VOCABULARY: &str = "vocabulary.toml";
const QUIZ: &str = "quiz.toml";
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Library {
    /// The guides, sorted by slug.
    pub guides: Vec<Guide>,
    /// The slugs of drafts, sorted: they have no problem, and nothing is answered from them.
    #[serde(default)]
    pub drafts: Vec<String>,
    /// `vocabulary.toml`; empty where there is none.
    pub vocabulary: Vocabulary,
    /// `quiz.toml`, if there is one.
    #[serde(default)]
    pub quiz: Option<Quiz>,
}

impl Sources {
    /// Reads `guides/*.md`, `vocabulary.toml`, `quiz.toml` and `questions.jsonl` under `root`.
    ///
    /// Only regular files count (also through links); hidden files and editors' backups do not.
    /// What is named like one of them and cannot be read as one is kept as unreadable.
    pub fn read(root: &Path) -> Result<Self, FolderError> {
        if !root.is_dir() {
            return Err(FolderError::Missing(root.to_owned()));
        }
        let mut sources = Self {
            root: root.to_owned(),
            files: Vec::new(),
            unreadable: Vec::new(),
        };
        let guides = root.join(GUIDES);
        if guides.is_dir() {
            let unreadable = |error| FolderError::Unreadable(guides.clone(), error);
            for entry in fs::read_dir(&guides).map_err(unreadable)? {
                let name = entry.map_err(unreadable)?.file_name();
                let shown = name.to_string_lossy();
                let (file, path) = (format!("{GUIDES}/{shown}"), guides.join(&name));
                match ending(&shown) {
                    None => {}
                    Some(_) if name.to_str().is_none() => {
                        sources.refuse(file, "this file's name is not UTF-8", "rename it");
                    }
                    Some(GUIDE) => sources.add(file, &path),
                    // It would be one more guide of the same name for some, and none for others.
                    Some(_) if path.is_file() => {
                        let help = format!("rename it to {}.md, or take it away", stem(&shown));
                        let why = "the name of a guide's file ends in `.md`";
                        sources.refuse(file, why, &help);
                    }
                    Some(_) => {}
                }
            }
        }
        if sources.files.is_empty() && sources.unreadable.is_empty() {
            return Err(FolderError::Empty(guides));
        }
        for name in [VOCABULARY, QUIZ, QUESTIONS] {
            let path = root.join(name);
            // A link that leads nowhere is there too.
            if fs::symlink_metadata(&path).is_err() {
                continue;
            }
            if fs::metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
                let help = "take it away, or rename it";
                sources.refuse(name.to_owned(), "this is no file", help);
            } else {
                sources.add(name.to_owned(), &path);
            }
        }
        sources.files.sort();
        sources.unreadable.sort();
        Ok(sources)
    }

    fn add(&mut self, name: String, path: &Path) {
        let failed = |error: std::io::Error| {
            let why = format!("this file cannot be read: {error}");
            (why, "mend its name, its permissions or where it links to")
        };
        // A pipe or a device named like a guide would keep the reader waiting.
        let (why, help) = match fs::metadata(path) {
            Ok(metadata) if !metadata.is_file() => return,
            Ok(metadata) if metadata.len() > MOST_BYTES => (
                format!("this file has {} MB", metadata.len().div_ceil(1 << 20)),
                "it is too large: at most 2 MB; part it, or take it away",
            ),
            Ok(_) => match fs::read(path) {
                Ok(bytes) => return self.files.push((name, bytes)),
                Err(error) => failed(error),
            },
            Err(error) => failed(error),
        };
        self.refuse(name, &why, help);
    }

    fn refuse(&mut self, file: String, why: &str, help: &str) {
        self.unreadable.push(Unreadable {
            file,
            why: why.to_owned(),
            help: help.to_owned(),
        });
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

    /// A name for exactly this knowledge as read by exactly this schema: 16 hexadecimal digits.
    ///
    /// Golden questions are left out: they judge answers and never change them.
    pub fn fingerprint(&self, schema: u32) -> String {
        let mut hash = Sha256::new();
        // Lengths keep the end of one part apart from the start of the next.
        let mut part = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        part(&schema.to_le_bytes());
        for (name, bytes) in self.files.iter().filter(|(name, _)| name != QUESTIONS) {
            part(name.as_bytes());
            part(bytes);
        }
        for Unreadable { file, why, .. } in &self.unreadable {
            part(file.as_bytes());
            part(why.as_bytes());
        }
        hexadecimal(&hash.finalize()[..8])
    }
}

/// The ending of a guide's file.
const GUIDE: &str = ".md";

/// How the name of a file in `guides/` ends, where it is most likely a guide: not hidden, not an
/// editor's backup.
fn ending(name: &str) -> Option<&str> {
    let at = name
        .rfind('.')
        .filter(|_| !name.starts_with(['.', '#', '~']))?;
    let is_markdown = matches!(
        name[at..].to_ascii_lowercase().as_str(),
        GUIDE | ".markdown" | ".mdown" | ".mkd"
    );
    is_markdown.then_some(&name[at..])
}

/// A name that the guide of this file could have.
fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    slug::propose(stem, MAX_SLUG)
}

impl Library {
    /// Reads every file; all problems of all files on failure, in the order of file and place.
    pub fn parse(sources: &Sources) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let (mut guides, mut drafts) = (Vec::new(), Vec::new());
        let mut vocabulary = Some(Vocabulary::default());
        for Unreadable { file, why, help } in &sources.unreadable {
            problems.push(Problem::at(file, "", 0..0, why, help));
        }
        for (file, bytes) in &sources.files {
            let Some(name) = file.strip_prefix("guides/") else {
                continue;
            };
            let slug = name.strip_suffix(GUIDE).unwrap_or(name);
            match read(file, bytes, |text| parse_guide(file, slug, text)) {
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
