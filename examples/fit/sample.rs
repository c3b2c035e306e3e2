//! Golden questions asked of several libraries: what the weights are fitted to.

use std::error::Error;
use std::fs;
use std::path::Path;

use careerbot::evaluate::{self, Golden, Part};
use careerbot::index::{Generation, Others, Vectors};
use careerbot::knowledge::{Content, Guide, Library, QUESTIONS, Sources, parse_guide};
use careerbot::question::Reading;
use careerbot::rank::Candidate;
use careerbot::respond::candidates_for;

/// Ways of asking a heading that a library with few of them keeps.
const FEW: usize = 3;
/// Of the questions about other careers, one in so many is asked where it is not covered.
const STRANGERS: usize = 4;

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
pub fn samples(knowledge: &Path, others: &Path) -> Result<Vec<Sample>, Box<dyn Error>> {
    let shipped =
        Library::parse(&Sources::read(knowledge)?).map_err(|found| format!("{found:?}"))?;
    let strangers = guides(others)?;
    let own = golden(&knowledge.join(QUESTIONS))?;
    let foreign = golden(&others.join(QUESTIONS)).unwrap_or_default();
    let with = |mut guides: Vec<Guide>| {
        guides.sort_by(|a, b| a.slug.cmp(&b.slug));
        Library {
            guides,
            quiz: None,
            ..shipped.clone()
        }
    };
    let few = with(
        shipped
            .guides
            .iter()
            .map(|guide| asked(guide, FEW))
            .collect(),
    );
    let none = with(shipped.guides.iter().map(|guide| asked(guide, 0)).collect());
    let alone = with(strangers.clone());
    let beside = with(none.guides.iter().cloned().chain(strangers).collect());
    let mut samples = Vec::new();
    let mut add =
        |world, library: Library, questions: &[(&Golden, f64)]| -> Result<(), Box<dyn Error>> {
            if library.guides.is_empty() {
                return Ok(());
            }
            let generation = learned(library)?;
            for (golden, weight) in questions {
                samples.push(sample(world, &generation, golden, *weight));
            }
            Ok(())
        };
    let weighed = |list: &[Golden], weight: f64| -> Vec<(Golden, f64)> {
        let tune = list.iter().filter(|golden| golden.part == Part::Tune);
        tune.map(|golden| (golden.clone(), weight)).collect()
    };
    let (own, foreign) = (weighed(&own, 1.0), weighed(&foreign, 3.0));
    let borrow = |list: &[&[(Golden, f64)]], step: usize| -> Vec<(Golden, f64)> {
        list.iter()
            .flat_map(|part| part.iter().step_by(step))
            .cloned()
            .collect()
    };
    let refs = |list: &'_ [(Golden, f64)]| -> Vec<(Golden, f64)> { list.to_vec() };
    let strangers_here = uncovered(borrow(&[&foreign], 1));
    let strangers_there = uncovered(borrow(&[&own], STRANGERS));
    for (world, library, questions) in [
        ("few", few, [refs(&own), strangers_here.clone()].concat()),
        ("none", none, [refs(&own), strangers_here].concat()),
        ("alone", alone, [refs(&foreign), strangers_there].concat()),
        ("beside", beside, [refs(&own), refs(&foreign)].concat()),
    ] {
        let questions: Vec<(&Golden, f64)> = questions
            .iter()
            .map(|(golden, weight)| (golden, *weight))
            .collect();
        add(world, library, &questions)?;
    }
    Ok(samples)
}

/// Questions as they count where none of their guides is.
fn uncovered(list: Vec<(Golden, f64)>) -> Vec<(Golden, f64)> {
    let covered = list
        .into_iter()
        .filter(|(golden, _)| !golden.answers.is_empty());
    covered
        .map(|(golden, _)| {
            (
                Golden {
                    answers: Vec::new(),
                    ..golden
                },
                1.0,
            )
        })
        .collect()
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

/// A generation with its vectors, which are kept beside what cargo builds.
fn learned(library: Library) -> Result<Generation, Box<dyn Error>> {
    let generation = Generation::in_memory(library, String::new())?;
    let vectors = Vectors::new(
        Path::new("knowledge"),
        Path::new("target/fit"),
        Others::default(),
    );
    vectors.make(&generation, |progress| {
        if progress.made % 100 == 0 {
            eprintln!("{} of {} vectors", progress.made, progress.missing);
        }
        true
    });
    Ok(generation)
}

fn golden(file: &Path) -> Result<Vec<Golden>, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    evaluate::read_any(&file.display().to_string(), &text)
        .map_err(|found| format!("{found:?}").into())
}

fn guides(folder: &Path) -> Result<Vec<Guide>, Box<dyn Error>> {
    let mut guides = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "md") {
            let slug = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(&path)?;
            let guide = parse_guide(&slug, &slug, &text).map_err(|found| format!("{found:?}"))?;
            guides.push(guide);
        }
    }
    guides.sort_by(|a, b| a.slug.cmp(&b.slug));
    Ok(guides)
}

/// A guide with at most so many ways of asking a heading.
fn asked(guide: &Guide, most: usize) -> Guide {
    let mut guide = guide.clone();
    for section in &mut guide.sections {
        section.also_asked.truncate(most);
        match &mut section.content {
            Content::Roadmap(steps) => {
                steps
                    .iter_mut()
                    .for_each(|step| step.also_asked.truncate(most));
            }
            Content::Faq(entries) => {
                entries
                    .iter_mut()
                    .for_each(|entry| entry.also_asked.truncate(most));
            }
            _ => {}
        }
    }
    guide
}
