//! What each command prints when all is well.

use std::io::Read as _;
use std::process::Stdio;

use super::World;

#[test]
fn version_and_help_need_no_folder() {
    let world = World::new().variable("LOG_FORMAT", "broken");
    let version = world.run(&["--version"]).done().out;
    assert_eq!(
        version,
        format!("careerbot {}\n", env!("CARGO_PKG_VERSION"))
    );
    let help = world.run(&["--help"]).done().out;
    for word in [
        "console",
        "ask",
        "check",
        "index",
        "export",
        "--knowledge",
        "--data",
        "CAREERBOT_DATA",
    ] {
        assert!(help.contains(word), "{word}: {help}");
    }
}

#[test]
fn ask_answers_with_the_source() {
    let world = World::new();
    let ran = world
        .run(&["ask", "do", "testers", "need", "a", "degree"])
        .done();
    assert!(
        ran.out
            .starts_with("Does a tester need a degree?\n\nNo. A portfolio"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .contains("Source: How to become a widget tester – Example Careers, June 2026")
    );
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
    // The first run says what was built, the next one has nothing to say.
    assert!(
        ran.err.contains("1 guide, ") && ran.err.contains("(built)"),
        "{}",
        ran.err
    );
    assert_eq!(
        world.run(&["ask", "do testers need a degree"]).done().err,
        ""
    );
}

#[test]
fn ask_in_vain_is_no_failure() {
    let ran = World::new()
        .run(&["ask", "which frobnicator does zyxwv recommend"])
        .done();
    assert!(
        ran.out.starts_with("The guides do not cover this\n"),
        "{}",
        ran.out
    );
}

#[test]
fn ask_prints_json() {
    let world = World::new();
    let ran = world
        .run(&["ask", "--json", "--limit", "1", "do testers need a degree"])
        .done();
    let [answer] = ran.json().try_into().unwrap();
    assert_eq!(answer["question"], "do testers need a degree");
    assert_eq!(answer["answered"], true);
    let [first] = answer["answers"].as_array().unwrap().as_slice() else {
        panic!("{answer}")
    };
    assert_eq!(first["guide"], "tester");
    assert_eq!(first["id"], "tester/degree");
    assert_eq!(first["kind"], "faq");
    assert_eq!(
        first["text"],
        "No. A portfolio of broken widgets counts for more."
    );
    assert!(first["score"].as_f64().unwrap() > 0.0);
    assert!(answer.get("explain").is_none());
    let explained = world
        .run(&["ask", "--json", "--explain", "degree"])
        .done()
        .json();
    assert!(explained[0]["explain"]["terms"].is_array(), "{explained:?}");
    assert!(
        world
            .run(&["ask", "--explain", "degree"])
            .done()
            .out
            .contains("How this was found")
    );
}

#[test]
fn options_stand_before_or_after_the_command() {
    let world = World::new();
    std::fs::rename(world.path("knowledge"), world.path("elsewhere")).unwrap();
    for arguments in [
        ["--knowledge", "elsewhere", "--data", "kept", "check"],
        ["check", "--knowledge", "elsewhere", "--data", "kept"],
        ["--data=kept", "check", "--knowledge", "elsewhere", "--json"],
    ] {
        world.run(&arguments).done();
    }
    assert!(
        world
            .run(&["--knowledge", "elsewhere"])
            .done()
            .out
            .contains("To go on:")
    );
    let by_variable = World::new().variable("CAREERBOT_KNOWLEDGE", "nowhere");
    by_variable.run(&["check"]).fails(2, &["nowhere"]);
    by_variable
        .run(&["check", "--knowledge", "knowledge"])
        .done();
}

#[test]
fn a_chat_without_a_terminal_answers_lines() {
    let world = World::new();
    let ran = world.run_with(&[], b"/salary Atlantis\n").done();
    assert!(ran.out.starts_with("> /salary Atlantis\n"), "{}", ran.out);
    assert_eq!(
        world
            .run_with(&["console"], b"/salary Atlantis\n")
            .done()
            .out,
        ran.out
    );
    assert!(world.run(&[]).done().out.contains("To go on:"));
}

#[test]
fn check_is_short_when_all_is_well() {
    let world = World::new();
    let out = world.run(&["check"]).done().out;
    assert!(
        out.starts_with("1 guide, ") && out.ends_with(" passages, no problems\n"),
        "{out}"
    );
    assert_eq!(world.run(&["check", "--json"]).done().out, "[]\n");
    assert!(!world.path("data").exists(), "check writes nothing");
}

#[test]
fn index_says_what_changed() {
    let world = World::new();
    let first = world.run(&["index"]).done().out;
    assert!(
        first.contains("added    tester/degree  Does a tester need a degree?\n"),
        "{first}"
    );
    let again = world.run(&["index"]).done().out;
    assert!(
        again.starts_with("0 added, 0 changed, 0 removed: 1 guide, "),
        "{again}"
    );
    let guide = super::GUIDE
        .replace("counts for more", "counts for much more")
        .replace(
            "| Global (USD) | Entry | 0–2 years | $50,000–$60,000 | – |\n",
            "",
        );
    world.file("knowledge/guides/tester.md", guide);
    let changed = world.run(&["index"]).done().out;
    assert!(changed.contains("changed  tester/degree  "), "{changed}");
    assert!(changed.contains("removed  tester/pay/"), "{changed}");
    assert!(changed.contains("\n0 added, "), "{changed}");
}

#[test]
fn export_prints_every_passage() {
    let world = World::new();
    let passages = world.run(&["export"]).done().json();
    let degree = passages
        .iter()
        .find(|passage| passage["id"] == "tester/degree")
        .unwrap();
    assert_eq!(degree["kind"], "faq");
    for passage in &passages {
        let keys: Vec<&str> = passage
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(keys.len(), 5, "{keys:?}");
        let id = passage["id"].as_str().unwrap();
        assert!(
            id.is_ascii() && id.len() <= 60 && id.starts_with("tester/"),
            "{id}"
        );
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let world = World::new();
    world.run(&["index"]).done();
    for arguments in [
        vec!["export"],
        vec!["console"],
        vec!["ask", "degree"],
        vec!["--help"],
        vec!["index"],
    ] {
        let mut command = world.command(&arguments);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!(
            child.wait().unwrap().code(),
            Some(0),
            "{arguments:?}: {said}"
        );
        assert!(
            !said.contains("error") && !said.contains("panicked"),
            "{arguments:?}: {said}"
        );
    }
}
