//! Answers arrive once and in time, whatever goes wrong on the way.

use std::sync::{Arc, Condvar, Mutex};

use careerbot::discord::Timings;
use careerbot::respond::Request;
use careerbot::respond::answer::Answer;
use careerbot::respond::commands::Help;
use serde_json::json;
use std::time::Duration;
use tokio::sync::Semaphore;

use super::interactions::{Interaction, flag, text};
use super::standin::{Fate, Options};
use super::world::{Fake, World, answer};

#[tokio::test(flavor = "multi_thread")]
async fn an_interaction_delivered_twice_is_answered_once() {
    let world = World::start().await;
    let (twice, after) = (
        Interaction::command("help", &[]),
        Interaction::command("guides", &[]),
    );
    world.ask(&twice).await;
    world.send(&twice);
    world.ask(&after).await;
    let callbacks = world.discord.record(|record| {
        record
            .requests
            .iter()
            .filter(|request| request.path.contains(&twice.token))
            .count()
    });
    assert_eq!(callbacks, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_is_tried_again_when_discord_stumbles() {
    let world = World::start().await;
    let page = json!("<html>502</html>");
    for fate in [
        Fate::Answer(502, page),
        Fate::LostAnswer,
        Fate::Answer(
            429,
            json!({ "message": "slow down", "retry_after": 0.05, "global": false }),
        ),
    ] {
        let interaction = Interaction::command("help", &[]);
        world.discord.next("POST", "/callback", fate);
        world.ask(&interaction).await;
        let attempts = |record: &super::standin::Record| {
            let to_it = record
                .requests
                .iter()
                .filter(|request| request.path.contains(&interaction.token))
                .count();
            (to_it == 2).then_some(())
        };
        world.discord.until("a second attempt", attempts).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_discord_refuses_is_apologised_for() {
    let world = World::start().await;
    let refusal = json!({ "message": "Invalid Form Body", "code": 50_035 });
    world
        .discord
        .next("POST", "/callback", Fate::Answer(400, refusal));
    let interaction = Interaction::command("help", &[]);
    let message = world.ask(&interaction).await;
    let content = message["content"].as_str().expect("a text");
    assert!(
        content.contains("Sorry")
            && content.contains(interaction.json["id"].as_str().expect("an id"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_of_ours_is_apologised_for_and_the_bot_goes_on() {
    let world = World::with(Arc::new(Fake(|request: &Request| match request {
        Request::Help(Help) => panic!("a mistake"),
        _ => answer("fine"),
    })))
    .await;
    let broken = Interaction::command("help", &[]);
    let message = world.ask(&broken).await;
    let content = message["content"].as_str().expect("a text");
    assert!(
        content.contains("Sorry") && content.contains(broken.json["id"].as_str().expect("an id"))
    );
    assert_eq!(message["flags"], 64);

    let list = world
        .first_response(&Interaction::typing("ask", "question", "p"))
        .await;
    assert_eq!(list["data"]["choices"], json!([]));
    let message = world.ask(&Interaction::command("guides", &[])).await;
    assert_eq!(message["embeds"][0]["description"], "fine");
}

/// Holds answers back until it is opened.
#[derive(Default)]
struct Gate(Mutex<bool>, Condvar);

impl Gate {
    fn open(&self) {
        *self.0.lock().expect("not poisoned") = true;
        self.1.notify_all();
    }

    fn pass(&self) {
        let _open = self
            .1
            .wait_while(self.0.lock().expect("not poisoned"), |open| !*open)
            .expect("not poisoned");
    }
}

fn slow(gate: &Arc<Gate>) -> Arc<Fake<impl Fn(&Request) -> Answer + Send + Sync + 'static>> {
    let gate = Arc::clone(gate);
    Arc::new(Fake(move |_: &Request| {
        gate.pass();
        answer("at last")
    }))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_answer_is_announced_and_follows() {
    let gate = Arc::default();
    let timings = Timings {
        defer_after: Duration::from_millis(20),
        ..Timings::default()
    };
    let world = World::begin(Options::default(), slow(&gate), |settings| {
        settings.timings = timings
    })
    .await;
    world.connected().await;

    let private = Interaction::command("help", &[]);
    let shared = Interaction::command("ask", &[text("question", "x"), flag("share", true)]);
    assert_eq!(
        world.first_response(&private).await,
        json!({ "type": 5, "data": { "flags": 64 } })
    );
    assert_eq!(
        world.first_response(&shared).await,
        json!({ "type": 5, "data": { "flags": 0 } })
    );
    let list = world
        .first_response(&Interaction::typing("ask", "question", "p"))
        .await;
    assert_eq!(list["data"]["choices"], json!([]));

    gate.open();
    assert_eq!(
        world.seen(&private).await["embeds"][0]["description"],
        "at last"
    );
    assert_eq!(
        world.seen(&shared).await["embeds"][0]["description"],
        "at last"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_waits_for_answers_that_are_being_given() {
    let mut world = World::start().await;
    let held = Arc::new(Semaphore::new(0));
    let interaction = Interaction::command("help", &[]);
    world
        .discord
        .next("POST", "/callback", Fate::Held(Arc::clone(&held)));
    world.send(&interaction);
    let sent = |record: &super::standin::Record| {
        record
            .requests
            .iter()
            .any(|request| request.path.contains(&interaction.token))
            .then_some(())
    };
    world.discord.until("the callback", sent).await;
    world.stop();
    world
        .discord
        .until("the connection's end", |record| {
            record.closes.first().copied()
        })
        .await;
    held.add_permits(1);
    world.ended().await.expect("a clean end");
    world.seen(&interaction).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_does_not_wait_for_ever() {
    let gate: Arc<Gate> = Arc::default();
    let timings = Timings {
        drain: Duration::from_millis(50),
        defer_after: Duration::from_millis(20),
        ..Timings::default()
    };
    let mut world = World::begin(Options::default(), slow(&gate), |settings| {
        settings.timings = timings
    })
    .await;
    world.connected().await;
    world
        .first_response(&Interaction::command("help", &[]))
        .await;
    world.stop();
    world.ended().await.expect("a clean end");
    gate.open();
}
