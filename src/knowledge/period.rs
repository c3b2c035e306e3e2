//! Time as people write it, read into numbers: a step's place in it ("Months 4–6 (3 months)"), and what
//! an amount is paid for ("per hour").

use std::fmt;

use serde::{Deserialize, Serialize};

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// The names of the units in lower case.
const NAMES: [(&str, Unit); 13] = [
    ("hour", Unit::Hour),
    ("hr", Unit::Hour),
    ("h", Unit::Hour),
    ("day", Unit::Day),
    ("d", Unit::Day),
    ("week", Unit::Week),
    ("wk", Unit::Week),
    ("month", Unit::Month),
    ("mo", Unit::Month),
    ("year", Unit::Year),
    ("yr", Unit::Year),
    ("y", Unit::Year),
    ("annum", Unit::Year),
];

/// The units that steps are placed in.
const PLACES: [&str; 3] = ["week", "month", "year"];

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hour => "Hour",
            Self::Day => "Day",
            Self::Week => "Week",
            Self::Month => "Month",
            Self::Year => "Year",
        })
    }
}

/// Takes what it is paid for off an amount in lower case: "/hr", "per month", "a year", "weekly", and
/// the "pa" of "LPA".
pub(super) fn per(text: &str) -> (&str, Option<Unit>) {
    const WORDS: [(&str, Unit); 10] = [
        ("hourly", Unit::Hour),
        ("daily", Unit::Day),
        ("weekly", Unit::Week),
        ("monthly", Unit::Month),
        ("pcm", Unit::Month),
        ("yearly", Unit::Year),
        ("annually", Unit::Year),
        ("p.a.", Unit::Year),
        ("p.a", Unit::Year),
        ("pa", Unit::Year),
    ];
    let word = WORDS
        .iter()
        .find_map(|(word, unit)| Some((text.strip_suffix(word)?, *unit)));
    let name = |(name, unit): &(&str, Unit)| {
        let rest = text.strip_suffix(name)?.trim_end();
        let mut links = ["/", " per", " a", " an"].iter();
        links.find_map(|link| Some((rest.strip_suffix(link)?, *unit)))
    };
    match word.or_else(|| NAMES.iter().find_map(name)) {
        Some((rest, unit)) => (rest.trim_end(), Some(unit)),
        None => (text, None),
    }
}

/// From one week, month or year to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// What is counted.
    pub unit: Unit,
    /// The first.
    pub first: u32,
    /// The last; not below the first.
    pub last: u32,
}

impl Period {
    /// Reads a place in time: "Months 4–6", "Month 1", "Weeks 1 to 2 (part-time)". How long something
    /// takes ("6 months") is no place in time, and neither is what more could be meant by
    /// ("Months 1 and 5", "Month 3+").
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let mut places = NAMES.iter().filter(|(name, _)| PLACES.contains(name));
        let (rest, unit) =
            places.find_map(|(name, unit)| Some((text.strip_prefix(name)?, *unit)))?;
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        let (first, rest) = number(rest)?;
        let after_dash = ["–", "—", "-", "−", "to "]
            .iter()
            .find_map(|dash| rest.strip_prefix(dash));
        let (last, rest) = match after_dash {
            Some(rest) => number(rest)?,
            None => (first, rest),
        };
        let is_all = rest.is_empty() || rest.starts_with('(');
        (is_all && first <= last).then_some(Self { unit, first, last })
    }
}

/// The number at the start, and what stands behind it.
fn number(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    Some((text[..end].parse().ok()?, text[end..].trim_start()))
}
