//! Whose question it is: how much a question says of each guide's role.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::index::{Generation, words};
use crate::question::Reading;

/// The part of a role's information that names it.
const HALF: f32 = 0.5;

/// How the roles of the guides stand to a question.
pub struct Roles {
    /// By role: the part of its information that the question says, less the largest part of any.
    behind: HashMap<String, f32>,
    /// The largest part of any role's information that the question says.
    named: f32,
    /// The role of this community.
    home: Option<String>,
}

impl Roles {
    /// Reads a question for the roles of a generation's guides.
    pub fn new(generation: &Generation, reading: &Reading) -> Self {
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
            behind: said
                .into_iter()
                .map(|(role, said)| (role, said - named))
                .collect(),
            named,
            home: generation.home_role().map(str::to_owned),
        }
    }

    /// The role that the question names, at least half of it and more than of any other.
    pub fn named(&self) -> Option<&str> {
        let mut first = self.behind.iter().filter(|(_, behind)| **behind >= 0.0);
        match (first.next(), first.next()) {
            (Some((role, _)), None) if self.named >= HALF => Some(role),
            _ => None,
        }
    }

    /// Whether a role is the community's, as far as none is named.
    pub fn home(&self, role: &str) -> f32 {
        if self.home.as_deref() == Some(role) {
            1.0 - self.named
        } else {
            0.0
        }
    }
}
