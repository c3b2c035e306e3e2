//! Opens the state as soon as that can be done.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use super::{Keeping, Place, State, StateError, now};

/// How long a failure is taken as it is before the state is tried again.
const RETRY: Duration = Duration::from_secs(30);

/// Whoever runs the bot holds this: the state may be out of reach at the start and later come back,
/// and answers never wait for it.
#[derive(Debug)]
pub struct Keeper {
    place: Place,
    keeping: Keeping,
    held: Mutex<Held>,
}

#[derive(Debug)]
enum Held {
    /// Not tried yet.
    Unopened,
    /// Open.
    Open(State),
    /// It failed then, and why.
    Failed(Instant, StateError),
}

impl Keeper {
    /// A keeper of the state at this place, which is opened when it is first needed.
    pub fn new(place: Place, keeping: Keeping) -> Self {
        Self {
            place,
            keeping,
            held: Mutex::new(Held::Unopened),
        }
    }

    /// The open state. Where it fails, that is logged once, and it is tried again on a call half a
    /// minute later at the earliest.
    pub async fn state(&self) -> Result<State, StateError> {
        let mut held = self.held.lock().await;
        let before = match &*held {
            Held::Open(state) => return Ok(state.clone()),
            Held::Failed(when, error) if when.elapsed() < RETRY => return Err(error.clone()),
            Held::Failed(_, error) => Some(error.clone()),
            Held::Unopened => None,
        };
        let opened = self.open().await;
        match &opened {
            Ok(state) => {
                if before.is_some() {
                    tracing::info!("{} can be used again", state.name);
                }
                *held = Held::Open(state.clone());
            }
            Err(error) => {
                if before.as_ref() != Some(error) {
                    tracing::error!(%error, "pins and questions are not kept for now");
                }
                *held = Held::Failed(Instant::now(), error.clone());
            }
        }
        opened
    }

    /// Opens the state and removes questions that are too old.
    async fn open(&self) -> Result<State, StateError> {
        let state = State::open(&self.place, self.keeping).await?;
        match state.expire(now()).await {
            Ok(()) => Ok(state),
            Err(error) => {
                state.close().await;
                Err(error)
            }
        }
    }

    /// Closes the state, if it is open.
    pub async fn close(&self) {
        let held = std::mem::replace(&mut *self.held.lock().await, Held::Unopened);
        if let Held::Open(state) = held {
            state.close().await;
        }
    }
}
