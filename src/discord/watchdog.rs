//! Notices shards that serenity keeps alive but that will never be connected again.
//!
//! After the closes 4003, 4010, 4011 and 4012 a shard spins, hangs or loops without an end and
//! without an event. What can be seen from outside is only that it is not connected, so that is
//! what counts: for a short time while it has never been connected, for a long one afterwards,
//! because a network may be away for minutes.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use serenity::all::ShardId;

/// Since when which shard has not been connected.
pub(super) struct Watchdog {
    /// For a shard that has never been connected.
    first: Duration,
    /// For a shard that was connected before.
    again: Duration,
    shards: HashMap<ShardId, Shard>,
}

struct Shard {
    waiting_since: Option<Instant>,
    was_connected: bool,
}

impl Watchdog {
    pub(super) fn new(first: Duration, again: Duration) -> Self {
        // The first shard is started at once; it may never show, where the gateway cannot be reached.
        let shards = HashMap::from([(
            ShardId(0),
            Shard {
                waiting_since: None,
                was_connected: false,
            },
        )]);
        Self {
            first,
            again,
            shards,
        }
    }

    /// Takes in which shards there are and which of them are connected. Returns one that has not
    /// been connected for too long, with how long.
    pub(super) fn observe(
        &mut self,
        now: Instant,
        present: impl IntoIterator<Item = (ShardId, bool)>,
    ) -> Option<(ShardId, Duration)> {
        let mut connected = HashMap::new();
        for (id, is_connected) in present {
            connected.insert(id, is_connected);
            self.shards.entry(id).or_insert(Shard {
                waiting_since: None,
                was_connected: false,
            });
        }
        // A shard that is being restarted is not present, but still not connected either.
        self.shards.iter_mut().find_map(|(id, shard)| {
            if connected.get(id) == Some(&true) {
                *shard = Shard {
                    waiting_since: None,
                    was_connected: true,
                };
                return None;
            }
            let waited = now.duration_since(*shard.waiting_since.get_or_insert(now));
            let limit = if shard.was_connected {
                self.again
            } else {
                self.first
            };
            (waited >= limit).then_some((*id, waited))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: ShardId = ShardId(0);

    #[test]
    fn a_shard_that_never_connects_is_given_up_soon() {
        let (start, mut watchdog) = watchdog();
        assert_eq!(watchdog.observe(start, [(ID, false)]), None);
        assert_eq!(watchdog.observe(start + seconds(5), []), None);
        assert_eq!(
            watchdog.observe(start + seconds(10), [(ID, false)]),
            Some((ID, seconds(10)))
        );
    }

    #[test]
    fn a_shard_that_was_connected_is_given_time() {
        let (start, mut watchdog) = watchdog();
        assert_eq!(watchdog.observe(start, [(ID, true)]), None);
        assert_eq!(watchdog.observe(start + seconds(5), [(ID, false)]), None);
        assert_eq!(watchdog.observe(start + seconds(100), [(ID, true)]), None);
        assert_eq!(watchdog.observe(start + seconds(200), []), None);
        assert_eq!(
            watchdog.observe(start + seconds(300), []),
            Some((ID, seconds(100)))
        );
    }

    #[test]
    fn a_gateway_that_cannot_be_reached_is_given_up() {
        let (start, mut watchdog) = watchdog();
        assert_eq!(watchdog.observe(start, []), None);
        assert_eq!(
            watchdog.observe(start + seconds(10), []),
            Some((ID, seconds(10)))
        );
    }

    fn watchdog() -> (Instant, Watchdog) {
        (Instant::now(), Watchdog::new(seconds(10), seconds(100)))
    }

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }
}
