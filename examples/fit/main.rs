//! Fits the weights of the ranking to golden questions and writes `src/rank/weights.toml`:
//! `cargo run --release --example fit`.
//!
//! What is fitted must hold for guides that nobody has seen: the questions are asked of several
//! libraries (with and without "Also asked", with foreign guides beside and alone), and the printed
//! figures come from fits that left out every question of the guide that is asked.

#![expect(clippy::print_stdout, reason = "the figures are for the reader")]

#[path = "../libraries/mod.rs"]
mod libraries;
mod logistic;
mod ranker;
mod sample;

use std::path::Path;
use std::process::ExitCode;

use careerbot::meaning::{self, Part, Shelf};
use careerbot::question::talk;
use careerbot::rank::{Evidence, Features, Weights};

/// Where the weights are written.
const WEIGHTS: &str = "src/rank/weights.toml";
/// Where the vectors of small talk are written.
const TALK: &str = "src/question/talk/talk.vectors";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fit: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn std::error::Error>> {
    let samples = sample::samples()?;
    if std::env::args().any(|argument| argument == "--ablate") {
        ranker::ablate(&samples);
        return Ok(());
    }
    let features = ranker::fit(&samples);
    ranker::report(&samples, &features);
    let (evidence, bounds) = logistic::fit(&samples);
    let weights = Weights {
        answer: bounds.answer,
        near: bounds.near,
        features: Features::of(&features),
        evidence: Evidence::of(&evidence),
    };
    let text = format!(
        "# Fitted by `cargo run --release --example fit`; not written by hand.\n\n{}",
        toml::to_string(&weights)?
    );
    std::fs::write(WEIGHTS, text)?;
    // The vectors of small talk are part of the program.
    let folder = Path::new("target/fit/talk");
    let sentences: Vec<&str> = talk::prototypes().collect();
    let mut shelf = Shelf::open([folder]);
    let texts = sentences.iter().map(|sentence| (Part::Title, *sentence));
    meaning::make(&mut shelf, folder, texts, |_| true);
    let keys = sentences.iter().map(|sentence| meaning::key(sentence));
    shelf.write(Path::new(TALK), keys)?;
    Ok(())
}
