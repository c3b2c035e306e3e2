//! Answers that are announced first, and what is done where Discord does not take one.

use std::sync::Arc;
use std::time::Duration;

use careerbot::discord::decode::Caller;
use careerbot::discord::{Pending, Responder};
use careerbot::respond::answer::{Answer, Effect, Outcome};
use careerbot::respond::{Request, Suggest, Suggestion};
use careerbot::upkeep::Publisher;
use serde_json::{Value, json};

use super::interactions::{Interaction, flag, text};
use super::standin::{Fate, Options, Record};
use super::world::{Fake, World, answer, real};

const EPHEMERAL: u64 = 64;

/// Answers as another does, but not at once.
struct Slow(Arc<dyn Responder>);

impl Responder for Slow {
    fn respond(&self, request: &Request) -> Answer {
        std::thread::sleep(Duration::from_millis(100));
        self.0.respond(request)
    }

    fn suggest(&self, what: Suggest, typed: &str) -> Vec<Suggestion> {
        self.0.suggest(what, typed)
    }

    fn passages(&self) -> usize {
        self.0.passages()
    }

    fn keep(&self, effect: Effect) {
        self.0.keep(effect);
    }

    fn carry_out<'a>(&'a self, request: &'a Request, caller: Caller) -> Pending<'a, Answer> {
        self.0.carry_out(request, caller)
    }

    fn publish_through(&self, publisher: Arc<dyn Publisher>) {
        self.0.publish_through(publisher);
    }
}

/// A world in which every answer takes too long.
async fn slow(responder: Arc<dyn Responder>) -> World {
    slow_with(Options::default(), responder).await
}

async fn slow_with(options: Options, responder: Arc<dyn Responder>) -> World {
    let world = World::begin(options, Arc::new(Slow(responder)), |settings| {
        settings.timings.defer_after = Duration::from_millis(1);
    })
    .await;
    world.connected().await;
    world
}

fn echo() -> Arc<Fake<impl Fn(&Request) -> Answer + Send + Sync + 'static>> {
    Arc::new(Fake(|request: &Request| answer(&format!("{request:?}"))))
}

fn refusal(status: u16) -> Fate {
    let code = if status == 400 { 50_035 } else { 0 };
    Fate::Answer(status, json!({ "message": "no", "code": code }))
}

fn content(message: &Value) -> &str {
    message["content"].as_str().unwrap_or_default()
}

fn shared() -> Interaction {
    Interaction::command("salary", &[text("country", "India"), flag("share", true)])
}

/// Requests about an interaction so far.
fn requests(world: &World, interaction: &Interaction) -> usize {
    let about = |record: &Record| {
        let all = record.requests.iter();
        all.filter(|request| request.path.contains(&interaction.token))
            .count()
    };
    world.discord.record(about)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_answer_that_is_refused_is_apologised_for() {
    let world = slow(echo()).await;
    for (status, interaction) in [
        (400, Interaction::command("help", &[])),
        (403, shared()),
        (400, Interaction::command("salary", &[])),
    ] {
        world.discord.next("PATCH", "/@original", refusal(status));
        let message = world.ask(&interaction).await;
        let id = interaction.json["id"].as_str().expect("an id");
        assert!(content(&message).contains("Sorry"), "{message}");
        assert!(content(&message).contains(id), "{message}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_answer_whose_picture_is_refused_comes_without_it() {
    let world = slow(real()).await;
    world.discord.next("PATCH", "/@original", refusal(413));
    let message = world.ask(&Interaction::command("salary", &[])).await;
    assert!(message["embeds"][0]["description"].is_string(), "{message}");
    assert_eq!(message["embeds"][0].get("image"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_step_that_is_refused_leaves_the_message_as_it_is() {
    let world = slow(echo()).await;
    let step = "v1|skill-gap|a1b2c3.1|0";
    let button = json!({ "type": 2, "style": 2, "label": "Next", "custom_id": step });
    let marks = json!({
        "embeds": [{ "title": "Your marks" }], "flags": EPHEMERAL, "content": "",
        "components": [{ "type": 1, "components": [button] }],
    });
    world.discord.next("PATCH", "/@original", refusal(400));
    let press = Interaction::press(step).on(&marks);
    assert_eq!(world.first_response(&press).await["type"], 6);
    let message = world.seen(&press).await;
    assert!(content(&message).contains("Sorry"), "{message}");
    let beside = |record: &Record| {
        let mut all = record.requests.iter();
        all.any(|it| it.method == "POST" && it.path.ends_with(&press.token))
    };
    assert!(world.discord.record(beside));
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_discord_refuses_is_apologised_for_unless_nothing_can_arrive() {
    let world = World::with(echo()).await;
    for status in [400, 403, 413, 422] {
        world.discord.next("POST", "/callback", refusal(status));
        let message = world.ask(&Interaction::command("help", &[])).await;
        assert!(content(&message).contains("Sorry"), "{status}: {message}");
    }
    for status in [401, 404] {
        let interaction = Interaction::command("help", &[]);
        world.discord.next("POST", "/callback", refusal(status));
        world.send(&interaction);
        world
            .discord
            .until("the callback", |record| {
                let mut all = record.requests.iter();
                all.find(|it| it.path.contains(&interaction.token))
                    .map(drop)
            })
            .await;
        for _ in 0..2 {
            world.ask(&Interaction::command("guides", &[])).await;
        }
        assert_eq!(requests(&world, &interaction), 1, "{status}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_answer_is_not_shared_twice_in_a_row_either() {
    let world = slow(echo()).await;
    let first = world.ask(&shared()).await;
    assert_eq!(first["flags"], 0, "{first}");
    let again = shared();
    let told = world.ask(&again).await;
    assert_eq!(told["flags"], EPHEMERAL, "{told}");
    assert!(content(&told).contains("a moment ago"), "{told}");
    let gone = |record: &Record| record.deleted.contains(&again.token);
    assert!(world.discord.record(gone), "nothing stands for everyone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_answer_that_is_for_nobody_else_does_not_stand_for_everyone() {
    let world = slow(Arc::new(Fake(|_: &Request| Answer {
        outcome: Outcome::Unclear,
        ..answer("which country?")
    })))
    .await;
    let interaction = shared();
    let told = world.ask(&interaction).await;
    assert_eq!(told["flags"], EPHEMERAL, "{told}");
    assert_eq!(told["embeds"][0]["description"], "which country?");
    let gone = |record: &Record| record.deleted.contains(&interaction.token);
    assert!(world.discord.record(gone));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_discord_keeps_a_shared_answer_private_that_is_said() {
    let options = || Options {
        keeps_private: true,
        ..Options::default()
    };
    let at_once = World::begin(options(), echo(), |_| {}).await;
    at_once.connected().await;
    for world in [at_once, slow_with(options(), echo()).await] {
        // Whoever tries again is not told that it was shared.
        for _ in 0..2 {
            let interaction = shared();
            world.send(&interaction);
            let second = |record: &Record| {
                let mut all = record.messages.iter();
                let of_it = all
                    .by_ref()
                    .filter(|(token, _)| *token == interaction.token);
                of_it.map(|(_, message)| message.clone()).nth(1)
            };
            let told = world.discord.until("a word about it", second).await;
            assert!(content(&told).starts_with("Only you"), "{told}");
            assert_eq!(told["flags"], EPHEMERAL);
        }
        // A private answer is private anyway.
        let private = Interaction::command("salary", &[text("country", "India")]);
        world.ask(&private).await;
        world.ask(&Interaction::command("guides", &[])).await;
        assert!(requests(&world, &private) <= 2);
        let told = |record: &Record| {
            let mut all = record.messages.iter();
            all.any(|(token, it)| *token == private.token && content(it).starts_with("Only"))
        };
        assert!(!world.discord.record(told));
    }
}
