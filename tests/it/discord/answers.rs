//! From an interaction to what somebody sees.

use std::sync::Arc;

use careerbot::discord::commands::MESSAGE_COMMAND;
use careerbot::respond::answer::{Action, Answer};
use careerbot::respond::commands::{Ask, Passage};
use careerbot::respond::{Audience, COMMANDS, OptionKind, Request};
use serde_json::{Value, json};

use super::interactions::{Interaction, MEMBER, USER, flag, member, text};
use super::world::{Fake, World, answer};

const EPHEMERAL: u64 = 64;

#[tokio::test(flavor = "multi_thread")]
async fn every_command_is_answered() {
    let world = World::start().await;
    for spec in COMMANDS
        .iter()
        .filter(|spec| spec.audience == Audience::All)
    {
        let bare = Interaction::command(spec.name, &[]);
        check_private(spec.name, &world.ask(&bare).await);

        let options: Vec<Value> = spec
            .options
            .iter()
            .filter(|option| matches!(option.kind, OptionKind::Text(_)))
            .map(|option| text(option.name, "widget"))
            .collect();
        let filled = Interaction::command(spec.name, &options).in_private();
        check_private(spec.name, &world.ask(&filled).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_guides_say_is_what_is_seen() {
    let world = World::start().await;
    let cases = [
        (
            "ask",
            "question",
            "Does a tester need a degree?",
            "A steady hand is enough",
        ),
        ("salary", "country", "United Kingdom", "£70K–£90K"),
        ("skills", "area", "Character", "Patience"),
        ("certifications", "name", "widget", "Widget Board"),
        ("compare", "role", "Widget Maker", "Finding faults"),
        ("roadmap", "guide", "widgets", "Take a widget apart"),
        ("levels", "guide", "widgets", "Tests what others built"),
        (
            "faq",
            "question",
            "widgets/degree",
            "A steady hand is enough",
        ),
    ];
    for (command, option, value, expected) in cases {
        let message = world
            .ask(&Interaction::command(command, &[text(option, value)]))
            .await;
        let embed = &message["embeds"][0];
        assert!(
            embed["description"]
                .as_str()
                .unwrap_or_default()
                .contains(expected),
            "/{command}: {message}"
        );
        assert_eq!(
            embed["footer"]["text"], "Example Careers · June 2026",
            "/{command}"
        );
    }
    let list = world
        .first_response(&Interaction::typing("roadmap", "guide", "wid"))
        .await;
    assert_eq!(list["data"]["choices"][0]["value"], "widgets");
}

fn check_private(command: &str, message: &Value) {
    assert_eq!(message["flags"], EPHEMERAL, "/{command}");
    assert!(
        message["embeds"][0]["title"].is_string(),
        "/{command}: {message}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn every_option_is_completed() {
    let world = World::start().await;
    for spec in COMMANDS {
        for option in spec
            .options
            .iter()
            .filter(|option| matches!(option.kind, OptionKind::Text(_)))
        {
            for typed in ["", "w", "no such thing \u{1F600}"] {
                let response = world
                    .first_response(&Interaction::typing(spec.name, option.name, typed))
                    .await;
                assert_eq!(response["type"], 8, "/{} {}", spec.name, option.name);
            }
        }
    }
    let unknown = world
        .first_response(&Interaction::typing("nothing", "none", "x"))
        .await;
    assert_eq!(unknown, json!({ "type": 8, "data": { "choices": [] } }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_looked_up() {
    let world = World::with(echo()).await;
    let message = world
        .ask(&Interaction::on_message(
            MESSAGE_COMMAND,
            "what is **pay**?",
        ))
        .await;
    assert_eq!(
        message["embeds"][0]["description"],
        r#"Ask { question: "what is \*\*pay\*\*?" }"#
    );
    assert_eq!(message["embeds"][0]["author"]["name"], "what is **pay**?");
    assert_eq!(message["flags"], EPHEMERAL);

    let empty = world
        .ask(&Interaction::on_message(MESSAGE_COMMAND, " "))
        .await;
    assert!(content(&empty).contains("no text"), "{empty}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_names_its_source_and_date() {
    let world = World::with(echo()).await;
    let message = world.ask(&Interaction::command("guides", &[])).await;
    assert_eq!(
        message["embeds"][0]["footer"]["text"],
        "Example Careers · June 2026"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_answer_is_for_everyone_and_pings_only_the_member_that_it_is_for() {
    let world = World::with(echo()).await;
    let question = text("question", "pay? @everyone");

    let shared = world
        .ask(&Interaction::command(
            "ask",
            &[question.clone(), flag("share", true)],
        ))
        .await;
    assert_eq!(shared.get("flags"), None);
    assert_eq!(shared["allowed_mentions"], json!({ "parse": [] }));

    let answered = world
        .ask(&Interaction::command(
            "ask",
            &[question.clone(), member("member", MEMBER)],
        ))
        .await;
    assert_eq!(answered.get("flags"), None);
    assert_eq!(
        answered["content"],
        format!("<@{MEMBER}>\n-# Shared by <@{USER}>")
    );
    assert_eq!(
        answered["allowed_mentions"],
        json!({ "parse": [], "users": [MEMBER] })
    );

    let stranger = world
        .ask(&Interaction::command(
            "ask",
            &[question, member("member", "5")],
        ))
        .await;
    assert_eq!(stranger["allowed_mentions"], json!({ "parse": [] }));
    assert_eq!(stranger["flags"], EPHEMERAL);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follow_up_is_one_press_away() {
    let world = World::with(Arc::new(Fake(|request: &Request| Answer {
        actions: vec![
            Action {
                label: "Pay".into(),
                request: Request::Passage(Passage {
                    id: "widgets/pay".into(),
                }),
            },
            Action {
                label: "Too long".into(),
                request: Request::Ask(Ask {
                    question: "x".repeat(200),
                }),
            },
        ],
        ..answer(&format!("{request:?}"))
    })))
    .await;
    let message = world.ask(&Interaction::command("help", &[])).await;
    let buttons = message["components"][0]["components"]
        .as_array()
        .expect("a row");
    assert_eq!(buttons.len(), 1);
    let pressed = world
        .ask(&Interaction::press(
            buttons[0]["custom_id"].as_str().expect("an id"),
        ))
        .await;
    assert_eq!(
        pressed["embeds"][0]["description"],
        r#"Passage { id: "widgets/pay" }"#
    );
    assert_eq!(pressed["flags"], EPHEMERAL);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_we_never_offered_gets_a_plain_word() {
    let world = World::with(echo()).await;
    for id in [
        "",
        "v0|ask|pay",
        "v1|reindex",
        "v1|salary|only one",
        "\u{1F600}|'; DROP TABLE",
    ] {
        let message = world.ask(&Interaction::press(id)).await;
        assert!(
            content(&message).contains("no longer works"),
            "{id}: {message}"
        );
        assert_eq!(message["flags"], EPHEMERAL);
    }
    let message = world.ask(&Interaction::command("nonsense", &[])).await;
    assert!(content(&message).contains("no longer here"), "{message}");
}

fn echo() -> Arc<Fake<impl Fn(&Request) -> Answer + Send + Sync + 'static>> {
    Arc::new(Fake(|request: &Request| answer(&format!("{request:?}"))))
}

fn content(message: &Value) -> &str {
    message["content"].as_str().unwrap_or_default()
}
