//! The requests that we make of Discord: callbacks, edits, commands, who we are.
//!
//! Every request has a time-out and a bounded number of attempts. Neither the bot's token nor an
//! interaction's token appears in an error or a log: errors carry no address.

use std::time::Duration;

use reqwest::header::{AUTHORIZATION, HeaderValue, USER_AGENT};
use reqwest::multipart::{Form, Part};
use reqwest::{Method, RequestBuilder};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::Value;

use super::message::{EPHEMERAL, Edit, Message};
use super::reply::Reply;
use super::retry::{Patience, RestError, send};
use crate::picture::Picture;

/// A small client for Discord's REST interface.
#[derive(Clone)]
pub(super) struct Rest {
    client: reqwest::Client,
    base: String,
    authorization: HeaderValue,
}

/// The interaction that is replied to.
#[derive(Debug, Clone)]
pub(super) struct Call {
    /// The interaction's id.
    pub(super) id: u64,
    /// Whose webhook edits go to.
    pub(super) application: u64,
    /// Good for 15 minutes; whoever has it can post as us.
    pub(super) token: SecretString,
}

/// For the first response, which must arrive within three seconds.
const HURRIED: Patience = Patience {
    attempts: 3,
    timeout: Duration::from_secs(2),
    wait: Duration::from_millis(900),
};
/// For a look at something on the way to a first response.
const GLANCE: Patience = Patience {
    attempts: 1,
    timeout: Duration::from_millis(700),
    wait: Duration::ZERO,
};
/// For everything else.
const PATIENT: Patience = Patience {
    attempts: 5,
    timeout: Duration::from_secs(10),
    wait: Duration::from_secs(30),
};
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
        self.as_bot(Method::PUT, &path, Some(&commands)).await?;
        Ok(())
    }

    /// Sends the first response to an interaction.
    pub(super) async fn respond(&self, call: &Call, reply: &Reply) -> Result<Sent, RestError> {
        let path = format!(
            "/interactions/{}/{}/callback?with_response=true",
            call.id,
            call.token.expose_secret()
        );
        let request = || with_body(self.request(Method::POST, &path), reply, reply.picture());
        match send(&HURRIED, request).await {
            Ok(answer) => {
                let mut sent = Sent::of(&answer["resource"]["message"]);
                sent.private |= answer["interaction"]["response_message_ephemeral"] == true;
                Ok(sent)
            }
            Err(RestError::Refused {
                code: ALREADY_ACKNOWLEDGED,
                ..
            }) => Ok(Sent::default()),
            Err(error) => Err(error),
        }
    }

    /// Replaces the message of the first response, which may be a deferral, or the message that
    /// carries the button.
    pub(super) async fn edit_response(
        &self,
        call: &Call,
        message: &Message,
    ) -> Result<Sent, RestError> {
        let path = original(call);
        let picture = message.picture.as_deref();
        let request = || with_body(self.request(Method::PATCH, &path), &Edit(message), picture);
        send(&PATIENT, request)
            .await
            .map(|edited| Sent::of(&edited))
    }

    /// Whether the message of the first response is not there any more. As long as Discord does not
    /// say so, it is.
    pub(super) async fn response_is_gone(&self, call: &Call) -> bool {
        let path = original(call);
        let outcome = send(&GLANCE, || self.request(Method::GET, &path)).await;
        matches!(outcome, Err(RestError::Refused { status: 404, .. }))
    }

    /// Deletes the message of the first response, or the one that carries the button.
    pub(super) async fn delete_response(&self, call: &Call) -> Result<(), RestError> {
        let path = original(call);
        send(&PATIENT, || self.request(Method::DELETE, &path)).await?;
        Ok(())
    }

    /// Sends a further message, to whom the interaction's answers go.
    pub(super) async fn follow_up(
        &self,
        call: &Call,
        message: &Message,
    ) -> Result<Sent, RestError> {
        let token = call.token.expose_secret();
        let path = format!("/webhooks/{}/{token}", call.application);
        let picture = message.picture.as_deref();
        let request = || with_body(self.request(Method::POST, &path), message, picture);
        send(&PATIENT, request).await.map(|made| Sent::of(&made))
    }

    async fn get(&self, path: &str) -> Result<Value, RestError> {
        self.as_bot(Method::GET, path, None::<&Value>).await
    }

    /// A request with the bot's token.
    pub(super) async fn as_bot(
        &self,
        method: Method,
        path: &str,
        body: Option<&impl Serialize>,
    ) -> Result<Value, RestError> {
        let request = || {
            let request = self.request(method.clone(), path);
            let request = request.header(AUTHORIZATION, self.authorization.clone());
            match body {
                Some(body) => request.json(body),
                None => request,
            }
        };
        match send(&PATIENT, request).await {
            Err(RestError::Refused { status: 401, .. }) => Err(RestError::Unauthorized),
            outcome => outcome,
        }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let agent = concat!(
            "DiscordBot (",
            env!("CARGO_PKG_NAME"),
            ", ",
            env!("CARGO_PKG_VERSION"),
            ")"
        );
        self.client
            .request(method, format!("{}{path}", self.base))
            .header(USER_AGENT, agent)
    }
}

/// Where the message of an interaction's first response is.
fn original(call: &Call) -> String {
    let token = call.token.expose_secret();
    format!("/webhooks/{}/{token}/messages/@original", call.application)
}

/// What became of a message, as far as Discord says so.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sent {
    /// Its id.
    pub(super) message: Option<u64>,
    /// Only one person sees it, whatever was asked for: so it is where a server does not let apps
    /// that are installed by a person post for everyone.
    pub(super) private: bool,
}

impl Sent {
    fn of(message: &Value) -> Self {
        let (id, flags) = (message["id"].as_str(), message["flags"].as_u64());
        Self {
            message: id.and_then(|id| id.parse().ok()),
            private: flags.is_some_and(|flags| flags & EPHEMERAL != 0),
        }
    }
}

/// The body as JSON, or as a form where a picture goes with it.
fn with_body(
    request: RequestBuilder,
    body: &impl Serialize,
    picture: Option<&Picture>,
) -> RequestBuilder {
    let Some(Picture { name, png, .. }) = picture else {
        return request.json(body);
    };
    let body = serde_json::json!(body).to_string();
    let file = Part::bytes(png.clone()).file_name(name.clone());
    request.multipart(
        Form::new()
            .text("payload_json", body)
            .part("files[0]", file),
    )
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
