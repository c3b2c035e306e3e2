//! `/pin-roadmap`: a channel and a guide in, one pinned message in the channel and what became of it
//! out.
//!
//! A process may be killed between any two steps, so they are taken in this order:
//!
//! 1. the channel is claimed in the state, without a message;
//! 2. the message is posted;
//! 3. its id is remembered, as not pinned;
//! 4. it is pinned;
//! 5. it is remembered as pinned, and only then reported as done.
//!
//! Killed after 1 or 2, the claim stands: the next attempt, or the next [`Upkeep::refresh`], looks in
//! the channel for a message of ours since the claim and uses it, so none is posted twice. Killed
//! after 3 or 4, the next attempt or refresh edits the message and pins it.

use std::time::{SystemTime, UNIX_EPOCH};

use super::current::{current, digest, stamped};
use super::refused::{Doing, not_kept, refused, under_way};
use super::{PublishError, Publisher, Publishing, Upkeep};
use crate::index::Generation;
use crate::respond::answer::{Answer, Block, Outcome};
use crate::respond::summary;
use crate::state::{Pin, State, StateError, now};

/// Seconds for which a claim may belong to somebody who is still at it.
const UNDER_WAY: i64 = 60;
/// Seconds by which our clock may differ from Discord's.
const SKEW: i64 = 120;

/// A summary that is to stand in a channel.
struct Wanted {
    /// The guide's slug, where one was named.
    guide: Option<String>,
    summary: Answer,
    content: String,
}

impl Upkeep {
    /// Pins the summary of a guide's roadmap (as somebody named it; the fullest without one) in a
    /// channel. The channel's earlier summary is edited instead of posting another.
    pub async fn pin(
        &self,
        publisher: &dyn Publisher,
        generation: &Generation,
        channel: u64,
        guide: Option<&str>,
    ) -> Answer {
        let named = summary(generation, guide);
        if named.outcome != Outcome::Answered {
            return named;
        }
        let slug = named.sources.first().map(|source| source.guide.clone());
        let guide = guide.and(slug);
        let summary = current(generation, guide.as_deref());
        let wanted = Wanted {
            content: digest(&summary),
            guide,
            summary,
        };
        let state = match self.keeper.state().await {
            Ok(state) => state,
            Err(error) => return not_kept(&error),
        };
        let _turn = self.turn(channel).await;
        let done = place(publisher, &state, channel, &wanted).await;
        done.unwrap_or_else(|error| not_kept(&error))
    }
}

async fn place(
    publisher: &dyn Publisher,
    state: &State,
    channel: u64,
    wanted: &Wanted,
) -> Result<Answer, StateError> {
    let mut before = state.pin(channel).await?;
    let mut remark = None;
    if let Some(pin) = &mut before {
        let message = match pin.message {
            Some(message) => Some(message),
            None => match posted(publisher, pin).await {
                Ok(message) => message,
                Err(PublishError::ChannelGone) => {
                    state.forget_pin(pin).await?;
                    return Ok(refused(Doing::Posting, &PublishError::ChannelGone, None));
                }
                Err(PublishError::MissingAccess | PublishError::MissingPermission) => {
                    remark = Some(
                        "An earlier attempt was cut off, and without the permission Read Message \
                         History I cannot see whether it had posted anything: if there is an \
                         older summary of mine that is not pinned, please remove it.",
                    );
                    None
                }
                // The claim stands, so that the next attempt looks again.
                Err(error) => return Ok(refused(Doing::Posting, &error, None)),
            },
        };
        if message.is_none() && is_under_way(pin) {
            return Ok(under_way());
        }
        if message.is_some() {
            if pin.message != message {
                pin.message = message;
                state.save_pin(pin).await?;
            }
            if let Some(answer) = rewrite(publisher, state, pin.clone(), wanted).await? {
                return Ok(answer);
            }
        }
    }
    let now = now();
    let claim = Pin {
        channel,
        message: None,
        pinned: false,
        guide: wanted.guide.clone(),
        content: wanted.content.clone(),
        created: now,
        updated: now,
        unreachable_since: None,
    };
    if !state.claim_pin(&claim, before.as_ref()).await? {
        return Ok(under_way());
    }
    post(publisher, state, claim, wanted, remark).await
}

/// Edits the message that is there and pins it; nothing if it is not there any more.
async fn rewrite(
    publisher: &dyn Publisher,
    state: &State,
    mut pin: Pin,
    wanted: &Wanted,
) -> Result<Option<Answer>, StateError> {
    let message = pin.message.unwrap_or_default();
    if pin.content != wanted.content {
        pin.updated = now();
    }
    let shown = stamped(&wanted.summary, pin.updated);
    let edited = awake(publisher, pin.channel, || {
        publisher.edit(pin.channel, message, &shown)
    });
    match edited.await {
        Ok(()) => {}
        Err(PublishError::MessageGone) => return Ok(None),
        Err(error) => {
            if error == PublishError::ChannelGone {
                state.forget_pin(&pin).await?;
            }
            return Ok(Some(refused(Doing::Editing, &error, None)));
        }
    }
    pin.content.clone_from(&wanted.content);
    pin.guide.clone_from(&wanted.guide);
    pin.unreachable_since = None;
    let pinning = awake(publisher, pin.channel, || {
        publisher.pin(pin.channel, message)
    });
    let answer = match pinning.await {
        Ok(()) => {
            pin.pinned = true;
            done("Brought up to date", wanted, None)
        }
        Err(PublishError::MessageGone) => return Ok(None),
        Err(error @ PublishError::Other(_)) => {
            let became = "My message here is up to date all the same.";
            refused(Doing::Pinning, &error, Some(became))
        }
        Err(error) => {
            pin.pinned = false;
            let became = "My message here is up to date all the same, but it is not pinned.";
            refused(Doing::Pinning, &error, Some(became))
        }
    };
    state.save_pin(&pin).await?;
    Ok(Some(answer))
}

/// Posts a message for a claim, and pins it.
async fn post(
    publisher: &dyn Publisher,
    state: &State,
    mut pin: Pin,
    wanted: &Wanted,
    remark: Option<&str>,
) -> Result<Answer, StateError> {
    let channel = pin.channel;
    let shown = stamped(&wanted.summary, pin.updated);
    let nonce = nonce(channel);
    let posting = awake(publisher, channel, || {
        publisher.post(channel, &shown, &nonce)
    });
    let message = match posting.await {
        Ok(message) => message,
        Err(error) => {
            // A claim for what was surely not posted is of no use.
            if !matches!(error, PublishError::Other(_)) {
                state.forget_pin(&pin).await?;
            }
            return Ok(refused(Doing::Posting, &error, None));
        }
    };
    pin.message = Some(message);
    if let Err(error) = state.save_pin(&pin).await {
        // Nobody would find it again. If this fails too, the claim leads to it.
        let _ = publisher.delete(channel, message).await;
        return Err(error);
    }
    let pinning = awake(publisher, channel, || publisher.pin(channel, message));
    if let Err(error) = pinning.await {
        return unpinned(publisher, state, &pin, &error).await;
    }
    pin.pinned = true;
    state.save_pin(&pin).await?;
    Ok(done("Pinned", wanted, remark))
}

/// Another one for each attempt: a message that was removed must not count as posted again.
fn nonce(channel: u64) -> String {
    let time = SystemTime::now().duration_since(UNIX_EPOCH);
    let nanoseconds = time.map_or(0, |time| time.as_nanos());
    // At most 16 digits until the year 2554, and 8.
    format!("{nanoseconds:x}{:x}", (channel >> 22) & 0xffff_ffff)
}

/// A message that could be posted and not pinned is taken away again: a moderator asked for a pin,
/// not for a message.
async fn unpinned(
    publisher: &dyn Publisher,
    state: &State,
    pin: &Pin,
    error: &PublishError,
) -> Result<Answer, StateError> {
    let message = pin.message.unwrap_or_default();
    let became = match publisher.delete(pin.channel, message).await {
        Ok(()) | Err(PublishError::MessageGone | PublishError::ChannelGone) => {
            state.forget_pin(pin).await?;
            "I have removed the message again."
        }
        Err(_) => {
            "The message stands here unpinned, because I could not remove it; pin it by hand, or \
             try again later: I then use it instead of posting another."
        }
    };
    Ok(refused(Doing::Pinning, error, Some(became)))
}

/// Whether somebody may still be at it; a clock that was put back does not make it last.
pub(super) fn is_under_way(claim: &Pin) -> bool {
    (0..UNDER_WAY).contains(&(now() - claim.created))
}

/// The message of a claim, if it was posted before somebody was cut off.
pub(super) async fn posted(
    publisher: &dyn Publisher,
    claim: &Pin,
) -> Result<Option<u64>, PublishError> {
    let messages = publisher
        .posted_since(claim.channel, claim.created - SKEW)
        .await?;
    Ok(messages.last().copied())
}

/// Does something in a channel; a thread that is archived is opened for it.
async fn awake<'a, T>(
    publisher: &dyn Publisher,
    channel: u64,
    act: impl Fn() -> Publishing<'a, T>,
) -> Result<T, PublishError> {
    match act().await {
        Err(PublishError::ThreadArchived) => {
            let opened = publisher.reopen(channel).await;
            opened.map_err(|_| PublishError::ThreadArchived)?;
            act().await
        }
        done => done,
    }
}

fn done(title: &str, wanted: &Wanted, remark: Option<&str>) -> Answer {
    let said = format!(
        "“{}” stands in this channel's pins. When the guides change, I edit it in place.",
        wanted.summary.title
    );
    let mut blocks = vec![Block::Paragraph(said)];
    blocks.extend(remark.map(|remark| Block::Note(remark.to_owned())));
    Answer::new(title).blocks(blocks)
}
