//! Experience as people write it ("2–5 years", "5+ years"), read into years.

use serde::{Deserialize, Serialize};

/// A span of years of experience: the text as written, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Years {
    /// As written in the guide.
    pub text: String,
    /// The lower end in years.
    pub low: u8,
    /// The upper end, included; `None` goes on upwards.
    pub high: Option<u8>,
}
