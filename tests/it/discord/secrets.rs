//! What is logged: one clear line at the start, and never a token.

use std::process::Command;

use careerbot::discord::LOG_CEILING;
use tracing_subscriber::EnvFilter;

use super::interactions::Interaction;
use super::standin::{Fate, Options, Order, TOKEN};
use super::world::{World, generation};

/// Set in the process that logs.
const LOGGING: &str = "CAREERBOT_TEST_LOGGING";

#[test]
fn the_start_is_one_line_and_no_token_is_ever_logged() {
    if std::env::var_os(LOGGING).is_some() {
        return log_everything();
    }
    let log = log_of_a_process(
        module_path!(),
        "the_start_is_one_line_and_no_token_is_ever_logged",
    );
    assert_eq!(log.matches("ready: careerbot-test").count(), 1, "{log}");
    assert!(log.contains("in 3 servers, answering from"), "{log}");
    for secret in [TOKEN, "interaction-token"] {
        let telling: Vec<&str> = log.lines().filter(|line| line.contains(secret)).collect();
        assert_eq!(telling, Vec::<&str>::new());
    }
}

/// Runs a test of this binary again in a process of its own: logging is set for a whole process.
fn log_of_a_process(module: &str, test: &str) -> String {
    let (_, module) = module.split_once("::").expect("a crate and a module");
    let output = Command::new(std::env::current_exe().expect("this binary"))
        .args(["--exact", &format!("{module}::{test}"), "--nocapture"])
        .env(LOGGING, "1")
        .output()
        .expect("it runs");
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{log}");
    log
}

/// Everything that can be logged, but for what [`LOG_CEILING`] never lets through.
fn log_everything() {
    let filter = LOG_CEILING
        .iter()
        .fold(EnvFilter::new("trace"), |filter, directive| {
            filter.add_directive(directive.parse().expect("a directive"))
        });
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(a_life_with_troubles());
}

async fn a_life_with_troubles() {
    let options = Options {
        servers: 3,
        ..Options::default()
    };
    let mut world = World::begin(options, generation(), |_| {}).await;
    world.connected().await;
    for interaction in [
        Interaction::command("help", &[]),
        Interaction::typing("ask", "question", "p"),
        Interaction::press("tampered"),
    ] {
        world.first_response(&interaction).await;
    }
    // What goes wrong is logged; that must not tell more than it should.
    let expired = serde_json::json!({ "message": "Unknown interaction", "code": 10_062 });
    world
        .discord
        .next("POST", "/callback", Fate::Answer(404, expired));
    world.send(&Interaction::command("help", &[]));
    let mut unreadable = Interaction::command("help", &[]);
    unreadable.json["entitlements"] = "not a list".into();
    world.send(&unreadable);
    world.discord.order(Order::Drop);
    world
        .discord
        .until("RESUME", |record| record.resumes.first().cloned())
        .await;
    world.ask(&Interaction::command("guides", &[])).await;
    world.stop();
    world.ended().await.expect("a clean end");
}
