//! An answer in, the message that Discord shows out, within all of Discord's limits.

use serde_json::{Value, json};

use super::decode::{Caller, Presentation};
use super::escape::{escape, one_line};
use super::layout::pages;
use super::rows::{can_turn, delete_row, follow_up_row, link_row, rows};
use crate::limits::{
    ATTACHMENT_DESCRIPTION, CHOICE, CHOICES, EMBED_AUTHOR, EMBED_FOOTER, EMBED_TITLE,
    MESSAGE_CONTENT, cut, length,
};
use crate::respond::answer::{Answer, Outcome, Source};
use crate::respond::commands::Ask;
use crate::respond::{Request, Suggestion};

/// Message flag: only the person who asked sees it.
const EPHEMERAL: u64 = 1 << 6;
/// Room for the sources; a footer could be longer, but the text needs the room more.
const LONGEST_FOOTER: usize = 1_000;
/// How the publisher of a guide is called that does not name one.
const UNNAMED: &str = "unnamed source";

/// The message for an answer. A free question stands above it: what was asked would otherwise not
/// be seen by others, and follow-ups read it back from there.
///
/// A message that takes the place of another says in all its parts what it holds, nothing included:
/// what is not said would stay as it was.
pub fn message(request: &Request, answer: &Answer, presentation: &Presentation) -> Value {
    let question = match request {
        Request::Ask(Ask { question }) => one_line(question),
        _ => String::new(),
    };
    let mut pages = pages(&answer.blocks);
    if pages.len() > 1 && !can_turn(request) {
        pages.truncate(1);
        pages[0].push_str("\n\n…");
    }
    let mut message = json!({
        "content": heading(presentation),
        "embeds": [embed(&question, answer, &pages, presentation.page)],
        "components": rows(request, answer, presentation, pages.len()),
        "attachments": [],
        "allowed_mentions": mentions(presentation),
    });
    if !presentation.shared {
        message["flags"] = json!(EPHEMERAL);
    }
    message
}

/// A message that is posted for everyone with the text of a private one.
pub fn repost(embeds: &[Value], presentation: &Presentation) -> Value {
    json!({
        "content": heading(presentation),
        "embeds": embeds,
        "components": delete_row(presentation.by),
        "allowed_mentions": mentions(presentation),
    })
}

/// A message that stands in a channel for everyone, with its follow-ups.
pub fn standing(answer: &Answer) -> Value {
    json!({
        "content": "",
        "embeds": [embed("", answer, &pages(&answer.blocks), 0)],
        "components": follow_up_row(&answer.actions),
        "allowed_mentions": { "parse": [] },
    })
}

/// Puts a picture into the message's embed. The file goes with the request under the same name.
pub fn attach(message: &mut Value, name: &str, description: &str) {
    message["attachments"] = json!([{
        "id": 0,
        "filename": name,
        "description": cut(description, ATTACHMENT_DESCRIPTION),
    }]);
    message["embeds"][0]["image"] = json!({ "url": format!("attachment://{name}") });
}

/// Makes a message one that takes the place of another: that one was private from the start or never
/// is, and an edit has no say in it.
pub fn as_edit(message: &mut Value) {
    if let Some(message) = message.as_object_mut() {
        message.remove("flags");
    }
}

/// Takes the picture out again: the words say the same.
pub fn detach(message: &mut Value) {
    message["attachments"] = json!([]);
    if let Some(embed) = message["embeds"][0].as_object_mut() {
        embed.remove("image");
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

/// Nobody is notified but the member whom a shared message is for.
fn mentions(presentation: &Presentation) -> Value {
    match presentation.member.filter(|_| presentation.shared) {
        Some(member) => json!({ "parse": [], "users": [member.to_string()] }),
        None => json!({ "parse": [] }),
    }
}

/// Whether only the person who asked will see a message.
pub fn is_private(message: &Value) -> bool {
    let flags = message["flags"].as_u64();
    flags.is_some_and(|flags| flags & EPHEMERAL != 0)
}

/// A private message of one plain sentence or two.
pub fn notice(text: &str) -> Value {
    json!({
        "content": cut(&escape(text), MESSAGE_CONTENT),
        "allowed_mentions": { "parse": [] },
        "flags": EPHEMERAL,
    })
}

/// That an answer stands here already, with a link to its message where that is known.
pub fn shared_already(caller: Caller, message: Option<u64>) -> Value {
    let mut notice = notice("This answer was shared here a moment ago.");
    if let Some(message) = message {
        let guild = caller
            .guild
            .map_or_else(|| "@me".into(), |id| id.to_string());
        let url = format!(
            "https://discord.com/channels/{guild}/{}/{message}",
            caller.channel
        );
        notice["components"] = json!(link_row("Go there", &url));
    }
    notice
}

/// The interaction response that says that a message will follow; whether that is private is
/// decided here.
pub fn deferral(private: bool) -> Value {
    let flags = if private { EPHEMERAL } else { 0 };
    json!({ "type": 5, "data": { "flags": flags } })
}

/// The interaction response that says that the message which carries the button will change.
pub fn deferred_update() -> Value {
    json!({ "type": 6 })
}

/// An autocomplete list. A value that is too long is left out: cut it would be another value.
pub fn choices(suggestions: &[Suggestion]) -> Value {
    let mut values: Vec<&str> = Vec::new();
    let mut choices = Vec::new();
    for Suggestion { name, value } in suggestions {
        let name = one_line(name);
        let fits = !name.is_empty() && !value.trim().is_empty() && length(value) <= CHOICE;
        if fits && !values.contains(&value.as_str()) && choices.len() < CHOICES {
            values.push(value);
            choices.push(json!({ "name": cut(&name, CHOICE), "value": value }));
        }
    }
    json!({ "choices": choices })
}

/// Title first, sources last, and between them one page of the text.
fn embed(question: &str, answer: &Answer, pages: &[String], page: usize) -> Value {
    let colour = match answer.outcome {
        Outcome::Answered => 0x2F_7D_6D,
        Outcome::Near | Outcome::NotCovered => 0xC9_8A_1B,
        Outcome::Unclear => 0x6B_72_80,
    };
    let mut embed = json!({ "color": colour });
    let page = page.min(pages.len().saturating_sub(1));
    let title = fitted_title(&one_line(&answer.title));
    match (title.is_empty(), pages.get(page)) {
        (_, Some(text)) => embed["description"] = json!(text),
        // Discord wants something to show.
        (true, None) => embed["description"] = json!("…"),
        (false, None) => {}
    }
    if !title.is_empty() {
        embed["title"] = json!(title);
    }
    if !question.is_empty() {
        embed["author"] = json!({ "name": cut(question, EMBED_AUTHOR) });
    }
    let mut footer = footer(&answer.sources);
    if pages.len() > 1 {
        footer.insert_str(0, &format!("Page {} of {}\n", page + 1, pages.len()));
    }
    if !footer.is_empty() {
        embed["footer"] = json!({ "text": footer.trim_end() });
    }
    embed
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
