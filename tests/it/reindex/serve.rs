//! The running bot: guides that change under it, and signals.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::{PAY, pay};
use crate::world::World;

/// `careerbot serve`, waiting for a Discord that never answers.
struct Bot {
    child: Child,
    log: Receiver<String>,
    /// Its connections wait here.
    _discord: TcpListener,
}

impl Bot {
    fn start(world: &World) -> Self {
        let discord = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_careerbot"))
            .arg("serve")
            .env_clear()
            .env("CAREERBOT_KNOWLEDGE", world.root())
            .env("CAREERBOT_DATA", world.data())
            .env("DISCORD_TOKEN", "a.token")
            .env(
                "DISCORD_API_URL",
                format!("http://{}", discord.local_addr().unwrap()),
            )
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (send, log) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        Self {
            child,
            log,
            _discord: discord,
        }
    }

    /// Waits for a line of the log.
    #[track_caller]
    fn says(&self, text: &str) {
        let mut said = Vec::new();
        while let Ok(line) = self.log.recv_timeout(Duration::from_secs(60)) {
            if line.contains(text) {
                return;
            }
            said.push(line);
        }
        panic!("no {text:?} in {said:#?}");
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([name, &id]).status().unwrap();
        assert!(sent.success());
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn changed_guides_and_a_hangup_are_followed_until_the_end() {
    let world = World::new(&[("a", PAY)]);
    let mut bot = Bot::start(&world);
    bot.says("1 guide, 1 passage, ");
    world.guide("a", &pay(200));
    bot.says("reindex: 0 added, 1 changed, 0 removed: 1 guide, 1 passage (");
    bot.signal("-HUP");
    bot.says("reindex: the guides are as they were");
    bot.signal("-TERM");
    assert!(bot.child.wait().unwrap().success());
}

#[test]
fn broken_guides_at_the_start_are_answered_from_the_last_good_ones_until_mended() {
    let world = World::new(&[("a", PAY)]);
    let bot = Bot::start(&world);
    bot.says("1 guide, 1 passage, ");
    drop(bot);
    world.guide("a", "## Pay\n\nWithout an id.");
    let bot = Bot::start(&world);
    bot.says("answering from the last good index");
    bot.says("reindex: 1 problem: guides/a.md:6:1: ");
    world.guide("a", &pay(200));
    bot.says("reindex: 0 added, 1 changed, 0 removed: 1 guide, 1 passage (");
}
