//! From a token to a running bot, and to a clean end.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use secrecy::ExposeSecret;
use serde_json::Value;
use serenity::http::HttpBuilder;
use tokio::time::timeout;

use super::commands::{application_commands, same};
use super::compose::Responder;
use super::gateway::{Gateway, listen};
use super::handler::Handler;
use super::publish::Channels;
use super::rest::{Rest, http_client};
use super::retry::RestError;
use super::settings::{DiscordSettings, ServeError, bare_token, base_url};

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

    let Prepared {
        gateway,
        owners,
        user,
    } = tokio::select! {
        prepared = prepare(&rest) => prepared?,
        () = &mut shutdown => return Ok(()),
    };
    responder.publish_through(Arc::new(Channels::new(rest.clone(), user)));
    // serenity uses REST for one request only, and its proxy works only without its rate limiter.
    let http = HttpBuilder::new(token.expose_secret())
        .client(client)
        .proxy(base)
        .ratelimiter_disabled(true)
        .build();
    let maintainers = settings.maintainers.iter().copied().chain(owners).collect();
    let handler = Arc::new(Handler::new(
        responder,
        rest,
        maintainers,
        settings.timings.defer_after,
    ));
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
    outcome
}

/// Everything before the connection: the token, the commands, the gateway's address, and whose
/// application it is.
async fn prepare(rest: &Rest) -> Result<Prepared, ServeError> {
    let user = rest.current_user().await.map_err(unavailable)?;
    let described = match rest.current_application().await {
        Ok(application) => application,
        Err(RestError::Refused { status: 404, .. }) => Value::Null,
        Err(error) => return Err(unavailable(error)),
    };
    let application = application_id(&described, &user)?;
    // Without its new commands the bot still answers the ones that it had.
    if let Err(error) = register(rest, application).await {
        tracing::error!(%error, "the commands could not be registered");
    }
    Ok(Prepared {
        gateway: gateway(rest).await?,
        owners: owners(&described),
        user: id(&user).unwrap_or(application),
    })
}

/// What is known before the connection.
struct Prepared {
    gateway: Gateway,
    owners: Vec<u64>,
    /// The bot's own user.
    user: u64,
}

fn id(object: &Value) -> Option<u64> {
    object["id"].as_str()?.parse().ok()
}

/// Who owns the application: its owner, or everyone who has joined its team.
fn owners(application: &Value) -> Vec<u64> {
    /// `membership_state` of someone who has accepted.
    const ACCEPTED: u64 = 2;
    let members = application["team"]["members"].as_array();
    let joined = members
        .into_iter()
        .flatten()
        .filter(|member| member["membership_state"].as_u64().unwrap_or(ACCEPTED) == ACCEPTED);
    joined
        .map(|member| &member["user"])
        .chain([&application["owner"]])
        .filter_map(id)
        .collect()
}

/// The application's id; the same as the bot user's for all but the oldest bots.
fn application_id(application: &Value, user: &Value) -> Result<u64, ServeError> {
    [application, user].into_iter().find_map(id).ok_or_else(|| {
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
