//! What the running bot holds to have its pins and questions kept.

use std::collections::HashSet;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{MutexGuard, mpsc};
use tokio::time::{Instant, timeout_at};

use super::record::{Job, WAITING, work};
use crate::state::Keeper;

/// Channels that are worked on at the same time, at most.
const TURNS: usize = 64;

/// Pins and questions of a running bot, in its state. Where the state cannot be used, pinning says
/// so, questions are dropped, and answers go on.
#[derive(Debug)]
pub struct Upkeep {
    pub(super) keeper: Arc<Keeper>,
    pub(super) jobs: mpsc::Sender<Job>,
    /// Whether it was said that questions are dropped, since the queue was last short.
    pub(super) is_full: AtomicBool,
    /// One at a time in a channel; a channel's is chosen by its id.
    turns: [tokio::sync::Mutex<()>; TURNS],
    /// Channels whose trouble is in the log already.
    logged: Mutex<HashSet<u64>>,
}

impl Upkeep {
    /// Starts the task that writes questions down; must be called within a tokio runtime.
    pub fn start(keeper: Keeper) -> Self {
        let keeper = Arc::new(keeper);
        let (jobs, queue) = mpsc::channel(WAITING);
        tokio::spawn(work(Arc::clone(&keeper), queue));
        Self {
            keeper,
            jobs,
            is_full: AtomicBool::new(false),
            turns: std::array::from_fn(|_| tokio::sync::Mutex::new(())),
            logged: Mutex::default(),
        }
    }

    /// Waits until everything recorded so far is written, then closes the state; not longer than
    /// this. Gives back how many questions and votes are lost, because the state did not take them.
    pub async fn finish(&self, limit: Duration) -> usize {
        let latest = Instant::now() + limit;
        if timeout_at(latest, self.written()).await.is_err() {
            // The one that is being written has left the queue, what asks for the end is in it.
            return WAITING - self.jobs.capacity();
        }
        // Whatever keeps it open now, nothing is lost with it.
        let _ = timeout_at(latest, self.keeper.close()).await;
        0
    }

    /// Waits until nobody else works on this channel's pin.
    pub(super) async fn turn(&self, channel: u64) -> MutexGuard<'_, ()> {
        // The lowest 22 bits of an id hardly differ.
        let number = (channel >> 22) % TURNS as u64;
        self.turns[usize::try_from(number).unwrap_or(0)]
            .lock()
            .await
    }

    /// Whether a channel's trouble is to be logged now: once until [`Upkeep::is_well`].
    pub(super) fn is_news(&self, channel: u64) -> bool {
        let mut logged = self.logged.lock().unwrap_or_else(PoisonError::into_inner);
        logged.insert(channel)
    }

    /// Notes that a channel has no trouble.
    pub(super) fn is_well(&self, channel: u64) {
        let mut logged = self.logged.lock().unwrap_or_else(PoisonError::into_inner);
        logged.remove(&channel);
    }
}
