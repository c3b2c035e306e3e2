//! What was shared where a short while ago, so that the same answer is not posted twice in a row.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::rest::Call;

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
    /// Its message, once it is there.
    posted: Option<Posted>,
}

/// A message with a shared answer.
#[derive(Debug, Clone)]
pub(super) struct Posted {
    /// Its id, where Discord said so.
    pub(super) message: Option<u64>,
    /// The interaction that it answers, through which it can be looked at.
    pub(super) call: Call,
}

/// An answer in a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) channel: u64,
    /// What is posted, as a hash.
    pub(super) content: u64,
}

impl Shared {
    /// Takes the answer for posting; the earlier message (unless it is on its way) where it stands
    /// in the channel already.
    pub(super) fn claim(&mut self, claim: Claim, now: Instant) -> Result<(), Option<Posted>> {
        let is_fresh = |entry: &Entry| now.duration_since(entry.at) < WINDOW;
        self.entries.retain(is_fresh);
        if let Some(earlier) = self.entries.iter().find(|entry| entry.claim == claim) {
            return Err(earlier.posted.clone());
        }
        if self.entries.len() == ROOM {
            self.entries.pop_front();
        }
        self.entries.push_back(Entry {
            claim,
            at: now,
            posted: None,
        });
        Ok(())
    }

    /// A claimed answer was posted.
    pub(super) fn posted(&mut self, claim: Claim, posted: Posted) {
        let entry = self.entries.iter_mut().find(|entry| entry.claim == claim);
        if let Some(entry) = entry {
            entry.posted = Some(posted);
        }
    }

    /// A claimed answer was not posted.
    pub(super) fn failed(&mut self, claim: Claim) {
        self.entries.retain(|entry| entry.claim != claim);
    }

    /// A shared message was deleted.
    pub(super) fn deleted(&mut self, message: u64) {
        self.forget(|posted| posted.message == Some(message));
    }

    /// The message that answered an interaction is not there any more.
    pub(super) fn gone(&mut self, interaction: u64) {
        self.forget(|posted| posted.call.id == interaction);
    }

    fn forget(&mut self, is_it: impl Fn(&Posted) -> bool) {
        let stays = |entry: &Entry| !entry.posted.as_ref().is_some_and(&is_it);
        self.entries.retain(stays);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Claim = Claim {
        channel: 1,
        content: 7,
    };

    /// The message 9, which answers the interaction 5.
    fn message() -> Posted {
        Posted {
            message: Some(9),
            call: Call {
                id: 5,
                application: 1,
                token: "secret".into(),
            },
        }
    }

    /// Whether the answer may be posted; otherwise the earlier message, if it is there.
    fn claim(shared: &mut Shared, claim: Claim, now: Instant) -> Result<(), Option<u64>> {
        let earlier = |posted: Option<Posted>| posted.and_then(|posted| posted.message);
        shared.claim(claim, now).map_err(earlier)
    }

    #[test]
    fn an_answer_is_posted_once_in_a_while() {
        let (mut shared, now) = (Shared::default(), Instant::now());
        assert_eq!(claim(&mut shared, HERE, now), Ok(()));
        assert_eq!(claim(&mut shared, HERE, now), Err(None));
        shared.posted(HERE, message());
        assert_eq!(claim(&mut shared, HERE, now), Err(Some(9)));
        let elsewhere = Claim { channel: 2, ..HERE };
        assert_eq!(claim(&mut shared, elsewhere, now), Ok(()));
        assert_eq!(claim(&mut shared, HERE, now + WINDOW), Ok(()));
    }

    #[test]
    fn what_failed_or_was_deleted_may_be_posted_again() {
        let (mut shared, now) = (Shared::default(), Instant::now());
        let ends: [fn(&mut Shared); 3] = [
            |shared| shared.failed(HERE),
            |shared| shared.deleted(9),
            |shared| shared.gone(5),
        ];
        for end in ends {
            assert_eq!(claim(&mut shared, HERE, now), Ok(()));
            shared.posted(HERE, message());
            assert_eq!(claim(&mut shared, HERE, now), Err(Some(9)));
            end(&mut shared);
        }
        assert_eq!(claim(&mut shared, HERE, now), Ok(()));
        shared.deleted(9);
        shared.gone(5);
        assert_eq!(claim(&mut shared, HERE, now), Err(None), "another one's");
    }

    #[test]
    fn the_oldest_give_way() {
        let (mut shared, now) = (Shared::default(), Instant::now());
        let of = |content| Claim {
            channel: 1,
            content,
        };
        for content in 0..=ROOM as u64 {
            assert_eq!(claim(&mut shared, of(content), now), Ok(()));
        }
        assert_eq!(claim(&mut shared, of(0), now), Ok(()));
    }
}
