//! A step's place in time as people write it ("Months 4–6 (3 months)"), read into numbers.

use std::fmt;

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// The names of the units in lower case.
const UNITS: [(&str, Unit); 6] = [
    ("weeks", Unit::Week),
    ("week", Unit::Week),
    ("months", Unit::Month),
    ("month", Unit::Month),
    ("years", Unit::Year),
    ("year", Unit::Year),
];

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Week => "Week",
            Self::Month => "Month",
            Self::Year => "Year",
        })
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
        let (rest, unit) = UNITS
            .iter()
            .find_map(|(name, unit)| Some((text.strip_prefix(name)?, *unit)))?;
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
