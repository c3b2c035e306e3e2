//! The bot, started against a stand-in of Discord.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use careerbot::discord::decode::Caller;
use careerbot::discord::{DiscordSettings, Pending, Responder, ServeError, serve};
use careerbot::index::Generation;
use careerbot::knowledge::{Library, Sources};
use careerbot::respond::answer::{Answer, Block, Effect, Outcome, Source};
use careerbot::respond::commands::Help;
use careerbot::respond::{Request, Suggest, Suggestion};
use careerbot::upkeep::Publisher;
use serde_json::Value;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::interactions::Interaction;
use super::standin::{Options, StandIn, TOKEN};

/// How long the bot may take to end.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct World {
    pub discord: StandIn,
    running: JoinHandle<Result<(), ServeError>>,
    stop: Option<oneshot::Sender<()>>,
}

impl World {
    /// The bot with real answers, ready.
    pub async fn start() -> Self {
        Self::with(generation()).await
    }

    /// The bot with this source of answers, ready.
    pub async fn with(responder: Arc<dyn Responder>) -> Self {
        let world = Self::begin(Options::default(), responder, |_| {}).await;
        world.connected().await;
        world
    }

    /// The bot, perhaps not ready yet.
    pub async fn begin(
        options: Options,
        responder: Arc<dyn Responder>,
        adjust: impl FnOnce(&mut DiscordSettings),
    ) -> Self {
        let discord = StandIn::start(options).await;
        let mut settings = DiscordSettings::new(TOKEN.into(), Some(discord.url.clone()));
        adjust(&mut settings);
        let (stop, stopped) = oneshot::channel();
        let running = tokio::spawn(serve(settings, responder, async {
            // Without anyone left to stop it, it goes on.
            if stopped.await.is_err() {
                std::future::pending::<()>().await;
            }
        }));
        Self {
            discord,
            running,
            stop: Some(stop),
        }
    }

    /// The program itself, as `careerbot serve` with these variables; it writes its log there.
    pub async fn program(
        options: Options,
        knowledge: &crate::world::World,
        variables: &[(&str, &str)],
        log: File,
    ) -> Self {
        let discord = StandIn::start(options).await;
        let child = Command::new(env!("CARGO_BIN_EXE_careerbot"))
            .arg("serve")
            .env_clear()
            .env("CAREERBOT_KNOWLEDGE", knowledge.root())
            .env("CAREERBOT_DATA", knowledge.data())
            .env("DISCORD_TOKEN", TOKEN)
            .env("DISCORD_API_URL", &discord.url)
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("it starts");
        let mut program = Program(child);
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            // Without anyone left to stop it, it is killed.
            if stopped.await.is_ok() {
                let id = program.0.id().to_string();
                let sent = Command::new("kill").args(["-TERM", &id]).status();
                assert!(sent.expect("a signal").success());
                let ended = tokio::task::spawn_blocking(move || program.0.wait());
                let status = ended.await.expect("no panic").expect("its end");
                if !status.success() {
                    return Err(ServeError::Unavailable(status.to_string()));
                }
            }
            Ok(())
        });
        Self {
            discord,
            running,
            stop: Some(stop),
        }
    }

    /// Waits until the gateway knows the bot.
    pub async fn connected(&self) {
        self.discord
            .until("IDENTIFY", |record| record.identifies.first().cloned())
            .await;
    }

    /// Delivers an interaction.
    pub fn send(&self, interaction: &Interaction) {
        self.discord
            .dispatch("INTERACTION_CREATE", &interaction.json);
    }

    /// Delivers an interaction and waits for what somebody sees.
    pub async fn ask(&self, interaction: &Interaction) -> Value {
        self.send(interaction);
        self.seen(interaction).await
    }

    /// Waits for the message that somebody sees.
    pub async fn seen(&self, interaction: &Interaction) -> Value {
        let found = |list: &[(String, Value)]| {
            list.iter()
                .find(|(token, _)| *token == interaction.token)
                .map(|(_, body)| body.clone())
        };
        let message = self
            .discord
            .until("a message", |record| found(&record.messages))
            .await;
        self.nothing_refused();
        message
    }

    /// Delivers an interaction and waits for the first response to it.
    pub async fn first_response(&self, interaction: &Interaction) -> Value {
        self.send(interaction);
        let found = |list: &[(String, Value)]| {
            list.iter()
                .find(|(token, _)| *token == interaction.token)
                .map(|(_, body)| body.clone())
        };
        let response = self
            .discord
            .until("a response", |record| found(&record.responses))
            .await;
        self.nothing_refused();
        response
    }

    /// Asks the bot to end.
    pub fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }

    /// Waits for the bot to end.
    pub async fn ended(&mut self) -> Result<(), ServeError> {
        timeout(PATIENCE, &mut self.running)
            .await
            .expect("it ends")
            .expect("it does not panic")
    }

    fn nothing_refused(&self) {
        self.discord
            .record(|record| assert!(record.refused.is_empty(), "{:#?}", record.refused));
    }
}

/// A program that does not outlive its test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A generation of a small guide.
pub fn generation() -> Arc<ArcSwap<Generation>> {
    let vocabulary = "[roles]\n\"Widget Tester\" = []\n\"Widget Maker\" = []\n";
    let sources = Sources {
        root: PathBuf::from("knowledge"),
        files: vec![
            (
                "guides/widgets.md".into(),
                include_bytes!("widgets.md").to_vec(),
            ),
            ("vocabulary.toml".into(), vocabulary.into()),
        ],
        unreadable: Vec::new(),
        stamps: Default::default(),
    };
    let library = Library::parse(&sources).expect("the sample guide is in order");
    let generation = Generation::in_memory(library, "sample".into()).expect("an index in memory");
    Arc::new(ArcSwap::from_pointee(generation))
}

/// A generation of the repository's own guides.
pub fn real() -> Arc<ArcSwap<Generation>> {
    let knowledge = crate::world::knowledge();
    let generation = crate::world::generation(&knowledge);
    crate::world::vectors(&knowledge).recall(&generation);
    Arc::new(ArcSwap::from_pointee(generation))
}

/// What a test answers with instead of the core.
pub struct Fake<F>(pub F);

impl<F: Fn(&Request) -> Answer + Send + Sync + 'static> Responder for Fake<F> {
    fn respond(&self, request: &Request) -> Answer {
        (self.0)(request)
    }

    fn suggest(&self, _: Suggest, typed: &str) -> Vec<Suggestion> {
        let title = (self.0)(&Request::Help(Help)).title;
        vec![Suggestion {
            name: format!("{title} {typed}"),
            value: typed.to_owned(),
        }]
    }

    fn passages(&self) -> usize {
        1
    }

    fn keep(&self, _: Effect) {}

    fn carry_out<'a>(&'a self, request: &'a Request, _: Caller) -> Pending<'a, Answer> {
        Box::pin(std::future::ready((self.0)(request)))
    }

    fn publish_through(&self, _: Arc<dyn Publisher>) {}
}

/// A plain answer with this text.
pub fn answer(text: &str) -> Answer {
    Answer {
        title: "An answer".into(),
        blocks: vec![Block::Paragraph(text.into())],
        sources: vec![Source {
            guide: "widgets".into(),
            title: "How to become a widget tester".into(),
            publisher: "Example Careers".into(),
            date: "June 2026".into(),
        }],
        outcome: Outcome::Answered,
        actions: Vec::new(),
        ..Answer::default()
    }
}

/// The button whose label contains this.
pub fn label<'a>(message: &'a Value, name: &str) -> Option<&'a Value> {
    let rows = message["components"].as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten())
        .find(|button| {
            button["label"]
                .as_str()
                .is_some_and(|label| label.contains(name))
        })
}

/// The custom id of that button.
pub fn press(message: &Value, name: &str) -> String {
    let button = label(message, name).unwrap_or_else(|| panic!("no button {name}: {message:#}"));
    button["custom_id"].as_str().expect("an id").to_owned()
}
