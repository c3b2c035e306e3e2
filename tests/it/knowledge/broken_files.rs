//! `tests/broken/`: guides as people get them wrong, each with the report that it must get.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use careerbot::knowledge::{Library, Problem, Sources, render_problems};

/// Set it to write the reports anew; then look at each.
const UPDATE: &str = "UPDATE_BROKEN";

/// Every broken guide, sorted by name.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

/// What is wrong with a file, read as the one guide of a folder.
fn problems(path: &Path) -> Vec<Problem> {
    let sources = Sources {
        root: PathBuf::new(),
        files: vec![("guides/broken.md".to_owned(), fs::read(path).unwrap())],
        unreadable: Vec::new(),
        stamps: Default::default(),
    };
    Library::parse(&sources).err().unwrap_or_default()
}

#[test]
fn every_broken_guide_gets_its_report() {
    let mut failures = String::new();
    let mut guides = 0;
    for path in files() {
        let extension = path.extension().and_then(|extension| extension.to_str());
        let name = path.file_name().unwrap().to_string_lossy();
        match extension {
            Some("md") => {}
            Some("txt") if !path.with_extension("md").exists() => {
                let _ = writeln!(failures, "{name}: a report without a guide");
                continue;
            }
            _ => continue,
        }
        guides += 1;
        let report = render_problems(&problems(&path), false);
        let expected = path.with_extension("txt");
        if std::env::var_os(UPDATE).is_some() {
            fs::write(&expected, &report).unwrap();
        }
        if report.is_empty() {
            let _ = writeln!(failures, "{name}: nothing is found wrong with it");
        }
        match fs::read_to_string(&expected) {
            Ok(expected) if expected == report => {}
            Ok(expected) => {
                let _ = writeln!(
                    failures,
                    "{name}: expected\n\n{expected}\nbut got\n\n{report}"
                );
            }
            Err(_) => {
                let _ = writeln!(
                    failures,
                    "{name}: no report is expected; it got\n\n{report}"
                );
            }
        }
    }
    assert!(guides >= 60, "{guides} broken guides");
    assert!(
        failures.is_empty(),
        "{failures}\n{UPDATE}=1 writes the reports anew"
    );
}

#[test]
fn every_report_shows_the_place_and_how_to_mend_it() {
    for path in files() {
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = fs::read(&path).unwrap();
        let lines = String::from_utf8_lossy(&text).lines().count().max(1);
        let problems = problems(&path);
        let distinct: BTreeSet<(usize, usize, &str)> = problems
            .iter()
            .map(|problem| (problem.line, problem.column, problem.message.as_str()))
            .collect();
        assert_eq!(distinct.len(), problems.len(), "twice the same in {path:?}");
        for problem in problems {
            assert!((1..=lines).contains(&problem.line), "{path:?}: {problem:?}");
            let room = problem.text.chars().count().max(1);
            assert!(
                problem.column <= room + 1 && problem.width <= room,
                "{path:?}: {problem:?}"
            );
            assert!(
                problem.help.len() > 8 && !problem.help.ends_with('.'),
                "{path:?}: {problem:?}"
            );
        }
    }
}
