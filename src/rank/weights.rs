//! The fitted weights: one file, written by `cargo run --release --example fit`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::figures::{Evidence, Features};

/// What each figure counts for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// The probability from which on an answer is given.
    pub answer: f32,
    /// The probability from which on the closest passages are shown.
    pub near: f32,
    /// Of a candidate's figures in its score.
    pub features: Features,
    /// Of the evidence in the probability, before the logistic function.
    pub evidence: Evidence,
}

static FITTED: LazyLock<Weights> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "a test reads this very file")]
    toml::from_str(include_str!("weights.toml")).expect("the fitted weights are whole")
});

/// The weights in use.
pub fn weights() -> &'static Weights {
    &FITTED
}
