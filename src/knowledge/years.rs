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

impl Years {
    /// Reads a span such as `0–2 years`, `5+ years`, `3 years` or `under 1 year`; on failure, what
    /// is wrong in plain words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((low, high)) = read(&text.to_lowercase()) else {
            return Err(format!("`{text}` is not a span of years"));
        };
        match high {
            Some(high) if high < low => {
                Err(format!("`{text}` goes from {low} years down to {high}"))
            }
            _ => Ok(Self { text, low, high }),
        }
    }
}

fn read(text: &str) -> Option<(u8, Option<u8>)> {
    let span = ["years", "year", "yrs", "yr"]
        .iter()
        .find_map(|unit| text.strip_suffix(unit))?;
    let span = span.trim();
    for word in ["under ", "less than ", "up to "] {
        if let Some(high) = span.strip_prefix(word) {
            return Some((0, Some(number(high)?)));
        }
    }
    for word in ["over ", "more than ", "at least "] {
        if let Some(low) = span.strip_prefix(word) {
            return Some((number(low.trim_end_matches('+'))?, None));
        }
    }
    if let Some(low) = span.strip_suffix('+') {
        return Some((number(low)?, None));
    }
    let ends = ['–', '—', '-', '−']
        .iter()
        .find_map(|dash| span.split_once(*dash));
    match ends.or_else(|| span.split_once(" to ")) {
        Some((low, high)) => Some((number(low)?, Some(number(high)?))),
        None => number(span).map(|years| (years, Some(years))),
    }
}

/// A whole number of years; `u8::from_str` alone would let a sign through.
fn number(text: &str) -> Option<u8> {
    let text = text.trim();
    text.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| text.parse().ok())?
}
