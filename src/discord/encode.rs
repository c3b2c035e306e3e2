//! An answer in, the message that Discord shows out, within all of Discord's limits.

use serde_json::{Value, json};

use super::custom_id;
use super::decode::Presentation;
use super::escape::{escape, one_line};
use super::layout::descriptions;
use super::limits::{
    BUTTON_LABEL, BUTTONS_IN_ROW, CHOICE, CHOICES, EMBED_AUTHOR, EMBED_FOOTER, EMBED_TITLE, EMBEDS,
    EMBEDS_TOTAL, MESSAGE_CONTENT, cut, length,
};
use crate::answer::{Action, Answer, Outcome, Source};
use crate::request::Request;
use crate::respond::Suggestion;

/// Message flag: only the person who asked sees it.
const EPHEMERAL: u64 = 1 << 6;
/// Kinds of message component.
const ACTION_ROW: u8 = 1;
const BUTTON: u8 = 2;
/// A button's grey style.
const SECONDARY: u8 = 2;
/// Room for the sources; a footer could be longer, but the text needs the room more.
const LONGEST_FOOTER: usize = 1_000;
/// How the publisher of a guide is called that does not name one.
const UNNAMED: &str = "unnamed source";

/// The message for an answer. A free question stands above it: what was asked would otherwise not
/// be seen by others, and it is read back from there when the answer is to be shared.
pub fn message(request: &Request, answer: &Answer, presentation: &Presentation) -> Value {
    let question = match request {
        Request::Ask { question } => one_line(question),
        _ => String::new(),
    };
    let mut message = json!({
        "embeds": embeds(&question, answer),
        "allowed_mentions": { "parse": [] },
    });
    if let Some(row) = buttons(&answer.actions) {
        message["components"] = json!([row]);
    }
    if let Some(member) = presentation.member {
        message["content"] = json!(format!("<@{member}>"));
        message["allowed_mentions"] = json!({ "parse": [], "users": [member.to_string()] });
    }
    if presentation.is_private() {
        message["flags"] = json!(EPHEMERAL);
    }
    message
}

/// A private message of one plain sentence or two.
pub fn notice(text: &str) -> Value {
    json!({
        "content": cut(&escape(text), MESSAGE_CONTENT),
        "allowed_mentions": { "parse": [] },
        "flags": EPHEMERAL,
    })
}

/// The interaction response that says that a message will follow; whether that is private is
/// decided here.
pub fn deferral(private: bool) -> Value {
    let flags = if private { EPHEMERAL } else { 0 };
    json!({ "type": 5, "data": { "flags": flags } })
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

/// Title first, sources last, and between them as many embeds as the text needs.
fn embeds(question: &str, answer: &Answer) -> Vec<Value> {
    let question = cut(question, EMBED_AUTHOR);
    let title = fitted_title(&one_line(&answer.title));
    let footer = footer(&answer.sources);
    let room = EMBEDS_TOTAL - length(&question) - length(&title) - length(&footer);
    let mut texts = descriptions(&answer.blocks, room);
    texts.truncate(EMBEDS);
    if texts.is_empty() && title.is_empty() {
        texts.push("…".into());
    }

    let colour = match answer.outcome {
        Outcome::Answered => 0x2F_7D_6D,
        Outcome::NotCovered => 0xC9_8A_1B,
        Outcome::Unclear => 0x6B_72_80,
    };
    let count = texts.len().max(1);
    let mut embeds = vec![json!({ "color": colour }); count];
    for (embed, text) in embeds.iter_mut().zip(texts) {
        embed["description"] = json!(text);
    }
    if !title.is_empty() {
        embeds[0]["title"] = json!(title);
    }
    if !question.is_empty() {
        embeds[0]["author"] = json!({ "name": question });
    }
    if !footer.is_empty() {
        embeds[count - 1]["footer"] = json!({ "text": footer });
    }
    embeds
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

/// One row of buttons, if there is anything to press. Requests that do not fit into a custom id
/// are left out, and so are repeated ones, which Discord refuses.
fn buttons(actions: &[Action]) -> Option<Value> {
    let mut ids: Vec<String> = Vec::new();
    let mut row = Vec::new();
    for Action { label, request } in actions {
        let Some(id) = custom_id::encode(request) else {
            continue;
        };
        let label = one_line(label);
        if label.is_empty() || ids.contains(&id) || row.len() == BUTTONS_IN_ROW {
            continue;
        }
        row.push(json!({
            "type": BUTTON,
            "style": SECONDARY,
            "label": cut(&label, BUTTON_LABEL),
            "custom_id": id,
        }));
        ids.push(id);
    }
    (!row.is_empty()).then(|| json!({ "type": ACTION_ROW, "components": row }))
}
