//! Whose question it is: how much a question says of each guide's role.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::index::{Generation, words};
use crate::question::Reading;

/// How the roles of the guides stand to a question.
pub(super) struct Roles {
    /// By role: the part of its information that the question says, less the largest part of any.
    behind: HashMap<String, f32>,
    /// The largest part of any role's information that the question says.
    named: f32,
    /// The role of this community.
    home: String,
}

impl Roles {
    pub(super) fn new(generation: &Generation, reading: &Reading) -> Self {
        let stems = |text: &str| -> BTreeSet<String> {
            let words = words(text).into_iter();
            words
                .map(|word| generation.analyzer.stem(&word.text).into_owned())
                .collect()
        };
        let guides = &generation.library.guides;
        let roles: BTreeMap<&str, BTreeSet<String>> = guides
            .iter()
            .map(|guide| (guide.role.as_str(), stems(&guide.role)))
            .collect();
        // A word that many roles share ("engineer") names none of them.
        let information = |stem: &String| {
            let with = roles.values().filter(|role| role.contains(stem)).count();
            (1.0 + roles.len() as f32 / (1.0 + with as f32)).ln()
        };
        let asked = stems(&reading.spelled);
        let said: HashMap<String, f32> = roles
            .iter()
            .map(|(role, stems)| {
                let all: f32 = stems.iter().map(information).sum();
                let said: f32 = stems.intersection(&asked).map(information).sum();
                ((*role).to_owned(), said / all.max(f32::EPSILON))
            })
            .collect();
        let named = said.values().copied().fold(0.0, f32::max);
        Self {
            behind: said.into_iter().map(|(role, said)| (role, said - named)).collect(),
            named,
            home: generation.home_role().to_owned(),
        }
    }

    /// How far a role is behind the one that is named most, 0 to -1.
    pub(super) fn behind(&self, role: &str) -> f32 {
        self.behind.get(role).copied().unwrap_or_default()
    }

    /// Whether a role is the community's, as far as none is named.
    pub(super) fn home(&self, role: &str) -> f32 {
        if role == self.home { 1.0 - self.named } else { 0.0 }
    }
}
