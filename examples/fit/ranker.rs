//! The weights of the candidates' figures: those under which the right ones are most likely to be
//! first, when the chance of each is as the exponential of its score.

use std::collections::BTreeSet;

use careerbot::rank::Features;

use super::sample::{Sample, WORDS};

/// What a large weight costs.
const DECAY: f64 = 2.0;
const STEPS: usize = 300;
/// Figures that never speak against a candidate, whatever the few questions at hand seem to say.
const SPEAKS_FOR: [&str; 13] = [
    "bm25", "form", "coverage", "heading", "asked", "whole", "sentence", "tokens", "home",
    "region", "level", "month", "pay",
];

/// A question's candidates as lists of figures.
struct Row {
    figures: Vec<Vec<f64>>,
    right: Vec<bool>,
    weight: f64,
}

/// The weights fitted to every sample.
pub fn fit(samples: &[Sample]) -> Vec<f32> {
    fit_to(&samples.iter().collect::<Vec<_>>(), &[])
}

/// The weights fitted to these samples, without the figures of these names.
fn fit_to(samples: &[&Sample], without: &[&str]) -> Vec<f32> {
    let with_vectors = samples.iter().filter(|sample| sample.world != WORDS);
    let samples: Vec<&Sample> = with_vectors.copied().collect();
    let spread = spread(&samples);
    let rows: Vec<Row> = samples
        .iter()
        .filter_map(|sample| row(sample, &spread))
        .collect();
    let is_positive = |at: usize| SPEAKS_FOR.contains(&Features::NAMES[at]);
    let weights = descend(spread.len(), is_positive, |weights| {
        let mut slope = gradient(&rows, weights);
        for (slope, name) in slope.iter_mut().zip(Features::NAMES) {
            *slope *= f64::from(u8::from(!without.contains(name)));
        }
        slope
    });
    weights
        .iter()
        .zip(&spread)
        .map(|(weight, spread)| (weight / spread) as f32)
        .collect()
}

/// The root mean square of each figure about its mean, so that one decay is fair to all.
fn spread(samples: &[&Sample]) -> Vec<f64> {
    let count = Features::NAMES.len();
    let (mut sum, mut squares, mut all) = (vec![0.0; count], vec![0.0; count], 0.0);
    for candidate in samples.iter().flat_map(|sample| &sample.candidates) {
        for (at, figure) in candidate.features.list().iter().enumerate() {
            sum[at] += f64::from(*figure);
            squares[at] += f64::from(*figure).powi(2);
        }
        all += 1.0;
    }
    let spread = sum
        .iter()
        .zip(&squares)
        .map(|(sum, squares)| (squares / all - (sum / all).powi(2)).max(0.0).sqrt());
    // A figure that is hardly ever there would get any weight at all.
    spread.map(|spread| spread.max(0.1)).collect()
}

fn row(sample: &Sample, spread: &[f64]) -> Option<Row> {
    let figures = sample.candidates.iter().map(|candidate| {
        let list = candidate.features.list().into_iter();
        list.zip(spread)
            .map(|(figure, spread)| f64::from(figure) / spread)
            .collect()
    });
    sample.right.contains(&true).then(|| Row {
        figures: figures.collect(),
        right: sample.right.clone(),
        weight: sample.weight,
    })
}

fn gradient(rows: &[Row], weights: &[f64]) -> Vec<f64> {
    let mut slope: Vec<f64> = weights.iter().map(|weight| DECAY * weight).collect();
    for row in rows {
        let scores: Vec<f64> = row.figures.iter().map(|one| dot(one, weights)).collect();
        let best = scores.iter().copied().fold(f64::MIN, f64::max);
        let chances: Vec<f64> = scores.iter().map(|score| (score - best).exp()).collect();
        let all: f64 = chances.iter().sum();
        let right: f64 = chances
            .iter()
            .zip(&row.right)
            .filter(|(_, right)| **right)
            .map(|(chance, _)| chance)
            .sum();
        for ((figures, chance), is_right) in row.figures.iter().zip(&chances).zip(&row.right) {
            let wanted = if *is_right {
                chance / right.max(1e-12)
            } else {
                0.0
            };
            let pull = row.weight * (chance / all - wanted);
            slope
                .iter_mut()
                .zip(figures)
                .for_each(|(slope, figure)| *slope += pull * figure);
        }
    }
    slope
}

/// Adam, as everybody writes it, with steps that get smaller.
pub fn descend(
    count: usize,
    is_positive: impl Fn(usize) -> bool,
    gradient: impl Fn(&[f64]) -> Vec<f64>,
) -> Vec<f64> {
    let (mut weights, mut mean, mut square) =
        (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
    for step in 1..=STEPS {
        let rate = 0.1 * (1.0 - step as f64 / (STEPS as f64 + 1.0));
        for (at, slope) in gradient(&weights).into_iter().enumerate() {
            mean[at] = 0.9 * mean[at] + 0.1 * slope;
            square[at] = 0.99 * square[at] + 0.01 * slope * slope;
            let (m, s) = (
                mean[at] / (1.0 - 0.9_f64.powi(step as i32)),
                square[at] / (1.0 - 0.99_f64.powi(step as i32)),
            );
            weights[at] -= rate * m / (s.sqrt() + 1e-9);
            if is_positive(at) {
                weights[at] = f64::max(weights[at], 0.0);
            }
        }
    }
    weights
}

pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Every guide that questions are about.
pub fn guides(samples: &[Sample]) -> BTreeSet<&str> {
    samples.iter().map(|sample| sample.guide.as_str()).collect()
}

/// The order of each sample's candidates by weights that its guide had no part in.
pub fn held_out(samples: &[Sample], without: &[&str]) -> Vec<Vec<f32>> {
    let mut weights = vec![Vec::new(); samples.len()];
    for guide in guides(samples) {
        let others: Vec<&Sample> = samples
            .iter()
            .filter(|sample| sample.guide != guide)
            .collect();
        let fitted = fit_to(&others, without);
        for (at, _) in samples
            .iter()
            .enumerate()
            .filter(|(_, sample)| sample.guide == guide)
        {
            weights[at].clone_from(&fitted);
        }
    }
    weights
}

/// The place of the first right candidate, from 1.
pub fn place(sample: &Sample, weights: &[f32]) -> Option<usize> {
    let weights = Features::of(weights);
    let mut order: Vec<(f32, bool)> = sample
        .candidates
        .iter()
        .zip(&sample.right)
        .map(|(candidate, right)| (candidate.features.weighed(&weights), *right))
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    order.iter().position(|(_, right)| *right).map(|at| at + 1)
}

/// Prints the weights, and how often the right candidate is first where its guide was left out.
pub fn report(samples: &[Sample], fitted: &[f32]) {
    for (name, weight) in Features::NAMES.iter().zip(fitted) {
        println!("{name:18} {weight:8.3}");
    }
    let weights = held_out(samples, &[]);
    for world in ["few", "none", "alone", "beside"] {
        println!("{world:8} {}", line(samples, &weights, world));
    }
}

/// Prints what each figure, and each group of them, is worth: how often the right candidate is first
/// where they had no weight.
pub fn ablate(samples: &[Sample]) {
    const GROUPS: [&[&str]; 4] = [
        &["region", "level", "month", "pay"],
        &["form", "coverage", "heading"],
        &["tokens"],
        &["asked", "whole", "sentence"],
    ];
    let single = Features::NAMES.iter().map(std::slice::from_ref);
    for without in [&[][..]].into_iter().chain(GROUPS).chain(single) {
        let weights = held_out(samples, without);
        let worlds = ["few", "none", "alone", "beside"];
        let lines = worlds.map(|world| line(samples, &weights, world));
        println!(
            "{:40} {}",
            without.join(" ").chars().take(40).collect::<String>(),
            lines.join(" | ")
        );
    }
}

fn line(samples: &[Sample], weights: &[Vec<f32>], world: &str) -> String {
    let of = |is_foreign: bool| {
        let here = samples.iter().zip(weights).filter(|(sample, _)| {
            sample.world == world && sample.covered && (sample.weight > 1.0) == is_foreign
        });
        let places: Vec<Option<usize>> = here
            .map(|(sample, weights)| place(sample, weights))
            .collect();
        let within = |most: usize| {
            let found = places
                .iter()
                .flatten()
                .filter(|place| **place <= most)
                .count();
            100.0 * found as f64 / places.len().max(1) as f64
        };
        match places.is_empty() {
            true => String::new(),
            false => format!("{:5.1}/{:5.1}", within(1), within(3)),
        }
    };
    format!("{} {}", of(false), of(true))
}
