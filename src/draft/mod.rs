//! Makes the draft of a guide of a saved page: what can be told is put into the guide's form, and what
//! cannot is marked for the author, so that `check` reports it.
//!
//! page → Markdown → blocks → topics → text. Pages come from anywhere: size, depth and time are
//! limited, and nothing in them is trusted.

mod blocks;
mod cells;
mod escape;
mod guess;
mod page;
mod signs;
mod steps;
mod table;
mod topics;
mod write;

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::knowledge::AUTHOR_MARK;
use blocks::Block;
use page::Page;

/// Largest page that is read, in bytes.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// Longest draft in bytes: beyond that it is no single guide.
const MOST_TEXT: usize = 500 * 1024;
/// Most headings of a page, for the same reason.
const MOST_HEADINGS: usize = 1_000;
/// How deep elements may be nested.
const MOST_DEPTH: usize = 400;
/// How long a page may take.
const MOST_TIME: Duration = Duration::from_secs(15);
/// Room for walking [`MOST_DEPTH`] nested elements.
const STACK: usize = 64 * 1024 * 1024;

/// What a page is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML as browsers save it.
    Html,
    /// Markdown, with front matter or without.
    Markdown,
}

/// Why there is no draft.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is larger than [`MOST_BYTES`].
    #[error("the page has more than {} MB; save only the article's own part", MOST_BYTES / 1024 / 1024)]
    TooLarge,
    /// Elements inside of elements, hundreds deep.
    #[error(
        "the page has more than {MOST_DEPTH} elements inside of each other; save only the article's own part"
    )]
    TooDeep,
    /// It is no page that a person wrote.
    #[error("the page took too long to read; save only the article's own part")]
    TooSlow,
    /// More text or headings than a guide has.
    #[error("the page has more text or headings than one guide can hold ({} KB, {MOST_HEADINGS} headings); import it in parts", MOST_TEXT / 1024)]
    TooLong,
    /// A mistake of ours, or a system without a thread to spare.
    #[error("the page could not be read by a mistake of the program; report it with the page")]
    Failed,
    /// No text at all, apart from navigation and scripts.
    #[error("no text was found in the page")]
    Empty,
}

/// Makes a draft. `role` is the role that the guide is about, where it is known.
///
/// The draft is a guide file: sentences as the page has them, headings with ids, tables and
/// questions in their classes, and `[[author: …]]` wherever the author has to decide.
pub fn draft(text: &str, form: Form, role: Option<&str>) -> Result<String, Refused> {
    if text.len() > MOST_BYTES {
        return Err(Refused::TooLarge);
    }
    let (text, role) = (text.to_owned(), role.map(str::to_owned));
    let (send, receive) = mpsc::channel();
    // A thread of its own has a stack of known size, and can be left behind.
    let spawned = thread::Builder::new().stack_size(STACK).spawn(move || {
        let _ = send.send(make(&text, form, role.as_deref()));
    });
    if spawned.is_err() {
        return Err(Refused::Failed);
    }
    match receive.recv_timeout(MOST_TIME) {
        Ok(made) => made,
        Err(RecvTimeoutError::Timeout) => Err(Refused::TooSlow),
        // The thread ended without a word.
        Err(RecvTimeoutError::Disconnected) => Err(Refused::Failed),
    }
}

fn make(text: &str, form: Form, role: Option<&str>) -> Result<String, Refused> {
    let page = match form {
        Form::Html => page::html(text, MOST_DEPTH)?,
        Form::Markdown => page::markdown(text),
    };
    if page.markdown.len() > MOST_TEXT {
        return Err(Refused::TooLong);
    }
    let Page {
        title,
        publisher,
        updated,
        markdown,
    } = page;
    let blocks = blocks::read(&markdown, form);
    let is_heading = |block: &&Block| matches!(block, Block::Heading(..));
    if blocks.iter().filter(is_heading).count() > MOST_HEADINGS {
        return Err(Refused::TooLong);
    }
    let (heading, topics) = topics::read(blocks);
    if topics.is_empty() {
        return Err(Refused::Empty);
    }
    let title = heading.or(title);
    let role = role.map(str::to_owned).or_else(|| {
        // What is left to the author may be a part of the role.
        let title = title
            .as_deref()
            .filter(|title| !title.contains(AUTHOR_MARK));
        title.and_then(guess::role)
    });
    let front = write::Front {
        title,
        role,
        publisher,
        updated,
    };
    Ok(write::draft(&front, topics))
}
