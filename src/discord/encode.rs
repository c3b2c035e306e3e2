//! The message that shows an answer, within all of Discord's limits.

use serde::Serialize;

use super::decode::{Caller, Presentation};
use super::escape::{escape, one_line};
use super::layout::pages;
use super::message::{Author, Embed, Footer, Message};
use super::row::{Button, Row};
use super::rows::{can_turn, delete_row, follow_up_row, rows};
use crate::limits::{
    CHOICE, CHOICES, EMBED_AUTHOR, EMBED_FOOTER, EMBED_TITLE, MESSAGE_CONTENT, cut, length,
};
use crate::respond::answer::{Answer, Outcome, Source};
use crate::respond::commands::Ask;
use crate::respond::{Request, Suggestion};

/// Room for the sources; a footer could be longer, but the text needs the room more.
const LONGEST_FOOTER: usize = 1_000;
/// How the publisher of a guide is called that does not name one.
const UNNAMED: &str = "unnamed source";

/// The message for an answer. A free question stands above it: what was asked would otherwise not
/// be seen by others, and follow-ups read it back from there.
pub fn message(request: &Request, answer: &Answer, presentation: &Presentation) -> Message {
    let question = match request {
        Request::Ask(Ask { question }) => one_line(question),
        _ => String::new(),
    };
    let mut pages = pages(&answer.blocks);
    if pages.len() > 1 && !can_turn(request) {
        pages.truncate(1);
        pages[0].push_str("\n\n…");
    }
    Message {
        private: !presentation.shared,
        content: heading(presentation),
        mention: mentioned(presentation),
        embed: Some(embed(&question, answer, &pages, presentation.page)),
        rows: rows(request, answer, presentation, pages.len()),
        picture: None,
    }
}

/// A message that is posted for everyone with the text of a private one.
pub fn repost(embed: &Embed, presentation: &Presentation) -> Message {
    Message {
        content: heading(presentation),
        mention: mentioned(presentation),
        embed: Some(embed.clone()),
        rows: Vec::from_iter(delete_row(presentation.by)),
        ..Message::default()
    }
}

/// A message that stands in a channel for everyone, with its follow-ups.
pub fn standing(answer: &Answer) -> Message {
    Message {
        embed: Some(embed("", answer, &pages(&answer.blocks), 0)),
        rows: Vec::from_iter(follow_up_row(&answer.actions)),
        ..Message::default()
    }
}

/// Above a shared message: whom it is for, and who shared it.
fn heading(presentation: &Presentation) -> String {
    if !presentation.shared {
        return String::new();
    }
    let member = presentation.member.map(|id| format!("<@{id}>"));
    let by = Some(presentation.by).filter(|id| *id != 0);
    let by = by.map(shared_by);
    member.into_iter().chain(by).collect::<Vec<_>>().join("\n")
}

/// The line that says who shared a message.
pub(super) fn shared_by(id: u64) -> String {
    format!("-# Shared by <@{id}>")
}

/// Whom a shared message is for: nobody else is notified.
fn mentioned(presentation: &Presentation) -> Option<u64> {
    presentation.member.filter(|_| presentation.shared)
}

/// A private message of one plain sentence or two.
pub fn notice(text: &str) -> Message {
    Message {
        private: true,
        content: cut(&escape(text), MESSAGE_CONTENT).into_owned(),
        ..Message::default()
    }
}

/// That an answer stands here already, with a link to its message where that is known.
pub fn shared_already(caller: Caller, message: Option<u64>) -> Message {
    let place = match caller.guild {
        Some(guild) => format!("{guild}/{}", caller.channel),
        None => format!("@me/{}", caller.channel),
    };
    let link = message.map(|message| {
        let url = format!("https://discord.com/channels/{place}/{message}");
        Button::link("Go there", url).into()
    });
    Message {
        rows: Vec::from_iter(Row::of(link)),
        ..notice("This answer was shared here a moment ago.")
    }
}

/// An entry of an autocomplete list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What is shown.
    pub name: String,
    /// What is sent.
    pub value: String,
}

/// An autocomplete list. A value that is too long is left out: cut it would be another value.
pub fn choices(suggestions: &[Suggestion]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for Suggestion { name, value } in suggestions {
        let name = one_line(name);
        let fits = !name.is_empty() && !value.trim().is_empty() && length(value) <= CHOICE;
        let is_new = entries.iter().all(|entry| entry.value != *value);
        if fits && is_new && entries.len() < CHOICES {
            let name = cut(&name, CHOICE).into_owned();
            let value = value.clone();
            entries.push(Entry { name, value });
        }
    }
    entries
}

/// Title first, sources last, and between them one page of the text.
fn embed(question: &str, answer: &Answer, pages: &[String], page: usize) -> Embed {
    let colour = match answer.outcome {
        Outcome::Answered => 0x2F_7D_6D,
        Outcome::Near | Outcome::NotCovered => 0xC9_8A_1B,
        Outcome::Unclear => 0x6B_72_80,
    };
    let page = page.min(pages.len().saturating_sub(1));
    let title = fitted_title(&one_line(&answer.title));
    // Discord wants something to show.
    let nothing = title.is_empty().then(|| "…".to_owned());
    let mut footer = footer(&answer.sources);
    if pages.len() > 1 {
        footer.insert_str(0, &format!("Page {} of {}\n", page + 1, pages.len()));
    }
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Embed {
        color: Some(colour),
        description: pages.get(page).cloned().or(nothing),
        title: some(&title),
        author: some(&cut(question, EMBED_AUTHOR)).map(|name| Author { name }),
        footer: some(footer.trim_end()).map(|text| Footer { text }),
    }
}

/// The title, escaped and within its limit: titles show Markdown, too.
fn fitted_title(title: &str) -> String {
    let escaped = escape(title);
    if length(&escaped) <= EMBED_TITLE {
        return escaped;
    }
    // Escaping at most doubles a text.
    escape(&cut(title, EMBED_TITLE / 2))
}

/// Where the answer comes from, a line a guide: "CareerSteps · June 2026". A guide whose publisher
/// is not named, or has another guide here, is told by its slug, as in the text above.
fn footer(sources: &[Source]) -> String {
    let label = |source: &Source| {
        let of_same = sources
            .iter()
            .filter(|other| other.publisher == source.publisher)
            .count();
        let name = match one_line(&source.publisher) {
            publisher if publisher == UNNAMED || publisher.is_empty() || of_same > 1 => {
                format!(
                    "{} ({})",
                    source.guide,
                    if publisher.is_empty() {
                        UNNAMED
                    } else {
                        &publisher
                    }
                )
            }
            publisher => publisher,
        };
        format!("{name} · {}", one_line(&source.date))
    };
    let labels: Vec<String> = sources.iter().map(label).collect();
    cut(&labels.join("\n"), LONGEST_FOOTER.min(EMBED_FOOTER)).into_owned()
}
