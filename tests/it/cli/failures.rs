//! Every way in which a run can fail: what is said, and the exit code.

use super::World;

#[test]
fn wrong_usage() {
    let world = World::new();
    world.run(&["frobnicate"]).fails(2, &["frobnicate"]);
    world.run(&["ask"]).fails(2, &["QUESTION"]);
    world.run(&["ask", "--batch"]).fails(2, &["--json"]);
    world
        .run(&["ask", "--json", "--batch", "why"])
        .fails(2, &["--batch"]);
    world
        .run(&["ask", "why", "--limit", "0"])
        .fails(2, &["--limit"]);
    world
        .run(&["ask", "why", "--limit", "many"])
        .fails(2, &["--limit"]);
    world.run(&["--frobnicate"]).fails(2, &["--frobnicate"]);
}

#[test]
fn no_knowledge_folder() {
    let world = World::new();
    for command in [
        vec!["ask", "why"],
        vec!["check"],
        vec!["index"],
        vec!["export"],
        vec![],
    ] {
        let mut arguments = vec!["--knowledge", "nowhere"];
        arguments.extend(command);
        let ran = world.run(&arguments);
        ran.fails(
            2,
            &["error: ", "nowhere", "--knowledge", "CAREERBOT_KNOWLEDGE"],
        );
    }
}

#[test]
fn a_knowledge_folder_without_guides() {
    let world = World::new();
    std::fs::create_dir_all(world.path("bare/guides")).unwrap();
    let ran = world.run(&["ask", "why", "--knowledge", "bare"]);
    ran.fails(2, &["bare", "--knowledge", "CAREERBOT_KNOWLEDGE"]);
}

#[test]
fn broken_knowledge_is_shown() {
    let world = World::new();
    world.file("knowledge/guides/broken.md", "no front matter\n");
    let check = world.run(&["check"]);
    assert_eq!(check.code, Some(1));
    assert!(check.out.contains("guides/broken.md:1:1"), "{}", check.out);
    assert!(check.out.contains("no front matter"), "{}", check.out);
    assert_eq!(check.err, "");

    let check = world.run(&["check", "--json"]);
    assert_eq!(check.code, Some(1));
    let problem = &check.json()[0][0];
    assert_eq!(problem["file"], "guides/broken.md");
    assert_eq!(problem["line"], 1);

    for arguments in [vec!["ask", "why"], vec!["index"], vec!["export"], vec![]] {
        world
            .run(&arguments)
            .fails(1, &["guides/broken.md:1:1", "no front matter"]);
    }
}

#[test]
fn broken_knowledge_leaves_the_last_good_index() {
    let world = World::new();
    world.run(&["index"]).done();
    world.file("knowledge/guides/tester.md", "broken\n");
    let ran = world.run(&["ask", "do testers need a degree"]).done();
    assert!(ran.out.contains("No. A portfolio"), "{}", ran.out);
    assert!(
        ran.err.contains("warning: ") && ran.err.contains("careerbot check"),
        "{}",
        ran.err
    );
    world.run(&["index"]).fails(1, &["guides/tester.md:1:1"]);
    assert!(
        world
            .run(&["ask", "do testers need a degree"])
            .done()
            .out
            .contains("No. A portfolio")
    );
}

#[test]
fn a_data_folder_that_cannot_be_written() {
    let world = World::new();
    // Not by permissions: the superuser may write anywhere.
    world.file("taken", "a file, not a folder");
    let ran = world
        .run(&["ask", "do testers need a degree", "--data", "taken"])
        .done();
    assert!(ran.out.contains("No. A portfolio"), "{}", ran.out);
    assert_eq!(ran.err.matches("warning: ").count(), 1, "{}", ran.err);
    assert!(
        ran.err.contains("taken") && ran.err.contains("(in memory)"),
        "{}",
        ran.err
    );
    let ran = world
        .run_with(&["--data", "taken"], b"do testers need a degree\n")
        .done();
    assert!(ran.out.contains("No. A portfolio"), "{}", ran.out);
    let ran = world.run(&["index", "--data", "taken"]);
    ran.fails(1, &["taken", "--data", "CAREERBOT_DATA"]);
}

#[test]
#[cfg(unix)]
fn standard_input_that_cannot_be_read() {
    let world = World::new();
    let folder = std::fs::File::open(world.path("knowledge")).unwrap();
    let output = world.command(&["console"]).stdin(folder).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("error: cannot read"),
        "{output:?}"
    );
}
