//! Sends a reply: once, to the place that was promised, and never nothing.
//!
//! What Discord refuses is sent again without its picture, and then as an apology.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::decode::Caller;
use super::encode;
use super::message::Message;
use super::reply::Reply;
use super::rest::{Call, Rest, Sent};
use super::retry::RestError;
use super::shared::{Claim, Posted, Shared};

/// What is said where an answer was to be for everyone and Discord shows it to one person.
const KEPT_PRIVATE: &str = "Only you see this answer: here, Discord does not let me post for \
    everyone. Someone who manages this server can change that, or add me to the server.";

/// Sends replies.
pub(super) struct Delivery {
    rest: Rest,
    shared: Mutex<Shared>,
}

/// How a message goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As the first response.
    First,
    /// In the place of the message that was announced, or that carries the button.
    Edit,
    /// Beside it.
    FollowUp,
}

impl Delivery {
    pub(super) fn new(rest: Rest) -> Self {
        Self {
            rest,
            shared: Mutex::default(),
        }
    }

    /// Sends a reply as the first response.
    pub(super) async fn first(&self, call: &Call, caller: Caller, reply: Reply) {
        let (reply, claim) = self.claimed(caller, reply).await;
        let outcome = self.send(call, claim, Way::First, &reply).await;
        if let Err(error) = outcome {
            let apology = reply.message().map(|_| Way::First);
            self.failed(call, &error, Way::First, apology).await;
        }
    }

    /// Says that an answer will follow; whether Discord took it.
    pub(super) async fn announce(&self, call: &Call, promise: &Reply) -> bool {
        let outcome = self.rest.respond(call, promise).await;
        if let Err(error) = &outcome {
            tracing::warn!(interaction = call.id, %error, "the deferral did not reach Discord");
        }
        outcome.is_ok()
    }

    /// Puts a reply where it was announced.
    pub(super) async fn late(&self, call: &Call, caller: Caller, promise: &Reply, reply: Reply) {
        let (reply, claim) = self.claimed(caller, reply).await;
        let is_update = matches!(reply, Reply::Update(_));
        let is_private = reply.message().is_some_and(|message| message.private);
        let way = match promise {
            // Announced for everyone and for one person after all. A follow-up would take the place
            // of what was announced, and be for everyone, too, unless that is gone.
            Reply::Later { private: false } if is_private => {
                match self.rest.delete_response(call).await {
                    Ok(()) => Way::FollowUp,
                    Err(error) => {
                        tracing::warn!(interaction = call.id, %error, "a deferral stays");
                        Way::Edit
                    }
                }
            }
            // What carries the button stays as it is.
            Reply::UpdateLater if !is_update => Way::FollowUp,
            _ => Way::Edit,
        };
        if let Err(error) = self.send(call, claim, way, &reply).await {
            let apology = match promise {
                Reply::UpdateLater => Way::FollowUp,
                _ => way,
            };
            self.failed(call, &error, way, Some(apology)).await;
        }
    }

    /// Takes a shared message away.
    pub(super) async fn delete(&self, call: &Call, message: u64) {
        if !self.announce(call, &Reply::UpdateLater).await {
            return;
        }
        lock(&self.shared).deleted(message);
        match self.rest.delete_response(call).await {
            // Somebody was faster.
            Ok(()) | Err(RestError::Refused { status: 404, .. }) => {}
            Err(error) => {
                tracing::error!(fault = call.id, %error, "a shared answer could not be deleted");
                self.apologise(call, Way::FollowUp).await;
            }
        }
    }

    /// The same with the claim to post it; where it stands in the channel already, where that is.
    async fn claimed(&self, caller: Caller, reply: Reply) -> (Reply, Option<Claim>) {
        let Reply::Message(message @ Message { private: false, .. }) = &reply else {
            return (reply, None);
        };
        let claim = Claim {
            channel: caller.channel,
            content: message.fingerprint(),
        };
        let claimed = || lock(&self.shared).claim(claim, Instant::now());
        let mut outcome = claimed();
        // A message that was deleted through Discord's own menu did not tell us.
        if let Err(Some(earlier)) = &outcome
            && self.rest.response_is_gone(&earlier.call).await
        {
            lock(&self.shared).gone(earlier.call.id);
            outcome = claimed();
        }
        match outcome {
            Ok(()) => (reply, Some(claim)),
            Err(earlier) => {
                let message = earlier.and_then(|posted| posted.message);
                let notice = encode::shared_already(caller, message);
                (Reply::Message(notice), None)
            }
        }
    }

    /// Sends a message, without its picture if need be, and remembers what became of its claim.
    async fn send(
        &self,
        call: &Call,
        claim: Option<Claim>,
        way: Way,
        reply: &Reply,
    ) -> Result<(), RestError> {
        let mut outcome = self.attempt(call, way, reply).await;
        if let (Some(_), Err(error @ RestError::Refused { .. })) = (reply.picture(), &outcome) {
            tracing::warn!(interaction = call.id, %error, "sent again without its picture");
            let plain = reply.clone().without_picture();
            outcome = self.attempt(call, way, &plain).await;
        }
        let Some(claim) = claim else {
            return outcome.map(|_| ());
        };
        match outcome {
            Ok(Sent {
                private: false,
                message,
            }) => {
                let call = call.clone();
                lock(&self.shared).posted(claim, Posted { message, call });
                Ok(())
            }
            Ok(_) => {
                lock(&self.shared).failed(claim);
                self.say(call, Way::FollowUp, Reply::notice(KEPT_PRIVATE))
                    .await;
                Ok(())
            }
            Err(error) => {
                lock(&self.shared).failed(claim);
                Err(error)
            }
        }
    }

    async fn attempt(&self, call: &Call, way: Way, reply: &Reply) -> Result<Sent, RestError> {
        match (way, reply.message()) {
            (Way::Edit, Some(message)) => self.rest.edit_response(call, message).await,
            (Way::FollowUp, Some(message)) => self.rest.follow_up(call, message).await,
            // What is no message has one place only.
            _ => self.rest.respond(call, reply).await,
        }
    }

    /// A reply did not get through: an apology may.
    async fn failed(&self, call: &Call, error: &RestError, way: Way, apology: Option<Way>) {
        match apology.filter(|_| is_refused(error, way)) {
            Some(apology) => {
                tracing::error!(fault = call.id, %error, "Discord refused the answer");
                self.apologise(call, apology).await;
            }
            None => {
                tracing::warn!(interaction = call.id, %error, "the answer did not reach Discord");
            }
        }
    }

    async fn apologise(&self, call: &Call, way: Way) {
        self.say(call, way, Reply::apology(call.id)).await;
    }

    /// Sends a notice, come what may.
    async fn say(&self, call: &Call, way: Way, notice: Reply) {
        if let Err(error) = self.attempt(call, way, &notice).await {
            tracing::warn!(interaction = call.id, %error, "a notice did not reach Discord");
        }
    }
}

/// Whether Discord did not like the message, so that another one may get through. Without a token
/// that is good none does, and the first response has no time for a server that stumbles.
fn is_refused(error: &RestError, way: Way) -> bool {
    match error {
        RestError::Refused {
            status: 401 | 404, ..
        } => false,
        RestError::Refused { status, .. } => *status < 500 || way != Way::First,
        _ => false,
    }
}

/// A value, also where a task that held it panicked.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
