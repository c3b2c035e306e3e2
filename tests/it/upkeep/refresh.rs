//! Pins follow the guides, and their records follow the channels.

use careerbot::state::{DAY, Pin, day, now};
use careerbot::upkeep::{PublishError, Refreshed, Upkeep};

use super::channels::Channels;
use super::{Folder, guides, roadmap, start, state};
use crate::world::World;

fn refreshed(edited: usize, unchanged: usize, forgotten: usize, failed: usize) -> Refreshed {
    Refreshed {
        edited,
        unchanged,
        forgotten,
        failed,
    }
}

/// A bot that has pinned the full roadmap in channel 1 and the short one in channel 2.
async fn pinned(folder: &Folder, world: &World) -> (Upkeep, Channels) {
    let (upkeep, channels) = (start(folder), Channels::default());
    for (channel, guide) in [(1, None), (2, Some("short"))] {
        upkeep
            .pin(&channels, &world.generation(), channel, guide)
            .await;
    }
    channels.calls();
    (upkeep, channels)
}

/// As if everything had been pinned ten days ago.
async fn age(folder: &Folder) {
    let state = state(folder).await;
    for pin in state.pins().await.unwrap() {
        let pin = Pin {
            created: pin.created - 10 * DAY,
            updated: pin.updated - 10 * DAY,
            ..pin
        };
        state.save_pin(&pin).await.unwrap();
    }
}

#[tokio::test]
async fn only_what_changed_is_edited() {
    let (folder, world) = (Folder::new(), guides());
    let (upkeep, channels) = pinned(&folder, &world).await;
    age(&folder).await;
    let done = upkeep.refresh(&channels, &world.generation()).await;
    assert_eq!(done, refreshed(0, 2, 0, 0));
    assert_eq!(channels.calls(), Vec::<String>::new());

    world.guide("short", &roadmap("The shorter way", 1));
    // Another process: nothing is held in memory.
    let done = start(&folder).refresh(&channels, &world.generation()).await;
    assert_eq!(done, refreshed(1, 1, 0, 0));
    assert_eq!(channels.calls(), ["edit 2"]);
    let text = &channels.of(2)[0].text;
    assert!(text.contains("The shorter way 1"), "{text}");
    assert!(text.contains(&format!("Updated {}.", day(now()))), "{text}");

    let done = upkeep.refresh(&channels, &world.generation()).await;
    assert_eq!(done, refreshed(0, 2, 0, 0));
}

#[tokio::test]
async fn the_same_words_keep_their_day_when_they_are_pinned_again() {
    let (folder, world) = (Folder::new(), guides());
    let (upkeep, channels) = pinned(&folder, &world).await;
    age(&folder).await;
    upkeep.pin(&channels, &world.generation(), 1, None).await;
    let text = &channels.of(1)[0].text;
    let then = format!("Updated {}.", day(now() - 10 * DAY));
    assert!(text.contains(&then), "{text}");
}

#[tokio::test]
async fn a_guide_that_is_gone_makes_room_for_the_fullest_and_the_message_says_so() {
    for gone in [true, false] {
        let (folder, world) = (Folder::new(), guides());
        let (upkeep, channels) = pinned(&folder, &world).await;
        if gone {
            std::fs::remove_file(world.root().join("guides/short.md")).unwrap();
        } else {
            world.guide("short", "## Work {#work}\n\nIt is work.\n");
        }
        let done = upkeep.refresh(&channels, &world.generation()).await;
        assert_eq!(done, refreshed(1, 1, 0, 0));
        let text = &channels.of(2)[0].text;
        assert!(text.contains("The full way 1"), "{text}");
        assert!(
            text.contains("The roadmap of “short”, which was pinned here,"),
            "{text}"
        );

        // And back, when it comes back.
        world.guide("short", &roadmap("The short way", 1));
        upkeep.refresh(&channels, &world.generation()).await;
        let text = &channels.of(2)[0].text;
        assert!(
            text.contains("The short way 1") && !text.contains("no longer"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn without_any_roadmap_the_message_says_so() {
    let (folder, world) = (Folder::new(), guides());
    let (upkeep, channels) = pinned(&folder, &world).await;
    for slug in ["full", "short"] {
        world.guide(slug, "## Work {#work}\n\nIt is work.\n");
    }
    let done = upkeep.refresh(&channels, &world.generation()).await;
    assert_eq!(done, refreshed(2, 0, 0, 0));
    assert!(
        channels.of(1)[0]
            .text
            .contains("has a step-by-step roadmap")
    );
}

#[tokio::test]
async fn what_is_gone_is_forgotten_and_the_rest_is_kept() {
    for (error, is_kept) in [
        (PublishError::MessageGone, false),
        (PublishError::ChannelGone, false),
        (PublishError::MissingAccess, true),
        (PublishError::MissingPermission, true),
        (PublishError::ThreadArchived, true),
        (PublishError::Other("503".into()), true),
    ] {
        let (folder, world) = (Folder::new(), guides());
        let (upkeep, channels) = pinned(&folder, &world).await;
        world.guide("short", &roadmap("The shorter way", 1));
        channels.fail("edit", error.clone());
        let done = upkeep.refresh(&channels, &world.generation()).await;
        let expected = if is_kept {
            refreshed(0, 1, 0, 1)
        } else {
            refreshed(0, 1, 1, 0)
        };
        assert_eq!(done, expected, "{error}");
        let kept = state(&folder).await.pin(2).await.unwrap();
        assert_eq!(kept.is_some(), is_kept, "{error}");
        // What is kept is tried again.
        let done = upkeep.refresh(&channels, &world.generation()).await;
        assert_eq!(done.edited, usize::from(is_kept), "{error}");
        if let Some(pin) = state(&folder).await.pin(2).await.unwrap() {
            assert_eq!(pin.unreachable_since, None);
        }
    }
}

#[tokio::test]
async fn an_archived_thread_waits_until_somebody_opens_it() {
    let (folder, world) = (Folder::new(), guides());
    let (upkeep, channels) = pinned(&folder, &world).await;
    world.guide("short", &roadmap("The shorter way", 1));
    channels.archive(2);
    let done = upkeep.refresh(&channels, &world.generation()).await;
    assert_eq!(done, refreshed(0, 1, 0, 1));
    assert_eq!(channels.calls(), ["edit 2"]);
}

#[tokio::test]
async fn a_message_that_could_be_pinned_again_is_within_reach() {
    let (folder, world) = (Folder::new(), guides());
    let (upkeep, channels) = pinned(&folder, &world).await;
    let state = state(&folder).await;
    let pin = state.pin(2).await.unwrap().unwrap();
    let pin = Pin {
        pinned: false,
        unreachable_since: Some(now() - 89 * DAY),
        ..pin
    };
    state.save_pin(&pin).await.unwrap();
    upkeep.refresh(&channels, &world.generation()).await;
    assert_eq!(channels.calls(), ["pin 2"]);
    let pin = state.pin(2).await.unwrap().unwrap();
    assert_eq!((pin.pinned, pin.unreachable_since), (true, None));
}

#[tokio::test]
async fn what_is_out_of_reach_for_ninety_days_is_forgotten() {
    let (folder, world) = (Folder::new(), guides());
    let (upkeep, channels) = pinned(&folder, &world).await;
    world.guide("short", &roadmap("The shorter way", 1));
    for (days, expected) in [(89, refreshed(0, 1, 0, 1)), (91, refreshed(0, 1, 1, 0))] {
        let state = state(&folder).await;
        let pin = state.pin(2).await.unwrap().unwrap();
        let pin = Pin {
            unreachable_since: Some(now() - days * DAY),
            ..pin
        };
        state.save_pin(&pin).await.unwrap();
        channels.fail("edit", PublishError::MissingAccess);
        let done = upkeep.refresh(&channels, &world.generation()).await;
        assert_eq!(done, expected, "{days}");
    }
}
