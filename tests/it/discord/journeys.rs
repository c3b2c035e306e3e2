//! Whole ways through the bot, pressed step by step on the repository's own guides.

use serde_json::Value;

use super::interactions::{Interaction, text};
use super::world::{World, press};

/// Follow-ups of a message: label and custom id.
fn buttons(message: &Value) -> Vec<(String, String)> {
    let rows = message["components"].as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten())
        .filter(|component| component["type"] == 2)
        .map(|button| {
            let text = |key: &str| button[key].as_str().unwrap_or_default().to_owned();
            (text("label"), text("custom_id"))
        })
        .collect()
}

fn lists(message: &Value) -> Vec<&Value> {
    let rows = message["components"].as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten())
        .filter(|component| component["type"] == 3)
        .collect()
}

fn shown(message: &Value) -> String {
    let embed = &message["embeds"][0];
    [&embed["title"], &embed["description"]]
        .map(|part| part.as_str().unwrap_or_default())
        .join("\n")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_quiz_goes_to_its_end_in_one_message_although_the_bot_restarts() {
    let mut world = World::with(super::world::real()).await;
    let mut message = world
        .ask(&Interaction::command("career-quiz", &[]).in_private())
        .await;
    let mut questions = 0;
    while shown(&message).contains("Question ") {
        questions += 1;
        if questions == 4 {
            world.stop();
            world.ended().await.expect("a clean end");
            world = World::with(super::world::real()).await;
        }
        let (_, id) = buttons(&message)[questions % 3].clone();
        let step = Interaction::press(&id).on(&message).in_private();
        assert_eq!(world.first_response(&step).await["type"], 7, "in place");
        message = world.seen(&step).await;
        assert!(questions < 20, "{message:#}");
    }
    assert_eq!(questions, 7);
    let result = shown(&message);
    assert!(result.contains("You chose"), "{result}");
    assert!(
        message["embeds"][0]["footer"]["text"].is_string(),
        "sources: {message:#}"
    );

    // Back and start again are there, too.
    let again = Interaction::press(&press(&message, "Start again")).on(&message);
    assert!(shown(&world.ask(&again).await).contains("Question 1 of 7"));

    // An answer to another quiz begins anew and says so.
    let outdated = world
        .ask(&Interaction::press("v1|career-quiz|zzzzzz.0123"))
        .await;
    assert!(shown(&outdated).contains("Question 1 of 7"), "{outdated:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_begins_something_else_leaves_the_message_as_it_is() {
    let world = World::with(super::world::real()).await;
    let mut result = world.ask(&Interaction::command("career-quiz", &[])).await;
    while shown(&result).contains("Question ") {
        let (_, id) = buttons(&result)[0].clone();
        result = world.ask(&Interaction::press(&id).on(&result)).await;
    }
    let gap = Interaction::press(&press(&result, "Skill gap")).on(&result);
    assert_eq!(world.first_response(&gap).await["type"], 4, "beside it");

    let help = world.ask(&Interaction::command("help", &[])).await;
    let wishes = lists(&help)[0];
    let id = wishes["custom_id"].as_str().expect("an id");
    let values = wishes["options"].as_array().into_iter().flatten();
    let begun: Vec<&str> = values
        .filter_map(|option| option["value"].as_str())
        .filter(|value| value.contains("career-quiz") || value.contains("skill-gap"))
        .collect();
    assert_eq!(begun.len(), 2, "{help:#}");
    for value in begun {
        let choose = Interaction::choose(id, &[value]).on(&help);
        let response = world.first_response(&choose).await;
        assert_eq!(response["type"], 4, "{value}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_marked_is_not_missing_and_can_be_changed() {
    let world = World::with(super::world::real()).await;
    let start = world.ask(&Interaction::command("skill-gap", &[])).await;
    let (mut message, mut marked) = (start, Vec::new());
    for at in 0..lists(&message).len() {
        let list = lists(&message)[at].clone();
        let id = list["custom_id"].as_str().expect("an id").to_owned();
        let values: Vec<String> = list["options"]
            .as_array()
            .into_iter()
            .flatten()
            .take(2)
            .map(|option| option["value"].as_str().expect("a value").to_owned())
            .collect();
        marked.extend(
            list["options"]
                .as_array()
                .into_iter()
                .flatten()
                .take(2)
                .map(|option| option["label"].as_str().expect("a label").to_owned()),
        );
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        message = world
            .ask(&Interaction::choose(&id, &values).on(&message))
            .await;
        let set = lists(&message)[at]["options"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|option| option["default"] == true)
            .count();
        assert_eq!(set, 2, "{message:#}");
    }
    assert!(marked.len() >= 4, "{marked:?}");
    let show = Interaction::press(&press(&message, "Show what is missing")).on(&message);
    let result = world.ask(&show).await;
    let text = shown(&result);
    assert!(
        text.contains(&format!("You have {} of", marked.len())),
        "{text}"
    );
    for skill in &marked {
        assert!(!text.contains(&format!("**{skill}**")), "{skill}: {text}");
    }
    let change = Interaction::press(&press(&result, "Change my marks")).on(&result);
    let again = world.ask(&change).await;
    let labels: Vec<&str> = lists(&again)
        .into_iter()
        .flat_map(|list| list["options"].as_array().into_iter().flatten())
        .filter(|option| option["default"] == true)
        .filter_map(|option| option["label"].as_str())
        .collect();
    assert_eq!(labels, marked, "the marks are set again");

    let outdated = world
        .ask(&Interaction::press("v1|skill-gap|zzzzzz.ff|0"))
        .await;
    assert!(!shown(&outdated).is_empty(), "{outdated:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_that_help_leads_to_can_be_chosen_from() {
    let world = World::with(super::world::real()).await;
    let help = world
        .ask(&Interaction::command("help", &[]).in_private())
        .await;
    let wishes = lists(&help)[0];
    let id = wishes["custom_id"].as_str().expect("an id");
    let mut chosen = 0;
    for wish in wishes["options"].as_array().into_iter().flatten() {
        let value = wish["value"].as_str().expect("a value");
        let choose = Interaction::choose(id, &[value]).on(&help).in_private();
        let message = world.ask(&choose).await;
        assert!(message["embeds"][0]["title"].is_string(), "{message:#}");
        chosen += 1;
        for list in lists(&message).into_iter().filter(|list| {
            list["custom_id"]
                .as_str()
                .is_some_and(|id| id.starts_with("v1|one|"))
        }) {
            let (id, value) = (&list["custom_id"], &list["options"][0]["value"]);
            let (id, value) = (
                id.as_str().expect("an id"),
                value.as_str().expect("a value"),
            );
            let next = world
                .ask(&Interaction::choose(id, &[value]).on(&message))
                .await;
            assert!(next["embeds"][0]["title"].is_string(), "{next:#}");
        }
    }
    assert!(chosen >= 10, "{chosen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_leads_to_related_headings_and_other_guides() {
    let world = World::with(super::world::real()).await;
    let ask = Interaction::command("ask", &[text("question", "do i need a phd?")]);
    let message = world.ask(&ask).await;
    let related = buttons(&message);
    assert!(
        related.iter().any(|(label, _)| label.contains(": ")),
        "another guide's: {related:?}"
    );
    for (label, id) in related
        .iter()
        .filter(|(_, id)| id.starts_with("v1|passage|"))
    {
        let next = world.ask(&Interaction::press(id).on(&message)).await;
        assert!(
            next["embeds"][0]["description"].is_string(),
            "{label}: {next:#}"
        );
    }
}
