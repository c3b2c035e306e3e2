//! What index terms mean, by the guides and the vocabulary: what a term names, and
//! what may be said instead.

use std::collections::HashMap;

use super::analyzer::{Analyzer, Token};
use super::catalogue::Catalogue;
use crate::knowledge::vocabulary::Names;

/// What a term stands for; names are the guides' or the vocabulary's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A region, named or pointed to by its money.
    Region(String),
    /// A city or a state of a region.
    City(String),
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

/// What may be said instead of a word or a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// A word of the same group.
    Alike,
    /// The guides' word for what people call otherwise.
    Related,
}

/// The meanings of terms and phrases.
#[derive(Debug, Default)]
pub struct Gazetteer {
    meanings: HashMap<String, Vec<Meaning>>,
    groups: HashMap<String, Vec<String>>,
    related: HashMap<String, Vec<String>>,
    /// First term of a phrase → the phrase's terms, joined by spaces, and how many they are.
    phrases: HashMap<String, Vec<(String, usize)>>,
}

type MakeMeaning = fn(String) -> Meaning;

/// What other parts of the program look for in a question, each with a word that people ask for it with:
/// the vocabulary's group with that word is the one, whatever it is called.
const ASKED: [(&str, &str); 13] = [
    ("pay", "salary"),
    ("level", "level"),
    ("location", "location"),
    ("hire", "hire"),
    ("time", "how long"),
    ("difference", "difference"),
    ("course", "course"),
    ("degree", "degree"),
    ("certificate", "certification"),
    ("project", "project"),
    ("internship", "internship"),
    ("remote", "work from home"),
    ("specialize", "specialize"),
];

impl Gazetteer {
    /// The gazetteer of the guides' names and of a vocabulary, by the analyzer's terms.
    pub fn new(catalogue: &Catalogue, analyzer: &Analyzer) -> Self {
        let (named, vocabulary) = (&catalogue.named, &catalogue.vocabulary);
        let mut gazetteer = Self::default();
        let names: [(&Names, &[String], MakeMeaning); 4] = [
            (&vocabulary.places, &named.regions, Meaning::Region),
            (&vocabulary.levels, &named.levels, Meaning::Level),
            (&vocabulary.roles, &named.roles, Meaning::Role),
            (
                &vocabulary.certifications,
                &named.certifications,
                Meaning::Certification,
            ),
        ];
        for (table, own, meaning) in names {
            for name in table.keys() {
                gazetteer.mean(name.to_lowercase(), meaning(name.clone()));
            }
            // The vocabulary may hold a guide's name to be another way of saying one of its own: then
            // both are meant.
            let is_new = |name: &&String| !table.keys().any(|key| key.eq_ignore_ascii_case(name));
            for name in own.iter().filter(is_new) {
                // People leave out what stands in brackets: "England (NHS)".
                let short = name.split(" (").next().unwrap_or(name);
                for way in [name, short] {
                    let key = gazetteer.key(analyzer, way);
                    gazetteer.mean(key, meaning(name.clone()));
                }
            }
        }
        let alike = vocabulary.alike.iter();
        let alike: Names = alike
            .map(|(name, says)| (asked(name, says), says.clone()))
            .collect();
        let lists: [(&Names, MakeMeaning); 4] = [
            (&vocabulary.cities, Meaning::City),
            (&vocabulary.currencies, Meaning::Region),
            (&vocabulary.outside, Meaning::Outside),
            (&alike, Meaning::Intent),
        ];
        for (table, meaning) in lists {
            for (name, says) in table {
                for way in says {
                    let key = gazetteer.key(analyzer, way);
                    gazetteer.mean(key, meaning(name.clone()));
                }
            }
        }
        for (name, says) in alike {
            let terms = says.iter().map(|way| analyzer.term(way)).collect();
            gazetteer.groups.insert(name, terms);
        }
        for (name, says) in &vocabulary.related {
            let name = analyzer.term(name);
            for way in says {
                let key = gazetteer.key(analyzer, way);
                gazetteer.related.entry(key).or_default().push(name.clone());
            }
        }
        gazetteer
    }

    /// What a way of saying is found under: its term, or its terms as a phrase.
    fn key(&mut self, analyzer: &Analyzer, way: &str) -> String {
        let terms: Vec<String> = analyzer
            .tokens(way)
            .into_iter()
            .map(|token| token.term)
            .collect();
        let key = terms.join(" ");
        if let [first, _, ..] = terms.as_slice() {
            let phrases = self.phrases.entry(first.clone()).or_default();
            if phrases.iter().all(|(phrase, _)| *phrase != key) {
                phrases.push((key.clone(), terms.len()));
            }
        }
        key
    }

    fn mean(&mut self, key: String, meaning: Meaning) {
        let meanings = self.meanings.entry(key).or_default();
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
        }
    }

    /// The phrases that start at a token: they mean more than their words and stay beside them.
    pub fn phrases_at<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = (&'a str, usize)> {
        let phrases = tokens
            .first()
            .and_then(|token| self.phrases.get(&token.term));
        phrases
            .into_iter()
            .flatten()
            .filter_map(|(phrase, length)| {
                let window = tokens.get(..*length)?;
                let terms: Vec<&str> = window.iter().map(|token| token.term.as_str()).collect();
                (terms.join(" ") == *phrase).then_some((phrase.as_str(), *length))
            })
    }

    /// What a term or a phrase stands for; nothing for an ordinary word.
    pub fn meanings(&self, key: &str) -> &[Meaning] {
        self.meanings.get(key).map_or(&[], Vec::as_slice)
    }

    /// Terms that may be said instead of a term or a phrase.
    pub fn instead(&self, key: &str) -> impl Iterator<Item = (&str, Instead)> {
        let related = self.related.get(key).into_iter().flatten();
        let groups = self
            .meanings(key)
            .iter()
            .filter_map(|meaning| match meaning {
                Meaning::Intent(name) => self.groups.get(name),
                _ => None,
            });
        related
            .map(|term| (term.as_str(), Instead::Related))
            .chain(groups.flatten().map(|term| (term.as_str(), Instead::Alike)))
    }
}

/// What a group of like words is called here.
fn asked(name: &str, says: &[String]) -> String {
    let is_it =
        |(asked, word): &&(&str, &str)| *asked == name || says.iter().any(|way| way == word);
    let asked = ASKED.iter().find(|(asked, _)| *asked == name);
    let asked = asked.or_else(|| ASKED.iter().find(is_it));
    asked.map_or(name, |(asked, _)| asked).to_owned()
}
