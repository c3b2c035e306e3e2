//! The program's end, also where its database does not let it write.

use std::fs::{self, File};
use std::time::Duration;

use careerbot::state::{Keeping, Place, State};
use sqlx::{AnyConnection, Connection as _, Executor as _};

use super::interactions::{Interaction, text};
use super::standin::Options;
use super::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_locked_does_not_keep_it_from_ending() {
    let knowledge = crate::world::World::new(&[("a", "## Work {#work}\n\nIt is work.\n")]);
    let path = knowledge.root().with_file_name("log");
    let log = File::create(&path).expect("a log");
    let place = Place::new(&knowledge.data(), None);
    let state = State::open(&place, Keeping::new(90)).await.expect("a file");
    let mut world = World::program(Options::default(), &knowledge, &[], log).await;
    world.connected().await;
    let ask = |question: &str| Interaction::command("ask", &[text("question", question)]);
    world.ask(&ask("how do I cook rice")).await;
    while state.count_questions().await.expect("a number") == 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }

    let file = knowledge.data().join("state.db");
    let address = format!("sqlite:{}", file.display());
    let mut other = AnyConnection::connect(&address).await.expect("it opens");
    other.execute("BEGIN EXCLUSIVE").await.expect("a lock");
    // Each would wait for five seconds.
    for number in 1..=6 {
        world
            .ask(&ask(&format!("how do I cook beans{number}")))
            .await;
    }
    world.stop();
    world.ended().await.expect("a clean end");
    let log = fs::read_to_string(&path).expect("text");
    assert!(log.contains("not written in time and are lost: "), "{log}");
}
