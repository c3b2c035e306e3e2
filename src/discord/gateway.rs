//! The connection to Discord's gateway: interactions come in, the handler takes them on.
//!
//! serenity keeps the connection, on a runtime of its own: a shard that was closed for good spins
//! without ever yielding, and on a machine with one core nothing else would run any more, not even
//! what notices it. serenity is also told where the gateway is, because it would go to Discord's
//! public one whenever asking for the address fails.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use serenity::all::{
    ClientBuilder, ConnectionStage, Context, EventHandler, GatewayError, GatewayIntents, Http,
    Interaction, OnlineStatus, Ready, ResumedEvent, ShardId, ShardManager,
};
use serenity::async_trait;
use tokio::runtime::{self, Handle, Runtime};
use tokio::time::{MissedTickBehavior, interval, timeout};

use super::handler::Handler;
use super::settings::{ServeError, Timings};
use super::watchdog::Watchdog;

/// Interactions come without any intent; nothing else is needed.
const INTENTS: GatewayIntents = GatewayIntents::empty();

/// Where and how to connect.
pub(super) struct Gateway {
    /// `wss://…`; serenity's own choice without it.
    pub(super) url: Option<String>,
    /// How many connections the servers are divided among; at least 1.
    pub(super) shards: u32,
}

/// Listens until `shutdown`, or until the connection is lost for good.
pub(super) async fn listen(
    http: Http,
    gateway: Gateway,
    handler: Arc<Handler>,
    timings: &Timings,
    shutdown: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let apart = Apart::new().map_err(|error| ServeError::Gateway(error.to_string()))?;
    let listener = Listener {
        handler,
        here: Handle::current(),
        servers: Mutex::new(HashMap::new()),
    };
    let connecting = async {
        let client = ClientBuilder::new_with_http(http, INTENTS)
            .event_handler(listener)
            .await?;
        if let Some(url) = gateway.url {
            *client.ws_url.lock().await = url;
        }
        Ok(client)
    };
    let mut client = apart.run(connecting).await?;
    let shards = Arc::clone(&client.shard_manager);
    let running = async move { client.start_shards(gateway.shards).await };
    let outcome = tokio::select! {
        () = shutdown => Ok(()),
        ended = apart.run(running) => Err(match ended {
            Ok(()) => ServeError::Gateway("serenity ended it".into()),
            Err(error) => error,
        }),
        error = watch(&shards, timings) => Err(error),
    };
    if timeout(timings.close, close(&shards)).await.is_err() {
        tracing::warn!("the gateway connection did not close in time");
    }
    outcome
}

/// serenity's runtime; nothing waits for it when it is dropped.
struct Apart(Option<Runtime>);

impl Apart {
    fn new() -> std::io::Result<Self> {
        let runtime = runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("gateway")
            .enable_all()
            .build()?;
        Ok(Self(Some(runtime)))
    }

    async fn run<T: Send + 'static>(
        &self,
        task: impl Future<Output = serenity::Result<T>> + Send + 'static,
    ) -> Result<T, ServeError> {
        let Some(runtime) = &self.0 else {
            return Err(ServeError::Gateway("it is over".into()));
        };
        match runtime.spawn(task).await {
            Ok(outcome) => outcome.map_err(lost),
            Err(error) => Err(ServeError::Gateway(error.to_string())),
        }
    }
}

impl Drop for Apart {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// Closes every shard, so that Discord shows the bot as gone at once.
async fn close(shards: &ShardManager) {
    // Asking a shard without a connection to close makes it wait in a busy loop, for ever. Sending
    // fails for such a shard, and that ends it.
    shards.runners.lock().await.retain(|_, runner| {
        let connected = runner.stage == ConnectionStage::Connected;
        if !connected {
            runner.runner_tx.set_presence(None, OnlineStatus::Online);
        }
        connected
    });
    shards.shutdown_all().await;
}

/// Returns when a shard has been without a connection for too long.
async fn watch(shards: &ShardManager, timings: &Timings) -> ServeError {
    let mut watchdog = Watchdog::new(timings.first_connection, timings.reconnection);
    let mut ticks = interval(timings.first_connection / 20);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        let present: Vec<(ShardId, bool)> = {
            let runners = shards.runners.lock().await;
            runners
                .iter()
                .map(|(id, runner)| (*id, runner.stage == ConnectionStage::Connected))
                .collect()
        };
        if let Some((shard, waited)) = watchdog.observe(Instant::now(), present) {
            return ServeError::NotConnected {
                shard: shard.0,
                seconds: waited.as_secs(),
            };
        }
    }
}

fn lost(error: serenity::Error) -> ServeError {
    match error {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => ServeError::TokenRefused,
        serenity::Error::Gateway(
            GatewayError::DisallowedGatewayIntents | GatewayError::InvalidGatewayIntents,
        ) => ServeError::Intents,
        error => ServeError::Gateway(error.to_string()),
    }
}

struct Listener {
    handler: Arc<Handler>,
    /// Where interactions are answered.
    here: Handle,
    /// Servers of each shard that was ready.
    servers: Mutex<HashMap<ShardId, usize>>,
}

#[async_trait]
impl EventHandler for Listener {
    async fn ready(&self, _: Context, ready: Ready) {
        let (shard, total) = ready
            .shard
            .map_or((ShardId(0), 1), |shard| (shard.id, shard.total));
        let servers = {
            let mut servers = self.servers.lock().unwrap_or_else(PoisonError::into_inner);
            let is_new = servers.insert(shard, ready.guilds.len()).is_none();
            let complete = is_new && servers.len() == total as usize;
            complete.then(|| servers.values().sum::<usize>())
        };
        match servers {
            Some(servers) => tracing::info!(
                "ready: {} ({}) in {}, answering from {}",
                ready.user.name,
                ready.user.id,
                counted(servers, "server"),
                counted(self.handler.passages(), "passage"),
            ),
            None => tracing::debug!(shard = shard.0, "shard ready"),
        }
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        tracing::info!("gateway connection resumed");
    }

    async fn interaction_create(&self, _: Context, interaction: Interaction) {
        // Admitted before anything else, so that the end waits for it from now on.
        if let Some(place) = self.handler.admit(&interaction).await {
            let handler = Arc::clone(&self.handler);
            self.here
                .spawn(async move { handler.answer(interaction, place).await });
        }
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
