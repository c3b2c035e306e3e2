//! Measures the ranking under conditions that nobody tuned it to, beside plain full-text search:
//! `cargo run --release --example measure`.
//!
//! The shipped guides are asked as they are, without any "Also asked" and with each guide left out;
//! four guides of other careers alone and beside them; and questions that are answered right once
//! more with noise around them. With `-- --without PART`, or `each`, one thing is taken away at a
//! time instead.

#![expect(clippy::print_stdout, reason = "the figures are for the reader")]

pub mod disturbed;
#[path = "../libraries/mod.rs"]
pub mod libraries;
pub mod noise;
pub mod plain;
pub mod trial;
pub mod without;

use std::error::Error;
use std::process::ExitCode;

use careerbot::evaluate::{Measured, Question};
use trial::Trial;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("measure: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let shipped = libraries::shipped()?;
    let foreign = libraries::foreign(&shipped.library)?;
    let own: Vec<Question> = shipped.golden.iter().map(Question::from).collect();
    let others: Vec<Question> = foreign.golden.iter().map(Question::from).collect();
    let beside = shipped.library.with(&foreign.library.guides);
    let trials = [
        Trial::of("own questions", shipped.library.clone(), &own),
        Trial::of("foreign guides, alone", foreign.library, &others),
        Trial::of("foreign guides, beside the own", beside.clone(), &others),
        Trial::of("own questions, beside the foreign guides", beside, &own),
        Trial::without_also_asked(&shipped.library, &own),
        Trial::leaving_one_out(&shipped.library, &own),
    ];
    match arguments[..] {
        [] => {
            for trial in &trials {
                print!("{}", trial.table()?);
            }
            let generation = libraries::indexed(shipped.library)?;
            let own = Measured::of(&generation, own);
            let disturbed = disturbed::disturbed(&generation, &own);
            print!("{}", disturbed::table(&disturbed));
        }
        ["--without", name] if is_known(name) => {
            for trial in &trials[..3] {
                print!("{}", without::table(trial, name)?);
            }
        }
        _ => {
            let names = without::SWITCHES.map(|(name, _)| name).join(", ");
            return Err(format!("--without takes each or one of {names}").into());
        }
    }
    Ok(())
}

fn is_known(name: &str) -> bool {
    name == "each" || without::SWITCHES.iter().any(|(known, _)| *known == name)
}
