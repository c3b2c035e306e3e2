//! The commands are registered when they differ, and only then.

use careerbot::discord::application_commands;
use careerbot::respond::COMMANDS;
use serde_json::{Value, json};

use super::interactions::Interaction;
use super::payload;
use super::standin::{Fate, Options};
use super::world::{World, generation};

#[test]
fn discord_would_accept_the_commands() {
    let commands = payload::commands(&Value::from(application_commands())).expect("valid commands");
    assert_eq!(commands.len(), COMMANDS.len() + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_that_are_registered_are_left_alone() {
    assert_eq!(overwrites(registered()).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_commands_are_replaced_at_once() {
    assert_eq!(overwrites(Vec::new()).await, 1);
    let mut more = registered();
    more.push(json!({ "id": "9", "type": 1, "name": "gone", "description": "No longer there" }));
    assert_eq!(overwrites(more).await, 1);
    let mut fewer = registered();
    fewer.pop();
    assert_eq!(overwrites(fewer).await, 1);
    let old: [fn(&mut Value); 4] = [
        |ask| ask["description"] = json!("An older description"),
        |ask| ask["name_localizations"]["de"] = json!("alt"),
        |ask| ask["options"][0]["name_localizations"]["fr"] = json!("ancien"),
        |ask| ask["options"][0]["required"] = json!(false),
    ];
    for change in old {
        let mut commands = registered();
        let ask = commands.iter_mut().find(|command| command["name"] == "ask");
        change(ask.expect("it is registered"));
        assert_eq!(overwrites(commands).await, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_answers_although_registering_failed() {
    let limit = json!({ "message": "Daily limit", "code": 30_034 });
    let fates = vec![("PUT", "/commands", Fate::Answer(400, limit))];
    let options = Options {
        fates,
        ..Options::default()
    };
    let world = World::begin(options, generation(), |_| {}).await;
    world.connected().await;
    world.ask(&Interaction::command("help", &[])).await;
}

/// How often the bot overwrites the commands, when these are registered.
async fn overwrites(registered: Vec<Value>) -> usize {
    let options = Options {
        registered,
        ..Options::default()
    };
    let world = World::begin(options, generation(), |_| {}).await;
    world.connected().await;
    world.discord.record(|record| {
        assert!(record.refused.is_empty(), "{:#?}", record.refused);
        record
            .requests
            .iter()
            .filter(|request| request.is("PUT", "/commands"))
            .count()
    })
}

/// Our commands as Discord returns them: filled in, and in another order.
fn registered() -> Vec<Value> {
    let mut commands = application_commands();
    for (id, command) in commands.iter_mut().enumerate() {
        let filled = json!({
            "id": (id + 1).to_string(), "application_id": "1", "version": "1",
            "default_member_permissions": null, "nsfw": false, "name_localizations": null,
            "description_localizations": null, "default_permission": true, "dm_permission": true,
        });
        for (key, value) in filled.as_object().expect("an object") {
            command
                .as_object_mut()
                .expect("an object")
                .entry(key)
                .or_insert(value.clone());
        }
        command
            .as_object_mut()
            .expect("an object")
            .entry("description")
            .or_insert(json!(""));
        if let Some(contexts) = command["contexts"].as_array_mut() {
            contexts.reverse();
        }
    }
    commands.reverse();
    commands
}
