//! An interaction as Discord sends it in, what is asked of us out.
//!
//! Nothing in an interaction is trusted: names are looked up in the one table of commands, and
//! values are only ever text that somebody may have typed.

use serenity::model::application::{
    CommandDataOptionValue as Value, CommandInteraction, CommandType, ComponentInteraction,
    Interaction, ResolvedTarget,
};
use serenity::model::id::UserId;

use super::commands::MESSAGE_COMMAND;
use super::custom_id;
use crate::request::{CommandSpec, OptionKind, Request, Suggest, Values, command};

/// What an interaction asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inbound {
    /// Discord asks whether we are there (HTTP only).
    Ping,
    /// A request, and how its answer is to be presented.
    Ask {
        /// What is asked.
        request: Request,
        /// For whom the answer is.
        presentation: Presentation,
    },
    /// Somebody is typing an option's value.
    Suggest {
        /// What the option takes; `None` if there is no such option.
        what: Option<Suggest>,
        /// The text so far.
        typed: String,
    },
    /// Something that we cannot make sense of; the person is told why.
    Unclear(Unclear),
}

/// For whom an answer is. Private unless something else was chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Presentation {
    /// Post it for everyone.
    pub share: bool,
    /// Answer this member, for everyone to see.
    pub member: Option<UserId>,
}

impl Presentation {
    /// Whether only the person who asked sees the answer.
    pub fn is_private(&self) -> bool {
        !self.share && self.member.is_none()
    }
}

/// Why an interaction means nothing to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// A command that is not in the table.
    UnknownCommand,
    /// A button of an older version, or one that we never made.
    UnknownButton,
    /// A message without text was chosen.
    NoText,
    /// An interaction that we do not use.
    Unsupported,
}

impl Unclear {
    /// What the person is told.
    pub fn message(self) -> &'static str {
        match self {
            Self::UnknownCommand => {
                "This command is no longer here. Type / to see what there is, or ask with /ask."
            }
            Self::UnknownButton => {
                "This button is from an older message and no longer works. Ask again with /ask."
            }
            Self::NoText => {
                "That message has no text that could be looked up. Ask with /ask instead."
            }
            Self::Unsupported => "This is not something that can be done here. Ask with /ask.",
        }
    }
}

/// Decodes an interaction.
pub fn decode(interaction: &Interaction) -> Inbound {
    match interaction {
        Interaction::Ping(_) => Inbound::Ping,
        Interaction::Command(command) if command.data.kind == CommandType::Message => {
            message_command(command)
        }
        Interaction::Command(command) => slash_command(command),
        Interaction::Autocomplete(command) => autocomplete(command),
        Interaction::Component(component) => button(component),
        _ => Inbound::Unclear(Unclear::Unsupported),
    }
}

fn slash_command(interaction: &CommandInteraction) -> Inbound {
    let Some(spec) = spec(interaction) else {
        return Inbound::Unclear(Unclear::UnknownCommand);
    };
    let mut values = Values::default();
    let mut presentation = Presentation::default();
    for option in &interaction.data.options {
        match (kind(spec, &option.name), &option.value) {
            (Some(OptionKind::Text(_)), Value::String(text)) => values.set(&option.name, text),
            (Some(OptionKind::Flag), Value::Boolean(set)) => presentation.share = *set,
            (Some(OptionKind::Member), Value::User(id)) => {
                presentation.member = interaction.data.resolved.users.get(id).map(|user| user.id);
            }
            _ => {}
        }
    }
    Inbound::Ask {
        request: (spec.build)(&values),
        presentation,
    }
}

fn message_command(interaction: &CommandInteraction) -> Inbound {
    if interaction.data.name != MESSAGE_COMMAND {
        return Inbound::Unclear(Unclear::UnknownCommand);
    }
    match interaction.data.target() {
        Some(ResolvedTarget::Message(message)) if !message.content.trim().is_empty() => {
            Inbound::Ask {
                request: Request::Ask {
                    question: message.content.clone(),
                },
                presentation: Presentation::default(),
            }
        }
        _ => Inbound::Unclear(Unclear::NoText),
    }
}

fn autocomplete(interaction: &CommandInteraction) -> Inbound {
    let Some(focused) = interaction.data.autocomplete() else {
        return Inbound::Suggest {
            what: None,
            typed: String::new(),
        };
    };
    let what = match spec(interaction).and_then(|spec| kind(spec, focused.name)) {
        Some(OptionKind::Text(what)) => Some(what),
        _ => None,
    };
    Inbound::Suggest {
        what,
        typed: focused.value.to_owned(),
    }
}

fn button(interaction: &ComponentInteraction) -> Inbound {
    match custom_id::decode(&interaction.data.custom_id) {
        Some(request) => Inbound::Ask {
            request,
            presentation: Presentation::default(),
        },
        None => Inbound::Unclear(Unclear::UnknownButton),
    }
}

/// The table's row for a slash command; Discord sends names exactly as they were registered.
fn spec(interaction: &CommandInteraction) -> Option<&'static CommandSpec> {
    command(&interaction.data.name).filter(|spec| spec.name == interaction.data.name)
}

fn kind(spec: &CommandSpec, name: &str) -> Option<OptionKind> {
    spec.options
        .iter()
        .find(|option| option.name == name)
        .map(|option| option.kind)
}
