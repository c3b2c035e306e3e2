//! Which passages were added, changed and removed: as data, lines and blocks.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::index::Passage;
use crate::respond::answer::Block;

/// Most passages that an answer names; a terminal shows all of them.
const NAMED: usize = 10;

/// Passages that differ between two states of the knowledge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Those that are new, in the order of the guides.
    pub added: Vec<Entry>,
    /// Those whose title, text, forms or facts are others now.
    pub changed: Vec<Entry>,
    /// Those that are gone.
    pub removed: Vec<Entry>,
}

/// A passage by its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `guide/heading` or `guide/heading/row`.
    pub id: String,
    /// The guide's slug.
    pub guide: String,
    /// What it is about; where it changed, what it is about now.
    pub title: String,
}

/// How many passages differ. Shown as `1 added, 0 changed, 2 removed`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub added: usize,
    /// Other ones.
    pub changed: usize,
    /// Those that are gone.
    pub removed: usize,
}

impl Changes {
    /// What has to be done to `before` to get `after`; passages are the same when their ids are.
    pub fn between(
        before: impl IntoIterator<Item = Passage>,
        after: impl IntoIterator<Item = Passage>,
    ) -> Self {
        let mut changes = Self::default();
        let before = before.into_iter().enumerate();
        let mut old: HashMap<String, (usize, Passage)> = before
            .map(|(at, passage)| (passage.id.clone(), (at, passage)))
            .collect();
        for new in after {
            match old.remove(&new.id) {
                None => changes.added.push(Entry::new(&new)),
                Some((_, old)) if old != new => changes.changed.push(Entry::new(&new)),
                Some(_) => {}
            }
        }
        let mut gone: Vec<(usize, Passage)> = old.into_values().collect();
        gone.sort_by_key(|(at, _)| *at);
        changes.removed = gone
            .iter()
            .map(|(_, passage)| Entry::new(passage))
            .collect();
        changes
    }

    /// Whether no passage differs.
    pub fn is_empty(&self) -> bool {
        self.counts() == Counts::default()
    }

    /// How many passages differ.
    pub fn counts(&self) -> Counts {
        Counts {
            added: self.added.len(),
            changed: self.changed.len(),
            removed: self.removed.len(),
        }
    }

    /// How many passages differ in each guide, by slug; guides that stayed as they were are left
    /// out.
    pub fn by_guide(&self) -> BTreeMap<&str, Counts> {
        let mut guides: BTreeMap<&str, Counts> = BTreeMap::new();
        for entry in &self.added {
            guides.entry(&entry.guide).or_default().added += 1;
        }
        for entry in &self.changed {
            guides.entry(&entry.guide).or_default().changed += 1;
        }
        for entry in &self.removed {
            guides.entry(&entry.guide).or_default().removed += 1;
        }
        guides
    }

    /// A line a passage, then a line a guide where several guides changed. Titles are the guides'
    /// own: to be made printable for a terminal.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .entries()
            .map(|(what, entry)| format!("{what:<8} {}  {}", entry.id, entry.title))
            .collect();
        let guides = self.by_guide();
        if guides.len() > 1 {
            lines.extend(
                guides
                    .iter()
                    .map(|(guide, counts)| format!("{guide}: {counts}")),
            );
        }
        lines
    }

    /// The same for an answer: a table by guide, then the first of the passages; nothing where no
    /// passage differs.
    pub fn blocks(&self) -> Vec<Block> {
        if self.is_empty() {
            return Vec::new();
        }
        let head = ["Guide", "Added", "Changed", "Removed"];
        let rows = self.by_guide().into_iter().map(|(guide, counts)| {
            let numbers = [counts.added, counts.changed, counts.removed];
            let numbers = numbers.iter().map(usize::to_string);
            std::iter::once(guide.to_owned()).chain(numbers).collect()
        });
        let named = self
            .entries()
            .map(|(what, entry)| format!("{what}: {} ({})", entry.title, entry.id));
        vec![
            Block::Table {
                head: head.map(str::to_owned).to_vec(),
                rows: rows.collect(),
            },
            Block::List(first(named.collect(), NAMED)),
        ]
    }

    fn entries(&self) -> impl Iterator<Item = (&'static str, &Entry)> {
        let lists = [
            ("added", &self.added),
            ("changed", &self.changed),
            ("removed", &self.removed),
        ];
        lists
            .into_iter()
            .flat_map(|(what, entries)| entries.iter().map(move |entry| (what, entry)))
    }
}

impl Entry {
    fn new(passage: &Passage) -> Self {
        Self {
            id: passage.id.clone(),
            guide: passage.guide.clone(),
            title: passage.title.clone(),
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            added,
            changed,
            removed,
        } = self;
        write!(f, "{added} added, {changed} changed, {removed} removed")
    }
}

/// The first `most` items; where there are more, the last one says how many.
pub(super) fn first(mut items: Vec<String>, most: usize) -> Vec<String> {
    if items.len() > most {
        let more = items.len() - (most - 1);
        items.truncate(most - 1);
        items.push(format!("and {more} more"));
    }
    items
}
