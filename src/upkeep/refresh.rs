//! Brings every pinned summary to the state of a generation: after a reindex, and at the start for what
//! happened in between.

use super::current::{current, digest, stamped};
use super::pins::{is_under_way, posted};
use super::{PublishError, Publisher, Upkeep};
use crate::index::Generation;
use crate::state::{DAY, Pin, State, StateError, now};

/// Seconds after which a message that is out of reach is forgotten.
const GIVEN_UP: i64 = 90 * DAY;

/// What became of the pins.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Messages that were edited.
    pub edited: usize,
    /// Messages that show what they should.
    pub unchanged: usize,
    /// Messages that are not there any more, or were out of reach for too long.
    pub forgotten: usize,
    /// Messages that could not be edited; they are tried again next time.
    pub failed: usize,
}

impl Upkeep {
    /// Edits every pinned summary whose words changed, and mends what a killed process left half
    /// done. Threads that are archived wait until somebody opens them. Trouble with a channel is
    /// logged once.
    pub async fn refresh(&self, publisher: &dyn Publisher, generation: &Generation) -> Refreshed {
        let mut refreshed = Refreshed::default();
        let Ok(state) = self.keeper.state().await else {
            return refreshed;
        };
        let pins = match state.pins().await {
            Ok(pins) => pins,
            Err(error) => {
                tracing::error!(%error, "pins are not refreshed");
                return refreshed;
            }
        };
        for pin in pins {
            let _turn = self.turn(pin.channel).await;
            let became = self.bring(publisher, generation, &state, pin.channel).await;
            let number = match became {
                Ok(Became::Edited) => &mut refreshed.edited,
                Ok(Became::Unchanged) => &mut refreshed.unchanged,
                Ok(Became::Forgotten) => &mut refreshed.forgotten,
                Ok(Became::Failed) => &mut refreshed.failed,
                Err(error) => {
                    tracing::error!(%error, "a pin could not be refreshed");
                    &mut refreshed.failed
                }
            };
            *number += 1;
        }
        refreshed
    }

    async fn bring(
        &self,
        publisher: &dyn Publisher,
        generation: &Generation,
        state: &State,
        channel: u64,
    ) -> Result<Became, StateError> {
        // As it is now: somebody may have pinned anew while other channels were looked after.
        let Some(mut pin) = state.pin(channel).await? else {
            return Ok(Became::Forgotten);
        };
        let summary = current(generation, pin.guide.as_deref());
        let content = digest(&summary);
        if pin.message.is_none() {
            if is_under_way(&pin) {
                return Ok(Became::Unchanged);
            }
            match posted(publisher, &pin).await {
                Ok(Some(message)) => {
                    pin.message = Some(message);
                    state.save_pin(&pin).await?;
                }
                Ok(None) => {
                    state.forget_pin(&pin).await?;
                    return Ok(Became::Forgotten);
                }
                Err(error) => return self.mend(state, pin, &error).await,
            }
        }
        let message = pin.message.unwrap_or_default();
        let mut became = Became::Unchanged;
        if pin.content != content {
            let changed = now();
            let shown = stamped(&summary, changed);
            if let Err(error) = publisher.edit(channel, message, &shown).await {
                return self.mend(state, pin, &error).await;
            }
            pin.content = content;
            pin.updated = changed;
            pin.unreachable_since = None;
            state.save_pin(&pin).await?;
            became = Became::Edited;
        }
        if !pin.pinned {
            if let Err(error) = publisher.pin(channel, message).await {
                return self.mend(state, pin, &error).await;
            }
            pin.pinned = true;
            pin.unreachable_since = None;
            state.save_pin(&pin).await?;
        }
        self.is_well(channel);
        Ok(became)
    }

    /// Puts the record right after a failure.
    async fn mend(
        &self,
        state: &State,
        mut pin: Pin,
        error: &PublishError,
    ) -> Result<Became, StateError> {
        let is_gone = match error {
            PublishError::MessageGone | PublishError::ChannelGone => true,
            PublishError::MissingAccess | PublishError::MissingPermission => {
                let since = *pin.unreachable_since.get_or_insert_with(now);
                now() - since > GIVEN_UP
            }
            PublishError::PinLimit | PublishError::ThreadArchived | PublishError::Other(_) => false,
        };
        let channel = pin.channel;
        if is_gone {
            state.forget_pin(&pin).await?;
            self.is_well(channel);
            tracing::info!(channel, %error, "a pinned summary is forgotten");
            return Ok(Became::Forgotten);
        }
        state.save_pin(&pin).await?;
        if self.is_news(channel) {
            tracing::warn!(channel, %error, "a pinned summary could not be brought up to date");
        }
        Ok(Became::Failed)
    }
}

/// What became of one pin.
enum Became {
    Edited,
    Unchanged,
    Forgotten,
    Failed,
}
