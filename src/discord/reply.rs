//! What goes back to Discord for an interaction, and how Discord takes it.

use serde::{Serialize, Serializer};

use super::encode::{Entry, notice};
use super::message::{EPHEMERAL, Edit, Message};
use crate::picture::Picture;

/// What goes back to Discord.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reply {
    /// To a ping.
    Pong,
    /// A message.
    Message(Message),
    /// What takes the place of the message that carries the button.
    Update(Message),
    /// An autocomplete list.
    Choices(Vec<Entry>),
    /// A message will follow; whether that is private is decided here.
    Later {
        /// Only the person who asked sees it.
        private: bool,
    },
    /// The message that carries the button will change.
    UpdateLater,
}

impl Reply {
    /// A private message of one plain sentence or two.
    pub(super) fn notice(text: &str) -> Self {
        Self::Message(notice(text))
    }

    /// That something went wrong, and under which id it is found in the log.
    pub(super) fn apology(id: u64) -> Self {
        Self::notice(&format!(
            "Sorry, that went wrong on our side. It has been noted as {id}; please try again, or ask in other words."
        ))
    }

    /// The message in it.
    pub(super) fn message(&self) -> Option<&Message> {
        match self {
            Self::Message(message) | Self::Update(message) => Some(message),
            _ => None,
        }
    }

    /// The picture that goes with it.
    pub(super) fn picture(&self) -> Option<&Picture> {
        self.message()?.picture.as_deref()
    }

    /// The same without its picture.
    pub(super) fn without_picture(mut self) -> Self {
        if let Self::Message(message) | Self::Update(message) = &mut self {
            message.picture = None;
        }
        self
    }
}

/// As an interaction response.
impl Serialize for Reply {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (kind, data) = match self {
            Self::Pong => (1, None),
            Self::Message(message) => (4, Some(Data::Message(message))),
            Self::Later { private } => {
                let flags = if *private { EPHEMERAL } else { 0 };
                (5, Some(Data::Flags { flags }))
            }
            Self::UpdateLater => (6, None),
            Self::Update(message) => (7, Some(Data::Edit(Edit(message)))),
            Self::Choices(choices) => (8, Some(Data::Choices { choices })),
        };
        Response { kind, data }.serialize(serializer)
    }
}

#[derive(Serialize)]
struct Response<'a> {
    #[serde(rename = "type")]
    kind: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Data<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Data<'a> {
    Message(&'a Message),
    Edit(Edit<'a>),
    Choices { choices: &'a [Entry] },
    Flags { flags: u64 },
}
