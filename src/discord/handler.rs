//! An interaction in, its response sent: in time, once, and never nothing.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use secrecy::SecretString;
use serde_json::Value;
use serenity::model::application::Interaction;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinError, JoinHandle};
use tokio::time::timeout;

use super::compose::{Reply, Responder, compose};
use super::decode::{Inbound, decode};
use super::encode;
use super::limits::TOKEN_LIFE;
use super::rest::{Call, Rest};
use super::retry::RestError;
use super::seen::Seen;

/// Interactions answered at the same time; more wait for their turn.
const AT_ONCE: u32 = 256;
/// Interactions remembered in order to answer each once.
const REMEMBERED: usize = 4_096;
/// Answers that are not there by then are given up: the token is about to expire.
const LATEST: Duration = TOKEN_LIFE.saturating_sub(Duration::from_secs(60));

/// Answers interactions, from whichever listener they come.
pub(super) struct Handler {
    responder: Arc<dyn Responder>,
    rest: Rest,
    /// After this time without an answer Discord is told that one will follow.
    patience: Duration,
    seen: Mutex<Seen>,
    places: Arc<Semaphore>,
}

/// A place among the interactions that are being answered, free again when it is dropped.
pub(super) struct Place(#[expect(dead_code, reason = "held, not read")] OwnedSemaphorePermit);

impl Handler {
    pub(super) fn new(responder: Arc<dyn Responder>, rest: Rest, patience: Duration) -> Self {
        Self {
            responder,
            rest,
            patience,
            seen: Mutex::new(Seen::new(REMEMBERED)),
            places: Arc::new(Semaphore::new(AT_ONCE as usize)),
        }
    }

    /// How many passages there are to answer from.
    pub(super) fn passages(&self) -> usize {
        self.responder.passages()
    }

    /// Takes an interaction on, unless that was done before. There is room for so many at a time;
    /// this waits for a place.
    pub(super) async fn admit(&self, interaction: &Interaction) -> Option<Place> {
        let id = interaction.id().get();
        if !self
            .seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_new(id)
        {
            tracing::debug!(interaction = id, "interaction delivered again");
            return None;
        }
        Arc::clone(&self.places)
            .acquire_owned()
            .await
            .ok()
            .map(Place)
    }

    /// Answers an interaction that was taken on.
    pub(super) async fn answer(&self, interaction: Interaction, _place: Place) {
        let id = interaction.id().get();
        let call = Call {
            id,
            application: interaction.application_id().get(),
            token: SecretString::from(interaction.token()),
        };
        let inbound = decode(&interaction);
        let deferral = deferral(&inbound);
        let responder = Arc::clone(&self.responder);
        let mut work = tokio::task::spawn_blocking(move || compose(&responder, &inbound));
        match timeout(self.patience, &mut work).await {
            Ok(outcome) => self.respond(&call, settled(id, outcome, &deferral)).await,
            Err(_) => self.respond_later(&call, deferral, work).await,
        }
    }

    /// Waits until every interaction that was taken on is answered.
    pub(super) async fn idle(&self) {
        // Fails only when the semaphore is closed, which it never is.
        let _ = self.places.acquire_many(AT_ONCE).await;
    }

    async fn respond(&self, call: &Call, reply: Reply) {
        let is_message = matches!(reply, Reply::Message(_));
        let Err(error) = self.rest.respond(call, &reply.into_callback()).await else {
            return;
        };
        let ours = matches!(error, RestError::Refused { status: 400, .. });
        if !(ours && is_message) {
            tracing::warn!(interaction = call.id, %error, "the response did not reach Discord");
            return;
        }
        tracing::error!(fault = call.id, %error, "Discord refused the response");
        let reply = Reply::Message(apology(call.id));
        if let Err(error) = self.rest.respond(call, &reply.into_callback()).await {
            tracing::warn!(interaction = call.id, %error, "the apology did not reach Discord");
        }
    }

    /// Says that the answer will follow, waits for it and puts it in place.
    async fn respond_later(&self, call: &Call, deferral: Deferral, work: JoinHandle<Reply>) {
        let Deferral::Message(callback) = &deferral else {
            return self.respond(call, no_choices()).await;
        };
        if let Err(error) = self.rest.respond(call, callback).await {
            tracing::warn!(interaction = call.id, %error, "the deferral did not reach Discord");
            return;
        }
        let message = match timeout(LATEST, work).await {
            Ok(outcome) => settled(call.id, outcome, &deferral),
            Err(_) => {
                tracing::error!(fault = call.id, "no answer within {LATEST:?}");
                Reply::Message(apology(call.id))
            }
        };
        let Reply::Message(message) = message else {
            return;
        };
        if let Err(error) = self.rest.edit_response(call, &message).await {
            tracing::warn!(interaction = call.id, %error, "the late answer did not reach Discord");
        }
    }
}

/// What is said first when the answer takes long.
enum Deferral {
    /// "Thinking …"; the message follows. This is the interaction response that says so.
    Message(Value),
    /// A list cannot follow: it is empty this time.
    Choices,
}

fn deferral(inbound: &Inbound) -> Deferral {
    match inbound {
        Inbound::Suggest { .. } => Deferral::Choices,
        Inbound::Ask { presentation, .. } => {
            Deferral::Message(encode::deferral(presentation.is_private()))
        }
        Inbound::Ping | Inbound::Unclear(_) => Deferral::Message(encode::deferral(true)),
    }
}

/// The reply, or an apology where composing it panicked.
fn settled(id: u64, outcome: Result<Reply, JoinError>, deferral: &Deferral) -> Reply {
    match outcome {
        Ok(reply) => reply,
        Err(error) => {
            tracing::error!(fault = id, reason = reason(error), "answering failed");
            match deferral {
                Deferral::Message(_) => Reply::Message(apology(id)),
                Deferral::Choices => no_choices(),
            }
        }
    }
}

fn reason(error: JoinError) -> String {
    let Ok(panic) = error.try_into_panic() else {
        return "cancelled".into();
    };
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

fn no_choices() -> Reply {
    Reply::Choices(encode::choices(&[]))
}

fn apology(id: u64) -> Value {
    encode::notice(&format!(
        "Sorry, that went wrong on our side. It has been noted as {id}; please try again, or ask in other words."
    ))
}
