//! Private first: one press shares an answer, another takes it away again.

use std::sync::Arc;

use careerbot::discord::commands::MESSAGE_COMMAND;
use careerbot::respond::Request;
use careerbot::respond::answer::{Answer, Block, Outcome};
use serde_json::{Value, json};

use super::interactions::{CHANNEL, GUILD, Interaction, MEMBER, USER, flag, member, text};
use super::standin::{Fate, Record};
use super::world::{Fake, World, answer, label, press};

const SOMEBODY: &str = "700000000000000009";
const EPHEMERAL: u64 = 64;

fn echo() -> Arc<Fake<impl Fn(&Request) -> Answer + Send + Sync + 'static>> {
    Arc::new(Fake(|request: &Request| answer(&format!("{request:?}"))))
}

fn ask(question: &str) -> Interaction {
    Interaction::command("ask", &[text("question", question)])
}

fn description(message: &Value) -> &str {
    message["embeds"][0]["description"]
        .as_str()
        .unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_answer_is_shared_with_one_press() {
    let world = World::with(echo()).await;
    let country = "x".repeat(120);
    for (interaction, as_it_stands) in [
        (
            Interaction::command("salary", &[text("country", "India")]),
            false,
        ),
        (ask("do I need a PhD?"), false),
        (ask(&"do I need a PhD? ".repeat(12)), false),
        (ask(&"do I need a PhD? ".repeat(40)), true),
        (
            Interaction::command("salary", &[text("country", &country)]),
            true,
        ),
    ] {
        let private = world.ask(&interaction).await;
        assert_eq!(private["flags"], EPHEMERAL);
        let id = press(&private, "Share here");
        assert_eq!(id == "v1|share||", as_it_stands, "{id}");
        let shared = world.ask(&Interaction::press(&id).on(&private)).await;
        assert_eq!(shared.get("flags"), None, "{shared}");
        assert_eq!(shared["content"], format!("-# Shared by <@{USER}>"));
        assert_eq!(shared["allowed_mentions"], json!({ "parse": [] }));
        for part in ["author", "title", "description", "footer"] {
            assert_eq!(
                shared["embeds"][0][part], private["embeds"][0][part],
                "{part}"
            );
        }
        assert_eq!(label(&shared, "Share here"), None);
        assert!(label(&shared, "Delete").is_some(), "{shared}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_no_share_option_cannot_be_shared_by_a_made_up_button() {
    let world = World::with(echo()).await;
    let help = world.ask(&Interaction::command("help", &[])).await;
    assert_eq!(label(&help, "Share here"), None);
    let refused = world
        .ask(&Interaction::press("v1|share||help").on(&help))
        .await;
    assert_eq!(refused["flags"], EPHEMERAL);
    assert!(
        refused["content"]
            .as_str()
            .unwrap_or_default()
            .contains("no longer works")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_answer_is_deleted_by_who_shared_it_or_may_manage_messages() {
    let world = World::with(echo()).await;
    let command = [text("country", "India"), flag("share", true)];
    let shared = world.ask(&Interaction::command("salary", &command)).await;
    let id = press(&shared, "Delete");

    let stranger = world
        .ask(&Interaction::press(&id).on(&shared).by(SOMEBODY))
        .await;
    assert!(
        stranger["content"]
            .as_str()
            .unwrap_or_default()
            .contains("who shared"),
        "{stranger}"
    );
    assert_eq!(stranger["flags"], EPHEMERAL);

    // A moderator; then who shared it, though without any right.
    for may in [
        Interaction::press(&id).on(&shared),
        Interaction::press(&id).on(&shared).by(USER),
    ] {
        let response = world.first_response(&may).await;
        assert_eq!(response["type"], 6);
        world
            .discord
            .until("a deletion", |record| {
                record.deleted.contains(&may.token).then_some(())
            })
            .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deletion_that_fails_is_said() {
    let world = World::with(echo()).await;
    let command = [text("country", "India"), flag("share", true)];
    let shared = world.ask(&Interaction::command("salary", &command)).await;
    let refusal = json!({ "message": "Missing Access", "code": 50_001 });
    world
        .discord
        .next("DELETE", "/@original", Fate::Answer(403, refusal));
    let delete = Interaction::press(&press(&shared, "Delete")).on(&shared);
    let told = world.ask(&delete).await;
    assert!(
        told["content"]
            .as_str()
            .unwrap_or_default()
            .starts_with("Sorry"),
        "{told}"
    );
    assert_eq!(told["flags"], EPHEMERAL);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_answer_is_not_shared_twice_in_a_row() {
    let world = World::with(echo()).await;
    let share = || Interaction::command("salary", &[text("country", "India"), flag("share", true)]);
    let first = share();
    let shared = world.ask(&first).await;

    // Which message it is, is known a moment after it is seen.
    let mut again = world.ask(&share().by(SOMEBODY)).await;
    while again["components"][0].is_null() {
        again = world.ask(&share().by(SOMEBODY)).await;
    }
    assert_eq!(again["flags"], EPHEMERAL, "{again}");
    let link = &again["components"][0]["components"][0];
    let message = first.token.replace("interaction-token-", "1");
    assert_eq!(
        link["url"],
        format!("https://discord.com/channels/{GUILD}/{CHANNEL}/{message}")
    );

    let elsewhere = world.ask(&share().in_channel("800000000000000077")).await;
    assert_eq!(elsewhere.get("flags"), None);

    let mut delete = Interaction::press(&press(&shared, "Delete")).on(&shared);
    delete.json["message"]["id"] = json!(message);
    world.first_response(&delete).await;
    world
        .discord
        .until("a deletion", |record| {
            record.deleted.contains(&delete.token).then_some(())
        })
        .await;
    let anew = world.ask(&share()).await;
    assert_eq!(anew.get("flags"), None, "{anew}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_answer_to_other_words_is_the_same_answer() {
    let world = World::with(always(Outcome::Answered)).await;
    for (question, flags) in [
        ("do I need a PhD?", Value::Null),
        ("Do I need a Phd", json!(EPHEMERAL)),
    ] {
        let command = [text("question", question), flag("share", true)];
        let message = world.ask(&Interaction::command("ask", &command)).await;
        assert_eq!(message["flags"], flags, "{message}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_deleted_through_discord_can_be_shared_again() {
    let world = World::with(echo()).await;
    let share = || Interaction::command("salary", &[text("country", "India"), flag("share", true)]);
    let first = share();
    world.ask(&first).await;
    // Nothing is pointed to before it is known which message it is.
    while world.ask(&share()).await["components"][0].is_null() {}

    let gone = json!({ "message": "Unknown Message", "code": 10_008 });
    world
        .discord
        .next("GET", "/@original", Fate::Answer(404, gone));
    let anew = world.ask(&share()).await;
    assert_eq!(anew.get("flags"), None, "{anew}");
    let looked = |record: &Record| {
        let mut all = record.requests.iter();
        let path = format!("{}/messages/@original", first.token);
        all.any(|request| request.is("GET", &path))
    };
    assert!(world.discord.record(looked));

    // Discord is not able to say so: then it is there.
    while world.ask(&share()).await["components"][0].is_null() {}
    let stumble = json!({ "message": "x", "code": 0 });
    world
        .discord
        .next("GET", "/@original", Fate::Answer(500, stumble));
    assert_eq!(world.ask(&share()).await["flags"], EPHEMERAL);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_that_is_seen_is_the_page_that_is_shared() {
    let world = World::with(Arc::new(Fake(|request: &Request| Answer {
        blocks: (0..40)
            .map(|number| Block::Paragraph(format!("Part {number}. {}", "words ".repeat(40))))
            .collect(),
        ..answer(&format!("{request:?}"))
    })))
    .await;
    let long = "x".repeat(80);
    for (at, interaction) in [
        ask("tell me everything"),
        Interaction::on_message(MESSAGE_COMMAND, "tell me everything, please"),
        Interaction::command("salary", &[text("country", &long)]),
    ]
    .iter()
    .enumerate()
    {
        let first = world.ask(interaction).await;
        let next = Interaction::press(&press(&first, "Next")).on(&first);
        let second = world.ask(&next).await;
        assert_ne!(description(&second), description(&first));
        let share = Interaction::press(&press(&second, "Share here")).on(&second);
        let elsewhere = format!("80000000000000007{at}");
        let shared = world.ask(&share.in_channel(&elsewhere)).await;
        assert_eq!(shared.get("flags"), None, "{shared}");
        assert_eq!(description(&shared), description(&second));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_message_that_was_shared_is_deleted() {
    let world = World::with(echo()).await;
    let standing = json!({ "content": "", "embeds": [{ "title": "Pinned" }], "components": [] });
    let of_another = json!({
        "content": format!("-# Shared by <@{MEMBER}>"),
        "embeds": [{ "title": "An answer" }], "components": [],
    });
    let forged = format!("v1|delete|{USER}");
    for message in [standing, of_another] {
        for press in [
            Interaction::press(&forged).on(&message),
            Interaction::press(&forged).on(&message).by(USER),
        ] {
            let told = world.ask(&press).await;
            assert_eq!(told["flags"], EPHEMERAL, "{told}");
            assert!(world.discord.record(|record| record.deleted.is_empty()));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_a_message_is_for_its_author_when_it_is_shared() {
    let world = World::with(echo()).await;
    let private = world
        .ask(&Interaction::on_message(
            MESSAGE_COMMAND,
            "what does an mle earn?",
        ))
        .await;
    assert_eq!(private["content"], "");
    assert_eq!(private["allowed_mentions"], json!({ "parse": [] }));
    let shared = world
        .ask(&Interaction::press(&press(&private, "Share here")).on(&private))
        .await;
    assert_eq!(
        shared["content"],
        format!("<@{MEMBER}>\n-# Shared by <@{USER}>")
    );
    assert_eq!(
        shared["allowed_mentions"],
        json!({ "parse": [], "users": [MEMBER] })
    );
    assert_eq!(description(&shared), description(&private));
    assert_eq!(
        shared["embeds"][0]["author"]["name"],
        "what does an mle earn?"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn sharing_works_in_private_messages_and_where_only_the_person_installed_the_bot() {
    let world = World::with(echo()).await;
    let private = world
        .ask(&Interaction::command("salary", &[text("country", "India")]).in_private())
        .await;
    let share = Interaction::press(&press(&private, "Share here")).on(&private);
    let shared = world.ask(&share.in_private()).await;
    assert_eq!(shared.get("flags"), None);
    let delete = Interaction::press(&press(&shared, "Delete")).on(&shared);
    assert_eq!(world.first_response(&delete.in_private()).await["type"], 6);
}

/// Answers everything in this way.
fn always(outcome: Outcome) -> Arc<Fake<impl Fn(&Request) -> Answer + Send + Sync + 'static>> {
    Arc::new(Fake(move |_: &Request| Answer {
        outcome,
        ..answer("what is missing")
    }))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_to_be_mended_first_is_not_posted_for_everyone() {
    let world = World::with(always(Outcome::Unclear)).await;
    let mistyped = text("country", "Narnia");
    for options in [vec![mistyped.clone(), flag("share", true)], vec![mistyped]] {
        let message = world.ask(&Interaction::command("salary", &options)).await;
        assert_eq!(message["flags"], EPHEMERAL, "{message}");
        assert_eq!(message["allowed_mentions"], json!({ "parse": [] }));
        assert_eq!(label(&message, "Share here"), None);
        assert_eq!(label(&message, "Delete"), None);
        let says_so = message["content"]
            .as_str()
            .unwrap_or_default()
            .starts_with("Not posted");
        assert_eq!(says_so, options.len() == 2, "{message}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_called_for_an_answer_that_is_none() {
    let world = World::with(always(Outcome::NotCovered)).await;
    let question = text("question", "how do I bake bread?");
    let called = [question.clone(), member("member", MEMBER)];
    let message = world.ask(&Interaction::command("ask", &called)).await;
    assert_eq!(message["flags"], EPHEMERAL, "{message}");
    assert_eq!(message["allowed_mentions"], json!({ "parse": [] }));
    assert_eq!(label(&message, "Share here"), None);

    let of_a_member = Interaction::on_message(MESSAGE_COMMAND, "how do I bake bread?");
    let message = world.ask(&of_a_member).await;
    assert_eq!(label(&message, "Share here"), None);

    let shared = [question, flag("share", true)];
    let message = world.ask(&Interaction::command("ask", &shared)).await;
    assert_eq!(message.get("flags"), None, "{message}");
}
