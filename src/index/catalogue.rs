//! What of a library is always at hand: the front matter of its guides and what lies beside them. It
//! lies beside the index as one file, and so do the typed rows.

use std::io::Write as _;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tantivy::Directory;
use tantivy::directory::{ManagedDirectory, OwnedBytes, TerminatingWrite as _};

use crate::knowledge::{Community, Guide, Library, Named, Quiz, Vocabulary};

const FILE: &str = "catalogue";

/// A guide without its sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// File name without `.md`.
    pub slug: String,
    /// Title from the front matter.
    pub title: String,
    /// Who published the source; `None` is shown as "unnamed source".
    pub publisher: Option<String>,
    /// Year and month (`2026-06`) of the source; `None` is shown as "undated".
    pub updated: Option<String>,
    /// The role that the guide is about.
    pub role: String,
    /// How many passages it has.
    pub passages: usize,
}

/// A library without the guides' sections.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The guides, sorted by slug.
    pub guides: Vec<Head>,
    /// What their tables name.
    pub named: Named,
    /// `vocabulary.toml`; empty where there is none.
    pub vocabulary: Vocabulary,
    /// `community.toml`; its defaults where there is none.
    pub community: Community,
    /// `quiz.toml`, if there is one.
    pub quiz: Option<Quiz>,
}

impl Catalogue {
    /// The catalogue of a library whose guides have so many passages.
    pub(super) fn new(library: &Library, passages: &[usize]) -> Self {
        let guides = library.guides.iter().zip(passages);
        let head = |(guide, passages): (&Guide, &usize)| Head {
            slug: guide.slug.clone(),
            title: guide.title.clone(),
            publisher: guide.publisher.clone(),
            updated: guide.updated.clone(),
            role: guide.role.clone(),
            passages: *passages,
        };
        Self {
            guides: guides.map(head).collect(),
            named: Named::of(&library.guides),
            vocabulary: library.vocabulary.clone(),
            community: library.community.clone(),
            quiz: library.quiz.clone(),
        }
    }

    /// The guide with this slug.
    pub fn guide(&self, slug: &str) -> Option<&Head> {
        let place = |guide: &Head| guide.slug.as_str().cmp(slug);
        let at = self.guides.binary_search_by(place).ok()?;
        self.guides.get(at)
    }
}

/// Writes a catalogue beside an index.
pub(super) fn write(directory: &ManagedDirectory, catalogue: &Catalogue) -> tantivy::Result<()> {
    write_json(directory, FILE, catalogue)
}

/// Reads what [`write`] wrote.
pub(super) fn read(directory: &ManagedDirectory) -> tantivy::Result<Catalogue> {
    read_json(&bytes(directory, FILE)?)
}

/// Writes a value as a file beside an index; tantivy ends it with a checksum like its own files.
pub(super) fn write_json(
    directory: &ManagedDirectory,
    file: &str,
    value: &impl Serialize,
) -> tantivy::Result<()> {
    let mut out = directory.open_write(Path::new(file))?;
    serde_json::to_writer(&mut out, value).map_err(std::io::Error::from)?;
    out.flush()?;
    Ok(out.terminate()?)
}

/// A file beside an index; it stays readable for as long as these bytes are held, even where it is
/// removed.
pub(super) fn bytes(directory: &ManagedDirectory, file: &str) -> tantivy::Result<OwnedBytes> {
    Ok(directory.open_read(Path::new(file))?.read_bytes()?)
}

/// The value that was written.
pub(super) fn read_json<T: DeserializeOwned>(bytes: &OwnedBytes) -> tantivy::Result<T> {
    Ok(serde_json::from_slice(bytes).map_err(std::io::Error::from)?)
}
