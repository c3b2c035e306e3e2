//! The gateway connection: lost and found again, or lost for good.

use std::time::Duration;

use careerbot::discord::{ServeError, Timings};

use super::interactions::Interaction;
use super::standin::{Options, Order};
use super::world::{World, generation};

#[tokio::test(flavor = "multi_thread")]
async fn only_what_needs_no_privilege_is_asked_for() {
    let world = World::start().await;
    let identify = world.discord.record(|record| record.identifies[0].clone());
    const PRIVILEGED: u64 = 1 << 1 | 1 << 8 | 1 << 15;
    assert_eq!(
        identify["intents"].as_u64().expect("a number") & PRIVILEGED,
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_is_resumed_and_nothing_is_missed() {
    let world = World::start().await;
    world.ask(&Interaction::command("help", &[])).await;
    for (count, order) in [
        Order::Drop,
        Order::Reconnect,
        Order::Close(4000),
        Order::Close(1001),
    ]
    .into_iter()
    .enumerate()
    {
        world.discord.order(order);
        let meanwhile = Interaction::command("guides", &[]);
        world.ask(&meanwhile).await;
        world
            .discord
            .until("RESUME", |record| {
                (record.resumes.len() == count + 1).then_some(())
            })
            .await;
    }
    world.discord.record(|record| {
        assert_eq!(record.identifies.len(), 1);
        assert_eq!(
            record
                .requests
                .iter()
                .filter(|request| request.is("PUT", "/commands"))
                .count(),
            1
        );
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_closes_the_connection() {
    let mut world = World::start().await;
    world.ask(&Interaction::command("help", &[])).await;
    world.stop();
    world.ended().await.expect("a clean end");
    assert_eq!(world.discord.record(|record| record.closes.clone()), [1000]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_of_the_gateway_ends_the_bot_with_a_sentence() {
    for (code, sentence) in [
        (4004, "refused the token"),
        (4013, "refused the gateway intents"),
        (4014, "refused the gateway intents"),
    ] {
        let error = refused(code, Timings::default()).await;
        assert!(error.to_string().contains(sentence), "{code}: {error}");
    }
}

/// Closes after which serenity alone would spin, hang or loop for ever; on one thread, as on a
/// machine with one core.
#[tokio::test]
async fn a_shard_that_can_never_connect_ends_the_bot_with_a_sentence() {
    for code in [4003, 4010, 4011, 4012] {
        let timings = Timings {
            first_connection: Duration::from_millis(300),
            ..Timings::default()
        };
        let error = refused(code, timings).await;
        assert!(
            matches!(error, ServeError::NotConnected { shard: 0, .. }),
            "{code}: {error}"
        );
    }
}

async fn refused(code: u16, timings: Timings) -> ServeError {
    let options = Options {
        refuse_identify: Some(code),
        ..Options::default()
    };
    let mut world =
        World::begin(options, generation(), |settings| settings.timings = timings).await;
    world.ended().await.expect_err("an error")
}
