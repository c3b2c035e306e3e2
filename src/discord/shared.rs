//! What was shared where a short while ago, so that the same answer is not posted twice in a row.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// For how long a shared answer is not posted again in its channel.
const WINDOW: Duration = Duration::from_secs(5 * 60);
/// Shared answers remembered at most.
const ROOM: usize = 1_024;

/// The answers shared last.
#[derive(Default)]
pub(super) struct Shared {
    entries: VecDeque<Entry>,
}

struct Entry {
    claim: Claim,
    at: Instant,
    /// Its message, once Discord has said which.
    message: Option<u64>,
}

/// An answer in a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) channel: u64,
    /// What is posted, as a hash.
    pub(super) content: u64,
}

impl Shared {
    /// Takes the answer for posting; the earlier message's id (if it is known) where it stands in
    /// the channel already.
    pub(super) fn claim(&mut self, claim: Claim, now: Instant) -> Result<(), Option<u64>> {
        let is_fresh = |entry: &Entry| now.duration_since(entry.at) < WINDOW;
        self.entries.retain(is_fresh);
        if let Some(earlier) = self.entries.iter().find(|entry| entry.claim == claim) {
            return Err(earlier.message);
        }
        if self.entries.len() == ROOM {
            self.entries.pop_front();
        }
        self.entries.push_back(Entry {
            claim,
            at: now,
            message: None,
        });
        Ok(())
    }

    /// A claimed answer was posted, as this message if that is known.
    pub(super) fn posted(&mut self, claim: Claim, message: Option<u64>) {
        let entry = self.entries.iter_mut().find(|entry| entry.claim == claim);
        if let Some(entry) = entry {
            entry.message = message;
        }
    }

    /// A claimed answer was not posted.
    pub(super) fn failed(&mut self, claim: Claim) {
        self.entries.retain(|entry| entry.claim != claim);
    }

    /// A shared message was deleted.
    pub(super) fn deleted(&mut self, message: u64) {
        self.entries.retain(|entry| entry.message != Some(message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Claim = Claim {
        channel: 1,
        content: 7,
    };

    #[test]
    fn an_answer_is_posted_once_in_a_while() {
        let (mut shared, now) = (Shared::default(), Instant::now());
        assert_eq!(shared.claim(HERE, now), Ok(()));
        assert_eq!(shared.claim(HERE, now), Err(None));
        shared.posted(HERE, Some(9));
        assert_eq!(shared.claim(HERE, now), Err(Some(9)));
        let elsewhere = Claim { channel: 2, ..HERE };
        assert_eq!(shared.claim(elsewhere, now), Ok(()));
        assert_eq!(shared.claim(HERE, now + WINDOW), Ok(()));
    }

    #[test]
    fn what_failed_or_was_deleted_may_be_posted_again() {
        let (mut shared, now) = (Shared::default(), Instant::now());
        assert_eq!(shared.claim(HERE, now), Ok(()));
        shared.failed(HERE);
        assert_eq!(shared.claim(HERE, now), Ok(()));
        shared.posted(HERE, Some(9));
        shared.deleted(9);
        assert_eq!(shared.claim(HERE, now), Ok(()));
    }

    #[test]
    fn the_oldest_give_way() {
        let (mut shared, now) = (Shared::default(), Instant::now());
        for content in 0..=ROOM as u64 {
            assert_eq!(
                shared.claim(
                    Claim {
                        channel: 1,
                        content
                    },
                    now
                ),
                Ok(())
            );
        }
        let first = Claim {
            channel: 1,
            content: 0,
        };
        assert_eq!(shared.claim(first, now), Ok(()));
    }
}
