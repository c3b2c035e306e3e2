//! The commands that need Discord, as far as they go without it.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use super::World;

#[test]
fn commands_prints_what_is_registered() {
    let out = World::new().run(&["commands"]).done().out;
    let commands: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    assert!(
        commands.iter().any(|command| command["name"] == "salary"),
        "{out}"
    );
    assert!(World::new().run(&["--help"]).done().out.contains("serve"));
}

#[test]
fn serve_needs_a_token() {
    World::new()
        .run(&["serve"])
        .fails(2, &["error: DISCORD_TOKEN is not set"]);
    World::new()
        .variable("DISCORD_TOKEN", "Bot")
        .run(&["serve"])
        .fails(2, &["DISCORD_TOKEN"]);
}

#[test]
fn a_refused_token_is_one_sentence_without_the_token() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
            let refusal =
                "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
            let _ = stream.write_all(refusal.as_bytes());
        }
    });
    let world = World::new()
        .variable("DISCORD_TOKEN", "not.the.token")
        .variable("DISCORD_API_URL", &url)
        .variable("RUST_LOG", "trace");
    let ran = world.run(&["serve"]);
    ran.fails(1, &["error: Discord refused the token"]);
    assert!(!ran.err.contains("not.the.token"), "{}", ran.err);
}

#[test]
fn serve_needs_guides_and_a_data_folder() {
    let world = World::new().variable("DISCORD_TOKEN", "abc");
    world.file("taken", "a file, not a folder");
    world
        .run(&["serve", "--knowledge", "nowhere"])
        .fails(2, &["nowhere", "--knowledge"]);
    let ran = world.run(&["serve", "--data", "taken"]);
    ran.fails(1, &["error: cannot write to taken", "--data"]);
    assert!(!ran.err.contains("memory"), "{}", ran.err);
    world.file("knowledge/guides/tester.md", "broken\n");
    world.run(&["serve"]).fails(1, &["guides/tester.md:1:1"]);
}
