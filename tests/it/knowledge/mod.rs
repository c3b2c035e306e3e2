//! Knowledge files in, library or problems out.

mod broken;
mod broken_files;
mod broken_front_matter;
mod broken_headings;
mod broken_tables;
mod broken_text;
mod community;
mod folder;
mod guide;
mod listing;
mod money;
mod mutation;
mod period;
mod quiz;
mod readme;
mod report;
mod row_ids;
mod years;

/// A guide of which every part is used: each class, parts, steps, nested lists, inline markup.
const GOOD: &str = include_str!("good.md");
