//! Adds a command to a copy of the program, and counts what that takes.
//!
//! The copy is built with the libraries that the tests were built with, so only the program itself is
//! compiled once more.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What stands in `src` for a command, besides its translations.
const MOST_FILES: usize = 3;

/// The added command. Its own test asks for it at every door.
const MOTTO: &str = include_str!("motto.rs");
/// Where it stands.
const OWN: &str = "src/respond/commands/motto.rs";

#[test]
fn a_command_is_its_file_and_a_place_in_the_registry() {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("added");
    let mut changed = Vec::new();
    let mut add = |path: &str, text: String| {
        let added = with_motto(path, &text);
        if added != text && !path.contains("/localisation/") {
            changed.push(path.to_owned());
        }
        added
    };
    take_over(&copy, Path::new("src"), &mut add);
    leave_behind(&copy, Path::new("src"));
    put(&copy.join(OWN), MOTTO);
    changed.push(OWN.into());
    assert!(changed.len() <= MOST_FILES, "{changed:?}");

    // Of the other targets only that they are there is looked at.
    for target in [
        "tests/it/main.rs",
        "benches/answers.rs",
        "benches/reindex.rs",
    ] {
        put(&copy.join(target), "");
    }
    for file in ["Cargo.toml", "Cargo.lock"] {
        let text = fs::read_to_string(root().join(file)).unwrap();
        put(&copy.join(file), another_program(&text));
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let mut tests = Command::new(env!("CARGO"));
    tests.args(["test", "--offline", "--lib"]);
    tests.arg("--target-dir").arg(target).current_dir(&copy);
    // What tests are told of their package would make libraries look changed.
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_MANIFEST") || name.starts_with("CARGO_PKG") {
            tests.env_remove(&*name);
        }
    }
    if !cfg!(debug_assertions) {
        tests.arg("--release");
    }
    if !cfg!(feature = "discord") {
        tests.arg("--no-default-features");
    }
    let output = tests.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let problems = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{problems}");
    let asked = "respond::commands::motto::tests::every_door_knows_it ... ok";
    assert!(said.contains(asked), "{said}");
}

/// A file of the program after the command was added.
fn with_motto(path: &str, text: &str) -> String {
    match path {
        "src/respond/commands/mod.rs" => text
            .replacen("mod levels;\n", "mod levels;\nmod motto;\n", 1)
            .replacen(
                "        help::Help\n",
                "        motto::Motto\n        help::Help\n",
                1,
            ),
        path if path.contains("/localisation/") => {
            let texts = "\n[commands.motto]\nname = \"motto\"\ndescription = \"Motto\"\n\
                         options.about = { name = \"about\", description = \"About\" }\n";
            format!("{text}{texts}")
        }
        _ => text.to_owned(),
    }
}

/// A manifest or its lock file for the copy: with another version, so that Cargo takes it for no build of
/// this program, and with the encoder where it is.
fn another_program(manifest: &str) -> String {
    let encoder = root().join("encoder");
    manifest
        .replace("members = [\".\", \"encoder\"]", "members = [\".\"]")
        .replace("path = \"encoder\"", &format!("path = {encoder:?}"))
        .replacen(
            "name = \"careerbot\"\nversion = \"",
            "name = \"careerbot\"\nversion = \"0.0.0-with-motto.",
            1,
        )
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Copies a folder of the repository; texts go through `change`.
fn take_over(copy: &Path, folder: &Path, change: &mut impl FnMut(&str, String) -> String) {
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path: PathBuf = folder.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            take_over(copy, &path, change);
            continue;
        }
        let bytes = fs::read(entry.path()).unwrap();
        match String::from_utf8(bytes) {
            Ok(text) => {
                let name = path.to_str().unwrap().replace('\\', "/");
                put(&copy.join(&path), change(&name, text));
            }
            Err(bytes) => put(&copy.join(&path), bytes.into_bytes()),
        }
    }
}

/// Takes out of the copy what an earlier state of the program left in it.
fn leave_behind(copy: &Path, folder: &Path) {
    for entry in fs::read_dir(copy.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = folder.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            leave_behind(copy, &path);
        } else if path != Path::new(OWN) && !root().join(&path).exists() {
            fs::remove_file(entry.path()).unwrap();
        }
    }
}

/// Writes a file, unless it holds this already: what did not change is not compiled again.
fn put(path: &Path, content: impl AsRef<[u8]>) {
    if fs::read(path).is_ok_and(|known| known == content.as_ref()) {
        return;
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}
