//! `/pin-roadmap`, as a moderator sees it.

use std::sync::Arc;

use careerbot::index::Generation;
use careerbot::respond::answer::{Answer, Outcome};
use careerbot::state::{Keeper, Place, day, now};
use careerbot::upkeep::{PublishError, Upkeep};

use super::channels::Channels;
use super::{Folder, guides, keeping, says, start, state};

const CHANNEL: u64 = 1_442_000_000_000_000_001;

/// A bot in one channel.
struct Scene {
    folder: Folder,
    upkeep: Upkeep,
    channels: Channels,
    generation: Generation,
}

impl Scene {
    fn new() -> Self {
        let folder = Folder::new();
        Self {
            upkeep: start(&folder),
            folder,
            channels: Channels::default(),
            generation: guides().generation(),
        }
    }

    async fn pin(&self, guide: Option<&str>) -> Answer {
        let (channels, generation) = (&self.channels, &self.generation);
        self.upkeep.pin(channels, generation, CHANNEL, guide).await
    }

    async fn remembered(&self) -> Option<(Option<u64>, bool, Option<String>)> {
        let pin = state(&self.folder).await.pin(CHANNEL).await.unwrap();
        pin.map(|pin| (pin.message, pin.pinned, pin.guide))
    }
}

#[tokio::test]
async fn the_fullest_roadmap_is_posted_pinned_and_remembered() {
    let scene = Scene::new();
    let answer = scene.pin(None).await;
    assert_eq!(answer.outcome, Outcome::Answered);
    says(&answer, &["Pinned", "“The full way”", "edit it in place"]);
    let messages = scene.channels.of(CHANNEL);
    assert_eq!(messages.len(), 1);
    assert!(messages[0].is_pinned);
    let text = &messages[0].text;
    for part in [
        "The full way",
        "Learn",
        "The full way 1",
        "unnamed source, undated",
    ] {
        assert!(text.contains(part), "no {part} in: {text}");
    }
    assert!(text.contains(&format!("Updated {}.", day(now()))), "{text}");
    assert_eq!(scene.remembered().await, Some((Some(1), true, None)));
    assert_eq!(scene.channels.calls().len(), 2);
}

#[tokio::test]
async fn once_more_it_edits_instead_of_posting() {
    let scene = Scene::new();
    scene.pin(None).await;
    scene.channels.calls();
    let answer = scene.pin(Some("Short")).await;
    says(&answer, &["Brought up to date", "“The short way”"]);
    let calls = scene.channels.calls();
    assert_eq!(calls, [format!("edit {CHANNEL}"), format!("pin {CHANNEL}")]);
    let messages = scene.channels.of(CHANNEL);
    assert_eq!(messages.len(), 1);
    assert!(messages[0].text.contains("The short way 1"));
    let expected = (Some(1), true, Some("short".to_owned()));
    assert_eq!(scene.remembered().await, Some(expected));
}

#[tokio::test]
async fn a_message_that_was_removed_is_posted_anew() {
    let scene = Scene::new();
    scene.pin(None).await;
    scene.channels.empty(CHANNEL);
    let answer = scene.pin(None).await;
    says(&answer, &["Pinned"]);
    assert_eq!(scene.channels.of(CHANNEL).len(), 1);
    assert!(scene.channels.of(CHANNEL)[0].is_pinned);
    assert!(scene.remembered().await.unwrap().1);
}

#[tokio::test]
async fn what_cannot_be_pinned_is_not_posted() {
    let scene = Scene::new();
    let answer = scene.pin(Some("nobody")).await;
    says(&answer, &["Which guide?", "full", "short"]);
    assert_eq!(answer.outcome, Outcome::Unclear);
    says(&scene.pin(Some("none")).await, &["no step-by-step roadmap"]);
    assert_eq!(scene.channels.calls(), Vec::<String>::new());
    assert_eq!(scene.remembered().await, None);
}

#[tokio::test]
async fn what_keeps_it_from_posting_is_said_and_leaves_nothing() {
    for (error, part) in [
        (
            PublishError::MissingPermission,
            "Send Messages and Embed Links",
        ),
        (PublishError::MissingAccess, "View Channel"),
        (PublishError::ChannelGone, "not there any more"),
    ] {
        let scene = Scene::new();
        scene.channels.fail("post", error);
        let answer = scene.pin(None).await;
        assert_eq!(answer.outcome, Outcome::Unclear);
        says(&answer, &["Not pinned", part]);
        assert_eq!(scene.remembered().await, None);
        says(&scene.pin(None).await, &["Pinned"]);
    }
}

#[tokio::test]
async fn a_message_that_cannot_be_pinned_is_removed_again() {
    for (error, part) in [
        (
            PublishError::MissingPermission,
            "the permission Pin Messages",
        ),
        (PublishError::PinLimit, "250 pins"),
        (PublishError::Other("503".into()), "Try again in a minute"),
    ] {
        let scene = Scene::new();
        scene.channels.fail("pin", error);
        let answer = scene.pin(None).await;
        assert_eq!(answer.outcome, Outcome::Unclear);
        says(&answer, &["Not pinned", part, "removed the message again"]);
        assert_eq!(scene.channels.of(CHANNEL), []);
        assert_eq!(scene.remembered().await, None);
    }
}

#[tokio::test]
async fn one_that_cannot_be_removed_either_is_used_the_next_time() {
    let scene = Scene::new();
    scene.channels.fail("pin", PublishError::PinLimit);
    scene
        .channels
        .fail("delete", PublishError::Other("503".into()));
    says(
        &scene.pin(None).await,
        &["250 pins", "stands here unpinned"],
    );
    assert_eq!(scene.remembered().await, Some((Some(1), false, None)));
    says(&scene.pin(None).await, &["Brought up to date"]);
    let messages = scene.channels.of(CHANNEL);
    assert_eq!(messages.len(), 1);
    assert!(messages[0].is_pinned);
    assert_eq!(scene.remembered().await, Some((Some(1), true, None)));
}

#[tokio::test]
async fn what_keeps_it_from_editing_is_said_and_forgets_nothing_that_is_there() {
    for (error, part, is_kept) in [
        (
            PublishError::MissingPermission,
            "may not edit my message",
            true,
        ),
        (PublishError::MissingAccess, "View Channel", true),
        (PublishError::Other("503".into()), "in a minute", true),
        (PublishError::ChannelGone, "not there any more", false),
    ] {
        let scene = Scene::new();
        scene.pin(None).await;
        scene.channels.fail("edit", error);
        says(
            &scene.pin(Some("short")).await,
            &["Not brought up to date", part],
        );
        let expected = is_kept.then_some((Some(1), true, None));
        assert_eq!(scene.remembered().await, expected, "{part}");
    }
}

#[tokio::test]
async fn a_pin_that_fails_the_second_time_keeps_the_message() {
    for (error, part, is_pinned) in [
        (
            PublishError::PinLimit,
            "all the same, but it is not pinned",
            false,
        ),
        (
            PublishError::Other("503".into()),
            "up to date all the same.",
            true,
        ),
    ] {
        let scene = Scene::new();
        scene.pin(None).await;
        scene.channels.fail("pin", error);
        says(&scene.pin(None).await, &["Not pinned", part]);
        let expected = Some((Some(1), is_pinned, None));
        assert_eq!(scene.remembered().await, expected, "{part}");
    }
}

#[tokio::test]
async fn a_message_that_is_removed_while_it_is_pinned_again_is_posted_anew() {
    let scene = Scene::new();
    scene.pin(None).await;
    scene.channels.calls();
    scene.channels.fail("pin", PublishError::MessageGone);
    says(&scene.pin(None).await, &["Pinned"]);
    let calls = scene.channels.calls();
    let names: Vec<&str> = calls
        .iter()
        .filter_map(|call| call.split(' ').next())
        .collect();
    assert_eq!(names, ["edit", "pin", "post", "pin"]);
    assert_eq!(scene.remembered().await, Some((Some(2), true, None)));
}

#[tokio::test]
async fn an_archived_thread_is_opened() {
    let scene = Scene::new();
    scene.channels.archive(CHANNEL);
    says(&scene.pin(None).await, &["Pinned"]);
    scene.channels.archive(CHANNEL);
    says(&scene.pin(Some("short")).await, &["Brought up to date"]);
    assert_eq!(scene.channels.of(CHANNEL).len(), 1);
    scene.channels.archive(CHANNEL);
    scene
        .channels
        .fail("reopen", PublishError::MissingPermission);
    says(&scene.pin(None).await, &["This thread is archived"]);
}

#[tokio::test]
async fn two_at_once_make_one_message() {
    let scene = Scene::new();
    let answers = tokio::join!(scene.pin(None), scene.pin(Some("short")), scene.pin(None));
    for answer in [answers.0, answers.1, answers.2] {
        assert_eq!(answer.outcome, Outcome::Answered);
    }
    assert_eq!(scene.channels.of(CHANNEL).len(), 1);
}

#[tokio::test]
async fn without_a_state_nothing_is_posted() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("taken"), "").unwrap();
    let place = Place::new(&folder.path().join("taken"), None);
    let upkeep = Upkeep::start(Keeper::new(place, keeping()));
    let channels = Channels::default();
    let answer = upkeep
        .pin(&channels, &guides().generation(), CHANNEL, None)
        .await;
    assert_eq!(answer.outcome, Outcome::Unclear);
    says(&answer, &["cannot remember pins at the moment"]);
    assert_eq!(channels.calls(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn it_runs_on_any_thread() {
    let scene = Arc::new(Scene::new());
    let on_another = Arc::clone(&scene);
    let pinning = tokio::spawn(async move {
        let Scene {
            upkeep,
            channels,
            generation,
            ..
        } = &*on_another;
        let answer = upkeep.pin(channels, generation, CHANNEL, None).await;
        upkeep.refresh(channels, generation).await;
        upkeep.unanswered(generation, 0, None).await;
        answer
    });
    says(&pinning.await.unwrap(), &["Pinned"]);
    assert!(scene.remembered().await.is_some());
}

#[test]
fn discords_codes_mean_what_they_mean() {
    for (code, expected) in [
        (10_008, PublishError::MessageGone),
        (10_003, PublishError::ChannelGone),
        (50_013, PublishError::MissingPermission),
        (50_001, PublishError::MissingAccess),
        (30_003, PublishError::PinLimit),
        (50_083, PublishError::ThreadArchived),
        (0, PublishError::Other("said".into())),
    ] {
        assert_eq!(PublishError::from_code(code, "said"), expected);
    }
}
