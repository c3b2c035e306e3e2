//! The application commands that Discord registers, made of the registry.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::localisation::{self, Localised};
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

/// A command as it is registered.
#[derive(Serialize)]
struct ApplicationCommand {
    r#type: u8,
    #[serde(flatten)]
    texts: Texts,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<ApplicationOption>,
    contexts: &'static [u8],
    integration_types: &'static [u8],
    #[serde(skip_serializing_if = "Option::is_none")]
    default_member_permissions: Option<&'static str>,
}

/// An option of a command as it is registered.
#[derive(Serialize)]
struct ApplicationOption {
    r#type: u8,
    #[serde(flatten)]
    texts: Texts,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    autocomplete: bool,
}

/// What a command or an option is called, in English and in the languages that there are texts for.
#[derive(Serialize)]
struct Texts {
    name: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'static str,
    #[serde(flatten)]
    localised: Localised,
}

/// Every application command, as the JSON that is registered.
pub fn application_commands() -> Vec<Value> {
    let message = ApplicationCommand {
        r#type: MESSAGE,
        texts: Texts {
            name: MESSAGE_COMMAND,
            description: "",
            localised: localisation::of_message_command(),
        },
        options: Vec::new(),
        contexts: &EVERYWHERE,
        integration_types: &BOTH_INSTALLS,
        default_member_permissions: None,
    };
    let commands = COMMANDS.iter().map(|spec| slash_command(spec));
    commands.chain([message]).map(|one| json!(one)).collect()
}

fn slash_command(spec: &CommandSpec) -> ApplicationCommand {
    // Discord wants required options first; the registry may have them anywhere.
    let (required, optional): (Vec<_>, Vec<_>) =
        spec.options.iter().partition(|spec| spec.required);
    let options = required.into_iter().chain(optional);
    let is_for_pinners = spec.audience == Audience::Pinners;
    let (contexts, integration_types): (&[u8], &[u8]) = match is_for_pinners {
        true => (&SERVERS, &SERVER_INSTALL),
        false => (&EVERYWHERE, &BOTH_INSTALLS),
    };
    ApplicationCommand {
        r#type: CHAT_INPUT,
        texts: Texts {
            name: spec.name,
            description: spec.description,
            localised: localisation::of_command(spec.name),
        },
        options: options.map(|option| self::option(spec, option)).collect(),
        contexts,
        integration_types,
        default_member_permissions: is_for_pinners.then_some(PIN_MESSAGES),
    }
}

fn option(command: &CommandSpec, spec: &OptionSpec) -> ApplicationOption {
    ApplicationOption {
        r#type: match spec.kind {
            OptionKind::Text(_) => STRING,
            OptionKind::Flag => BOOLEAN,
            OptionKind::Member => USER,
        },
        texts: Texts {
            name: spec.name,
            description: spec.description,
            localised: localisation::of_option(command.name, spec.name),
        },
        required: spec.required,
        autocomplete: spec.is_text(),
    }
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
