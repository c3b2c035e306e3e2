//! What people see change between two states of the knowledge although no passage does.

use crate::index::{Catalogue, Head};

/// What differs around the passages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Guides (by slug) that are in both states, each with the keys of its front matter that differ.
    pub guides: Vec<(String, Vec<&'static str>)>,
    /// Whether the vocabulary differs: questions may be read in another way.
    pub vocabulary: bool,
    /// Whether what the community says of itself differs.
    pub community: bool,
    /// Whether the quiz differs.
    pub quiz: bool,
}

impl Around {
    /// What differs between two states.
    pub fn between(before: &Catalogue, after: &Catalogue) -> Self {
        let changed = |new: &Head| {
            let old = before.guide(&new.slug)?;
            let keys = front_matter(old, new);
            (!keys.is_empty()).then(|| (new.slug.clone(), keys))
        };
        Self {
            guides: after.guides.iter().filter_map(changed).collect(),
            vocabulary: before.vocabulary != after.vocabulary,
            community: before.community != after.community,
            quiz: before.quiz != after.quiz,
        }
    }

    /// `changed around the passages: careersteps (title, updated), vocabulary`; nothing where
    /// nothing differs.
    pub fn line(&self) -> Option<String> {
        let guides = self.guides.iter();
        let guides = guides.map(|(slug, keys)| format!("{slug} ({})", keys.join(", ")));
        let others = [
            (self.vocabulary, "vocabulary"),
            (self.community, "community"),
            (self.quiz, "quiz"),
        ];
        let others = others.into_iter().filter(|(differs, _)| *differs);
        let named: Vec<String> = guides
            .chain(others.map(|(_, name)| name.to_owned()))
            .collect();
        let named = named.join(", ");
        (!named.is_empty()).then(|| format!("changed around the passages: {named}"))
    }
}

/// The keys of the front matter that differ.
fn front_matter(old: &Head, new: &Head) -> Vec<&'static str> {
    let keys = [
        ("title", old.title != new.title),
        ("publisher", old.publisher != new.publisher),
        ("updated", old.updated != new.updated),
        ("role", old.role != new.role),
    ];
    let differing = keys.into_iter().filter(|(_, differs)| *differs);
    differing.map(|(key, _)| key).collect()
}
