//! A folder of further guides with their questions, to measure the bot on something else.

use std::fs;
use std::path::Path;

use crate::evaluate::Question;
use crate::knowledge::{Library, QUESTIONS, Sources};

use super::super::failure::Failure;
use super::{questions, show};

/// Where the knowledge keeps its guides.
const INSIDE: &str = "guides/";
/// What is about the shipped guides alone.
const OWN: [&str; 2] = ["community.toml", "quiz.toml"];
/// What may explain such a folder to people.
const README: &str = "README.md";

/// Reads the guides (`*.md`) and the `questions.jsonl` of a folder. Everything else of the shipped
/// knowledge holds for them too, but for its community and its quiz, which are about its own guides.
pub(super) fn read(folder: &Path, shipped: &Sources) -> Result<(Library, Vec<Question>), Failure> {
    let unreadable = |error: std::io::Error| {
        let folder = folder.display();
        Failure::Usage(vec![format!(
            "cannot read the test guides {folder}: {error}"
        )])
    };
    let mut sources = Sources {
        root: folder.to_owned(),
        files: Vec::new(),
        unreadable: Vec::new(),
        stamps: Default::default(),
    };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".md") || name == README || name.starts_with('.') {
            continue;
        }
        let file = format!("{INSIDE}{name}");
        if shipped.file(&file).is_some() {
            let there = shipped.root.join(&file);
            return Err(Failure::Usage(vec![format!(
                "a guide cannot stand beside another of its name: {} and {}",
                entry.path().display(),
                there.display()
            )]));
        }
        let bytes = fs::read(entry.path()).map_err(unreadable)?;
        sources.files.push((file, bytes));
    }
    if sources.files.is_empty() {
        let folder = folder.display();
        return Err(Failure::Usage(vec![format!("no guide (*.md) in {folder}")]));
    }
    let is_own = |name: &str| name.starts_with(INSIDE) || OWN.contains(&name);
    let shared = shipped.files.iter().filter(|(name, _)| !is_own(name));
    sources.files.extend(shared.cloned());
    sources.files.sort();
    let library = Library::parse(&sources).or_else(|mut problems| {
        for problem in &mut problems {
            if let Some(name) = problem.file.strip_prefix(INSIDE) {
                problem.file = folder.join(name).display().to_string();
            }
        }
        show(&problems)
    })?;
    let questions = questions(&folder.join(QUESTIONS), &library)?;
    Ok((library, questions))
}
