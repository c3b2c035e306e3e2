//! The libraries that questions are asked of: the shipped guides and foreign ones, with all, some or
//! none of the other ways of asking.

use std::error::Error;
use std::fs;
use std::path::Path;

use careerbot::evaluate::{self, Golden};
use careerbot::index::{Generation, Vectors};
use careerbot::knowledge::{Content, Guide, Library, QUESTIONS, Sources, parse_guide};
use careerbot::question::talk;

/// Where the shipped guides lie.
const SHIPPED: &str = "knowledge";
/// Where guides of other careers lie.
const FOREIGN: &str = "tests/guides";
/// Where vectors are kept, beside what cargo builds.
const KEPT: &str = "target/fit";

/// Guides with the questions that they are asked.
pub struct World {
    /// The guides.
    pub library: Library,
    /// Questions that they answer, and some that they do not.
    pub golden: Vec<Golden>,
}

/// The shipped guides with their golden questions.
pub fn shipped() -> Result<World, Box<dyn Error>> {
    let sources = Sources::read(Path::new(SHIPPED))?;
    let library = Library::parse(&sources).map_err(|found| format!("{found:?}"))?;
    Ok(World {
        // Its reasons name passages of guides that may be left out.
        library: Library {
            quiz: None,
            ..library
        },
        golden: golden(Path::new(SHIPPED))?,
    })
}

/// Guides of other careers with theirs; everything beside the guides is the shipped library's.
pub fn foreign(shipped: &Library) -> Result<World, Box<dyn Error>> {
    let mut guides = Vec::new();
    for entry in fs::read_dir(FOREIGN)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "md") {
            let slug = path.file_stem().unwrap_or_default().to_string_lossy();
            let text = fs::read_to_string(&path)?;
            let guide = parse_guide(&slug, &slug, &text).map_err(|found| format!("{found:?}"))?;
            guides.push(guide);
        }
    }
    Ok(World {
        library: of(shipped, Vec::new()).with(&guides),
        golden: golden(Path::new(FOREIGN))?,
    })
}

/// A library of these guides; everything else is that of another one.
pub fn of(library: &Library, guides: Vec<Guide>) -> Library {
    Library {
        guides,
        ..library.clone()
    }
}

/// The same with at most so many other ways of asking a heading.
pub fn with_forms(library: &Library, most: usize) -> Library {
    let mut library = library.clone();
    for section in library
        .guides
        .iter_mut()
        .flat_map(|guide| &mut guide.sections)
    {
        section.also_asked.truncate(most);
        match &mut section.content {
            Content::Roadmap(steps) => {
                for step in steps {
                    step.also_asked.truncate(most);
                }
            }
            Content::Faq(entries) => {
                for entry in entries {
                    entry.also_asked.truncate(most);
                }
            }
            _ => {}
        }
    }
    library
}

/// A library indexed in memory, with its vectors.
pub fn indexed(library: Library) -> Result<Generation, Box<dyn Error>> {
    let generation = Generation::in_memory(library, String::new())?;
    let vectors = Vectors::new(Path::new(SHIPPED), Path::new(KEPT), talk::others());
    vectors.make(&generation, |progress| {
        if progress.made % 100 == 0 {
            eprintln!("{} of {} vectors", progress.made, progress.missing);
        }
        true
    });
    Ok(generation)
}

fn golden(folder: &Path) -> Result<Vec<Golden>, Box<dyn Error>> {
    let file = folder.join(QUESTIONS);
    let text = fs::read_to_string(&file)?;
    evaluate::read_any(&file.display().to_string(), &text)
        .map_err(|found| format!("{found:?}").into())
}
