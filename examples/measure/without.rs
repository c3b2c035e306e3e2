//! The same knowledge with one thing taken away, to see what it is worth.

use std::error::Error;

use careerbot::evaluate::{Measured, head, rows};
use careerbot::knowledge::Library;

use super::libraries::{indexed, with_forms};
use super::trial::{Case, Trial};

/// How something is taken away.
type Off = fn(&mut Library);

/// Everything that can be taken away, with its name on the command line. Typed figures of the ranking
/// are taken away by the program that fits their weights.
pub const SWITCHES: [(&str, Off); 8] = [
    ("vocabulary", |library| {
        library.vocabulary = Default::default();
    }),
    ("also-asked", |library| *library = with_forms(library, 0)),
    ("entities", without_entities),
    ("terms", |library| library.vocabulary.terms.clear()),
    ("alike", |library| library.vocabulary.alike.clear()),
    ("related", |library| library.vocabulary.related.clear()),
    ("outside", |library| library.vocabulary.outside.clear()),
    ("stop", |library| library.vocabulary.stop.clear()),
];

/// The figures of a trial with nothing taken away, and without what is called like this (or `each`).
pub fn table(trial: &Trial, name: &str) -> Result<String, Box<dyn Error>> {
    let mut out = format!("\n{}\n{}", trial.title, head());
    for case in &trial.cases {
        out += &figures("(nothing)", case)?;
        for (switch, off) in SWITCHES {
            if name == "each" || name == switch {
                let mut case = case.clone();
                off(&mut case.library);
                out += &figures(switch, &case)?;
            }
        }
    }
    Ok(out)
}

fn figures(name: &str, case: &Case) -> Result<String, Box<dyn Error>> {
    let generation = indexed(case.library.clone())?;
    Ok(rows(
        name,
        &Measured::of(&generation, case.questions.clone()),
    ))
}

fn without_entities(library: &mut Library) {
    let vocabulary = &mut library.vocabulary;
    vocabulary.places.clear();
    vocabulary.cities.clear();
    vocabulary.currencies.clear();
    vocabulary.levels.clear();
    vocabulary.roles.clear();
    vocabulary.certifications.clear();
}
