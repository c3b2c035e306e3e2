//! A process that is killed while it pins: whatever was done by then, the next one ends up with one
//! message, pinned and remembered.

use std::time::Duration;

use careerbot::state::Pin;
use careerbot::upkeep::{PublishError, Refreshed};

use super::channels::{Channels, Silence};
use super::{Folder, guides, says, start, state};

const CHANNEL: u64 = 7;

const MOMENTS: [(&str, Silence); 4] = [
    ("post", Silence::Before),
    ("post", Silence::After),
    ("pin", Silence::Before),
    ("pin", Silence::After),
];

/// Pins the short guide's roadmap and is killed in the middle.
async fn killed(folder: &Folder, channels: &Channels, (call, silence): (&'static str, Silence)) {
    channels.silence(call, silence);
    let generation = guides().generation();
    let upkeep = start(folder);
    let pinning = upkeep.pin(channels, &generation, CHANNEL, Some("short"));
    let cut = tokio::time::timeout(Duration::from_millis(300), pinning).await;
    assert!(cut.is_err(), "it was not cut off at {call}");
    channels.calls();
}

/// As if the kill was a minute ago.
async fn age(folder: &Folder) {
    passed(folder, 61).await;
}

/// As if the clock had gone on by so many seconds since the kill.
async fn passed(folder: &Folder, seconds: i64) {
    let state = state(folder).await;
    let pin = state.pin(CHANNEL).await.unwrap().unwrap();
    let pin = Pin {
        created: pin.created - seconds,
        ..pin
    };
    state.save_pin(&pin).await.unwrap();
}

async fn check(folder: &Folder, channels: &Channels, moment: (&str, Silence)) {
    let messages = channels.of(CHANNEL);
    assert_eq!(messages.len(), 1, "{moment:?}");
    assert!(messages[0].is_pinned, "{moment:?}");
    assert!(messages[0].text.contains("The short way 1"), "{moment:?}");
    let pin = state(folder).await.pin(CHANNEL).await.unwrap().unwrap();
    assert!(pin.pinned && pin.message.is_some(), "{moment:?}");
    assert_eq!(pin.guide.as_deref(), Some("short"), "{moment:?}");
}

#[tokio::test]
async fn the_next_attempt_ends_with_one_message() {
    for moment in MOMENTS {
        let (folder, channels) = (Folder::new(), Channels::default());
        killed(&folder, &channels, moment).await;
        age(&folder).await;
        let upkeep = start(&folder);
        let generation = guides().generation();
        let pinning = upkeep.pin(&channels, &generation, CHANNEL, Some("short"));
        let answer = pinning.await;
        says(&answer, &["“The short way” stands in this channel's pins"]);
        check(&folder, &channels, moment).await;
    }
}

#[tokio::test]
async fn a_refresh_ends_it_too_or_forgets_what_was_never_posted() {
    for moment in MOMENTS {
        let (folder, channels) = (Folder::new(), Channels::default());
        killed(&folder, &channels, moment).await;
        age(&folder).await;
        let generation = guides().generation();
        let refreshed = start(&folder).refresh(&channels, &generation).await;
        assert_eq!(refreshed.failed, 0, "{moment:?}");
        if moment == ("post", Silence::Before) {
            assert_eq!(refreshed.forgotten, 1);
            assert_eq!(state(&folder).await.pins().await.unwrap(), []);
            assert_eq!(channels.of(CHANNEL), []);
        } else {
            check(&folder, &channels, moment).await;
        }
    }
}

#[tokio::test]
async fn while_another_may_still_be_at_it_nothing_is_posted() {
    let (folder, channels) = (Folder::new(), Channels::default());
    killed(&folder, &channels, MOMENTS[0]).await;
    let (upkeep, generation) = (start(&folder), guides().generation());
    let answer = upkeep.pin(&channels, &generation, CHANNEL, None).await;
    says(&answer, &["Not pinned yet", "try again in a minute"]);
    let refreshed = upkeep.refresh(&channels, &generation).await;
    assert_eq!(
        refreshed,
        Refreshed {
            unchanged: 1,
            ..Refreshed::default()
        }
    );
    assert_eq!(channels.of(CHANNEL), []);
}

#[tokio::test]
async fn a_clock_that_was_put_back_keeps_nobody_waiting() {
    let (folder, channels) = (Folder::new(), Channels::default());
    killed(&folder, &channels, MOMENTS[0]).await;
    passed(&folder, -86_400).await;
    let (upkeep, generation) = (start(&folder), guides().generation());
    upkeep
        .pin(&channels, &generation, CHANNEL, Some("short"))
        .await;
    check(&folder, &channels, MOMENTS[0]).await;
}

#[tokio::test]
async fn a_message_that_was_posted_is_used_at_once() {
    let (folder, channels) = (Folder::new(), Channels::default());
    killed(&folder, &channels, MOMENTS[1]).await;
    let (upkeep, generation) = (start(&folder), guides().generation());
    upkeep
        .pin(&channels, &generation, CHANNEL, Some("short"))
        .await;
    check(&folder, &channels, MOMENTS[1]).await;
}

#[tokio::test]
async fn an_answer_of_discord_that_got_lost_is_no_second_message() {
    let (folder, channels) = (Folder::new(), Channels::default());
    let (upkeep, generation) = (start(&folder), guides().generation());
    channels.fail("post", PublishError::Other("timed out".into()));
    let answer = upkeep
        .pin(&channels, &generation, CHANNEL, Some("short"))
        .await;
    says(&answer, &["Not pinned", "did not confirm", "in a minute"]);
    age(&folder).await;
    upkeep
        .pin(&channels, &generation, CHANNEL, Some("short"))
        .await;
    check(&folder, &channels, ("post", Silence::Before)).await;
}

#[tokio::test]
async fn while_discord_stumbles_over_the_look_nothing_is_posted() {
    for error in [
        PublishError::Other("503".into()),
        PublishError::ThreadArchived,
    ] {
        let (folder, channels) = (Folder::new(), Channels::default());
        killed(&folder, &channels, MOMENTS[1]).await;
        age(&folder).await;
        let (upkeep, generation) = (start(&folder), guides().generation());
        channels.fail("posted_since", error);
        let answer = upkeep
            .pin(&channels, &generation, CHANNEL, Some("short"))
            .await;
        says(&answer, &["Not pinned", "ry again"]);
        assert_eq!(channels.calls(), [format!("posted_since {CHANNEL}")]);
        // The next attempt finds what was posted.
        upkeep
            .pin(&channels, &generation, CHANNEL, Some("short"))
            .await;
        check(&folder, &channels, MOMENTS[1]).await;
    }
}

#[tokio::test]
async fn where_it_may_not_look_the_moderator_is_told_of_a_possible_second_message() {
    let (folder, channels) = (Folder::new(), Channels::default());
    killed(&folder, &channels, MOMENTS[1]).await;
    age(&folder).await;
    let (upkeep, generation) = (start(&folder), guides().generation());
    channels.fail("posted_since", PublishError::MissingAccess);
    let answer = upkeep.pin(&channels, &generation, CHANNEL, None).await;
    says(
        &answer,
        &["Pinned", "Read Message History", "please remove it"],
    );
    let pinned = channels.of(CHANNEL).iter().filter(|m| m.is_pinned).count();
    assert_eq!((channels.of(CHANNEL).len(), pinned), (2, 1));
}
