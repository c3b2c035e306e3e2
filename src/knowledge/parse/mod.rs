//! Reads one guide file into a [`Guide`], or gives every [`Problem`] of the file.
//!
//! The text goes front matter → markup → sections → rows. Each step reports what it cannot read and
//! goes on with the rest, so that one mistake never hides the next.

mod author;
mod characters;
mod community;
mod fields;
mod front_matter;
mod heading;
mod markup;
mod nearest;
mod outline;
mod paragraph;
mod quiz;
mod refused;
mod row;
mod row_id;
mod section;
mod sink;
pub mod slug;
mod table;
mod values;
mod vocabulary;

pub use community::parse_community;
pub use quiz::{Known, parse_quiz};
pub use vocabulary::parse_vocabulary;

use super::{Guide, Problem, Signs};
pub use author::AUTHOR_MARK;
use sink::Sink;

/// Longest name of a guide file without `.md`.
pub const MAX_SLUG: usize = 20;
/// Longest id of a heading.
pub const MAX_HEADING_ID: usize = 24;
/// Longest passage id, `guide/heading/row`: what fits into a button with room for a verb.
pub const MAX_PASSAGE_ID: usize = 60;

/// Reads a guide. `file` names it in problems, `slug` is the file name without `.md`.
///
/// Pure and strict: anything that would be lost or misread is a problem, and all problems of the
/// file come back at once, in the order of their places.
pub fn parse_guide(file: &str, slug: &str, text: &str) -> Result<Guide, Vec<Problem>> {
    parse_guide_with(file, slug, text, &Signs::new())
}

/// The same where a community has signs of its own for currencies.
pub fn parse_guide_with(
    file: &str,
    slug: &str,
    text: &str,
    signs: &Signs,
) -> Result<Guide, Vec<Problem>> {
    // Editors neither show nor count a byte order mark, so it has no column.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut sink = Sink::new(file, text);
    check_name(slug, &mut sink);
    characters::check(&mut sink);
    author::check(&mut sink);
    let (front, body) = front_matter::read(&mut sink);
    let nodes = markup::read(body, &mut sink);
    let outline = outline::read(nodes, front.is_some(), &mut sink);
    let role = front.as_ref().map_or("", |front| &front.role);
    let mut sections = Vec::new();
    for topic in outline {
        section::read(
            topic,
            section::Place { slug, role, signs },
            &mut sections,
            &mut sink,
        );
    }
    match (front, sink.finish()) {
        (Some(front), problems) if problems.is_empty() => Ok(Guide {
            slug: slug.to_owned(),
            title: front.title,
            publisher: front.publisher,
            updated: front.updated,
            role: front.role,
            draft: front.draft,
            sections,
        }),
        (_, problems) => Err(problems),
    }
}

fn check_name(slug: &str, sink: &mut Sink<'_>) {
    let help = format!(
        "name the file with lower-case ASCII letters, digits and hyphens, at most {MAX_SLUG} before .md"
    );
    if !slug::is_id(slug) {
        sink.add(
            0..0,
            format!("`{slug}` cannot be a guide's file name"),
            help,
        );
    } else if slug.len() > MAX_SLUG {
        sink.add(
            0..0,
            format!("the file name `{slug}` has {} characters", slug.len()),
            help,
        );
    }
}
