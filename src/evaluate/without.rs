//! The same knowledge with one thing taken away, to see what it is worth.

use crate::index::{Generation, IndexError};
use crate::knowledge::{Content, Library};

/// What can be taken away.
pub const PARTS: [&str; 9] = [
    "vocabulary",
    "also-asked",
    "spelling",
    "entities",
    "terms",
    "alike",
    "related",
    "outside",
    "stop",
];

/// A generation in memory without one of [`PARTS`]; `None` for an unknown name.
pub fn without(library: &Library, part: &str) -> Option<Result<Generation, IndexError>> {
    let mut library = library.clone();
    let vocabulary = &mut library.vocabulary;
    match part {
        "vocabulary" => *vocabulary = Default::default(),
        "also-asked" => clear_also_asked(&mut library),
        "spelling" => {}
        "entities" => {
            vocabulary.places.clear();
            vocabulary.cities.clear();
            vocabulary.currencies.clear();
            vocabulary.levels.clear();
            vocabulary.roles.clear();
            vocabulary.certifications.clear();
        }
        "terms" => vocabulary.terms.clear(),
        "alike" => vocabulary.alike.clear(),
        "related" => vocabulary.related.clear(),
        "outside" => vocabulary.outside.clear(),
        "stop" => vocabulary.stop.clear(),
        _ => return None,
    }
    let generation = Generation::in_memory(library, String::new());
    Some(generation.map(|mut generation| {
        if part == "spelling" {
            generation.lexicon.forget_spelling();
        }
        generation
    }))
}

fn clear_also_asked(library: &mut Library) {
    for section in library
        .guides
        .iter_mut()
        .flat_map(|guide| &mut guide.sections)
    {
        section.also_asked.clear();
        match &mut section.content {
            Content::Roadmap(steps) => steps.iter_mut().for_each(|step| step.also_asked.clear()),
            Content::Faq(entries) => entries
                .iter_mut()
                .for_each(|entry| entry.also_asked.clear()),
            _ => {}
        }
    }
}
