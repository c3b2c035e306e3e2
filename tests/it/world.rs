//! What tests stand on: the repository's own knowledge, and knowledge made for one test.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use careerbot::index::{Generation, Vectors};
use careerbot::knowledge::{Library, Sources, render_problems};
use careerbot::question::talk;
use tempfile::TempDir;

/// The repository's knowledge folder.
pub fn knowledge() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge")
}

/// The repository's knowledge, indexed in memory once for all tests.
pub fn real() -> &'static Generation {
    static REAL: LazyLock<Generation> = LazyLock::new(|| {
        let real = generation(&knowledge());
        // They come with the guides: a test shows that none is missing.
        vectors(&knowledge()).recall(&real);
        real
    });
    &REAL
}

/// A generation in memory of a knowledge folder.
pub fn generation(root: &Path) -> Generation {
    let fingerprint = Sources::read(root).unwrap().fingerprint(1);
    Generation::in_memory(library(root), fingerprint).unwrap()
}

/// The vectors that come with a knowledge folder and with the program.
pub fn vectors(root: &Path) -> Vectors {
    Vectors::new(root, Path::new("nowhere"), talk::others())
}

/// The library of a knowledge folder.
pub fn library(root: &Path) -> Library {
    let sources = Sources::read(root).unwrap();
    Library::parse(&sources)
        .unwrap_or_else(|problems| panic!("{}", render_problems(&problems, false)))
}

/// A knowledge folder and a data folder of one test.
pub struct World {
    folder: TempDir,
}

impl World {
    /// A knowledge folder with these guides (slug and everything after the front matter).
    pub fn new(guides: &[(&str, &str)]) -> Self {
        let world = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        fs::create_dir_all(world.root().join("guides")).unwrap();
        for (slug, body) in guides {
            world.guide(slug, body);
        }
        world
    }

    /// The knowledge folder.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("knowledge")
    }

    /// The data folder; nobody makes it in advance.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Writes or replaces a guide.
    pub fn guide(&self, slug: &str, body: &str) {
        let front = format!("+++\ntitle = \"Guide {slug}\"\nrole = \"Widget Tester\"\n+++\n");
        let path = self.root().join(format!("guides/{slug}.md"));
        fs::write(path, format!("{front}\n{body}\n")).unwrap();
    }

    /// Writes `vocabulary.toml`.
    pub fn vocabulary(&self, text: &str) {
        fs::write(self.root().join("vocabulary.toml"), text).unwrap();
    }

    /// The knowledge folder as it is now.
    pub fn sources(&self) -> Sources {
        Sources::read(&self.root()).unwrap()
    }

    /// A generation in memory of the knowledge folder as it is now.
    pub fn generation(&self) -> Generation {
        generation(&self.root())
    }
}
