//! `careerbot serve`: the bot on Discord, until it is told to stop.

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;

use crate::config::Settings;
use crate::discord::{DiscordSettings, ServeError, serve};
use crate::index::Store;
use crate::state::{Keeper, Keeping, Place};
use crate::upkeep::{Pace, Reindexer, Upkeep, learn, reindex_on_hangup, watch};

use super::bot::Bot;
use super::failure::Failure;
use super::learn::vectors;
use super::load::load_on_disk;

/// What is logged unless `RUST_LOG` says otherwise: libraries only when something is wrong.
pub(super) const LOG: &str = "warn,careerbot=info";

/// How long, at the end, the state may take for what is still to be written: service managers kill
/// what does not end soon.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// Runs the command.
pub(super) fn run(settings: &Settings) -> Result<(), Failure> {
    // Before anything is built: a missing token is the usual mistake.
    let token = settings.token()?.clone();
    let generation = load_on_disk(settings)?;
    let mut discord = DiscordSettings::new(token, settings.discord_api_url.clone());
    discord.maintainers.clone_from(&settings.maintainers);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let vectors = vectors(settings);
    vectors.refresh(&generation);
    let current = Arc::new(ArcSwap::from_pointee(generation));
    let reindexer = Reindexer::new(
        settings.knowledge.clone(),
        Store::new(&settings.data),
        vectors.clone(),
        Arc::clone(&current),
    );
    let keeper = Keeper::new(
        Place::new(&settings.data, settings.state.as_ref()),
        Keeping::new(settings.keep_days),
    );
    let outcome = runtime.block_on(async {
        let stop = stop_signal()?;
        let hangups = tokio::spawn(reindex_on_hangup(Arc::clone(&reindexer))?);
        let watching = tokio::spawn(watch(Arc::clone(&reindexer), Pace::default()));
        let swaps = reindexer.swaps();
        let learning = tokio::spawn(learn(vectors, Arc::clone(&current), swaps));
        let upkeep = Arc::new(Upkeep::start(keeper));
        let bot = Bot::new(current, reindexer, Arc::clone(&upkeep));
        let outcome = serve(discord, Arc::new(bot), stop).await;
        watching.abort();
        learning.abort();
        hangups.abort();
        let lost = upkeep.finish(LAST_WORDS).await;
        if lost > 0 {
            tracing::warn!(
                "questions and votes that were not written in time and are lost: {lost}"
            );
        }
        outcome?;
        tracing::info!("stopped");
        Ok(())
    });
    // A connection that was lost for good cannot be stopped, so nothing is waited for.
    runtime.shutdown_background();
    outcome
}

/// Ends when the process is asked to: Ctrl-C, or what service managers and containers send.
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut terminate = {
        use tokio::signal::unix::{SignalKind, signal};
        signal(SignalKind::terminate())?
    };
    Ok(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
        tracing::info!("stopping");
    })
}

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Self {
        match error {
            ServeError::TokenMissing | ServeError::ApiUrl(_) => {
                Self::Usage(vec![error.to_string()])
            }
            error => Self::Failed(error.to_string()),
        }
    }
}
