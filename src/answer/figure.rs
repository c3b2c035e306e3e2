//! Figures as data for a chart: the same numbers that stand in the answer's words.
//!
//! Whoever shows an answer draws them (a picture on Discord, bars of text in a terminal); nothing is
//! converted, added up or averaged on the way.

/// What a chart shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// Pay as ranges.
    Ranges(Ranges),
    /// Steps along a line of months.
    Timeline(Timeline),
}

/// Ranges of pay, side by side only within a panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranges {
    /// Headline.
    pub title: String,
    /// One panel a currency and region: scales are never shared between currencies.
    pub panels: Vec<Panel>,
}

/// Ranges on one scale, in one currency.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The region as the guides name it ("India", "Global (USD)").
    pub caption: String,
    /// The bars, top to bottom; at least one.
    pub bars: Vec<Bar>,
}

/// One range.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it is for: a level, a role.
    pub label: String,
    /// The guide that gives it.
    pub guide: String,
    /// The pay as the guide writes it.
    pub text: String,
    /// The lower end in whole units of the panel's currency; the same as `high` for a single number.
    pub low: f64,
    /// The upper end; the same as `low` for a single number.
    pub high: f64,
    /// Whether the guide says "and more" (`£130K+`).
    pub open: bool,
}

/// Steps one after the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// Headline.
    pub title: String,
    /// The steps in order; at least two.
    pub steps: Vec<Span>,
}

/// A step with its time.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// What is done.
    pub label: String,
    /// The time as the guide writes it ("Months 1–3").
    pub text: String,
    /// First month, from 1.
    pub first: u32,
    /// Last month, not before the first.
    pub last: u32,
}
