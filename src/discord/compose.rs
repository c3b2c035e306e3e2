//! What is asked of us in, what we reply out: the one way through the core, for every listener.

use std::sync::Arc;

use arc_swap::ArcSwap;
use serde_json::Value;

use super::decode::Inbound;
use super::encode;
use crate::answer::Answer;
use crate::index::Generation;
use crate::request::{Request, Suggest};
use crate::respond::{Suggestion, respond, suggest};

/// Whoever answers: the current generation, or a test.
pub trait Responder: Send + Sync + 'static {
    /// Answers a request.
    fn respond(&self, request: &Request) -> Answer;
    /// Suggestions for what was typed so far, best first.
    fn suggest(&self, what: Suggest, typed: &str) -> Vec<Suggestion>;
    /// How many passages there are to answer from.
    fn passages(&self) -> usize;
}

impl Responder for ArcSwap<Generation> {
    fn respond(&self, request: &Request) -> Answer {
        respond(&self.load(), request)
    }

    fn suggest(&self, what: Suggest, typed: &str) -> Vec<Suggestion> {
        suggest(&self.load(), what, typed)
    }

    fn passages(&self) -> usize {
        self.load().passages.len()
    }
}

/// What goes back to Discord.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reply {
    /// To a ping.
    Pong,
    /// A message.
    Message(Value),
    /// An autocomplete list.
    Choices(Value),
}

impl Reply {
    /// The interaction response: its type and data.
    pub(super) fn into_callback(self) -> Value {
        match self {
            Self::Pong => serde_json::json!({ "type": 1 }),
            Self::Message(data) => serde_json::json!({ "type": 4, "data": data }),
            Self::Choices(data) => serde_json::json!({ "type": 8, "data": data }),
        }
    }
}

/// Makes the reply. May panic where the core has a mistake: the caller contains it.
pub(super) fn compose(responder: &Arc<dyn Responder>, inbound: &Inbound) -> Reply {
    match inbound {
        Inbound::Ping => Reply::Pong,
        Inbound::Ask {
            request,
            presentation,
        } => Reply::Message(encode::message(
            request,
            &responder.respond(request),
            presentation,
        )),
        Inbound::Suggest { what, typed } => {
            let suggestions = what
                .map(|what| responder.suggest(what, typed))
                .unwrap_or_default();
            Reply::Choices(encode::choices(&suggestions))
        }
        Inbound::Unclear(why) => Reply::Message(encode::notice(why.message())),
    }
}
