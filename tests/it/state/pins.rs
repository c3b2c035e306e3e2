//! Pins come back as they were, and one place a channel is given to one taker.

use careerbot::state::{Pin, State};

use super::{NOW, databases, keeping};

fn pin(channel: u64) -> Pin {
    Pin {
        channel,
        message: Some(u64::MAX),
        pinned: true,
        guide: Some("widgets".into()),
        content: "abc".into(),
        created: NOW,
        updated: NOW + 1,
        unreachable_since: Some(NOW + 2),
    }
}

/// On SQLite; on PostgreSQL too where `CAREERBOT_TEST_POSTGRES` is set.
#[tokio::test]
async fn pins_come_back_after_a_restart() {
    for (place, _folder) in databases().await {
        let bare = Pin {
            message: None,
            pinned: false,
            guide: None,
            unreachable_since: None,
            ..pin(2)
        };
        let state = State::open(&place, keeping()).await.unwrap();
        for pin in [pin(1), bare.clone(), pin(u64::MAX)] {
            state.save_pin(&pin).await.unwrap();
        }
        // Not closed: a process that is killed does not close anything.
        let state = State::open(&place, keeping()).await.unwrap();
        let mut pins = state.pins().await.unwrap();
        pins.sort_by_key(|pin| pin.channel);
        assert_eq!(pins, [pin(1), bare.clone(), pin(u64::MAX)]);
        assert_eq!(state.pin(2).await.unwrap(), Some(bare.clone()));
        assert_eq!(state.pin(3).await.unwrap(), None);

        let again = Pin {
            content: "new".into(),
            ..pin(1)
        };
        state.save_pin(&again).await.unwrap();
        assert_eq!(state.pin(1).await.unwrap(), Some(again));
    }
}

/// On SQLite; on PostgreSQL too where `CAREERBOT_TEST_POSTGRES` is set.
#[tokio::test]
async fn a_channel_is_claimed_once() {
    for (place, _folder) in databases().await {
        let state = State::open(&place, keeping()).await.unwrap();
        let first = Pin {
            message: None,
            ..pin(1)
        };
        let later = Pin {
            created: NOW + 9,
            guide: None,
            ..first.clone()
        };
        assert!(state.claim_pin(&first, None).await.unwrap());
        assert!(!state.claim_pin(&later, None).await.unwrap());
        let claimed = state.pin(1).await.unwrap().unwrap();
        assert_eq!((claimed.message, claimed.created), (None, NOW));
        assert_eq!(
            (claimed.guide, claimed.content),
            (first.guide, String::new())
        );

        state.save_pin(&pin(1)).await.unwrap();
        assert!(state.claim_pin(&later, Some(&pin(1))).await.unwrap());
        // Whoever read the same pin comes too late.
        assert!(!state.claim_pin(&later, Some(&pin(1))).await.unwrap());
        let claimed = state.pin(1).await.unwrap().unwrap();
        let expected = Pin {
            content: String::new(),
            updated: NOW + 9,
            pinned: false,
            unreachable_since: None,
            ..later
        };
        assert_eq!(claimed, expected);
    }
}

/// On SQLite; on PostgreSQL too where `CAREERBOT_TEST_POSTGRES` is set.
#[tokio::test]
async fn only_the_pin_that_was_meant_is_forgotten() {
    for (place, _folder) in databases().await {
        let state = State::open(&place, keeping()).await.unwrap();
        state.save_pin(&pin(1)).await.unwrap();
        let older = Pin {
            message: Some(7),
            ..pin(1)
        };
        state.forget_pin(&older).await.unwrap();
        assert_eq!(state.pin(1).await.unwrap(), Some(pin(1)));
        state.forget_pin(&pin(1)).await.unwrap();
        assert_eq!(state.pin(1).await.unwrap(), None);
    }
}
