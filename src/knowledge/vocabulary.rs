//! The words that questions are read with, as `vocabulary.toml` has them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A name and the other ways in which it is written; every way, the name included, means the name.
pub type Names = BTreeMap<String, Vec<String>>;

/// The maintained words: abbreviations, synonyms, names of things, and what lies outside.
///
/// All words are matched after normalisation (case, accents, plural and verb endings), so one form
/// of each is enough.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Vocabulary {
    /// Words of questions and chat that say nothing about what is asked.
    pub stop: Vec<String>,
    /// Words that keep their ending ("engineering" is not "engineer").
    pub keep: Vec<String>,
    /// One thing with several spellings ("kubernetes": k8s), or a term to keep whole.
    pub terms: Names,
    /// What a short word means where it is written in capitals in a text that is not ("IT", "US").
    pub capitals: Names,
    /// Regions of the guides' pay figures and their names.
    pub places: Names,
    /// Cities and states, by their region.
    pub cities: Names,
    /// Words for money, by the region that pays in it.
    pub currencies: Names,
    /// Career levels and their names.
    pub levels: Names,
    /// Roles and their names.
    pub roles: Names,
    /// Certifications and their names.
    pub certifications: Names,
    /// Groups of words that ask for the same thing, by the name of what is asked for.
    pub alike: Names,
    /// Words that people say, under the word of the guides that they stand for.
    pub related: Names,
    /// What people ask and no guide speaks of, by kind ("country", "role", …).
    pub outside: Names,
}
