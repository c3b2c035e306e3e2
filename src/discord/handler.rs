//! Answers an interaction: in time, once, and never with nothing.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use secrecy::SecretString;
use serenity::model::application::Interaction;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinError, JoinHandle};
use tokio::time::timeout;

use super::compose::{Composed, Responder, compose, present};
use super::decode::{Caller, Inbound, Presentation, Unclear, caller, decode};
use super::deliver::{Delivery, lock};
use super::reply::Reply;
use super::rest::{Call, Rest};
use super::seen::Seen;
use crate::limits::TOKEN_LIFE;
use crate::picture::Gallery;
use crate::respond::Audience;
use crate::respond::answer::Effect;

/// Interactions answered at the same time; more wait for their turn.
const AT_ONCE: u32 = 256;
/// Interactions remembered in order to answer each once.
const REMEMBERED: usize = 4_096;
/// Answers that are not there by then are given up: the token is about to expire.
const LATEST: Duration = TOKEN_LIFE.saturating_sub(Duration::from_secs(60));

/// Answers interactions, from whichever listener they come.
pub(super) struct Handler {
    responder: Arc<dyn Responder>,
    delivery: Delivery,
    /// Who may use the maintainers' commands.
    maintainers: HashSet<u64>,
    /// After this time without an answer Discord is told that one will follow.
    patience: Duration,
    gallery: Arc<Gallery>,
    seen: Mutex<Seen>,
    /// Who judged which answer, so that each person counts once.
    votes: Mutex<Seen>,
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
            delivery: Delivery::new(rest),
            maintainers,
            patience,
            gallery: Arc::default(),
            seen: Mutex::new(Seen::new(REMEMBERED)),
            votes: Mutex::new(Seen::new(REMEMBERED)),
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
            return self.delivery.delete(&call, message).await;
        }
        let promise = promise(&inbound);
        let mut work = self.begin(inbound, caller);
        match timeout(self.patience, &mut work).await {
            Ok(outcome) => {
                let composed = settled(call.id, outcome, &promise);
                self.keep(composed.effects);
                self.delivery.first(&call, caller, composed.reply).await;
            }
            Err(_) => self.answer_later(&call, caller, &promise, work).await,
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
                if request.spec().audience == Audience::Maintainers
                    && !self.maintainers.contains(&caller.user) =>
            {
                tracing::warn!(interaction = id, ?request, "refused: not a maintainer");
                Inbound::Unclear(Unclear::NotAMaintainer)
            }
            Inbound::Ask { request, .. }
                if request.spec().audience == Audience::Pinners && caller.guild.is_none() =>
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
            } if request.spec().audience != Audience::All => tokio::spawn(async move {
                let answer = responder.carry_out(&request, caller).await;
                present(&request, answer, &presentation, &gallery)
            }),
            inbound => {
                tokio::task::spawn_blocking(move || compose(responder.as_ref(), &gallery, &inbound))
            }
        }
    }

    /// Says that the answer will follow, waits for it and puts it in place.
    async fn answer_later(
        &self,
        call: &Call,
        caller: Caller,
        promise: &Reply,
        work: JoinHandle<Composed>,
    ) {
        // A list cannot follow: it is empty this time.
        let is_list = matches!(promise, Reply::Choices(_));
        if !self.delivery.announce(call, promise).await || is_list {
            return;
        }
        let composed = match timeout(LATEST, work).await {
            Ok(outcome) => settled(call.id, outcome, promise),
            Err(_) => {
                tracing::error!(fault = call.id, "no answer within {LATEST:?}");
                Reply::apology(call.id).into()
            }
        };
        self.keep(composed.effects);
        let delivery = &self.delivery;
        delivery.late(call, caller, promise, composed.reply).await;
    }

    fn keep(&self, effects: Vec<Effect>) {
        for effect in effects {
            self.responder.keep(effect);
        }
    }
}

/// What is said first when the answer takes long.
fn promise(inbound: &Inbound) -> Reply {
    match inbound {
        Inbound::Suggest { .. } => Reply::Choices(Vec::new()),
        Inbound::Ask { presentation, .. } | Inbound::Repost { presentation, .. } => {
            match presentation {
                Presentation { in_place: true, .. } => Reply::UpdateLater,
                Presentation { shared, .. } => Reply::Later { private: !shared },
            }
        }
        Inbound::Ping | Inbound::Delete { .. } | Inbound::Vote { .. } | Inbound::Unclear(_) => {
            Reply::Later { private: true }
        }
    }
}

/// The reply, or an apology where composing it panicked.
fn settled(id: u64, outcome: Result<Composed, JoinError>, promise: &Reply) -> Composed {
    match outcome {
        Ok(composed) => composed,
        Err(error) => {
            tracing::error!(fault = id, reason = reason(error), "answering failed");
            match promise {
                Reply::Choices(_) => Reply::Choices(Vec::new()).into(),
                _ => Reply::apology(id).into(),
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
