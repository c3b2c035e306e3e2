//! Reads what the bot sends as an independent implementation of Discord's models would, and checks
//! it against that implementation's limits.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};
use twilight_model::application::command::Command;
use twilight_model::channel::message::{Component, Embed};
use twilight_model::http::interaction::{
    InteractionResponse, InteractionResponseData, InteractionResponseType,
};
use twilight_validate::{command, message};

/// Reads an interaction response; what is wrong with it otherwise.
pub fn response(body: &Value) -> Result<InteractionResponse, String> {
    let response: InteractionResponse = read(filled_in(body.clone(), "/data/embeds"))?;
    if let Some(data) = &response.data {
        check(data, body.get("data"))?;
    }
    match response.kind {
        InteractionResponseType::ChannelMessageWithSource => {
            let data = response.data.as_ref().ok_or("a message without data")?;
            complete(data)?;
        }
        InteractionResponseType::UpdateMessage => {
            no_flags(&body["data"])?;
            complete(response.data.as_ref().ok_or("an update without data")?)?;
        }
        InteractionResponseType::DeferredChannelMessageWithSource
        | InteractionResponseType::DeferredUpdateMessage
        | InteractionResponseType::Pong => {}
        InteractionResponseType::ApplicationCommandAutocompleteResult => {
            let data = response.data.as_ref().ok_or("a list without data")?;
            let choices = data.choices.as_ref().ok_or("a list without choices")?;
            if choices.len() > command::CHOICES_LIMIT {
                return Err(format!("{} choices", choices.len()));
            }
            choices.iter().try_for_each(|choice| {
                command::choice(choice).map_err(|error| error.to_string())
            })?;
        }
        other => return Err(format!("unexpected response type {other:?}")),
    }
    Ok(response)
}

/// Whether a message is private is decided when it is made.
fn no_flags(body: &Value) -> Result<(), String> {
    match body.get("flags") {
        Some(flags) => Err(format!("an edit with flags {flags}")),
        None => Ok(()),
    }
}

/// Reads the body of an edit.
pub fn edit(body: &Value) -> Result<InteractionResponseData, String> {
    no_flags(body)?;
    message(body)
}

/// Reads a message that is posted outside of a first response.
pub fn message(body: &Value) -> Result<InteractionResponseData, String> {
    let data: InteractionResponseData = read(filled_in(body.clone(), "/embeds"))?;
    check(&data, Some(body))?;
    complete(&data)?;
    Ok(data)
}

/// Checks that a message shows the file that came with it, and nothing that did not.
pub fn files(message: &Value, file: Option<&(String, Vec<u8>)>) -> Result<(), String> {
    let named = |name: &str| format!("attachment://{name}");
    let announced: Vec<&Value> = message["attachments"]
        .as_array()
        .into_iter()
        .flatten()
        .collect();
    let shown: Vec<&str> = message["embeds"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|embed| embed["image"]["url"].as_str())
        .collect();
    match (file, announced.as_slice(), shown.as_slice()) {
        (None, [], []) => Ok(()),
        (Some((name, bytes)), [announced], [shown])
            if announced["filename"] == **name && announced["id"] == 0 && *shown == named(name) =>
        {
            let text = announced["description"].as_str().unwrap_or_default();
            if text.trim().is_empty() || text.chars().count() > 1_024 {
                return Err(format!("alternative text: {text:?}"));
            }
            if bytes.is_empty() || bytes.len() > 100 * 1024 {
                return Err(format!("a file of {} bytes", bytes.len()));
            }
            Ok(())
        }
        other => Err(format!(
            "file and message do not fit: {:?}",
            (other.1, other.2)
        )),
    }
}

/// Reads the list of commands of a bulk overwrite.
pub fn commands(body: &Value) -> Result<Vec<Command>, String> {
    let commands = body.as_array().ok_or("not a list")?;
    let mut names = HashSet::new();
    commands
        .iter()
        .map(|body| {
            let mut filled = body.clone();
            filled["version"] = json!("1");
            let options = body["options"].as_array().map_or(0, Vec::len);
            let of_options = (0..options).map(|at| format!("/options/{at}/name_localizations/hi"));
            for name in of_options.chain(["/name_localizations/hi".to_owned()]) {
                filled.pointer_mut(&name).map(without_marks);
            }
            if filled.get("description").is_none() {
                filled["description"] = json!("");
            }
            let read: Command = read(filled)?;
            if read.description.is_empty() {
                command::name(&read.name).map_err(|error| error.to_string())?;
            } else {
                command::command(&read).map_err(|error| format!("{}: {error}", read.name))?;
            }
            let refused = |error| format!("{}: {error}", read.name);
            for option in &read.options {
                let mut names = option.name_localizations.iter().flat_map(HashMap::values);
                names.try_for_each(command::option_name).map_err(refused)?;
                // An option's description has the limits of a command's.
                let texts = option.description_localizations.iter();
                let mut texts = texts.flat_map(HashMap::values);
                texts.try_for_each(command::description).map_err(refused)?;
            }
            if !names.insert((read.kind, read.name.clone())) {
                return Err(format!("{} twice", read.name));
            }
            Ok(read)
        })
        .collect()
}

/// Discord takes the marks of Devanagari in a name, which the model's rules do not know: a letter
/// stands for each.
fn without_marks(name: &mut Value) {
    if let Some(text) = name.as_str() {
        *name = text.replace(['\u{93C}', '\u{94D}'], "\u{915}").into();
    }
}

fn read<T: serde::de::DeserializeOwned>(body: Value) -> Result<T, String> {
    serde_json::from_value(body).map_err(|error| format!("unreadable: {error}"))
}

/// Embeds that are sent need no type, but the model wants one.
fn filled_in(mut body: Value, embeds: &str) -> Value {
    for embed in body
        .pointer_mut(embeds)
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        embed["type"] = json!("rich");
    }
    body
}

fn check(data: &InteractionResponseData, raw: Option<&Value>) -> Result<(), String> {
    let text = |error: &dyn std::fmt::Display| error.to_string();
    if let Some(content) = &data.content {
        message::content(content).map_err(|error| text(&error))?;
    }
    if let Some(embeds) = &data.embeds {
        message::embeds(embeds).map_err(|error| text(&error))?;
        embeds.iter().try_for_each(no_blank_part)?;
    }
    if let Some(components) = &data.components {
        message::components(components, false).map_err(|error| text(&error))?;
        distinct_ids(components)?;
    }
    // Absent means that everything may be mentioned.
    let visible = data.content.is_some() || data.embeds.is_some();
    if visible {
        let mentions = raw
            .and_then(|raw| raw.get("allowed_mentions"))
            .ok_or("no allowed_mentions")?;
        if mentions.get("parse") != Some(&json!([])) {
            return Err(format!("allowed_mentions parses: {mentions}"));
        }
    }
    Ok(())
}

/// A message must have something to show.
fn complete(data: &InteractionResponseData) -> Result<(), String> {
    let content = data
        .content
        .as_deref()
        .is_some_and(|content| !content.trim().is_empty());
    let embeds = data
        .embeds
        .as_ref()
        .is_some_and(|embeds| !embeds.is_empty());
    if content || embeds {
        Ok(())
    } else {
        Err("an empty message".into())
    }
}

/// Discord refuses parts that are there but blank, and embeds without any part.
fn no_blank_part(embed: &Embed) -> Result<(), String> {
    let author = embed.author.as_ref().map(|author| author.name.as_str());
    let footer = embed.footer.as_ref().map(|footer| footer.text.as_str());
    let parts = [
        embed.title.as_deref(),
        embed.description.as_deref(),
        author,
        footer,
    ];
    if parts.iter().flatten().any(|part| part.trim().is_empty()) {
        return Err(format!("a blank part in {embed:?}"));
    }
    if embed.title.is_none() && embed.description.is_none() {
        return Err(format!("nothing in {embed:?}"));
    }
    Ok(())
}

fn distinct_ids(components: &[Component]) -> Result<(), String> {
    let mut ids = HashSet::new();
    for component in components {
        let Component::ActionRow(row) = component else {
            return Err("not in a row".into());
        };
        for component in &row.components {
            match component {
                Component::Button(button) => {
                    let label = button.label.as_deref().unwrap_or_default();
                    if label.trim().is_empty() || !ids.insert(button.custom_id.clone()) {
                        return Err(format!("a blank or repeated button: {button:?}"));
                    }
                }
                Component::SelectMenu(menu) => {
                    let options = menu.options.as_deref().unwrap_or_default();
                    let values: HashSet<&String> =
                        options.iter().map(|option| &option.value).collect();
                    let blank = options.iter().any(|option| option.label.trim().is_empty());
                    let marked = options.iter().filter(|option| option.default).count();
                    let most = usize::from(menu.max_values.unwrap_or(1));
                    if blank
                        || values.len() < options.len()
                        || most > options.len()
                        || marked > most
                    {
                        return Err(format!("a blank or repeated entry: {menu:?}"));
                    }
                    if !ids.insert(Some(menu.custom_id.clone())) {
                        return Err(format!("a repeated list: {menu:?}"));
                    }
                }
                other => return Err(format!("unexpected {other:?}")),
            }
        }
    }
    Ok(())
}
