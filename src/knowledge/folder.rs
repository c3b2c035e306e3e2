//! The knowledge folder on disk: its files as bytes, and the library that they make.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Guide, Known, Problem, Quiz, Vocabulary, parse_guide, parse_quiz};

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
    /// Files that are there and cannot be read: path and why. Each becomes a problem of that file.
    pub unreadable: Vec<(String, String)>,
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
                match name.to_str() {
                    Some(name) if is_guide(name) => {
                        sources.add(format!("{GUIDES}/{name}"), &guides.join(name));
                    }
                    Some(_) => {}
                    None if is_guide(&name.to_string_lossy()) => sources.unreadable.push((
                        format!("{GUIDES}/{}", name.to_string_lossy()),
                        "its name is not UTF-8".to_owned(),
                    )),
                    None => {}
                }
            }
        }
        if sources.files.is_empty() && sources.unreadable.is_empty() {
            return Err(FolderError::Empty(guides));
        }
        for name in [VOCABULARY, QUIZ, QUESTIONS] {
            if root.join(name).exists() {
                sources.add(name.to_owned(), &root.join(name));
            }
        }
        sources.files.sort();
        sources.unreadable.sort();
        Ok(sources)
    }

    fn add(&mut self, name: String, path: &Path) {
        // A pipe or a device named like a guide would keep the reader waiting.
        match fs::metadata(path) {
            Ok(metadata) if !metadata.is_file() => {}
            Ok(_) => match fs::read(path) {
                Ok(bytes) => self.files.push((name, bytes)),
                Err(error) => self.unreadable.push((name, error.to_string())),
            },
            Err(error) => self.unreadable.push((name, error.to_string())),
        }
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
        for (name, why) in &self.unreadable {
            part(name.as_bytes());
            part(why.as_bytes());
        }
        hash.finalize()
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

/// Whether a file in `guides/` is one: not hidden, not an editor's backup.
fn is_guide(name: &str) -> bool {
    !name.starts_with(['.', '#', '~']) && name.to_ascii_lowercase().ends_with(".md")
}

impl Library {
    /// Reads every file; all problems of all files on failure, in the order of file and place.
    pub fn parse(sources: &Sources) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut guides = Vec::new();
        let mut vocabulary = Some(Vocabulary::default());
        for (file, why) in &sources.unreadable {
            let message = format!("this file cannot be read: {why}");
            problems.push(Problem::at(
                file,
                "",
                0..0,
                message,
                "mend its name or its permissions",
            ));
        }
        for (file, bytes) in &sources.files {
            let Some(name) = file.strip_prefix("guides/") else {
                continue;
            };
            let slug = name.get(..name.len().saturating_sub(3)).unwrap_or(name);
            match read(file, bytes, |text| parse_guide(file, slug, text)) {
                Ok(guide) => guides.push(guide),
                Err(found) => problems.extend(found),
            }
        }
        let whole = problems.is_empty();
        if let Some(bytes) = sources.file(VOCABULARY) {
            let parsed = read(VOCABULARY, bytes, |text| {
                Vocabulary::parse(VOCABULARY, text)
            });
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
        guides.sort_by(|a, b| a.slug.cmp(&b.slug));
        problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
        match vocabulary {
            Some(vocabulary) if problems.is_empty() => Ok(Self {
                guides,
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

/// Reads a file's bytes as text, and the text as what it holds.
fn read<T>(
    file: &str,
    bytes: &[u8],
    parse: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
) -> Result<T, Vec<Problem>> {
    let (text, mut problems) = decode(file, bytes);
    let parsed = parse(&text);
    if problems.is_empty() {
        return parsed;
    }
    // What else is wrong, but for what the unreadable bytes may have caused.
    let found = parsed.err().unwrap_or_default();
    let whole =
        |problem: &Problem| !text.is_empty() && !problem.text.contains(char::REPLACEMENT_CHARACTER);
    problems.extend(found.into_iter().filter(whole));
    Err(problems)
}

/// The most places of one file that are reported as not UTF-8: past that it is no text at all.
const MOST_UNDECODED: usize = 10;

/// The text of a file, each byte sequence that is not UTF-8 replaced, and where those are.
fn decode<'a>(file: &str, bytes: &'a [u8]) -> (Cow<'a, str>, Vec<Problem>) {
    let text = String::from_utf8_lossy(bytes);
    let mut problems = Vec::new();
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let help = "save it as UTF-8; editors offer it as the encoding under “Save as”";
        problems.push(Problem::at(file, "", 0..0, "this file is UTF-16", help));
        return (Cow::Borrowed(""), problems);
    }
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        at += chunk.valid().len();
        let Some(byte) = chunk.invalid().first() else {
            continue;
        };
        let next = at + char::REPLACEMENT_CHARACTER.len_utf8();
        if problems.len() < MOST_UNDECODED {
            problems.push(Problem::at(
                file,
                &text,
                at..next,
                format!("the byte 0x{byte:02X} is not UTF-8"),
                "save the file as UTF-8, and type the character here again if it looks wrong",
            ));
        }
        at = next;
    }
    (text, problems)
}
