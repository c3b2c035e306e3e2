//! The commands that need Discord, as far as they go without it.

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
