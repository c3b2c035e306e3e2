//! Pinned summaries: which message stands in which channel, and what it shows.

use sqlx::any::AnyRow;
use sqlx::query;

use super::{State, StateError, column};

/// The summary of a channel; each channel has at most one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// The channel's id.
    pub channel: u64,
    /// The message's id; `None` between the decision to post and the word that it is posted.
    pub message: Option<u64>,
    /// Whether the message is known to be pinned.
    pub pinned: bool,
    /// The guide's slug; the fullest roadmap without one.
    pub guide: Option<String>,
    /// A digest of what the message shows; empty before it shows anything.
    pub content: String,
    /// When it was decided to post the message, in seconds.
    pub created: i64,
    /// When the message was last written, in seconds.
    pub updated: i64,
    /// Since when the message is out of reach, in seconds.
    pub unreachable_since: Option<i64>,
}

impl State {
    /// Every pin, by channel.
    pub async fn pins(&self) -> Result<Vec<Pin>, StateError> {
        let rows = query("SELECT * FROM pins ORDER BY channel")
            .fetch_all(&self.pool)
            .await;
        let pins = rows.and_then(|rows| rows.iter().map(pin).collect());
        pins.map_err(|error| self.failed(&error))
    }

    /// The pin of a channel.
    pub async fn pin(&self, channel: u64) -> Result<Option<Pin>, StateError> {
        let row = query("SELECT * FROM pins WHERE channel = $1")
            .bind(channel.cast_signed())
            .fetch_optional(&self.pool)
            .await;
        let pin = row.and_then(|row| row.as_ref().map(pin).transpose());
        pin.map_err(|error| self.failed(&error))
    }

    /// Notes that a message for `claim` is about to be posted, in place of `before` (as it was
    /// read). `false` where somebody else was faster: then nothing must be posted.
    pub async fn claim_pin(&self, claim: &Pin, before: Option<&Pin>) -> Result<bool, StateError> {
        let sql = match before {
            None => {
                "INSERT INTO pins (channel, pinned, guide, content, created, updated) \
                 VALUES ($1, 0, $2, '', $3, $3) ON CONFLICT (channel) DO NOTHING"
            }
            Some(_) => {
                "UPDATE pins SET message = NULL, pinned = 0, guide = $2, content = '', \
                 created = $3, updated = $3, unreachable_since = NULL \
                 WHERE channel = $1 AND created = $4 AND COALESCE(message, 0) = $5"
            }
        };
        let mut claim = query(sql)
            .bind(claim.channel.cast_signed())
            .bind(claim.guide.as_deref())
            .bind(claim.created);
        if let Some(before) = before {
            let message = before.message.unwrap_or(0).cast_signed();
            claim = claim.bind(before.created).bind(message);
        }
        let done = claim.execute(&self.pool).await;
        let done = done.map_err(|error| self.failed(&error))?;
        Ok(done.rows_affected() == 1)
    }

    /// Remembers a pin as it is now; the channel's earlier one is replaced.
    pub async fn save_pin(&self, pin: &Pin) -> Result<(), StateError> {
        let saved = query(
            "INSERT INTO pins \
             (channel, message, pinned, guide, content, created, updated, unreachable_since) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
             ON CONFLICT (channel) DO UPDATE SET message = excluded.message, \
             pinned = excluded.pinned, guide = excluded.guide, content = excluded.content, \
             created = excluded.created, updated = excluded.updated, \
             unreachable_since = excluded.unreachable_since",
        )
        .bind(pin.channel.cast_signed())
        .bind(pin.message.map(u64::cast_signed))
        .bind(i64::from(pin.pinned))
        .bind(pin.guide.as_deref())
        .bind(pin.content.as_str())
        .bind(pin.created)
        .bind(pin.updated)
        .bind(pin.unreachable_since)
        .execute(&self.pool)
        .await;
        saved.map_err(|error| self.failed(&error)).map(|_| ())
    }

    /// Forgets a pin, unless the channel has another message by now.
    pub async fn forget_pin(&self, pin: &Pin) -> Result<(), StateError> {
        let forgotten = query("DELETE FROM pins WHERE channel = $1 AND COALESCE(message, 0) = $2")
            .bind(pin.channel.cast_signed())
            .bind(pin.message.unwrap_or(0).cast_signed())
            .execute(&self.pool)
            .await;
        forgotten.map_err(|error| self.failed(&error)).map(|_| ())
    }
}

fn pin(row: &AnyRow) -> Result<Pin, sqlx::Error> {
    let message: Option<i64> = column(row, "message")?;
    Ok(Pin {
        channel: column::<i64>(row, "channel")?.cast_unsigned(),
        message: message.map(i64::cast_unsigned),
        pinned: column::<i64>(row, "pinned")? != 0,
        guide: column(row, "guide")?,
        content: column(row, "content")?,
        created: column(row, "created")?,
        updated: column(row, "updated")?,
        unreachable_since: column(row, "unreachable_since")?,
    })
}
