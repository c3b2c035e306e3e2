//! What is asked of us in, what we reply out: the one way through the core, for every listener.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::pin::Pin;
use std::sync::Arc;

use arc_swap::ArcSwap;
use serde_json::{Value, json};

use super::decode::{Caller, Inbound, Presentation};
use super::encode;
use super::rows::not_shared;
use crate::index::Generation;
use crate::picture::Gallery;
use crate::respond::answer::{Answer, Effect, Outcome};
use crate::respond::commands::{Ask, Passage};
use crate::respond::{Request, Suggest, Suggestion, respond, suggest};
use crate::upkeep::Publisher;

/// Whoever answers: the current generation, or a test.
pub trait Responder: Send + Sync + 'static {
    /// Answers a request.
    fn respond(&self, request: &Request) -> Answer;
    /// Suggestions for what was typed so far, best first.
    fn suggest(&self, what: Suggest, typed: &str) -> Vec<Suggestion>;
    /// How many passages there are to answer from.
    fn passages(&self) -> usize;
    /// Keeps what an answer leaves behind. Comes back at once, whatever becomes of it.
    fn keep(&self, effect: Effect);
    /// Does what only the running bot can do (pin, reindex, list what was asked in vain) and says
    /// what became of it. Whether the person may is settled.
    fn carry_out<'a>(&'a self, request: &'a Request, caller: Caller) -> Pending<'a, Answer>;
    /// Is told once, before anything is asked, how messages are posted outside of answers.
    fn publish_through(&self, publisher: Arc<dyn Publisher>);
}

/// Something that is waited for.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

impl Responder for ArcSwap<Generation> {
    fn respond(&self, request: &Request) -> Answer {
        respond(&self.load(), request)
    }

    fn suggest(&self, what: Suggest, typed: &str) -> Vec<Suggestion> {
        suggest(&self.load(), what, typed)
    }

    fn passages(&self) -> usize {
        self.load().count()
    }

    /// Without a state nothing is kept.
    fn keep(&self, _: Effect) {}

    fn carry_out<'a>(&'a self, request: &'a Request, _: Caller) -> Pending<'a, Answer> {
        Box::pin(std::future::ready(respond(&self.load(), request)))
    }

    fn publish_through(&self, _: Arc<dyn Publisher>) {}
}

/// What goes back to Discord, and what is to be kept afterwards.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Composed {
    pub(super) reply: Reply,
    pub(super) effects: Vec<Effect>,
}

/// What goes back to Discord.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reply {
    /// To a ping.
    Pong,
    /// A message.
    Message(Outgoing),
    /// What takes the place of the message that carries the button.
    Update(Outgoing),
    /// An autocomplete list.
    Choices(Value),
}

/// A message on its way.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Outgoing {
    /// As Discord takes it.
    pub(super) message: Value,
    /// What goes with it.
    pub(super) file: Option<File>,
    /// For a shared one: its content as a hash, by which it is known again.
    pub(super) shared: Option<u64>,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct File {
    /// The name that the message calls it by.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl From<Reply> for Composed {
    fn from(reply: Reply) -> Self {
        Self {
            reply,
            effects: Vec::new(),
        }
    }
}

/// A message that nothing goes with.
impl From<Value> for Reply {
    fn from(message: Value) -> Self {
        Self::Message(Outgoing {
            message,
            ..Outgoing::default()
        })
    }
}

impl Reply {
    /// The type of an interaction response that is a message.
    pub(super) const MESSAGE: u8 = 4;

    /// A private message of one plain sentence or two.
    pub(super) fn notice(text: &str) -> Self {
        encode::notice(text).into()
    }

    /// That something went wrong, and under which id it is found in the log.
    pub(super) fn apology(id: u64) -> Self {
        Self::notice(&format!(
            "Sorry, that went wrong on our side. It has been noted as {id}; please try again, or ask in other words."
        ))
    }

    /// An autocomplete list without entries.
    pub(super) fn no_choices() -> Self {
        Self::Choices(encode::choices(&[]))
    }

    /// The type of the interaction response, and its data with the file that goes with it.
    pub(super) fn into_parts(self) -> (u8, Outgoing) {
        let data = |message| Outgoing {
            message,
            ..Outgoing::default()
        };
        match self {
            Self::Pong => (1, Outgoing::default()),
            Self::Message(it) => (Self::MESSAGE, it),
            Self::Update(it) => (7, it),
            Self::Choices(list) => (8, data(list)),
        }
    }
}

/// Makes the reply. May panic where the core has a mistake: the caller contains it.
pub(super) fn compose(responder: &dyn Responder, gallery: &Gallery, inbound: &Inbound) -> Composed {
    match inbound {
        Inbound::Ping => Reply::Pong.into(),
        Inbound::Ask {
            request,
            presentation,
        } => {
            let (request, answer) = answered(responder, request);
            present(&request, answer, presentation, gallery)
        }
        Inbound::Repost {
            embeds,
            presentation,
        } => Reply::Message(Outgoing {
            message: encode::repost(embeds, presentation),
            file: None,
            shared: Some(content(embeds, presentation)),
        })
        .into(),
        Inbound::Suggest { what, typed } => {
            let suggestions = what
                .map(|what| responder.suggest(what, typed))
                .unwrap_or_default();
            Reply::Choices(encode::choices(&suggestions)).into()
        }
        Inbound::Vote {
            question,
            passage,
            helpful,
            ..
        } => Composed {
            reply: Reply::notice(if *helpful {
                "Thank you, noted."
            } else {
                "Thank you, noted: the maintainers see the question, not who asked it."
            }),
            effects: vec![Effect::Voted {
                question: question.clone(),
                passage: passage.clone(),
                helpful: *helpful,
            }],
        },
        Inbound::Delete { .. } => Reply::notice("Deleted.").into(),
        Inbound::Unclear(why) => Reply::notice(why.message()).into(),
    }
}

/// The answer, and what it answers. Who chooses a suggestion asks with a passage's id, which is
/// nothing for people to read: then the passage is what was asked for.
fn answered(responder: &dyn Responder, request: &Request) -> (Request, Answer) {
    if let Request::Ask(Ask { question }) = request
        && let id = question.trim()
        && id.contains('/')
        && !id.contains(char::is_whitespace)
    {
        let passage = Request::Passage(Passage { id: id.to_owned() });
        let answer = responder.respond(&passage);
        if answer.outcome == Outcome::Answered {
            return (passage, answer);
        }
    }
    (request.clone(), responder.respond(request))
}

/// An answer as the message that shows it. What nobody else can use stays private, whatever was
/// chosen, and says so.
pub(super) fn present(
    request: &Request,
    answer: Answer,
    presentation: &Presentation,
    gallery: &Gallery,
) -> Composed {
    let not_shared = not_shared(&answer, presentation).filter(|_| presentation.shared);
    let presentation = &Presentation {
        shared: presentation.shared && not_shared.is_none(),
        ..*presentation
    };
    let mut message = encode::message(request, &answer, presentation);
    if let Some(why) = not_shared {
        message["content"] = json!(why);
    }
    // One page carries the picture; an answer whose picture fails goes without.
    let figure = answer.figure.as_ref().filter(|_| presentation.page == 0);
    let picture = figure.and_then(|figure| gallery.get(figure));
    if let Some(picture) = &picture {
        encode::attach(&mut message, &picture.name, &picture.alt);
    }
    if presentation.in_place {
        encode::as_edit(&mut message);
    }
    let embeds = message["embeds"].as_array();
    let outgoing = Outgoing {
        shared: embeds
            .filter(|_| presentation.shared)
            .map(|embeds| content(embeds, presentation)),
        message,
        file: picture.map(|picture| File {
            name: picture.name.clone(),
            bytes: picture.png.clone(),
        }),
    };
    Composed {
        reply: if presentation.in_place {
            Reply::Update(outgoing)
        } else {
            Reply::Message(outgoing)
        },
        effects: if presentation.again {
            Vec::new()
        } else {
            answer.effects
        },
    }
}

/// What a shared message says and to whom, as a hash; who shared it and in which words it was asked
/// for makes no difference.
fn content(embeds: &[Value], presentation: &Presentation) -> u64 {
    let mut hasher = DefaultHasher::new();
    for embed in embeds {
        for part in ["title", "description", "footer", "image"] {
            embed[part].to_string().hash(&mut hasher);
        }
    }
    presentation.member.hash(&mut hasher);
    hasher.finish()
}
