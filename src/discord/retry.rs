//! Sends a request until it is answered for good: again where that may help, never without an end.

use std::time::Duration;

use reqwest::{RequestBuilder, Response, StatusCode};
use serde_json::Value;

use crate::limits::cut;

/// Why a request failed. The text names neither address nor token.
#[derive(Debug, thiserror::Error)]
pub(super) enum RestError {
    /// 401 to a request with the bot's token.
    #[error("Discord refused the token")]
    Unauthorized,
    /// No answer, after all attempts.
    #[error("{0}")]
    Unreachable(String),
    /// 429, and no time to wait.
    #[error("Discord asks to wait {0:?}")]
    RateLimited(Duration),
    /// Any other answer that is no success.
    #[error("Discord answered {status} (code {code}): {message}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// Discord's own error code, 0 without one.
        code: u64,
        /// Discord's explanation.
        message: String,
    },
}

/// How long and how often a request is tried.
pub(super) struct Patience {
    /// At least 1.
    pub(super) attempts: u32,
    /// For one attempt.
    pub(super) timeout: Duration,
    /// The longest wait that Discord may ask for.
    pub(super) wait: Duration,
}

/// Before the second attempt; doubled before each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(150);

/// Longest part of Discord's explanation that is kept.
const LONGEST_MESSAGE: usize = 500;

/// Sends a request until it is answered for good.
pub(super) async fn send(
    patience: &Patience,
    request: impl Fn() -> RequestBuilder,
) -> Result<Value, RestError> {
    let mut pause = FIRST_PAUSE;
    let mut attempt = 1;
    loop {
        let outcome = match request().timeout(patience.timeout).send().await {
            Ok(response) => read(response).await,
            Err(error) => Err(Failure::unreachable(error)),
        };
        let Failure { error, retry } = match outcome {
            Ok(value) => return Ok(value),
            Err(failure) => failure,
        };
        match retry {
            Some(wait) if attempt < patience.attempts && wait <= patience.wait => {
                tokio::time::sleep(wait.max(pause)).await;
            }
            _ => return Err(error),
        }
        attempt += 1;
        pause *= 2;
    }
}

/// An attempt that failed, and after what time another one may succeed.
struct Failure {
    error: RestError,
    retry: Option<Duration>,
}

impl Failure {
    fn unreachable(error: reqwest::Error) -> Self {
        let reason = if error.is_timeout() {
            "Discord did not answer in time".to_owned()
        } else {
            // The innermost cause says it best: "Connection refused", "certificate expired".
            let error = error.without_url();
            let mut cause: &dyn std::error::Error = &error;
            while let Some(inner) = cause.source() {
                cause = inner;
            }
            format!("Discord cannot be reached: {cause}")
        };
        Self {
            error: RestError::Unreachable(reason),
            retry: Some(Duration::ZERO),
        }
    }
}

async fn read(response: Response) -> Result<Value, Failure> {
    let status = response.status();
    let after = response
        .headers()
        .get("retry-after")
        .and_then(|value| value.to_str().ok()?.parse().ok());
    let body = response.bytes().await.map_err(Failure::unreachable)?;
    if status.is_success() {
        return Ok(serde_json::from_slice(&body).unwrap_or(Value::Null));
    }
    // Gateways in front of Discord answer with HTML: then there is no code and no message.
    let body: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
    if status == StatusCode::TOO_MANY_REQUESTS {
        let seconds: f64 = body["retry_after"].as_f64().or(after).unwrap_or(1.0);
        let wait = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
        return Err(Failure {
            error: RestError::RateLimited(wait),
            retry: Some(wait),
        });
    }
    let code = body["code"].as_u64().unwrap_or(0);
    let mut message = body["message"]
        .as_str()
        .unwrap_or(status.canonical_reason().unwrap_or("no reason"))
        .to_owned();
    if let Some(details) = body.get("errors") {
        message.push_str(&format!(" {details}"));
    }
    let message = cut(&message, LONGEST_MESSAGE).into_owned();
    let retry = status.is_server_error().then_some(Duration::ZERO);
    Err(Failure {
        error: RestError::Refused {
            status: status.as_u16(),
            code,
            message,
        },
        retry,
    })
}
