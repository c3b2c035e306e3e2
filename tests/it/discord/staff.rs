//! The whole program against the stand-in: what moderators pin, what maintainers reindex and read.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use super::interactions::{CHANNEL, Interaction, MEMBER, text};
use super::standin::{Channels, Fate, Options, StandIn, TOKEN};
use crate::world::World;

const ROADMAP: &str = "## The way in {#way .roadmap}

### Learn the parts {#parts}

Months 1–3. Take a widget apart.

- Buy a widget
- Take it apart

### Build one {#build}

Months 4–6. Build your own.

- Order a kit

## Pay {#pay}

A tester earns $100.";

/// How long anything may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// `careerbot serve` with knowledge of its own, in a Discord of its own.
struct Bot {
    discord: StandIn,
    world: World,
    process: Child,
}

impl Bot {
    async fn start() -> Self {
        Self::with(
            World::new(&[("widgets", ROADMAP)]),
            StandIn::start(Options::default()).await,
        )
        .await
    }

    async fn with(world: World, discord: StandIn) -> Self {
        let process = Self::process(&world, &discord);
        let bot = Self {
            discord,
            world,
            process,
        };
        bot.connected(1).await;
        bot
    }

    fn process(world: &World, discord: &StandIn) -> Child {
        Command::new(env!("CARGO_BIN_EXE_careerbot"))
            .arg("serve")
            .env_clear()
            .env("CAREERBOT_KNOWLEDGE", world.root())
            .env("CAREERBOT_DATA", world.data())
            .env("DISCORD_TOKEN", TOKEN)
            .env("DISCORD_API_URL", &discord.url)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program")
    }

    async fn connected(&self, times: usize) {
        let identified =
            |record: &super::standin::Record| (record.identifies.len() >= times).then_some(());
        self.discord.until("IDENTIFY", identified).await;
    }

    /// Killed at once, and started again.
    async fn restart(&mut self) {
        self.process.kill().expect("a living process");
        self.process.wait().expect("it ends");
        let times = self.discord.record(|record| record.identifies.len());
        self.process = Self::process(&self.world, &self.discord);
        self.connected(times + 1).await;
    }

    /// What somebody sees.
    async fn ask(&self, interaction: &Interaction) -> Value {
        self.discord
            .dispatch("INTERACTION_CREATE", &interaction.json);
        let message = self
            .discord
            .until("a message", |record| {
                let mut messages = record.messages.iter().rev();
                messages
                    .find(|(token, _)| *token == interaction.token)
                    .map(|(_, body)| body.clone())
            })
            .await;
        self.discord
            .record(|record| assert!(record.refused.is_empty(), "{:#?}", record.refused));
        message
    }

    async fn pin(&self) -> String {
        said(&self.ask(&Interaction::command("pin-roadmap", &[])).await)
    }

    /// The texts that stand in the channel, with whether they are pinned.
    fn standing(&self, channel: &str) -> Vec<(String, bool)> {
        let here = self
            .discord
            .channels(|channels: &mut Channels| channels.of(channel));
        here.iter().map(|it| (said(&it.body), it.pinned)).collect()
    }

    /// Waits until the one message that stands in the channel holds this, and is pinned.
    async fn shows(&self, channel: &str, text: &str) -> String {
        let standing = async {
            loop {
                if let [(shown, true)] = &self.standing(channel)[..]
                    && shown.contains(text)
                {
                    return shown.clone();
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        match tokio::time::timeout(PATIENCE, standing).await {
            Ok(shown) => shown,
            Err(_) => panic!("waited in vain for {text}; {:?}", self.standing(channel)),
        }
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn said(message: &Value) -> String {
    let embed = &message["embeds"][0];
    let parts = [&message["content"], &embed["title"], &embed["description"]];
    parts
        .map(|part| part.as_str().unwrap_or_default())
        .join("\n")
}

fn refusal(status: u16, code: u64, message: &str) -> Fate {
    Fate::Answer(status, json!({ "message": message, "code": code }))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pinned_roadmap_follows_the_guides() {
    let mut bot = Bot::start().await;
    let told = bot.pin().await;
    let standing = bot.standing(CHANNEL);
    assert_eq!(standing.len(), 1, "{told}");
    assert!(standing[0].1, "{told}");
    assert!(standing[0].0.contains("Take it apart"), "{standing:?}");

    bot.world.guide(
        "widgets",
        &ROADMAP.replace("Take it apart", "Read its manual"),
    );
    let shown = bot.shows(CHANNEL, "Read its manual").await;
    assert!(shown.contains("Updated 20"), "{shown}");

    // Changed while nobody looked, then killed: the next start brings the message up to date.
    bot.process.kill().expect("a living process");
    bot.world
        .guide("widgets", &ROADMAP.replace("Take it apart", "Break it"));
    bot.restart().await;
    bot.shows(CHANNEL, "Break it").await;

    // Something else in the guide leaves it alone; asking again refreshes, and posts nothing.
    let pay = ROADMAP
        .replace("Take it apart", "Break it")
        .replace("$100", "$200");
    bot.world.guide("widgets", &pay);
    let answer = bot.ask(&Interaction::command("reindex", &[])).await;
    assert!(said(&answer).contains('1'), "{answer}");
    bot.pin().await;
    assert_eq!(bot.standing(CHANNEL).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_fails_while_pinning_is_said_and_mended() {
    let bot = Bot::start().await;
    for (method, path, fate, expected) in [
        (
            "POST",
            "/messages",
            refusal(403, 50_001, "Missing Access"),
            "View Channel",
        ),
        (
            "POST",
            "/messages",
            refusal(403, 50_013, "Missing Permissions"),
            "Send Messages",
        ),
        (
            "PUT",
            "",
            refusal(403, 50_013, "Missing Permissions"),
            "Pin Messages",
        ),
        (
            "PUT",
            "",
            refusal(400, 30_003, "Maximum number of pins reached"),
            "250 pins",
        ),
        (
            "POST",
            "/messages",
            refusal(404, 10_003, "Unknown Channel"),
            "not there any more",
        ),
    ] {
        bot.discord.next(method, path, fate);
        let told = bot.pin().await;
        assert!(told.contains(expected), "{expected}: {told}");
        assert_eq!(
            bot.standing(CHANNEL),
            [],
            "{expected}: nothing stays half done"
        );
    }
    bot.pin().await;
    assert_eq!(bot.standing(CHANNEL).len(), 1);

    // Somebody removed the message: the next one takes its place.
    bot.discord.channels(|channels| channels.clear(CHANNEL));
    let told = bot.pin().await;
    let standing = bot.standing(CHANNEL);
    assert_eq!(standing.len(), 1, "{told}");
    assert!(standing[0].1, "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn maintainers_reindex_and_nobody_else_does() {
    let bot = Bot::start().await;
    let reindex = Interaction::command("reindex", &[]);
    let stranger = bot.ask(&reindex.again().by(MEMBER)).await;
    assert!(said(&stranger).contains("maintainers"), "{stranger}");
    assert_eq!(stranger["flags"], 64);

    bot.world.guide("widgets", "## Pay\n\nWithout an id.");
    let broken = bot.ask(&reindex).await;
    assert!(said(&broken).contains("widgets.md:6:1"), "{broken}");
    let pay = Interaction::command("ask", &[text("question", "pay of a tester")]);
    assert!(said(&bot.ask(&pay).await).contains("$100"));

    bot.world.guide("widgets", &ROADMAP.replace("$100", "$300"));
    bot.ask(&reindex.again()).await;
    assert!(said(&bot.ask(&pay.again()).await).contains("$300"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_in_vain_is_read_and_settled() {
    let mut bot = Bot::start().await;
    for question in ["do penguins fly south?", "Do penguins fly south"] {
        let asked = Interaction::command("ask", &[text("question", question)]);
        let answer = bot.ask(&asked).await;
        // Shown to everyone it is not asked once more.
        let share = super::world::press(&answer, "Share here");
        bot.ask(&Interaction::press(&share).on(&answer)).await;
    }
    let pay = Interaction::command("ask", &[text("question", "pay of a tester")]);
    let answer = bot.ask(&pay).await;
    let not_helpful = super::world::press(&answer, "Not helpful");
    bot.ask(&Interaction::press(&not_helpful).on(&answer)).await;
    // Questions are written beside the answers, a moment later.
    let unanswered = Interaction::command("unanswered", &[]);
    while !said(&bot.ask(&unanswered.again()).await).contains("2 questions") {}
    bot.restart().await;

    let refused = bot.ask(&unanswered.again().by(MEMBER)).await;
    assert!(said(&refused).contains("maintainers"), "{refused}");
    let list = bot.ask(&unanswered).await;
    let text = said(&list);
    assert!(
        text.contains("penguins") && text.contains("2 times"),
        "{text}"
    );
    assert!(
        text.contains("pay of a tester") && text.contains("not helpful"),
        "{text}"
    );

    let select = &list["components"][0]["components"][0];
    let (id, value) = (&select["custom_id"], &select["options"][0]["value"]);
    let (id, value) = (
        id.as_str().expect("an id"),
        value.as_str().expect("a value"),
    );
    let done = Interaction::choose(id, &[value]).on(&list);
    let stolen = bot.ask(&done.again().by(MEMBER)).await;
    assert!(said(&stolen).contains("maintainers"), "{stolen}");
    let rest = said(&bot.ask(&done).await);
    assert!(
        rest.contains("Done") && rest.contains("1 question"),
        "{rest}"
    );
}

/// Killed in the middle of a reindex, again and again: no pin that was reported is lost, and each
/// shows the guides as they are in the end.
#[tokio::test(flavor = "multi_thread")]
async fn no_pin_is_lost_however_often_the_bot_is_killed() {
    const KILLS: usize = 10;
    let mut bot = Bot::start().await;
    let channel = |number: usize| format!("8000000000000001{number:02}");
    for number in 0..KILLS {
        let pin = Interaction::command("pin-roadmap", &[]).in_channel(&channel(number));
        let told = said(&bot.ask(&pin).await);
        assert!(told.contains("inned"), "{told}");
        bot.world.guide(
            "widgets",
            &ROADMAP.replace("Take it apart", &format!("Version {number}")),
        );
        // From before the change is seen to after the messages are edited.
        let moment = Duration::from_millis(70 * number as u64);
        tokio::time::sleep(moment).await;
        bot.restart().await;
    }
    bot.world.guide(
        "widgets",
        &ROADMAP.replace("Take it apart", "The last version"),
    );
    for number in 0..KILLS {
        bot.shows(&channel(number), "The last version").await;
    }
}
