//! Makes lists to choose from of groups of entries, within the number and length that there may be.

use super::answer::{Choice, MAX_CHOICES, MAX_MENUS, Menu, Pick};
use crate::index::passage::cut;
use crate::limits::SELECT_PLACEHOLDER;

/// Entries that belong together.
#[derive(Debug, Clone)]
pub struct Group<T> {
    /// What they are.
    pub label: String,
    /// The entries.
    pub entries: Vec<T>,
}

/// A list's name.
pub fn menu_label(text: &str) -> String {
    cut(text, SELECT_PLACEHOLDER)
}

/// Lists of which one entry is chosen: a list for each group where they are few, else neighbours
/// together. What is past the room of [`MAX_MENUS`] full lists has no entry: the answer's text names
/// it all the same.
pub fn menus(groups: Vec<Group<Choice>>) -> Vec<Menu> {
    let mut packed = packed(groups.clone(), 0);
    if packed.len() > MAX_MENUS {
        packed = self::packed(groups.clone(), MAX_CHOICES);
    }
    if packed.len() > MAX_MENUS {
        packed = filled(groups);
    }
    packed.truncate(MAX_MENUS);
    packed
        .into_iter()
        .map(|group| Menu {
            label: menu_label(&group.label),
            choices: group.entries,
            pick: Pick::One,
        })
        .collect()
}

/// Groups of at most [`MAX_CHOICES`] entries in the same order: longer ones are divided, and
/// neighbours are joined until they have `wanted` entries.
pub fn packed<T>(groups: Vec<Group<T>>, wanted: usize) -> Vec<Group<T>> {
    let mut packed: Vec<Group<T>> = Vec::new();
    for group in groups {
        for part in divided(group) {
            match packed.last_mut() {
                Some(last)
                    if last.entries.len() < wanted
                        && last.entries.len() + part.entries.len() <= MAX_CHOICES =>
                {
                    join(last, part);
                }
                _ => packed.push(part),
            }
        }
    }
    packed
}

/// All entries in as few groups as possible.
fn filled<T>(groups: Vec<Group<T>>) -> Vec<Group<T>> {
    let mut packed: Vec<Group<T>> = Vec::new();
    for Group { label, entries } in groups {
        for entry in entries {
            let part = Group {
                label: label.clone(),
                entries: vec![entry],
            };
            match packed.last_mut() {
                Some(last) if last.entries.len() < MAX_CHOICES => join(last, part),
                _ => packed.push(part),
            }
        }
    }
    packed
}

fn divided<T>(group: Group<T>) -> Vec<Group<T>> {
    let mut parts: Vec<Group<T>> = Vec::new();
    for entry in group.entries {
        match parts.last_mut() {
            Some(part) if part.entries.len() < MAX_CHOICES => part.entries.push(entry),
            _ => parts.push(Group {
                label: match parts.len() {
                    0 => group.label.clone(),
                    before => format!("{} ({})", group.label, before + 1),
                },
                entries: vec![entry],
            }),
        }
    }
    parts
}

fn join<T>(group: &mut Group<T>, more: Group<T>) {
    if !group.label.split(" · ").any(|label| label == more.label) {
        group.label = format!("{} · {}", group.label, more.label);
    }
    group.entries.extend(more.entries);
}
