//! An interaction in, its response sent: in time, once, and never nothing.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use secrecy::SecretString;
use serde_json::Value;
use serenity::model::application::Interaction;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinError, JoinHandle};
use tokio::time::timeout;

use super::compose::{Composed, Outgoing, Reply, Responder, compose, present};
use super::decode::{Caller, Inbound, Unclear, caller, decode};
use super::encode;
use super::limits::TOKEN_LIFE;
use super::rest::{Call, Rest};
use super::retry::RestError;
use super::seen::Seen;
use super::shared::{Claim, Shared};
use crate::answer::Effect;
use crate::picture::Gallery;
use crate::request::Audience;

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
    /// Who may use the maintainers' commands.
    maintainers: HashSet<u64>,
    /// After this time without an answer Discord is told that one will follow.
    patience: Duration,
    gallery: Arc<Gallery>,
    seen: Mutex<Seen>,
    /// Who judged which answer, so that each person counts once.
    votes: Mutex<Seen>,
    shared: Mutex<Shared>,
    places: Arc<Semaphore>,
}

/// A place among the interactions that are being answered, free again when it is dropped.
pub(super) struct Place(#[expect(dead_code, reason = "held, not read")] OwnedSemaphorePermit);

impl Handler {
    pub(super) fn new(
        responder: Arc<dyn Responder>,
        rest: Rest,
        maintainers: HashSet<u64>,
        patience: Duration,
    ) -> Self {
        Self {
            responder,
            rest,
            maintainers,
            patience,
            gallery: Arc::default(),
            seen: Mutex::new(Seen::new(REMEMBERED)),
            votes: Mutex::new(Seen::new(REMEMBERED)),
            shared: Mutex::default(),
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
        if !lock(&self.seen).is_new(id) {
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
        let call = Call {
            id: interaction.id().get(),
            application: interaction.application_id().get(),
            token: SecretString::from(interaction.token()),
        };
        let caller = caller(&interaction);
        let inbound = self.allowed(decode(&interaction), caller, call.id);
        if let Inbound::Delete { message } = inbound {
            return self.delete(&call, message).await;
        }
        let deferral = deferral(&inbound);
        let mut work = self.begin(inbound, caller);
        match timeout(self.patience, &mut work).await {
            Ok(outcome) => {
                let composed = settled(call.id, outcome, &deferral);
                self.respond(&call, caller, composed).await;
            }
            Err(_) => self.respond_later(&call, deferral, work).await,
        }
    }

    /// Waits until every interaction that was taken on is answered.
    pub(super) async fn idle(&self) {
        // Fails only when the semaphore is closed, which it never is.
        let _ = self.places.acquire_many(AT_ONCE).await;
    }

    /// The same, or why this person may not do it.
    fn allowed(&self, inbound: Inbound, caller: Caller, id: u64) -> Inbound {
        match &inbound {
            Inbound::Ask { request, .. }
                if request.audience() == Audience::Maintainers
                    && !self.maintainers.contains(&caller.user) =>
            {
                tracing::warn!(interaction = id, ?request, "refused: not a maintainer");
                Inbound::Unclear(Unclear::NotAMaintainer)
            }
            Inbound::Ask { request, .. }
                if request.audience() == Audience::Pinners && caller.guild.is_none() =>
            {
                Inbound::Unclear(Unclear::NoServer)
            }
            Inbound::Vote { message, .. } => {
                let mut vote = DefaultHasher::new();
                (caller.user, message).hash(&mut vote);
                if lock(&self.votes).is_new(vote.finish()) {
                    inbound
                } else {
                    Inbound::Unclear(Unclear::VotedBefore)
                }
            }
            _ => inbound,
        }
    }

    /// Starts to make the reply. What only the running bot can do may wait for others; all the rest
    /// is work for a processor.
    fn begin(&self, inbound: Inbound, caller: Caller) -> JoinHandle<Composed> {
        let responder = Arc::clone(&self.responder);
        let gallery = Arc::clone(&self.gallery);
        match inbound {
            Inbound::Ask {
                request,
                presentation,
            } if request.audience() != Audience::All => tokio::spawn(async move {
                let answer = responder.carry_out(&request, caller).await;
                present(&request, answer, &presentation, &gallery)
            }),
            inbound => {
                tokio::task::spawn_blocking(move || compose(responder.as_ref(), &gallery, &inbound))
            }
        }
    }

    async fn respond(&self, call: &Call, caller: Caller, composed: Composed) {
        let Composed { mut reply, effects } = composed;
        self.keep(effects);
        let mut claim = None;
        if let Reply::Message(Outgoing {
            shared: Some(content),
            ..
        }) = reply
        {
            let wanted = Claim {
                channel: caller.channel,
                content,
            };
            match lock(&self.shared).claim(wanted, Instant::now()) {
                Ok(()) => claim = Some(wanted),
                Err(earlier) => reply = encode::shared_already(caller, earlier).into(),
            }
        }
        let is_message = matches!(reply, Reply::Message(_) | Reply::Update(_));
        let (mut response, file) = reply.into_callback();
        let mut outcome = self.rest.respond(call, &response, file.as_ref()).await;
        if let (Some(_), Err(error @ RestError::Refused { .. })) = (&file, &outcome) {
            tracing::warn!(interaction = call.id, %error, "sent again without its picture");
            encode::detach(&mut response["data"]);
            outcome = self.rest.respond(call, &response, None).await;
        }
        if let Some(claim) = claim {
            match &outcome {
                Ok(message) => lock(&self.shared).posted(claim, *message),
                Err(_) => lock(&self.shared).failed(claim),
            }
        }
        let Err(error) = outcome else {
            return;
        };
        let ours = matches!(error, RestError::Refused { status: 400, .. });
        if !(ours && is_message) {
            tracing::warn!(interaction = call.id, %error, "the response did not reach Discord");
            return;
        }
        tracing::error!(fault = call.id, %error, "Discord refused the response");
        let (apology, _) = apology(call.id).into_callback();
        if let Err(error) = self.rest.respond(call, &apology, None).await {
            tracing::warn!(interaction = call.id, %error, "the apology did not reach Discord");
        }
    }

    /// Says that the answer will follow, waits for it and puts it in place.
    async fn respond_later(&self, call: &Call, deferral: Deferral, work: JoinHandle<Composed>) {
        let Deferral::Message(callback) = &deferral else {
            let (none, _) = no_choices().into_callback();
            if let Err(error) = self.rest.respond(call, &none, None).await {
                tracing::warn!(interaction = call.id, %error, "the response did not reach Discord");
            }
            return;
        };
        if let Err(error) = self.rest.respond(call, callback, None).await {
            tracing::warn!(interaction = call.id, %error, "the deferral did not reach Discord");
            return;
        }
        let composed = match timeout(LATEST, work).await {
            Ok(outcome) => settled(call.id, outcome, &deferral),
            Err(_) => {
                tracing::error!(fault = call.id, "no answer within {LATEST:?}");
                apology(call.id).into()
            }
        };
        self.keep(composed.effects);
        if let Reply::Message(mut it) | Reply::Update(mut it) = composed.reply {
            encode::as_edit(&mut it.message);
            let edited = self.rest.edit_response(call, &it.message, it.file.as_ref());
            if let Err(error) = edited.await {
                tracing::warn!(interaction = call.id, %error, "the late answer did not reach Discord");
            }
        }
    }

    /// Takes a shared message away.
    async fn delete(&self, call: &Call, message: u64) {
        let deferral = encode::deferred_update();
        if let Err(error) = self.rest.respond(call, &deferral, None).await {
            tracing::warn!(interaction = call.id, %error, "the deferral did not reach Discord");
            return;
        }
        lock(&self.shared).deleted(message);
        match self.rest.delete_response(call).await {
            // Somebody was faster.
            Ok(()) | Err(RestError::Refused { status: 404, .. }) => {}
            Err(error) => {
                tracing::error!(fault = call.id, %error, "a shared answer could not be deleted");
                if let Reply::Message(it) = apology(call.id)
                    && let Err(error) = self.rest.follow_up(call, &it.message).await
                {
                    tracing::warn!(interaction = call.id, %error, "the apology did not reach Discord");
                }
            }
        }
    }

    fn keep(&self, effects: Vec<Effect>) {
        for effect in effects {
            self.responder.keep(effect);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
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
        Inbound::Ask { presentation, .. } | Inbound::Repost { presentation, .. } => {
            Deferral::Message(if presentation.in_place {
                encode::deferred_update()
            } else {
                encode::deferral(!presentation.shared)
            })
        }
        Inbound::Ping | Inbound::Delete { .. } | Inbound::Vote { .. } | Inbound::Unclear(_) => {
            Deferral::Message(encode::deferral(true))
        }
    }
}

/// The reply, or an apology where composing it panicked.
fn settled(id: u64, outcome: Result<Composed, JoinError>, deferral: &Deferral) -> Composed {
    match outcome {
        Ok(composed) => composed,
        Err(error) => {
            tracing::error!(fault = id, reason = reason(error), "answering failed");
            match deferral {
                Deferral::Message(_) => apology(id).into(),
                Deferral::Choices => no_choices().into(),
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

fn apology(id: u64) -> Reply {
    Reply::notice(&format!(
        "Sorry, that went wrong on our side. It has been noted as {id}; please try again, or ask in other words."
    ))
}
