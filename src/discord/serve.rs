//! From a token to a running bot, and to a clean end.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use serenity::http::HttpBuilder;
use tokio::time::timeout;

use super::commands::{application_commands, same};
use super::compose::Responder;
use super::gateway::{Gateway, listen};
use super::handler::Handler;
use super::rest::{Rest, RestError, http_client};

/// Where Discord's REST interface is.
const DISCORD: &str = "https://discord.com";

/// What is needed to run on Discord.
#[derive(Debug, Clone)]
pub struct DiscordSettings {
    /// The bot's token, with or without "Bot " before it.
    pub token: SecretString,
    /// Where Discord's REST interface is instead (a stand-in or proxy), without `/api`.
    pub api_url: Option<String>,
    /// How long things may take.
    pub timings: Timings,
}

impl DiscordSettings {
    /// Settings with the usual timings.
    pub fn new(token: SecretString, api_url: Option<String>) -> Self {
        Self {
            token,
            api_url,
            timings: Timings::default(),
        }
    }
}

/// How long things may take.
#[derive(Debug, Clone)]
pub struct Timings {
    /// An answer that takes longer is announced, and follows; Discord waits for three seconds.
    pub defer_after: Duration,
    /// For a shard to connect for the first time.
    pub first_connection: Duration,
    /// For a shard to connect again, which may have to wait for a network.
    pub reconnection: Duration,
    /// At the end, for the gateway connection to close.
    pub close: Duration,
    /// At the end, for answers that are being given.
    pub drain: Duration,
}

impl Default for Timings {
    fn default() -> Self {
        Self {
            defer_after: Duration::from_secs(2),
            first_connection: Duration::from_secs(60),
            reconnection: Duration::from_secs(600),
            close: Duration::from_secs(5),
            drain: Duration::from_secs(5),
        }
    }
}

/// Why the bot does not run, in words for whoever started it.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// No token was given.
    #[error(
        "no Discord token; set DISCORD_TOKEN to the bot's token from https://discord.com/developers/applications"
    )]
    TokenMissing,
    /// Discord does not know the token.
    #[error(
        "Discord refused the token; check DISCORD_TOKEN, or reset the token on the application's Bot page"
    )]
    TokenRefused,
    /// The address cannot be one.
    #[error("DISCORD_API_URL is not an http or https address: {0}")]
    ApiUrl(String),
    /// Discord's REST interface did not answer, or not as documented.
    #[error("{0}")]
    Unavailable(String),
    /// Discord allows no more connections for now; insisting makes it reset the token.
    #[error(
        "Discord allows no further connection for {0:?}; something has restarted the bot too often"
    )]
    SessionsUsedUp(Duration),
    /// Discord refused the intents.
    #[error("Discord refused the gateway intents, although none is asked for")]
    Intents,
    /// A shard cannot connect.
    #[error(
        "no connection to Discord's gateway for {seconds} seconds (shard {shard}); start the bot again once the network and https://discordstatus.com are well"
    )]
    NotConnected {
        /// Which connection.
        shard: u32,
        /// For how long.
        seconds: u64,
    },
    /// The gateway connection ended for another reason.
    #[error("the connection to Discord's gateway ended: {0}")]
    Gateway(String),
}

/// Runs the bot until `shutdown`: says who it is, registers the commands if they changed, answers
/// interactions, and in the end closes the connection and finishes the answers that it began.
///
/// A shard that serenity has lost control of cannot always be stopped: a process should exit
/// when this returns instead of waiting for its runtime to come to rest.
pub async fn serve(
    settings: DiscordSettings,
    responder: Arc<dyn Responder>,
    shutdown: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let token = bare_token(&settings.token)?;
    let base = base_url(settings.api_url.as_deref())?;
    let client = http_client(&base).map_err(|error| ServeError::Unavailable(error.to_string()))?;
    let rest = Rest::new(client.clone(), &base, &token).ok_or(ServeError::TokenRefused)?;
    tokio::pin!(shutdown);

    let gateway = tokio::select! {
        gateway = prepare(&rest) => gateway?,
        () = &mut shutdown => return Ok(()),
    };
    // serenity uses REST for one request only, and its proxy works only without its rate limiter.
    let http = HttpBuilder::new(token.expose_secret())
        .client(client)
        .proxy(base)
        .ratelimiter_disabled(true)
        .build();
    let handler = Arc::new(Handler::new(responder, rest, settings.timings.defer_after));
    let outcome = listen(
        http,
        gateway,
        Arc::clone(&handler),
        &settings.timings,
        shutdown,
    )
    .await;
    if timeout(settings.timings.drain, handler.idle())
        .await
        .is_err()
    {
        tracing::warn!("some answers were not finished in time");
    }
    if outcome.is_ok() {
        tracing::info!("stopped");
    }
    outcome
}

/// Everything before the connection: the token, the commands, the gateway's address.
async fn prepare(rest: &Rest) -> Result<Gateway, ServeError> {
    let user = rest.current_user().await.map_err(unavailable)?;
    let application = application_id(rest, &user).await?;
    // Without its new commands the bot still answers the ones that it had.
    if let Err(error) = register(rest, application).await {
        tracing::error!(%error, "the commands could not be registered");
    }
    gateway(rest).await
}

/// The application's id; the same as the bot user's for all but the oldest bots.
async fn application_id(rest: &Rest, user: &Value) -> Result<u64, ServeError> {
    let application = match rest.current_application().await {
        Ok(application) => application,
        Err(RestError::Refused { status: 404, .. }) => Value::Null,
        Err(error) => return Err(unavailable(error)),
    };
    [&application, user]
        .into_iter()
        .find_map(|object| object["id"].as_str()?.parse().ok())
        .ok_or_else(|| {
            ServeError::Unavailable("Discord did not say which application this is".into())
        })
}

/// Registers the commands if they differ from those that are registered: each change counts
/// towards a daily limit and makes clients load the commands again.
async fn register(rest: &Rest, application: u64) -> Result<(), RestError> {
    let commands = application_commands();
    if same(&commands, &rest.commands(application).await?) {
        tracing::debug!("commands are registered as they are");
        return Ok(());
    }
    rest.overwrite_commands(application, &commands).await?;
    tracing::info!("registered {} commands", commands.len());
    Ok(())
}

async fn gateway(rest: &Rest) -> Result<Gateway, ServeError> {
    let answer = match rest.gateway().await {
        Ok(answer) => answer,
        Err(RestError::Refused { status: 404, .. }) => Value::Null,
        Err(error) => return Err(unavailable(error)),
    };
    let shards = answer["shards"]
        .as_u64()
        .and_then(|count| u32::try_from(count).ok())
        .unwrap_or(1)
        .max(1);
    let starts = &answer["session_start_limit"];
    if starts["remaining"]
        .as_u64()
        .is_some_and(|left| left < u64::from(shards))
    {
        let wait = Duration::from_millis(starts["reset_after"].as_u64().unwrap_or(0));
        return Err(ServeError::SessionsUsedUp(Duration::from_secs(
            wait.as_secs(),
        )));
    }
    Ok(Gateway {
        url: answer["url"].as_str().map(str::to_owned),
        shards,
    })
}

fn unavailable(error: RestError) -> ServeError {
    match error {
        RestError::Unauthorized => ServeError::TokenRefused,
        error => ServeError::Unavailable(error.to_string()),
    }
}

/// The token alone: people paste it with blanks, line ends or "Bot ".
fn bare_token(token: &SecretString) -> Result<SecretString, ServeError> {
    let token = token.expose_secret().trim();
    match token.strip_prefix("Bot ").unwrap_or(token).trim() {
        "" => Err(ServeError::TokenMissing),
        token => Ok(SecretString::from(token)),
    }
}

/// The address without a slash at its end and without `/api`.
fn base_url(configured: Option<&str>) -> Result<String, ServeError> {
    let Some(url) = configured.map(str::trim).filter(|url| !url.is_empty()) else {
        return Ok(DISCORD.into());
    };
    let base = url.trim_end_matches('/');
    let base = base
        .strip_suffix("/api/v10")
        .or_else(|| base.strip_suffix("/api"))
        .unwrap_or(base);
    match reqwest::Url::parse(base) {
        Ok(parsed) if matches!(parsed.scheme(), "http" | "https") && parsed.has_host() => {
            Ok(base.to_owned())
        }
        _ => Err(ServeError::ApiUrl(url.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_taken_as_people_write_it() {
        for url in [
            "http://127.0.0.1:8099",
            "http://127.0.0.1:8099/",
            "http://127.0.0.1:8099/api/v10/",
        ] {
            assert_eq!(
                base_url(Some(url)).ok().as_deref(),
                Some("http://127.0.0.1:8099")
            );
        }
        assert_eq!(base_url(None).ok().as_deref(), Some(DISCORD));
        assert_eq!(base_url(Some(" ")).ok().as_deref(), Some(DISCORD));
        assert!(matches!(
            base_url(Some("localhost:80")),
            Err(ServeError::ApiUrl(_))
        ));
    }

    #[test]
    fn the_token_is_taken_as_people_paste_it() {
        for token in ["abc", " abc\n", "Bot abc"] {
            assert_eq!(
                bare_token(&token.into()).expect("a token").expose_secret(),
                "abc"
            );
        }
        for token in ["", " ", "Bot "] {
            assert!(matches!(
                bare_token(&token.into()),
                Err(ServeError::TokenMissing)
            ));
        }
    }
}
