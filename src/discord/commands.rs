//! The application commands that Discord registers, made of the registry.

use serde_json::{Map, Value, json};

use super::localisation;
use crate::respond::{Audience, COMMANDS, CommandSpec, OptionKind, OptionSpec};

/// Name of the message command: it looks up the text of a message.
pub const MESSAGE_COMMAND: &str = "Answer from the guides";

/// Kinds of application command.
const CHAT_INPUT: u8 = 1;
const MESSAGE: u8 = 3;
/// Kinds of option.
const STRING: u8 = 3;
const BOOLEAN: u8 = 5;
const USER: u8 = 6;
/// Where a command can be used: in servers, with the bot, in other private messages.
const EVERYWHERE: [u8; 3] = [0, 1, 2];
const SERVERS: [u8; 1] = [0];
/// For whom the application is installed: a server, a person.
const BOTH_INSTALLS: [u8; 2] = [0, 1];
const SERVER_INSTALL: [u8; 1] = [0];
/// The permission `PIN_MESSAGES`, as a decimal string: `1 << 51`.
const PIN_MESSAGES: &str = "2251799813685248";

/// Every application command, as the JSON that is registered.
pub fn application_commands() -> Vec<Value> {
    let mut message = json!({
        "type": MESSAGE,
        "name": MESSAGE_COMMAND,
        "contexts": EVERYWHERE,
        "integration_types": BOTH_INSTALLS,
    });
    localisation::add_to_message_command(&mut message);
    COMMANDS
        .iter()
        .map(|spec| slash_command(spec))
        .chain([message])
        .collect()
}

fn slash_command(spec: &CommandSpec) -> Value {
    let mut command = json!({
        "type": CHAT_INPUT,
        "name": spec.name,
        "description": spec.description,
        "contexts": EVERYWHERE,
        "integration_types": BOTH_INSTALLS,
    });
    // Discord wants required options first; the table may have them anywhere.
    let (required, optional): (Vec<_>, Vec<_>) =
        spec.options.iter().partition(|spec| spec.required);
    if !spec.options.is_empty() {
        let options = required.into_iter().chain(optional);
        command["options"] = options.map(|option| self::option(spec, option)).collect();
    }
    if spec.audience == Audience::Pinners {
        command["default_member_permissions"] = json!(PIN_MESSAGES);
        command["contexts"] = json!(SERVERS);
        command["integration_types"] = json!(SERVER_INSTALL);
    }
    localisation::add_to_command(spec.name, &mut command);
    command
}

fn option(command: &CommandSpec, spec: &OptionSpec) -> Value {
    let kind = match spec.kind {
        OptionKind::Text(_) => STRING,
        OptionKind::Flag => BOOLEAN,
        OptionKind::Member => USER,
    };
    let mut option = json!({ "type": kind, "name": spec.name, "description": spec.description });
    if spec.required {
        option["required"] = json!(true);
    }
    if matches!(spec.kind, OptionKind::Text(_)) {
        option["autocomplete"] = json!(true);
    }
    localisation::add_to_option(command.name, spec.name, &mut option);
    option
}

/// Whether these are the same commands, apart from their order and from what Discord fills in.
pub fn same(ours: &[Value], registered: &[Value]) -> bool {
    let sorted = |commands: &[Value]| {
        let mut commands: Vec<String> = commands.iter().map(|c| essence(c).to_string()).collect();
        commands.sort();
        commands
    };
    sorted(ours) == sorted(registered)
}

/// What decides how a command or one of its options looks and works; Discord adds ids, versions and
/// defaults, and may add more.
const KEYS: [&str; 18] = [
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "contexts",
    "integration_types",
    "default_member_permissions",
    "nsfw",
    "required",
    "autocomplete",
    "choices",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "channel_types",
];

/// The keys that matter, without those whose value is what an absent key means.
fn essence(object: &Value) -> Value {
    let mut essence = Map::new();
    for key in KEYS {
        let Some(value) = object.get(key).filter(|value| !is_default(value)) else {
            continue;
        };
        let value = match (key, value) {
            ("options", Value::Array(options)) => options.iter().map(self::essence).collect(),
            ("contexts" | "integration_types", Value::Array(set)) => sorted_set(set),
            _ => value.clone(),
        };
        essence.insert(key.to_owned(), value);
    }
    essence.entry("type").or_insert(json!(CHAT_INPUT));
    Value::Object(essence)
}

fn sorted_set(set: &[Value]) -> Value {
    let mut set: Vec<Option<u64>> = set.iter().map(Value::as_u64).collect();
    set.sort_unstable();
    set.dedup();
    json!(set)
}

fn is_default(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(set) => !set,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Number(_) => false,
    }
}
