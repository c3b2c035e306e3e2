//! Vocabulary in, the meanings of index terms out: what a term names, and what may be said instead.

use std::collections::HashMap;

use super::analyzer::Analyzer;
use crate::knowledge::Vocabulary;
use crate::knowledge::vocabulary::Names;

/// What a term stands for; names are the vocabulary's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A region, named or pointed to.
    Region(String),
    /// A career level.
    Level(String),
    /// A role.
    Role(String),
    /// A certification.
    Certification(String),
    /// Something that no guide speaks of, by its kind.
    Outside(String),
    /// Something asked for: a group of like words.
    Intent(String),
}

/// The meanings of terms.
#[derive(Debug, Default)]
pub struct Gazetteer {
    meanings: HashMap<String, Vec<Meaning>>,
    groups: HashMap<String, Vec<String>>,
    related: HashMap<String, Vec<String>>,
}

type MakeMeaning = fn(String) -> Meaning;

impl Gazetteer {
    /// The gazetteer of a vocabulary, by the analyzer's terms.
    pub fn new(vocabulary: &Vocabulary, analyzer: &Analyzer) -> Self {
        let mut gazetteer = Self::default();
        for name in vocabulary.places.keys() {
            gazetteer.add(name.to_lowercase(), Meaning::Region(name.clone()));
        }
        for name in vocabulary.levels.keys() {
            gazetteer.add(name.to_lowercase(), Meaning::Level(name.clone()));
        }
        for name in vocabulary.roles.keys() {
            gazetteer.add(name.to_lowercase(), Meaning::Role(name.clone()));
        }
        for name in vocabulary.certifications.keys() {
            gazetteer.add(name.to_lowercase(), Meaning::Certification(name.clone()));
        }
        let lists: [(&Names, MakeMeaning); 3] = [
            (&vocabulary.hints, Meaning::Region),
            (&vocabulary.outside, Meaning::Outside),
            (&vocabulary.alike, Meaning::Intent),
        ];
        for (table, meaning) in lists {
            for (name, says) in table {
                for way in says {
                    gazetteer.add(analyzer.term(way), meaning(name.clone()));
                }
            }
        }
        for (name, says) in &vocabulary.alike {
            let terms = says.iter().map(|way| analyzer.term(way)).collect();
            gazetteer.groups.insert(name.clone(), terms);
        }
        for (name, says) in &vocabulary.related {
            let name = analyzer.term(name);
            for way in says {
                gazetteer
                    .related
                    .entry(analyzer.term(way))
                    .or_default()
                    .push(name.clone());
            }
        }
        gazetteer
    }

    /// Words of the guides that a person's word stands for.
    pub fn related(&self, term: &str) -> &[String] {
        self.related.get(term).map_or(&[], Vec::as_slice)
    }

    /// What a term stands for; nothing for an ordinary word.
    pub fn meanings(&self, term: &str) -> &[Meaning] {
        self.meanings.get(term).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, term: String, meaning: Meaning) {
        self.meanings.entry(term).or_default().push(meaning);
    }

    /// Other terms that ask for the same thing.
    pub fn alike(&self, term: &str) -> impl Iterator<Item = &str> {
        let groups = self
            .meanings(term)
            .iter()
            .filter_map(|meaning| match meaning {
                Meaning::Intent(name) => self.groups.get(name),
                _ => None,
            });
        groups.flatten().map(String::as_str)
    }
}
