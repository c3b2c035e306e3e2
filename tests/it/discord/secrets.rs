//! What is logged: one clear line at the start, and never a token.

use std::fs::{self, File};

use super::interactions::Interaction;
use super::standin::{Fate, Options, Order, TOKEN};
use super::world::World;

/// Everything, and what is more specific than whatever holds it down.
const ALL: &str = "trace,tungstenite::protocol=trace,serenity::gateway::ws=trace,serenity=trace";

#[tokio::test(flavor = "multi_thread")]
async fn the_start_is_one_line_and_no_token_is_ever_logged() {
    let knowledge = crate::world::World::new(&[("a", "## Work {#work}\n\nIt is work.\n")]);
    let path = knowledge.root().with_file_name("log");
    let options = Options {
        servers: 3,
        ..Options::default()
    };
    let log = File::create(&path).expect("a log");
    let world = World::program(options, &knowledge, &[("RUST_LOG", ALL)], log).await;
    a_life_with_troubles(world).await;

    let log = fs::read_to_string(&path).expect("text");
    assert_eq!(log.matches("ready: careerbot-test").count(), 1, "{log}");
    assert!(log.contains("in 3 servers, answering from"), "{log}");
    assert!(log.contains("TRACE"), "{log}");
    for secret in [TOKEN, "interaction-token"] {
        let telling: Vec<&str> = log.lines().filter(|line| line.contains(secret)).collect();
        assert_eq!(telling, Vec::<&str>::new());
    }
}

async fn a_life_with_troubles(mut world: World) {
    world.connected().await;
    for interaction in [
        Interaction::command("help", &[]),
        Interaction::typing("ask", "question", "p"),
        Interaction::press("tampered"),
    ] {
        world.first_response(&interaction).await;
    }
    // What goes wrong is logged; that must not tell more than it should.
    let expired = serde_json::json!({ "message": "Unknown interaction", "code": 10_062 });
    world
        .discord
        .next("POST", "/callback", Fate::Answer(404, expired));
    world.send(&Interaction::command("help", &[]));
    let mut unreadable = Interaction::command("help", &[]);
    unreadable.json["entitlements"] = "not a list".into();
    world.send(&unreadable);
    world.discord.order(Order::Drop);
    world
        .discord
        .until("RESUME", |record| record.resumes.first().cloned())
        .await;
    world.ask(&Interaction::command("guides", &[])).await;
    world.stop();
    world.ended().await.expect("a clean end");
}
