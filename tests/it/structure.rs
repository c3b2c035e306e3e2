//! The rules of the repository: what may import what, which library lives where, how files look.
//!
//! Each rule is a function of a path and a text, so that made-up offenders show that it bites.

use std::fs;
use std::path::Path;

/// The modules in the order in which the data travels; imports go to the same rank's own module or
/// to a lower rank.
const RANKS: [(&str, u8); 18] = [
    ("knowledge", 0),
    ("config", 0),
    ("limits", 0),
    ("meaning", 0),
    ("index", 1),
    ("state", 1),
    ("draft", 1),
    ("question", 2),
    ("rank", 3),
    ("respond", 4),
    ("picture", 5),
    ("evaluate", 5),
    ("upkeep", 6),
    ("discord", 7),
    ("terminal", 7),
    ("preview", 8),
    ("cli", 9),
    ("main", 10),
];

/// Libraries that only one part of the program knows.
const HOMES: [(&str, &[&str]); 15] = [
    ("encoder", &["src/meaning/"]),
    ("iso_currency", &["src/knowledge/"]),
    ("tantivy", &["src/index/"]),
    ("rust_stemmers", &["src/index/"]),
    ("pulldown_cmark", &["src/knowledge/", "src/draft/"]),
    ("serenity", &["src/discord/"]),
    ("reqwest", &["src/discord/"]),
    ("resvg", &["src/picture/"]),
    ("skrifa", &["src/picture/"]),
    ("sqlx", &["src/state/"]),
    ("notify", &["src/upkeep/"]),
    ("htmd", &["src/draft/"]),
    ("rustyline", &["src/terminal/"]),
    ("comfy_table", &["src/terminal/"]),
    ("clap", &["src/cli/", "src/main.rs"]),
];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 8] = [
    "util", "utils", "helper", "helpers", "common", "type", "types", "misc",
];

/// Where source files lie that are read as often as written, and how many there are at least.
const SOURCES: [(&str, usize); 3] = [("src/", 150), ("examples/", 5), ("encoder/", 10)];

/// Longest source file.
const MOST_LINES: usize = 400;

/// Files that may be longer, each with the reason.
const LONGER: [(&str, &str); 0] = [];

/// What stands nowhere; written in two halves so that this file does not hold it.
const NOWHERE: [(&str, &str); 4] = [
    (
        concat!("#[ig", "nore"),
        "a test that does not run tests nothing",
    ),
    (
        concat!("/wo", "rk/"),
        "a path that exists on one machine only",
    ),
    (concat!("tod", "o!"), "unfinished code"),
    (concat!("unimpl", "emented!"), "unfinished code"),
];

#[test]
fn the_repository_keeps_its_rules() {
    let files = files();
    for (folder, least) in SOURCES {
        let sources = files.iter().filter(|(path, _)| path.starts_with(folder));
        let count = sources.count();
        assert!(count >= least, "{folder}: only {count} source files");
    }
    let found: Vec<String> = files
        .iter()
        .flat_map(|(path, text)| offences(path, text))
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_exception_is_needed() {
    let files = files();
    for (path, reason) in LONGER {
        let text = files.iter().find(|(known, _)| known == path);
        let lines = text.map_or(0, |(_, text)| text.lines().count());
        assert!(lines > MOST_LINES, "{path} has {lines} lines; {reason}");
    }
}

#[test]
fn every_module_of_the_library_has_a_rank_and_stands_in_its_order() {
    let library = include_str!("../../src/lib.rs");
    let modules: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert!(modules.len() >= 6, "{modules:?}");
    let ranks: Vec<u8> = modules
        .iter()
        .map(|module| rank(module).unwrap_or_else(|| panic!("{module} has no rank")))
        .collect();
    assert!(
        ranks.is_sorted(),
        "src/lib.rs: {modules:?} have the ranks {ranks:?}"
    );
}

#[test]
fn the_checker_finds_what_it_is_for() {
    let cases = [
        (
            "src/index/a.rs",
            "use crate::respond::ask;",
            "2: `index` (rank 1) imports `respond` (rank 4)",
        ),
        (
            "src/index/a.rs",
            "    crate::question::read(x)",
            "2: `index` (rank 1) imports `question` (rank 2)",
        ),
        (
            "src/config.rs",
            "use crate::knowledge::Library;",
            "2: `config` (rank 0) imports `knowledge` (rank 0)",
        ),
        (
            "src/index/a.rs",
            "use crate::{knowledge::Guide, question::Reading};",
            "2: `index` (rank 1) imports `question` (rank 2)",
        ),
        (
            "src/index/a.rs",
            "use crate::{\n    knowledge::Guide,\n    question::Reading,\n};",
            "4: `index` (rank 1) imports `question` (rank 2)",
        ),
        (
            "src/index/a.rs",
            "use super::super::question::Reading;",
            "2: `index` (rank 1) imports `question` (rank 2)",
        ),
        (
            "src/index/mod.rs",
            "use super::question::Reading;",
            "2: `index` (rank 1) imports `question` (rank 2)",
        ),
        (
            "src/index/a/b.rs",
            "pub(in crate::question) fn f() {}",
            "2: `index` (rank 1) imports `question` (rank 2)",
        ),
        (
            "src/respond/a.rs",
            "use crate::gossip::News;",
            "2: `gossip` has no rank in tests/it/structure.rs",
        ),
        (
            "src/gossip.rs",
            "struct News;",
            "1: `gossip` has no rank in tests/it/structure.rs",
        ),
        (
            "src/respond/a.rs",
            "use tantivy::Term;",
            "2: `tantivy` lives in src/index/",
        ),
        (
            "src/cli/a.rs",
            "fn f() -> tantivy::Result<()>",
            "2: `tantivy` lives in src/index/",
        ),
        (
            "src/cli/a.rs",
            "let x = serenity::all::Id::new(1);",
            "2: `serenity` lives in src/discord/",
        ),
        (
            "src/config/a.rs",
            "#[derive(clap::Parser)]",
            "2: `clap` lives in src/cli/, src/main.rs",
        ),
        (
            "src/index/a.rs",
            concat!("tod", "o!()"),
            concat!("2: `tod", "o!`: unfinished code"),
        ),
        (
            "tests/it/a.rs",
            concat!("    #[ig", "nore = \"slow\"]"),
            concat!("2: `#[ig", "nore`: a test that does not run tests nothing"),
        ),
        (
            "src/index/a.rs",
            concat!("// see /wo", "rk/x"),
            concat!("2: `/wo", "rk/`: a path that exists on one machine only"),
        ),
        (
            "src/index/utils.rs",
            "fn f() {}",
            "1: the name `utils` says nothing about what is inside",
        ),
        (
            "src/index/common/a.rs",
            "fn f() {}",
            "1: the name `common` says nothing about what is inside",
        ),
        (
            "examples/fit/helpers.rs",
            "fn f() {}",
            "1: the name `helpers` says nothing about what is inside",
        ),
        (
            "encoder/src/types.rs",
            "fn f() {}",
            "1: the name `types` says nothing about what is inside",
        ),
    ];
    for (path, line, expected) in cases {
        let found = offences(path, &format!("//! What it is.\n{line}\n"));
        assert_eq!(found, [format!("{path}:{expected}")], "{line}");
    }
    let long = format!("//! Long.\n{}", "//\n".repeat(MOST_LINES));
    for path in ["src/index/a.rs", "examples/fit/a.rs", "encoder/src/a.rs"] {
        assert_eq!(
            offences(path, "use std::fs;\n"),
            [format!("{path}:1: no `//!` that says what it is")]
        );
        assert_eq!(
            offences(path, &long),
            [format!("{path}:401: 401 lines, 400 are the most")]
        );
    }
}

#[test]
fn the_checker_leaves_alone_what_is_allowed() {
    for (path, line) in [
        (
            "src/index/a.rs",
            "use crate::index::passage::Passage;\nuse crate::knowledge::{Guide, Library};",
        ),
        (
            "src/index/a.rs",
            "/// See [`crate::respond`] and tantivy.\nuse tantivy::Term;",
        ),
        (
            "src/respond/a.rs",
            "use super::answer::X; // crate::discord::Y\nlet x = \"https://crate::\";",
        ),
        (
            "src/respond/a.rs",
            "let clapped = reclap(unclap);\nlet url = tantivy_url;",
        ),
        ("src/main.rs", "use careerbot::cli;\nuse clap::Parser as _;"),
        (
            "src/lib.rs",
            "pub mod respond;\npub use crate::respond::ask;",
        ),
        (
            "tests/it/a.rs",
            "use tantivy::Term;\nuse careerbot::respond;",
        ),
        (
            "examples/fit/a.rs",
            "use tantivy::Term;\nuse careerbot::respond;",
        ),
        ("src/cli/a.rs", "println!(\"{}\", crate::config::Settings);"),
    ] {
        let text = format!("//! What it is.\n{line}\n");
        assert_eq!(offences(path, &text), Vec::<String>::new());
    }
}

/// Everything that is wrong with one file, as `path:line: what`.
fn offences(path: &str, text: &str) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for (what, why) in NOWHERE {
            if line.contains(what) {
                found.push((at + 1, format!("`{what}`: {why}")));
            }
        }
    }
    if SOURCES.iter().any(|(folder, _)| path.starts_with(folder)) {
        found.extend(shape(path, text));
    }
    if path.starts_with("src/") {
        found.extend(imports(path, text));
        found.extend(homes(path, text));
    }
    found
        .into_iter()
        .map(|(line, what)| format!("{path}:{line}: {what}"))
        .collect()
}

/// Name, first line and length of a source file.
fn shape(path: &str, text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for part in path.trim_end_matches(".rs").split('/') {
        if EMPTY_NAMES.contains(&part) {
            let what = format!("the name `{part}` says nothing about what is inside");
            found.push((1, what));
        }
    }
    // The program's first file is three lines that call the library.
    if !text.starts_with("//!") && path != "src/main.rs" {
        let what = "no `//!` that says what it is";
        found.push((1, what.to_owned()));
    }
    let lines = text.lines().count();
    if lines > MOST_LINES && LONGER.iter().all(|(longer, _)| *longer != path) {
        found.push((lines, format!("{lines} lines, {MOST_LINES} are the most")));
    }
    found
}

/// Imports that do not go to a lower rank.
fn imports(path: &str, text: &str) -> Vec<(usize, String)> {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let parts: Vec<&str> = inside.split('/').filter(|part| *part != "mod").collect();
    let own = parts[0];
    if own == "lib" {
        return Vec::new();
    }
    let Some(own_rank) = rank(own) else {
        return vec![(1, unranked(own))];
    };
    let up = "super::".repeat(parts.len());
    let mut found = Vec::new();
    // The line of a `use crate::{` that goes on, and how many braces are open.
    let mut open = 0_usize;
    for (at, line) in text.lines().enumerate() {
        let code = code(line);
        let mut named: Vec<&str> = Vec::new();
        if open > 0 {
            named.extend(grouped(code, &mut open));
        }
        for root in ["crate::", up.as_str()] {
            for rest in after(code, root) {
                if let Some(group) = rest.strip_prefix('{') {
                    open = 1;
                    named.extend(grouped(group, &mut open));
                } else {
                    named.extend(word(rest));
                }
            }
        }
        for name in named {
            match rank(name) {
                _ if name == own => {}
                Some(other) if other < own_rank => {}
                Some(other) => found.push((
                    at + 1,
                    format!("`{own}` (rank {own_rank}) imports `{name}` (rank {other})"),
                )),
                // Further up than the root, or no module: the compiler knows better.
                None if code.contains(&format!("crate::{name}::")) => {
                    found.push((at + 1, unranked(name)));
                }
                None => {}
            }
        }
    }
    found
}

/// The first words of a `{a::b, c::{d, e}}` after its brace; `open` counts braces across lines.
fn grouped<'a>(text: &'a str, open: &mut usize) -> Vec<&'a str> {
    let mut named = Vec::new();
    let mut start = true;
    for (at, c) in text.char_indices() {
        match c {
            '{' => *open += 1,
            '}' => *open = open.saturating_sub(1),
            ',' if *open == 1 => start = true,
            _ if *open == 0 => break,
            c if start && *open == 1 && !c.is_whitespace() => {
                named.extend(word(&text[at..]));
                start = false;
            }
            _ => {}
        }
    }
    named
}

/// Libraries away from home.
fn homes(path: &str, text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (library, homes) in HOMES {
        if homes.iter().any(|home| path.starts_with(home)) {
            continue;
        }
        for (at, line) in text.lines().enumerate() {
            let named = after(code(line), library)
                .into_iter()
                .any(|rest| rest.starts_with("::") || rest.starts_with(';'));
            if named {
                found.push((at + 1, format!("`{library}` lives in {}", homes.join(", "))));
            }
        }
    }
    found
}

/// What follows each place where `what` stands as a whole word or path, not as the end of another.
fn after<'a>(text: &'a str, what: &str) -> Vec<&'a str> {
    text.match_indices(what)
        .filter(|(at, _)| {
            let before = text[..*at].chars().next_back();
            before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':')
        })
        .map(|(at, _)| &text[at + what.len()..])
        .collect()
}

fn word(text: &str) -> Option<&str> {
    let end = text
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}

/// A line without its comment; `//` behind a colon is an address.
fn code(line: &str) -> &str {
    let comment = line
        .match_indices("//")
        .find(|(at, _)| !line[..*at].ends_with(':'));
    comment.map_or(line, |(at, _)| &line[..at])
}

fn rank(module: &str) -> Option<u8> {
    RANKS
        .iter()
        .find(|(name, _)| *name == module)
        .map(|(_, rank)| *rank)
}

fn unranked(module: &str) -> String {
    format!("`{module}` has no rank in tests/it/structure.rs")
}

/// Every text file of ours, with its path from the root.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in [
        "src", "examples", "encoder", "tests", "benches", "tools", ".ci",
    ] {
        walk(root, &root.join(folder), &mut files);
    }
    for name in [
        "Cargo.toml",
        "README.md",
        "CHANGELOG.md",
        "deny.toml",
        "knowledge/README.md",
    ] {
        if let Ok(text) = fs::read_to_string(root.join(name)) {
            files.push((name.to_owned(), text));
        }
    }
    files
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            walk(root, &path, files);
            continue;
        }
        let name = path.strip_prefix(root).unwrap().to_str().unwrap();
        let name = name.replace('\\', "/");
        let is_code = SOURCES.iter().any(|(folder, _)| name.starts_with(folder));
        let is_source = !is_code || name.ends_with(".rs");
        if let (true, Ok(text)) = (is_source, fs::read_to_string(&path)) {
            files.push((name, text));
        }
    }
}
