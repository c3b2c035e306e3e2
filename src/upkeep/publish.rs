//! What upkeep needs of whoever shows messages in channels, and what can go wrong there.

use std::future::Future;
use std::pin::Pin;

use crate::respond::answer::Answer;

/// What a publisher gives back, once it is there.
pub type Publishing<'a, T> = Pin<Box<dyn Future<Output = Result<T, PublishError>> + Send + 'a>>;

/// Shows answers as messages in channels. Ids are Discord's; a thread is a channel.
pub trait Publisher: Send + Sync {
    /// Posts an answer and gives back the message's id. `nonce` (at most 25 characters) is the same
    /// when the same post is tried again: then the message must not be there twice.
    fn post<'a>(&'a self, channel: u64, answer: &'a Answer, nonce: &'a str) -> Publishing<'a, u64>;

    /// Puts an answer in place of what one of our messages shows.
    fn edit<'a>(&'a self, channel: u64, message: u64, answer: &'a Answer) -> Publishing<'a, ()>;

    /// Pins a message; one that is pinned stays so.
    fn pin(&self, channel: u64, message: u64) -> Publishing<'_, ()>;

    /// Removes one of our messages.
    fn delete(&self, channel: u64, message: u64) -> Publishing<'_, ()>;

    /// Ids of the messages that we posted by [`Publisher::post`] at this time (seconds since 1970,
    /// UTC) or later and that are still there, oldest first; answers to commands are none of them.
    fn posted_since(&self, channel: u64, since: i64) -> Publishing<'_, Vec<u64>>;

    /// Opens an archived thread.
    fn reopen(&self, channel: u64) -> Publishing<'_, ()>;
}

/// Why something could not be published.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// The message is not there any more (10008).
    #[error("unknown message")]
    MessageGone,
    /// The channel is not there any more (10003).
    #[error("unknown channel")]
    ChannelGone,
    /// We lack a permission for this (50013).
    #[error("missing permissions")]
    MissingPermission,
    /// We do not see the channel (50001).
    #[error("missing access")]
    MissingAccess,
    /// The channel has as many pins as it may have (30003).
    #[error("maximum number of pins reached")]
    PinLimit,
    /// The thread is archived (50083).
    #[error("thread is archived")]
    ThreadArchived,
    /// Anything else, in Discord's words or those of the network.
    #[error("{0}")]
    Other(String),
}

impl PublishError {
    /// The error with this code of Discord's; `text` is what it says beside it.
    pub fn from_code(code: u64, text: &str) -> Self {
        match code {
            10_008 => Self::MessageGone,
            10_003 => Self::ChannelGone,
            50_013 => Self::MissingPermission,
            50_001 => Self::MissingAccess,
            30_003 => Self::PinLimit,
            50_083 => Self::ThreadArchived,
            _ => Self::Other(text.to_owned()),
        }
    }
}
