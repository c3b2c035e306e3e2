//! The stand-in's channels: messages that stand in them, and pins.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::rest::{answer, refuse};
use super::{Request, State};
use crate::discord::interactions::{APPLICATION, user};
use crate::discord::payload;

/// Everything that stands in channels.
#[derive(Default, Debug)]
pub struct Channels {
    messages: Vec<Message>,
}

/// A message of the bot.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: u64,
    pub channel: String,
    pub body: Value,
    pub pinned: bool,
}

impl Channels {
    /// The messages in a channel, oldest first.
    pub fn of(&self, channel: &str) -> Vec<Message> {
        let here = self.messages.iter().filter(|it| it.channel == channel);
        here.cloned().collect()
    }

    /// A member removes every message of a channel.
    pub fn clear(&mut self, channel: &str) {
        self.messages.retain(|it| it.channel != channel);
    }

    fn find(&mut self, channel: &str, id: &str) -> Option<&mut Message> {
        self.messages
            .iter_mut()
            .find(|it| it.channel == channel && it.id.to_string() == id)
    }
}

/// Answers a request about a channel.
pub(super) fn serve(state: &State, request: &Request, channel: &str, rest: &[&str]) -> Response {
    let mut channels = state.channels.lock().expect("not poisoned");
    let unknown = || answer(404, json!({ "message": "Unknown Message", "code": 10_008 }));
    match (request.method.as_str(), rest) {
        ("POST", ["messages"]) => {
            if let Err(reason) = payload::edit(&request.body) {
                return refuse(state, reason);
            }
            let nonce = &request.body["nonce"];
            let again = channels
                .messages
                .iter()
                .find(|it| it.body["nonce"] == *nonce);
            let message = again.cloned().unwrap_or_else(|| Message {
                // Ids tell the time: these are of today for some thousand years.
                id: (9_000_000_000_000_000_000) + channels.messages.len() as u64,
                channel: channel.to_owned(),
                body: request.body.clone(),
                pinned: false,
            });
            if again.is_none() {
                channels.messages.push(message.clone());
            }
            answer(200, shown(&message))
        }
        ("GET", ["messages"]) => {
            let here: Vec<Value> = channels.of(channel).iter().rev().map(shown).collect();
            answer(200, json!(here))
        }
        ("PATCH", ["messages", id]) => {
            if let Err(reason) = payload::edit(&request.body) {
                return refuse(state, reason);
            }
            match channels.find(channel, id) {
                Some(message) => {
                    message.body = request.body.clone();
                    answer(200, shown(message))
                }
                None => unknown(),
            }
        }
        ("PUT", ["messages", "pins", id]) => match channels.find(channel, id) {
            Some(message) => {
                message.pinned = true;
                StatusCode::NO_CONTENT.into_response()
            }
            None => unknown(),
        },
        ("DELETE", ["messages", id]) => match channels.find(channel, id) {
            Some(message) => {
                let id = message.id;
                channels.messages.retain(|it| it.id != id);
                StatusCode::NO_CONTENT.into_response()
            }
            None => unknown(),
        },
        ("PATCH", []) => answer(200, json!({ "id": channel })),
        _ => answer(404, json!({ "message": "Unknown Channel", "code": 10_003 })),
    }
}

fn shown(message: &Message) -> Value {
    json!({
        "id": message.id.to_string(),
        "channel_id": message.channel,
        "author": user(APPLICATION, "careerbot-test"),
        "embeds": message.body["embeds"],
        "pinned": message.pinned,
    })
}
