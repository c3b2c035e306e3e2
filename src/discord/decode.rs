//! What an interaction, as Discord sends it, asks of us.
//!
//! Nothing in an interaction is trusted: names are looked up in the registry of commands, and
//! values are only ever text that somebody may have typed.

use serenity::model::application::{
    CommandDataOptionValue as Value, CommandInteraction, CommandType, Interaction, ResolvedTarget,
};

use super::commands::MESSAGE_COMMAND;
use super::component::pressed;
use super::message::Embed;
use crate::respond::commands::Ask;
use crate::respond::{CommandSpec, OptionKind, OptionSpec, Request, Suggest, Values, command};
use crate::state::without_markup;

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
    /// The message that carries the button is to be posted for everyone as it stands.
    Repost {
        /// Title, text, author line and footer.
        embed: Embed,
        /// For whom it is.
        presentation: Presentation,
    },
    /// A shared message is to be taken away, by someone who may.
    Delete {
        /// The message.
        message: u64,
    },
    /// Somebody says whether an answer helped.
    Vote {
        /// What was asked.
        question: String,
        /// The passage that was the answer.
        passage: String,
        /// Whether it did.
        helpful: bool,
        /// The message that carries the button.
        message: u64,
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

/// For whom an answer is, and which part of it. Private and its first page unless something else
/// was chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Presentation {
    /// Who asks.
    pub by: u64,
    /// Post it for everyone.
    pub shared: bool,
    /// Whom it is for; mentioned when it is shared.
    pub member: Option<u64>,
    /// The page, from 0; a page behind the last is the last.
    pub page: usize,
    /// Put it in the place of the private message that carries the button.
    pub in_place: bool,
    /// It was answered before and is only shown anew: nothing is kept of it once more.
    pub again: bool,
}

/// Who speaks to us, and where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Caller {
    /// The person.
    pub user: u64,
    /// The channel or thread.
    pub channel: u64,
    /// The server; none in private messages.
    pub guild: Option<u64>,
}

/// Who sent an interaction, and where. Discord vouches for both.
pub fn caller(interaction: &Interaction) -> Caller {
    let (user, channel, guild) = match interaction {
        Interaction::Command(it) | Interaction::Autocomplete(it) => {
            (it.user.id, it.channel_id, it.guild_id)
        }
        Interaction::Component(it) => (it.user.id, it.channel_id, it.guild_id),
        Interaction::Modal(it) => (it.user.id, it.channel_id, it.guild_id),
        _ => return Caller::default(),
    };
    Caller {
        user: user.get(),
        channel: channel.get(),
        guild: guild.map(|id| id.get()),
    }
}

/// Why an interaction means nothing to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// A command that is not in the registry.
    UnknownCommand,
    /// A button of an older version, or one that we never made.
    UnknownButton,
    /// A message or a question without text that could be looked up.
    NoText,
    /// A shared answer was to be deleted by someone who may not.
    NotYours,
    /// A maintainers' command, and somebody who is none.
    NotAMaintainer,
    /// A command for a server's channel, used elsewhere.
    NoServer,
    /// The person has judged this answer before.
    VotedBefore,
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
                "That has no text that could be looked up. Ask in your own words with /ask."
            }
            Self::NotYours => {
                "Only who shared this answer, or someone who may manage messages here, can delete it."
            }
            Self::NotAMaintainer => {
                "This command is for the maintainers of this bot. Whoever runs it can add you with CAREERBOT_MAINTAINERS."
            }
            Self::NoServer => "This works in a channel of a server only.",
            Self::VotedBefore => "You have said so already; thank you.",
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
        Interaction::Component(component) => {
            pressed(component).unwrap_or(Inbound::Unclear(Unclear::UnknownButton))
        }
        _ => Inbound::Unclear(Unclear::Unsupported),
    }
}

fn slash_command(interaction: &CommandInteraction) -> Inbound {
    let Some(spec) = spec(interaction) else {
        return Inbound::Unclear(Unclear::UnknownCommand);
    };
    let mut values = Values::default();
    let mut presentation = Presentation {
        by: interaction.user.id.get(),
        ..Presentation::default()
    };
    for option in &interaction.data.options {
        let kind = spec.option(&option.name).map(|option| option.kind);
        match (kind, &option.value) {
            (Some(OptionKind::Text(_)), Value::String(text)) => values.set(&option.name, text),
            (Some(OptionKind::Flag), Value::Boolean(set)) => presentation.shared |= *set,
            (Some(OptionKind::Member), Value::User(id)) => {
                let known = interaction.data.resolved.users.get(id);
                presentation.member = known.map(|user| user.id.get());
                presentation.shared |= presentation.member.is_some();
            }
            _ => {}
        }
    }
    let Some(mut request) = Request::read(spec.name, &values) else {
        return Inbound::Unclear(Unclear::UnknownCommand);
    };
    // A blank one is told what can be asked.
    if let Request::Ask(Ask { question }) = &mut request
        && !question.trim().is_empty()
    {
        match words(question) {
            Some(words) => *question = words,
            None => return Inbound::Unclear(Unclear::NoText),
        }
    }
    Inbound::Ask {
        request,
        presentation,
    }
}

fn message_command(interaction: &CommandInteraction) -> Inbound {
    if interaction.data.name != MESSAGE_COMMAND {
        return Inbound::Unclear(Unclear::UnknownCommand);
    }
    let Some(ResolvedTarget::Message(message)) = interaction.data.target() else {
        return Inbound::Unclear(Unclear::NoText);
    };
    let us = interaction.application_id;
    // What we said ourselves is no question.
    let is_ours = message.author.id.get() == us.get() || message.application_id == Some(us);
    let question = words(&message.content).filter(|_| !is_ours);
    let Some(question) = question else {
        return Inbound::Unclear(Unclear::NoText);
    };
    Inbound::Ask {
        request: Request::Ask(Ask { question }),
        presentation: Presentation {
            by: interaction.user.id.get(),
            // When it is shared, it is for whoever wrote the message.
            member: Some(&message.author)
                .filter(|author| !author.bot && author.id != interaction.user.id)
                .map(|author| author.id.get()),
            ..Presentation::default()
        },
    }
}

/// What is left of a question without mentions, emoji and links: whom it names and what it points
/// to is not what it asks, and would count as words that no guide knows.
fn words(question: &str) -> Option<String> {
    let words = without_markup(question, "");
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

fn autocomplete(interaction: &CommandInteraction) -> Inbound {
    let Some(focused) = interaction.data.autocomplete() else {
        return Inbound::Suggest {
            what: None,
            typed: String::new(),
        };
    };
    let option = spec(interaction).and_then(|spec| spec.option(focused.name));
    Inbound::Suggest {
        what: option.and_then(OptionSpec::suggest),
        typed: focused.value.to_owned(),
    }
}

/// How a slash command is asked for; Discord sends names exactly as they were registered.
fn spec(interaction: &CommandInteraction) -> Option<&'static CommandSpec> {
    command(&interaction.data.name).filter(|spec| spec.name == interaction.data.name)
}
