//! What a moderator reads where a pin went wrong.

use super::PublishError;
use crate::respond::answer::{Answer, Block};
use crate::state::StateError;

/// What was being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    /// Posting the summary.
    Posting,
    /// Editing it.
    Editing,
    /// Pinning it.
    Pinning,
}

/// Why it was not done and how to mend that; `became` says what has become of the message.
pub(super) fn refused(doing: Doing, error: &PublishError, became: Option<&str>) -> Answer {
    let why = match error {
        PublishError::MissingPermission => match doing {
            Doing::Posting => {
                "I may not post here. Give me the permissions View Channel, Send Messages and \
                 Embed Links in this channel (in a thread: Send Messages in Threads), and try again."
            }
            Doing::Editing => {
                "I may not edit my message here. Give me the permissions View Channel and Embed \
                 Links in this channel, and try again."
            }
            Doing::Pinning => {
                "I may not pin messages here. Give me the permission Pin Messages in this channel, \
                 and try again."
            }
        },
        PublishError::MissingAccess => {
            "I cannot see this channel. Give me the permission View Channel in it, and try again."
        }
        PublishError::PinLimit => {
            "This channel has 250 pins, and Discord allows no more. Unpin one, and try again."
        }
        PublishError::ThreadArchived => {
            "This thread is archived, and I may not open it. Open it, and try again."
        }
        PublishError::ChannelGone => "This channel is not there any more.",
        PublishError::MessageGone => "The message was removed in the meantime. Try again.",
        PublishError::Other(_) => match doing {
            // Whether it was posted is not known; the next attempt looks for the message first.
            Doing::Posting => {
                "Discord did not confirm the message. Try again in a minute: if it was posted \
                 after all, I find it and use it."
            }
            Doing::Editing | Doing::Pinning => {
                "Discord did not do it just now. Try again in a minute."
            }
        },
    };
    if let PublishError::Other(text) = error {
        tracing::warn!(?doing, error = text, "a pin failed");
    }
    let title = match doing {
        Doing::Posting | Doing::Pinning => "Not pinned",
        Doing::Editing => "Not brought up to date",
    };
    let became = became.map(|became| Block::Paragraph(became.to_owned()));
    Answer::unclear(title, why).blocks(became)
}

/// The state is out of order: nothing may be posted that could not be found again.
pub(super) fn not_kept(error: &StateError) -> Answer {
    tracing::error!(%error, "a pin could not be remembered");
    Answer::unclear(
        "Not pinned",
        "I cannot remember pins at the moment, so that I could not keep one current. Whoever runs \
         the bot finds the reason in its log; try again later.",
    )
}

/// Somebody else, or an attempt that was cut off, is at it.
pub(super) fn under_way() -> Answer {
    Answer::unclear(
        "Not pinned yet",
        "The roadmap is being pinned here right now. If it does not appear, try again in a minute.",
    )
}
