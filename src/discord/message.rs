//! A message as a value, and how Discord takes it.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::row::Row;
use crate::limits::{ATTACHMENT_DESCRIPTION, cut};
use crate::picture::Picture;

/// Message flag: only the person who asked sees it.
pub const EPHEMERAL: u64 = 1 << 6;

/// A message.
///
/// It says in all its parts what it holds, nothing included: in the place of another one, what is not
/// said would stay as it was.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Message {
    /// Only the person who asked sees it.
    pub private: bool,
    /// Text above everything else.
    pub content: String,
    /// Whom it notifies; nobody else, whatever it says.
    pub mention: Option<u64>,
    /// The answer.
    pub embed: Option<Embed>,
    /// What can be pressed under it.
    pub rows: Vec<Row>,
    /// The picture in the embed; the words say the same.
    pub picture: Option<Arc<Picture>>,
}

/// The body of a message: title first, sources last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Embed {
    /// Colour of its edge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<u32>,
    /// Headline, in Discord's Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Text, in Discord's Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Plain line above the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Author>,
    /// Plain lines below the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer: Option<Footer>,
}

/// The line above an embed's title.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Author {
    /// The line.
    pub name: String,
}

/// The lines below an embed's text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Footer {
    /// The lines.
    pub text: String,
}

/// A message that takes the place of another: that one was private from the start or never is, and an
/// edit has no say in it.
#[derive(Debug, Clone, Copy)]
pub struct Edit<'a>(pub &'a Message);

impl Message {
    /// What a message says and to whom, as a hash; who shared it and in which words it was asked for
    /// makes no difference.
    pub(super) fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        let asked = self.embed.clone().map(|embed| Embed {
            author: None,
            color: None,
            ..embed
        });
        let picture = self.picture.as_ref().map(|picture| &picture.name);
        (asked, picture, self.mention).hash(&mut hasher);
        hasher.finish()
    }

    fn body(&self, flags: Option<u64>) -> Body<'_> {
        let picture = self.picture.as_deref();
        let image = picture.map(|picture| Image {
            url: format!("attachment://{}", picture.name),
        });
        let attachment = picture.map(|picture| Attachment {
            id: 0,
            filename: &picture.name,
            description: cut(&picture.alt, ATTACHMENT_DESCRIPTION).into_owned(),
        });
        Body {
            content: &self.content,
            embeds: Vec::from_iter(self.embed.as_ref().map(|embed| Pictured { embed, image })),
            components: &self.rows,
            attachments: Vec::from_iter(attachment),
            allowed_mentions: Mentions {
                parse: [],
                users: Vec::from_iter(self.mention.map(|id| id.to_string())),
            },
            flags,
        }
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let flags = self.private.then_some(EPHEMERAL);
        self.body(flags).serialize(serializer)
    }
}

impl Serialize for Edit<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.body(None).serialize(serializer)
    }
}

/// A message as Discord takes it. The file of an attachment goes with the request under its name.
#[derive(Serialize)]
struct Body<'a> {
    content: &'a str,
    embeds: Vec<Pictured<'a>>,
    components: &'a [Row],
    attachments: Vec<Attachment<'a>>,
    allowed_mentions: Mentions,
    #[serde(skip_serializing_if = "Option::is_none")]
    flags: Option<u64>,
}

#[derive(Serialize)]
struct Pictured<'a> {
    #[serde(flatten)]
    embed: &'a Embed,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<Image>,
}

#[derive(Serialize)]
struct Image {
    url: String,
}

#[derive(Serialize)]
struct Attachment<'a> {
    id: u8,
    filename: &'a str,
    description: String,
}

#[derive(Serialize)]
struct Mentions {
    parse: [&'static str; 0],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    users: Vec<String>,
}
