//! What is looked up of what somebody wrote, and what stands above the answer.

use careerbot::discord::commands::MESSAGE_COMMAND;
use serde_json::{Value, json};

use super::interactions::{APPLICATION, Interaction, flag, text, user};
use super::world::{World, label, press, real};

const EPHEMERAL: u64 = 64;

fn title(message: &Value) -> &str {
    message["embeds"][0]["title"].as_str().unwrap_or_default()
}

fn content(message: &Value) -> &str {
    message["content"].as_str().unwrap_or_default()
}

fn author(message: &Value) -> &str {
    let author = &message["embeds"][0]["author"]["name"];
    author.as_str().unwrap_or_default()
}

fn ask(question: &str) -> Interaction {
    Interaction::command("ask", &[text("question", question)])
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_a_question_names_and_what_it_links_makes_no_difference() {
    let world = World::with(real()).await;
    let plain = world.ask(&ask("do I need a phd?")).await;
    for written in [
        "<@123456789012345678> do I need a phd?",
        "<@!123456789012345678> <@&223456789012345678> do I need a phd?",
        "<#123456789012345678> do I need a phd? <:thinking:123456789012345678>",
        "do I need a phd? <a:wave:123456789012345678> <t:1700000000:R>",
        "</help:123456789012345678> do I need a phd?",
        "do I need a phd? https://www.example.com/a/b?c=d",
        "do I need a phd? <https://example.com/vacancies>",
    ] {
        for interaction in [
            ask(written),
            Interaction::on_message(MESSAGE_COMMAND, written),
        ] {
            let message = world.ask(&interaction).await;
            assert_eq!(title(&message), title(&plain), "{written}");
            assert_eq!(author(&message), "do I need a phd?", "{written}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_without_words_is_not_looked_up() {
    let world = World::with(real()).await;
    for written in ["<@123456789012345678>", "<:a:1> https://example.com", "  "] {
        let message = world
            .ask(&Interaction::on_message(MESSAGE_COMMAND, written))
            .await;
        assert!(content(&message).contains("no text"), "{message}");
    }
    let asked = world.ask(&ask("<@123456789012345678>")).await;
    assert!(content(&asked).contains("no text"), "{asked}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_bot_said_itself_is_not_looked_up() {
    let world = World::with(real()).await;
    let said = "<@700000000000000002>\n-# Shared by <@700000000000000001>";
    let by_author = ("author", user(APPLICATION, "careerbot-test"));
    for (key, value) in [by_author, ("application_id", json!(APPLICATION))] {
        let mut own = Interaction::on_message(MESSAGE_COMMAND, said);
        let messages = own.json["data"]["resolved"]["messages"].as_object_mut();
        for message in messages.expect("messages").values_mut() {
            message[key] = value.clone();
        }
        let message = world.ask(&own).await;
        assert!(content(&message).contains("no text"), "{message}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chosen_suggestion_is_the_passage_and_its_id_is_not_shown() {
    let world = World::with(real()).await;
    let typing = Interaction::typing("ask", "question", "do i need a ph");
    let list = world.first_response(&typing).await;
    let value = list["data"]["choices"][0]["value"].as_str();
    let id = value.expect("a suggestion").to_owned();
    let message = world.ask(&ask(&id)).await;
    assert!(!title(&message).is_empty());
    assert_eq!(message["embeds"][0].get("author"), None, "{message}");

    let share = press(&message, "Share here");
    assert_eq!(share, format!("v1|share||passage|{id}"));
    let shared = world.ask(&Interaction::press(&share).on(&message)).await;
    assert_eq!(title(&shared), title(&message));
    assert_eq!(shared["embeds"][0].get("author"), None, "{shared}");

    let at_once = [text("question", &id), flag("share", true)];
    let at_once = Interaction::command("ask", &at_once).in_channel("800000000000000077");
    let shared = world.ask(&at_once).await;
    assert_eq!(shared["embeds"][0].get("author"), None, "{shared}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blank_question_cannot_be_shared() {
    let world = World::with(real()).await;
    let message = world.ask(&ask(" ")).await;
    assert_eq!(message["flags"], EPHEMERAL);
    assert_eq!(label(&message, "Share here"), None, "{message}");
}
