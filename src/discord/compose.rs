//! The one way through the core, for every listener: from what is asked of us to what we reply.

use std::pin::Pin;
use std::sync::Arc;

use arc_swap::ArcSwap;

use super::decode::{Caller, Inbound, Presentation};
use super::encode;
use super::message::Message;
use super::reply::Reply;
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

impl From<Reply> for Composed {
    fn from(reply: Reply) -> Self {
        Self {
            reply,
            effects: Vec::new(),
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
            embed,
            presentation,
        } => Reply::Message(encode::repost(embed, presentation)).into(),
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
    // One page carries the picture; an answer whose picture fails goes without.
    let figure = answer.figure.as_ref().filter(|_| presentation.page == 0);
    let mut message = Message {
        picture: figure.and_then(|figure| gallery.get(figure)),
        ..encode::message(request, &answer, presentation)
    };
    if let Some(why) = not_shared {
        message.content = why.into();
    }
    Composed {
        reply: if presentation.in_place {
            Reply::Update(message)
        } else {
            Reply::Message(message)
        },
        effects: if presentation.again {
            Vec::new()
        } else {
            answer.effects
        },
    }
}
