//! Settings: where they come from, and what is said about one that cannot be used.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use careerbot::config::{Log, Malformed, Options, Settings, dotenv};
use secrecy::ExposeSecret as _;

use super::World;

fn read(variables: &[(&str, &str)]) -> Result<Settings, Vec<Malformed>> {
    let variables: BTreeMap<_, _> = variables.iter().copied().collect();
    Settings::new(Options::default(), |name| {
        variables.get(name).map(OsString::from)
    })
}

#[test]
fn without_any_setting_the_defaults_hold() {
    for variables in [
        &[][..],
        &[
            ("DISCORD_TOKEN", " "),
            ("CAREERBOT_DATA", ""),
            ("LOG_FORMAT", ""),
        ],
    ] {
        let settings = read(variables).unwrap();
        assert_eq!(settings.knowledge, Path::new("knowledge"));
        assert_eq!(settings.data, Path::new("data"));
        assert_eq!(settings.maintainers, Vec::<u64>::new());
        assert_eq!(settings.keep_days, 90);
        assert_eq!(settings.log, Log::default());
        let missing = settings.token().unwrap_err().to_string();
        assert!(
            missing.starts_with("DISCORD_TOKEN is not set; "),
            "{missing}"
        );
    }
}

#[test]
fn every_setting_is_read() {
    let settings = read(&[
        ("CAREERBOT_KNOWLEDGE", "/k"),
        ("CAREERBOT_DATA", "/d"),
        ("DISCORD_TOKEN", " Bot abc.def.ghi "),
        ("DISCORD_API_URL", "http://127.0.0.1:8099/"),
        ("CAREERBOT_MAINTAINERS", "175928847299117063, 2"),
        ("CAREERBOT_STATE", "postgres://user:secret@host/careerbot"),
        ("CAREERBOT_KEEP_DAYS", "3650"),
        ("RUST_LOG", "careerbot=debug,warn"),
        ("LOG_FORMAT", "json"),
    ])
    .unwrap();
    assert_eq!(settings.knowledge, Path::new("/k"));
    assert_eq!(settings.data, Path::new("/d"));
    assert_eq!(settings.token().unwrap().expose_secret(), "abc.def.ghi");
    assert_eq!(
        settings.discord_api_url.as_deref(),
        Some("http://127.0.0.1:8099")
    );
    assert_eq!(settings.maintainers, [175928847299117063, 2]);
    assert_eq!(settings.keep_days, 3650);
    assert_eq!(
        settings.log,
        Log {
            filter: Some("careerbot=debug,warn".into()),
            json: true
        }
    );
    let shown = format!("{settings:?}");
    assert!(
        !shown.contains("abc.def") && !shown.contains("secret@"),
        "{shown}"
    );
}

#[test]
fn every_setting_stands_in_the_help_and_in_the_readme() {
    let help = World::new().run(&["--help"]).done().out;
    let readme = include_str!("../../../README.md");
    for name in [
        "CAREERBOT_KNOWLEDGE",
        "CAREERBOT_DATA",
        "CAREERBOT_STATE",
        "CAREERBOT_KEEP_DAYS",
        "CAREERBOT_MAINTAINERS",
        "DISCORD_TOKEN",
        "DISCORD_API_URL",
        "RUST_LOG",
        "LOG_FORMAT",
    ] {
        assert!(
            help.contains(&format!("  {name}")) || help.contains(&format!(", {name}")),
            "{help}"
        );
        assert!(readme.contains(&format!("`{name}")), "{name}");
    }
}

#[test]
fn what_nothing_reads_stops_nothing() {
    let world = World::new()
        .variable("DISCORD_PUBLIC_KEY", "abc")
        .variable("CAREERBOT_LISTEN", "everywhere");
    world.run(&["check"]).done();
}

#[test]
fn options_win_over_variables() {
    let options = Options {
        knowledge: Some("mine".into()),
        data: None,
        no_encoder: false,
    };
    let settings = Settings::new(options, |name| {
        Some(format!("from-{name}").into())
            .filter(|_| name == "CAREERBOT_KNOWLEDGE" || name == "CAREERBOT_DATA")
    })
    .unwrap();
    assert_eq!(settings.knowledge, PathBuf::from("mine"));
    assert_eq!(settings.data, PathBuf::from("from-CAREERBOT_DATA"));
}

#[test]
fn a_malformed_setting_is_named_and_explained() {
    let cases = [
        ("DISCORD_TOKEN", "abc def", "copy it again"),
        ("DISCORD_API_URL", "127.0.0.1:8099", "http://127.0.0.1:8099"),
        ("DISCORD_API_URL", "ftp://127.0.0.1", "http:// or https://"),
        ("DISCORD_API_URL", "http://", "name a host"),
        ("DISCORD_API_URL", "http://host:99999", "name a host"),
        ("DISCORD_API_URL", "http://ho st", "name a host"),
        ("DISCORD_API_URL", "http://host/x?y", "without a query"),
        (
            "CAREERBOT_MAINTAINERS",
            "1,ann",
            "\"ann\", which is no user id",
        ),
        ("CAREERBOT_MAINTAINERS", "+1", "no user id"),
        ("CAREERBOT_MAINTAINERS", "0", "no user id"),
        (
            "CAREERBOT_MAINTAINERS",
            "99999999999999999999999",
            "no user id",
        ),
        ("CAREERBOT_STATE", "mysql://x", "postgres://"),
        ("CAREERBOT_KEEP_DAYS", "0", "from 1 to 3650"),
        ("CAREERBOT_KEEP_DAYS", "3651", "from 1 to 3650"),
        ("CAREERBOT_KEEP_DAYS", "+9", "from 1 to 3650"),
        ("CAREERBOT_KEEP_DAYS", "90 days", "from 1 to 3650"),
        (
            "RUST_LOG",
            "careerbot=loud",
            "error, warn, info, debug, trace",
        ),
        ("LOG_FORMAT", "yaml", "json or text"),
    ];
    for (name, value, says) in cases {
        let malformed = read(&[(name, value)]).unwrap_err();
        let [sentence] = malformed.as_slice() else {
            panic!("{malformed:?}")
        };
        let sentence = sentence.to_string();
        assert!(sentence.starts_with(&format!("{name} ")), "{sentence}");
        assert!(sentence.contains(says), "{sentence}");
        assert!(!sentence.contains('\n'), "{sentence}");
    }
}

#[test]
fn addresses_of_every_form_are_taken() {
    let cases = [
        ("http://localhost", "http://localhost"),
        ("https://discord.example/", "https://discord.example"),
        ("http://[::1]:8099", "http://[::1]:8099"),
        ("http://proxy:80/discord", "http://proxy:80/discord"),
        ("http://host/api", "http://host"),
        ("http://host/api/v10/", "http://host"),
    ];
    for (given, read_as) in cases {
        let settings = read(&[("DISCORD_API_URL", given)]).unwrap();
        assert_eq!(settings.discord_api_url.as_deref(), Some(read_as));
    }
}

#[test]
fn all_malformed_settings_are_reported_at_once() {
    let malformed = read(&[
        ("RUST_LOG", "a=b"),
        ("LOG_FORMAT", "x"),
        ("CAREERBOT_KEEP_DAYS", "y"),
    ]);
    assert_eq!(malformed.unwrap_err().len(), 3);
}

#[test]
fn a_dotenv_file_is_read() {
    let text = b"\xEF\xBB\xBF# comment\r\nA=1\r\n\r\nexport B='two words'\nC=\nA=again\n";
    let variables = dotenv(text).unwrap();
    let variables: Vec<_> = variables
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(variables, [("A", "1"), ("B", "two words"), ("C", "")]);
}

#[test]
fn a_dotenv_line_that_cannot_be_read_is_named_but_not_shown() {
    let cases = [
        (&b"A=1\nDISCORD_TOKEN=abc secret\n"[..], "line 2 of .env"),
        (b"A=1\n\nsecret\n", "line 3 of .env"),
        (b"A=1\nB=\"secret\nC=3\n", "line 2 of .env"),
        (b"= secret\n", "line 1 of .env"),
        (b"A=\xff secret", "not UTF-8"),
    ];
    for (text, says) in cases {
        let sentence = dotenv(text).unwrap_err().to_string();
        assert!(sentence.contains(says), "{sentence}");
        assert!(!sentence.contains("secret"), "{sentence}");
    }
}

#[test]
fn the_program_ends_with_two_on_wrong_configuration() {
    let world = World::new().variable("CAREERBOT_MAINTAINERS", "ann");
    world
        .run(&["ask", "why"])
        .fails(2, &["error: CAREERBOT_MAINTAINERS "]);
    let world = World::new();
    world.file(".env", "LOG_FORMAT=yaml\n");
    world.run(&["check"]).fails(2, &["error: LOG_FORMAT "]);
    world.file(".env", "not a setting\n");
    world.run(&["check"]).fails(2, &["error: line 1 of .env"]);
    std::fs::remove_file(world.path(".env")).unwrap();
    std::fs::create_dir(world.path(".env")).unwrap();
    world
        .run(&["check"])
        .fails(2, &["error: .env cannot be read"]);
}

#[test]
fn the_real_environment_wins_over_the_file() {
    let world = World::new().variable("CAREERBOT_KNOWLEDGE", "knowledge");
    world.file(".env", "CAREERBOT_KNOWLEDGE=nowhere\n");
    world.run(&["check"]).done();
    let world = World::new().variable("CAREERBOT_KNOWLEDGE", "");
    world.file(".env", "CAREERBOT_KNOWLEDGE=nowhere\n");
    world.run(&["check"]).done();
    let world = World::new();
    world.file(".env", "CAREERBOT_KNOWLEDGE=nowhere\n");
    world.run(&["check"]).fails(2, &["nowhere"]);
}

#[test]
fn logs_can_be_json() {
    let world = World::new()
        .variable("RUST_LOG", "tantivy=debug")
        .variable("LOG_FORMAT", "json");
    let logs = world.run(&["index"]).done().err;
    let line = logs
        .lines()
        .next()
        .expect("tantivy says something while it writes an index");
    serde_json::from_str::<serde_json::Value>(line).unwrap();
}
