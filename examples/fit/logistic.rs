//! The weights of the evidence: a logistic regression on whether the first candidate is right, then
//! the two bounds on its probability.

use careerbot::rank::{Evidence, Features, Verdict, Weights, judge};

use super::ranker::{descend, dot, held_out};
use super::sample::{Sample, WORDS};

/// What a large weight costs.
const DECAY: f64 = 1.0;

/// Figures that never speak against the first candidate.
const SPEAKS_FOR: [&str; 7] = [
    "first_asked",
    "first_coverage",
    "first_tokens",
    "first_form",
    "lead",
    "share",
    "bm25",
];

/// The probabilities from which on an answer is given, and the closest passages are shown.
pub struct Bounds {
    pub answer: f32,
    pub near: f32,
}

struct Row {
    evidence: Vec<f64>,
    is_right: bool,
    weight: f64,
}

/// The weights and the bounds. The evidence is that of rankings that never saw the guide.
pub fn fit(samples: &[Sample]) -> (Vec<f32>, Bounds) {
    let rankings = held_out(samples, &[]);
    let rows: Vec<(&Sample, Row)> = samples
        .iter()
        .zip(&rankings)
        .map(|(sample, features)| (sample, row(sample, features)))
        .collect();
    let all: Vec<&Row> = rows.iter().map(|(_, row)| row).collect();
    let weights = regress(&all);
    let mut judged: Vec<(&Sample, bool, f64)> = Vec::new();
    for guide in super::ranker::guides(samples) {
        let others = rows.iter().filter(|(sample, _)| sample.guide != guide);
        let fitted = regress(&others.map(|(_, row)| row).collect::<Vec<_>>());
        let own = rows.iter().filter(|(sample, _)| sample.guide == guide);
        judged.extend(own.map(|(sample, row)| (*sample, row.is_right, chance(&fitted, row))));
    }
    for (name, weight) in Evidence::NAMES.iter().zip(&weights) {
        println!("{name:18} {weight:8.3}");
    }
    let bounds = bounds(&judged);
    report(&judged, &bounds);
    (
        weights.iter().map(|weight| *weight as f32).collect(),
        bounds,
    )
}

fn row(sample: &Sample, features: &[f32]) -> Row {
    let weights = Weights {
        answer: 0.0,
        near: 0.0,
        features: Features::of(features),
        evidence: Evidence::default(),
    };
    let ranking = judge(&sample.reading, sample.candidates.clone(), &weights);
    let first = ranking.candidates.first();
    let is_right = first.is_some_and(|first| {
        let same = |one: &&careerbot::rank::Candidate| {
            one.passage == first.passage && one.is_composed == first.is_composed
        };
        let at = sample.candidates.iter().position(|one| same(&one));
        at.is_some_and(|at| sample.right[at])
    });
    Row {
        evidence: ranking.evidence.list().into_iter().map(f64::from).collect(),
        is_right,
        weight: sample.weight,
    }
}

fn regress(rows: &[&Row]) -> Vec<f64> {
    let is_positive = |at: usize| SPEAKS_FOR.contains(&Evidence::NAMES[at]);
    descend(Evidence::NAMES.len(), is_positive, |weights| {
        let mut slope: Vec<f64> = weights.iter().map(|weight| DECAY * weight).collect();
        for row in rows {
            let pull = row.weight * (chance(weights, row) - f64::from(u8::from(row.is_right)));
            slope
                .iter_mut()
                .zip(&row.evidence)
                .for_each(|(slope, figure)| *slope += pull * figure);
        }
        slope
    })
}

fn chance(weights: &[f64], row: &Row) -> f64 {
    1.0 / (1.0 + (-dot(weights, &row.evidence)).exp())
}

/// Part of the covered questions that may be called not covered, and that may be shown the closest
/// passages instead of an answer.
const REFUSED: f64 = 0.015;
const UNSURE: f64 = 0.21;

fn bounds(judged: &[(&Sample, bool, f64)]) -> Bounds {
    let mut covered: Vec<f64> = judged
        .iter()
        .filter(|(sample, ..)| sample.covered && sample.world != WORDS)
        .map(|(.., chance)| *chance)
        .collect();
    covered.sort_by(f64::total_cmp);
    let at =
        |part: f64| covered[((covered.len() as f64 * part) as usize).min(covered.len() - 1)] as f32;
    Bounds {
        near: at(REFUSED),
        answer: at(REFUSED + UNSURE),
    }
}

fn report(judged: &[(&Sample, bool, f64)], bounds: &Bounds) {
    println!(
        "answer from {:.3}, near from {:.3}",
        bounds.answer, bounds.near
    );
    let verdict = |chance: f64| match chance as f32 {
        chance if chance < bounds.near => Verdict::NotCovered,
        chance if chance < bounds.answer => Verdict::Near,
        _ => Verdict::Answered,
    };
    for world in ["few", "none", "alone", "beside", WORDS] {
        let part = |wanted: Verdict, covered: bool| {
            let here: Vec<_> = judged
                .iter()
                .filter(|(sample, ..)| sample.world == world && sample.covered == covered)
                .collect();
            let with = here
                .iter()
                .filter(|(.., chance)| verdict(*chance) == wanted)
                .count();
            100.0 * with as f64 / here.len().max(1) as f64
        };
        println!(
            "{world:8} covered: near {:5.1} refused {:5.1}   uncovered: near {:5.1} refused {:5.1}",
            part(Verdict::Near, true),
            part(Verdict::NotCovered, true),
            part(Verdict::Near, false),
            part(Verdict::NotCovered, false)
        );
    }
}
