//! The requests that we make of Discord: callbacks, edits, commands, who we are.
//!
//! Every request has a time-out and a bounded number of attempts. Neither the bot's token nor an
//! interaction's token appears in an error or a log: errors carry no address.

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderValue, USER_AGENT};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

/// A small client for Discord's REST interface.
#[derive(Clone)]
pub(super) struct Rest {
    client: reqwest::Client,
    base: String,
    authorization: HeaderValue,
}

/// The interaction that is replied to.
pub(super) struct Call {
    /// The interaction's id.
    pub(super) id: u64,
    /// Whose webhook edits go to.
    pub(super) application: u64,
    /// Good for 15 minutes; whoever has it can post as us.
    pub(super) token: SecretString,
}

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
struct Patience {
    attempts: u32,
    /// For one attempt.
    timeout: Duration,
    /// The longest wait that Discord may ask for.
    wait: Duration,
}

/// For the first response, which must arrive within three seconds.
const HURRIED: Patience = Patience {
    attempts: 3,
    timeout: Duration::from_secs(2),
    wait: Duration::from_millis(900),
};
/// For everything else.
const PATIENT: Patience = Patience {
    attempts: 5,
    timeout: Duration::from_secs(10),
    wait: Duration::from_secs(30),
};
/// Before the second attempt; doubled before each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(150);
/// "Interaction has already been acknowledged": an earlier attempt got through after all.
const ALREADY_ACKNOWLEDGED: u64 = 40_060;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

impl Rest {
    /// A client for the interface at `base` (without `/api`). `None` if the token holds characters
    /// that no token has.
    pub(super) fn new(client: reqwest::Client, base: &str, token: &SecretString) -> Option<Self> {
        let mut authorization =
            HeaderValue::from_str(&format!("Bot {}", token.expose_secret())).ok()?;
        authorization.set_sensitive(true);
        Some(Self {
            client,
            base: format!("{base}/api/v10"),
            authorization,
        })
    }

    /// The bot's own user.
    pub(super) async fn current_user(&self) -> Result<Value, RestError> {
        self.get("/users/@me").await
    }

    /// The bot's application.
    pub(super) async fn current_application(&self) -> Result<Value, RestError> {
        self.get("/applications/@me").await
    }

    /// Where the gateway is and how many shards it wants.
    pub(super) async fn gateway(&self) -> Result<Value, RestError> {
        self.get("/gateway/bot").await
    }

    /// The registered commands.
    pub(super) async fn commands(&self, application: u64) -> Result<Vec<Value>, RestError> {
        match self
            .get(&format!(
                "/applications/{application}/commands?with_localizations=true"
            ))
            .await?
        {
            Value::Array(commands) => Ok(commands),
            _ => Ok(Vec::new()),
        }
    }

    /// Replaces all registered commands of every kind.
    pub(super) async fn overwrite_commands(
        &self,
        application: u64,
        commands: &[Value],
    ) -> Result<(), RestError> {
        let path = format!("/applications/{application}/commands");
        let body = Value::from(commands);
        self.as_bot(Method::PUT, &path, Some(&body)).await?;
        Ok(())
    }

    /// Sends the first response to an interaction.
    pub(super) async fn respond(&self, call: &Call, response: &Value) -> Result<(), RestError> {
        let path = format!(
            "/interactions/{}/{}/callback",
            call.id,
            call.token.expose_secret()
        );
        match self
            .send(&HURRIED, &path, |rest, url| {
                rest.request(Method::POST, url).json(response)
            })
            .await
        {
            Err(RestError::Refused {
                code: ALREADY_ACKNOWLEDGED,
                ..
            })
            | Ok(_) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Replaces the first response, which may be a deferral.
    pub(super) async fn edit_response(
        &self,
        call: &Call,
        message: &Value,
    ) -> Result<(), RestError> {
        let path = format!(
            "/webhooks/{}/{}/messages/@original",
            call.application,
            call.token.expose_secret()
        );
        self.send(&PATIENT, &path, |rest, url| {
            rest.request(Method::PATCH, url).json(message)
        })
        .await?;
        Ok(())
    }

    async fn get(&self, path: &str) -> Result<Value, RestError> {
        self.as_bot(Method::GET, path, None).await
    }

    /// A request with the bot's token.
    async fn as_bot(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Value, RestError> {
        let build = |rest: &Self, url: &str| {
            let request = rest
                .request(method.clone(), url)
                .header(AUTHORIZATION, rest.authorization.clone());
            match body {
                Some(body) => request.json(body),
                None => request,
            }
        };
        match self.send(&PATIENT, path, build).await {
            Err(RestError::Refused { status: 401, .. }) => Err(RestError::Unauthorized),
            outcome => outcome,
        }
    }

    fn request(&self, method: Method, url: &str) -> RequestBuilder {
        let agent = concat!(
            "DiscordBot (",
            env!("CARGO_PKG_NAME"),
            ", ",
            env!("CARGO_PKG_VERSION"),
            ")"
        );
        self.client.request(method, url).header(USER_AGENT, agent)
    }

    /// Sends a request until it is answered for good.
    async fn send(
        &self,
        patience: &Patience,
        path: &str,
        build: impl Fn(&Self, &str) -> RequestBuilder,
    ) -> Result<Value, RestError> {
        let url = format!("{}{path}", self.base);
        let mut pause = FIRST_PAUSE;
        let mut attempt = 1;
        loop {
            let outcome = match build(self, &url).timeout(patience.timeout).send().await {
                Ok(response) => read(response).await,
                Err(error) => Err(Failure::unreachable(error)),
            };
            let (error, wait) = match outcome {
                Ok(value) => return Ok(value),
                Err(Failure { error, retry }) => (error, retry),
            };
            match wait {
                Some(asked) if attempt < patience.attempts && asked <= patience.wait => {
                    tokio::time::sleep(asked.max(pause)).await;
                }
                _ => return Err(error),
            }
            attempt += 1;
            pause *= 2;
        }
    }
}

/// An HTTP client with our time-outs. Redirects are not followed: the token goes nowhere else.
pub(super) fn http_client(base: &str) -> Result<reqwest::Client, reqwest::Error> {
    let builder = reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(PATIENT.timeout)
        .redirect(reqwest::redirect::Policy::none());
    // A proxy of the surroundings cannot reach this machine's loopback.
    if is_loopback(base) {
        builder.no_proxy().build()
    } else {
        builder.build()
    }
}

fn is_loopback(base: &str) -> bool {
    reqwest::Url::parse(base)
        .ok()
        .as_ref()
        .and_then(reqwest::Url::host_str)
        .is_some_and(|host| {
            host == "localhost"
                || host
                    .trim_matches(['[', ']'])
                    .parse()
                    .is_ok_and(|ip: std::net::IpAddr| ip.is_loopback())
        })
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
    let message = super::limits::cut(&message, 500).into_owned();
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
