//! Messages that stand in a channel: posted, edited and pinned outside of any interaction.

use reqwest::Method;
use serde::Serialize;
use serde_json::{Value, json};

use super::encode;
use super::message::Message;
use super::rest::Rest;
use super::retry::RestError;
use crate::limits::MESSAGES_AT_ONCE;
use crate::respond::answer::Answer;
use crate::upkeep::{PublishError, Publisher, Publishing};

/// Milliseconds since 1970 at which Discord's ids begin to count, and the bits behind the time:
/// https://discord.com/developers/docs/reference#snowflakes
const FIRST_ID: u64 = 1_420_070_400_000;
const BITS_BEHIND_TIME: u32 = 22;

/// The bot as one that posts.
pub(super) struct Channels {
    rest: Rest,
    /// The bot's user.
    user: u64,
}

impl Channels {
    pub(super) fn new(rest: Rest, user: u64) -> Self {
        Self { rest, user }
    }

    async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<&impl Serialize>,
    ) -> Result<Value, PublishError> {
        self.rest.as_bot(method, path, body).await.map_err(error)
    }
}

/// No body.
const NOTHING: Option<&Value> = None;

/// A message that Discord posts once, however often it is sent with the same nonce.
#[derive(Serialize)]
struct Posted<'a> {
    #[serde(flatten)]
    message: Message,
    nonce: &'a str,
    enforce_nonce: bool,
}

impl Publisher for Channels {
    fn post<'a>(&'a self, channel: u64, answer: &'a Answer, nonce: &'a str) -> Publishing<'a, u64> {
        Box::pin(async move {
            let message = Posted {
                message: encode::standing(answer),
                nonce,
                enforce_nonce: true,
            };
            let path = format!("/channels/{channel}/messages");
            let posted = self.send(Method::POST, &path, Some(&message)).await?;
            id(&posted["id"]).ok_or_else(|| PublishError::Other("a message without an id".into()))
        })
    }

    fn edit<'a>(&'a self, channel: u64, message: u64, answer: &'a Answer) -> Publishing<'a, ()> {
        Box::pin(async move {
            let path = format!("/channels/{channel}/messages/{message}");
            let body = encode::standing(answer);
            self.send(Method::PATCH, &path, Some(&body)).await?;
            Ok(())
        })
    }

    fn pin(&self, channel: u64, message: u64) -> Publishing<'_, ()> {
        Box::pin(async move {
            let path = format!("/channels/{channel}/messages/pins/{message}");
            self.send(Method::PUT, &path, NOTHING).await?;
            Ok(())
        })
    }

    fn delete(&self, channel: u64, message: u64) -> Publishing<'_, ()> {
        Box::pin(async move {
            let path = format!("/channels/{channel}/messages/{message}");
            self.send(Method::DELETE, &path, NOTHING).await?;
            Ok(())
        })
    }

    fn posted_since(&self, channel: u64, since: i64) -> Publishing<'_, Vec<u64>> {
        Box::pin(async move {
            let after = first_id_at(since);
            let path =
                format!("/channels/{channel}/messages?after={after}&limit={MESSAGES_AT_ONCE}");
            let messages = self.send(Method::GET, &path, NOTHING).await?;
            let ours = messages.as_array().into_iter().flatten().filter(|message| {
                id(&message["author"]["id"]) == Some(self.user)
                    && message
                        .get("interaction_metadata")
                        .is_none_or(Value::is_null)
            });
            let mut ids: Vec<u64> = ours.filter_map(|message| id(&message["id"])).collect();
            ids.sort_unstable();
            Ok(ids)
        })
    }

    fn reopen(&self, channel: u64) -> Publishing<'_, ()> {
        Box::pin(async move {
            let path = format!("/channels/{channel}");
            let body = json!({ "archived": false });
            self.send(Method::PATCH, &path, Some(&body)).await?;
            Ok(())
        })
    }
}

/// The smallest id of anything made at this time, in seconds since 1970.
fn first_id_at(seconds: i64) -> u64 {
    let milliseconds = u64::try_from(seconds).unwrap_or(0).saturating_mul(1_000);
    milliseconds.saturating_sub(FIRST_ID) << BITS_BEHIND_TIME
}

fn id(value: &Value) -> Option<u64> {
    value.as_str()?.parse().ok()
}

fn error(error: RestError) -> PublishError {
    match error {
        RestError::Refused { code, message, .. } => PublishError::from_code(code, &message),
        error => PublishError::Other(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::first_id_at;

    #[test]
    fn ids_count_from_2015() {
        // The example of Discord's documentation: 2016-04-30 11:18:25.796 UTC.
        assert_eq!(
            175_928_847_299_117_063_u64 >> 22,
            (1_462_015_105_796 - 1_420_070_400_000)
        );
        assert_eq!(
            first_id_at(1_462_015_105),
            (1_462_015_105_000 - 1_420_070_400_000) << 22
        );
        assert_eq!(first_id_at(0), 0);
        assert_eq!(first_id_at(-5), 0);
    }
}
