//! Starting up: who am I, and one clear sentence when that fails.

use std::sync::Arc;

use careerbot::discord::{DiscordSettings, ServeError};
use serde_json::json;
use tokio::sync::Semaphore;

use super::standin::{Fate, Options, Record};
use super::world::{World, generation};

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_is_said_before_anything_else_happens() {
    for wrong in ["not-the-token", "not\nthe token", "naïve"] {
        let mut world = begin(|settings| settings.token = wrong.into()).await;
        let error = world.ended().await.expect_err("an error");
        assert!(matches!(error, ServeError::TokenRefused), "{error}");
        world.discord.record(|record| {
            assert!(record.identifies.is_empty());
            assert!(
                record
                    .requests
                    .iter()
                    .all(|request| request.is("GET", "/users/@me"))
            );
        });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_token_is_said_without_asking_discord() {
    let mut world = begin(|settings| settings.token = " ".into()).await;
    let error = world.ended().await.expect_err("an error");
    assert!(error.to_string().contains("DISCORD_TOKEN"), "{error}");
    world
        .discord
        .record(|record| assert!(record.requests.is_empty()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_cannot_be_one_is_said() {
    let mut world = begin(|settings| settings.api_url = Some("discord".into())).await;
    let error = world.ended().await.expect_err("an error");
    assert!(error.to_string().contains("DISCORD_API_URL"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn discord_away_is_said_without_an_address() {
    // Nobody listens on a port that was just given back.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    drop(listener);
    let mut world =
        begin(|settings| settings.api_url = Some(format!("http://127.0.0.1:{port}"))).await;
    let error = world.ended().await.expect_err("an error").to_string();
    assert!(
        error.contains("cannot be reached") && !error.contains("users/@me"),
        "{error}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stumble_while_starting_is_no_reason_to_give_up() {
    let fates = vec![
        (
            "GET",
            "/gateway/bot",
            Fate::Answer(503, "unavailable".into()),
        ),
        (
            "GET",
            "/applications/@me",
            Fate::Answer(404, "older".into()),
        ),
    ];
    let options = Options {
        fates,
        ..Options::default()
    };
    World::begin(options, generation(), |_| {})
        .await
        .connected()
        .await;
}

/// serenity asks for the address itself, too, and goes to Discord's own gateway without an answer.
#[tokio::test(flavor = "multi_thread")]
async fn the_gateway_is_the_one_that_we_were_told() {
    let fates = vec![("GET", "/gateway", Fate::Answer(500, "broken".into()))];
    let options = Options {
        fates,
        ..Options::default()
    };
    World::begin(options, generation(), |_| {})
        .await
        .connected()
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn too_many_starts_are_not_made_worse() {
    let gateway = json!({
        "url": "wss://nowhere.invalid", "shards": 1,
        "session_start_limit": { "total": 1000, "remaining": 0, "reset_after": 90_000, "max_concurrency": 1 },
    });
    let fates = vec![("GET", "/gateway/bot", Fate::Answer(200, gateway))];
    let options = Options {
        fates,
        ..Options::default()
    };
    let mut world = World::begin(options, generation(), |_| {}).await;
    let error = world.ended().await.expect_err("an error").to_string();
    assert!(error.contains("90s"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_may_come_while_it_starts() {
    let held = Arc::new(Semaphore::new(0));
    let fates = vec![("GET", "/applications/@me", Fate::Held(held))];
    let options = Options {
        fates,
        ..Options::default()
    };
    let mut world = World::begin(options, generation(), |_| {}).await;
    let asked = |record: &Record| {
        record
            .requests
            .iter()
            .any(|r| r.is("GET", "/applications/@me"))
            .then_some(())
    };
    world
        .discord
        .until("a question that is not answered", asked)
        .await;
    world.stop();
    world.ended().await.expect("a clean end");
}

async fn begin(adjust: impl FnOnce(&mut DiscordSettings)) -> World {
    World::begin(Options::default(), generation(), adjust).await
}
