//! Golden questions asked of several libraries: what the weights are fitted to.

use std::error::Error;

use careerbot::evaluate::{Golden, Part};
use careerbot::index::Generation;
use careerbot::question::Reading;
use careerbot::rank::Candidate;
use careerbot::respond::candidates_for;

use super::libraries::{self, indexed, with_forms};

/// Ways of asking a heading that a library with few of them keeps.
const FEW: usize = 3;
/// Of the questions about other careers, one in so many is asked where it is not covered.
const STRANGERS: usize = 4;
/// What a question about a foreign guide counts for: there are fewer of them.
const FOREIGN: f64 = 3.0;

/// The library that has no vectors: it tells how sure words alone are, and has no say in the order.
pub const WORDS: &str = "words";

/// A question asked of one library.
pub struct Sample {
    /// Which library.
    pub world: &'static str,
    /// The guide that the question is about: what is left out together.
    pub guide: String,
    /// What a question of this library counts for.
    pub weight: f64,
    /// How it was read.
    pub reading: Reading,
    /// What may answer it.
    pub candidates: Vec<Candidate>,
    /// Whether each is right.
    pub right: Vec<bool>,
    /// Whether the library covers it.
    pub covered: bool,
}

/// Every sample of the parts that may be fitted to.
pub fn samples() -> Result<Vec<Sample>, Box<dyn Error>> {
    let shipped = libraries::shipped()?;
    let foreign = libraries::foreign(&shipped.library)?;
    let own = tune(shipped.golden, 1.0);
    let others = tune(foreign.golden, FOREIGN);
    let few = with_forms(&shipped.library, FEW);
    let none = with_forms(&shipped.library, 0);
    let beside = none.with(&foreign.library.guides);
    let not_there = uncovered(&others, 1);
    let worlds = [
        ("few", few.clone(), [own.clone(), not_there.clone()]),
        (WORDS, few, [own.clone(), not_there.clone()]),
        ("none", none, [own.clone(), not_there]),
        (
            "alone",
            foreign.library,
            [others.clone(), uncovered(&own, STRANGERS)],
        ),
        ("beside", beside, [own, others]),
    ];
    let mut samples = Vec::new();
    for (world, library, questions) in worlds {
        let generation = match world {
            WORDS => Generation::in_memory(library, String::new())?,
            _ => indexed(library)?,
        };
        for (golden, weight) in questions.iter().flatten() {
            samples.push(sample(world, &generation, golden, *weight));
        }
    }
    Ok(samples)
}

/// The questions that may be fitted to, each with what it counts for.
fn tune(golden: Vec<Golden>, weight: f64) -> Vec<(Golden, f64)> {
    let tune = golden.into_iter().filter(|one| one.part == Part::Tune);
    tune.map(|one| (one, weight)).collect()
}

/// One in `step` of these questions, as they count where none of their guides is.
fn uncovered(questions: &[(Golden, f64)], step: usize) -> Vec<(Golden, f64)> {
    let mut some: Vec<(Golden, f64)> = questions.iter().step_by(step).cloned().collect();
    some.retain(|(golden, _)| !golden.answers.is_empty());
    for (golden, weight) in &mut some {
        golden.answers.clear();
        *weight = 1.0;
    }
    some
}

fn sample(world: &'static str, generation: &Generation, golden: &Golden, weight: f64) -> Sample {
    let (reading, found) = candidates_for(generation, &golden.question);
    let right = found
        .iter()
        .map(|(_, facts)| facts.iter().any(|id| golden.answers.contains(id)));
    let right = right.collect();
    // What no guide answers is left out with some guide, by its length: as good as by chance.
    let guide = match golden.answers.first() {
        Some(id) => id.split('/').next().unwrap_or_default().to_owned(),
        None => generation.library.guides[golden.question.len() % generation.library.guides.len()]
            .slug
            .clone(),
    };
    Sample {
        world,
        guide,
        weight,
        reading,
        candidates: found.into_iter().map(|(candidate, _)| candidate).collect(),
        right,
        covered: !golden.answers.is_empty(),
    }
}
