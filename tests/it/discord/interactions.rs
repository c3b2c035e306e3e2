//! Interactions as Discord sends them.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

/// Who presses and types in these tests.
pub const USER: &str = "700000000000000001";
/// Somebody else.
pub const MEMBER: &str = "700000000000000002";
/// The bot's application, and its user.
pub const APPLICATION: &str = "600000000000000001";
pub const GUILD: &str = "800000000000000001";
pub const CHANNEL: &str = "800000000000000002";

/// An interaction, and the token under which its answer is found.
#[derive(Clone)]
pub struct Interaction {
    pub token: String,
    pub json: Value,
}

impl Interaction {
    /// A slash command in a server.
    pub fn command(name: &str, options: &[Value]) -> Self {
        Self::new(
            2,
            json!({ "id": "1", "type": 1, "name": name, "options": options, "resolved": resolved() }),
        )
    }

    /// Somebody types the value of an option.
    pub fn typing(name: &str, option: &str, typed: &str) -> Self {
        let option = json!({ "type": 3, "name": option, "value": typed, "focused": true });
        Self::new(
            4,
            json!({ "id": "1", "type": 1, "name": name, "options": [option] }),
        )
    }

    /// The message command on a message with this text.
    pub fn on_message(name: &str, content: &str) -> Self {
        let message = message(content);
        let data = json!({
            "id": "1", "type": 3, "name": name, "target_id": message["id"],
            "resolved": { "messages": { message["id"].as_str().expect("an id"): message } },
        });
        Self::new(2, data)
    }

    /// A press of a button.
    pub fn press(custom_id: &str) -> Self {
        let mut press = Self::new(
            3,
            json!({ "component_type": 2, "custom_id": custom_id, "id": 3 }),
        );
        press.json["message"] = message("");
        press
    }

    /// A choice from a list.
    pub fn choose(custom_id: &str, values: &[&str]) -> Self {
        let mut choose = Self::press(custom_id);
        choose.json["data"] = json!({
            "component_type": 3, "custom_id": custom_id, "id": 3, "values": values,
        });
        choose
    }

    /// The same, on this message of the bot.
    pub fn on(mut self, shown: &Value) -> Self {
        let message = &mut self.json["message"];
        message["author"] = user(APPLICATION, "careerbot-test");
        message["content"] = shown["content"].clone();
        message["flags"] = shown.get("flags").cloned().unwrap_or(json!(0));
        message["components"] = shown["components"].clone();
        message["embeds"] = shown["embeds"].clone();
        for embed in message["embeds"].as_array_mut().into_iter().flatten() {
            embed["type"] = json!("rich");
        }
        self
    }

    /// The same, by somebody who may do nothing special.
    pub fn by(mut self, id: &str) -> Self {
        self.json["member"]["user"] = user(id, "somebody");
        self.json["member"]["permissions"] = json!("2147483648");
        self
    }

    /// The same command once more, as another interaction.
    pub fn again(&self) -> Self {
        let data = self.json["data"].clone();
        let kind = self.json["type"]
            .as_u64()
            .and_then(|kind| u8::try_from(kind).ok());
        let mut again = Self::new(kind.expect("a kind"), data);
        for part in ["member", "channel", "channel_id"] {
            again.json[part] = self.json[part].clone();
        }
        if let Some(message) = self.json.get("message") {
            again.json["message"] = message.clone();
        }
        again
    }

    /// The same, in another channel.
    pub fn in_channel(mut self, id: &str) -> Self {
        self.json["channel_id"] = json!(id);
        self.json["channel"]["id"] = json!(id);
        self
    }

    /// The same, in a private channel with the bot.
    pub fn in_private(mut self) -> Self {
        let object = self.json.as_object_mut().expect("an object");
        object.remove("guild_id");
        object.remove("guild_locale");
        let member = object.remove("member").expect("a member");
        object.insert("user".into(), member["user"].clone());
        object.insert("context".into(), json!(1));
        object.insert("channel".into(), json!({ "id": CHANNEL, "type": 1 }));
        object.insert(
            "authorizing_integration_owners".into(),
            json!({ "1": USER }),
        );
        self
    }

    fn new(kind: u8, data: Value) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(900_000_000_000_000_000);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        let token = format!("interaction-token-{id}");
        let json = json!({
            "id": id.to_string(),
            "application_id": APPLICATION,
            "type": kind,
            "data": data,
            "guild": { "id": GUILD, "locale": "en-US", "features": [] },
            "guild_id": GUILD,
            "channel": { "id": CHANNEL, "type": 0, "name": "careers", "permissions": "2251799813685247" },
            "channel_id": CHANNEL,
            "member": {
                "user": user(USER, "asker"), "nick": null, "avatar": null, "banner": null, "roles": [],
                "joined_at": "2025-01-01T00:00:00.000000+00:00", "premium_since": null, "deaf": false,
                "mute": false, "flags": 0, "pending": false, "permissions": "4503599627370495",
                "communication_disabled_until": null, "unusual_dm_activity_until": null,
            },
            "token": token,
            "version": 1,
            "app_permissions": "4503599627370495",
            "locale": "en-US",
            "guild_locale": "en-US",
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": { "0": GUILD },
            "context": 0,
            "attachment_size_limit": 10_485_760,
        });
        Self { token, json }
    }
}

/// A text option's value.
pub fn text(name: &str, value: &str) -> Value {
    json!({ "type": 3, "name": name, "value": value })
}

/// A yes-or-no option's value.
pub fn flag(name: &str, value: bool) -> Value {
    json!({ "type": 5, "name": name, "value": value })
}

/// A member option's value.
pub fn member(name: &str, id: &str) -> Value {
    json!({ "type": 6, "name": name, "value": id })
}

/// A user as Discord describes it.
pub fn user(id: &str, name: &str) -> Value {
    json!({
        "id": id, "username": name, "discriminator": "0", "global_name": null, "avatar": null,
        "public_flags": 0, "avatar_decoration_data": null, "clan": null, "primary_guild": null,
        "collectibles": null,
    })
}

fn resolved() -> Value {
    json!({
        "users": { MEMBER: user(MEMBER, "member") },
        "members": { MEMBER: {
            "nick": null, "avatar": null, "banner": null, "roles": [],
            "joined_at": "2025-01-01T00:00:00.000000+00:00", "premium_since": null, "flags": 0,
            "pending": false, "permissions": "2251799813685247", "communication_disabled_until": null,
        } },
    })
}

fn message(content: &str) -> Value {
    json!({
        "id": "800000000000000003", "channel_id": CHANNEL, "author": user(MEMBER, "member"),
        "content": content, "timestamp": "2026-01-01T00:00:00.000000+00:00", "edited_timestamp": null,
        "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": [],
        "embeds": [], "pinned": false, "type": 0, "flags": 0, "components": [],
    })
}
