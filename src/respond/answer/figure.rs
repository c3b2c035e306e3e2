//! Figures as data for a chart: the same numbers that stand in the answer's words.
//!
//! Whoever shows an answer draws them (a picture on Discord, bars of text in a terminal); nothing is
//! converted, added up or averaged on the way.

use crate::knowledge::{Amount, Currency, Unit};

/// What a chart shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Figure {
    /// Pay as ranges.
    Ranges(Ranges),
    /// Steps along a line of time.
    Timeline(Timeline),
}

/// Ranges of pay, side by side only within a panel; at least two in all.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ranges {
    /// Headline.
    pub title: String,
    /// One panel a region, currency and what is paid for: scales are never shared between them.
    pub panels: Vec<Panel>,
}

/// Ranges on one scale, in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Panel {
    /// The region as the guides name it ("India", "Global (USD)"), and what is paid for.
    pub caption: String,
    /// The currency of every bar.
    pub currency: Currency,
    /// The bars, top to bottom; at least one.
    pub bars: Vec<Bar>,
}

/// One range.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bar {
    /// What it is for: a level, a role.
    pub label: String,
    /// The experience that it is for, as the guide writes it.
    pub experience: Option<String>,
    /// The guide that gives it.
    pub guide: String,
    /// The pay as the guide writes it.
    pub text: String,
    /// What it measures, where that is not a plain range ("median").
    pub measure: Option<String>,
    /// The lower end in hundredths of the panel's currency; the same as `high` for a single number.
    pub low: Amount,
    /// The upper end; the same as `low` for a single number.
    pub high: Amount,
    /// Whether the guide says "and more" (`£130K+`).
    pub open: bool,
}

/// Steps one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Timeline {
    /// Headline.
    pub title: String,
    /// What the steps' times are counted in.
    pub unit: Unit,
    /// The steps in order; at least two of them with a place in time.
    pub steps: Vec<Span>,
}

/// A step with its time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Span {
    /// What is done.
    pub label: String,
    /// The time as the guide writes it ("Months 1–3"), where it gives one.
    pub text: Option<String>,
    /// The first and the last unit of time, both included, where the text gives them.
    pub when: Option<(u32, u32)>,
}

impl Figure {
    /// The headline.
    pub fn title(&self) -> &str {
        match self {
            Self::Ranges(ranges) => &ranges.title,
            Self::Timeline(timeline) => &timeline.title,
        }
    }
}

impl Panel {
    /// The guide that every bar comes from, if it is one.
    pub fn guide(&self) -> Option<&str> {
        let (first, rest) = self.bars.split_first()?;
        let same = rest.iter().all(|bar| bar.guide == first.guide);
        same.then_some(first.guide.as_str())
    }
}

impl Bar {
    /// What it is for, in full: "Mid, 2–4 years".
    pub fn name(&self) -> String {
        match &self.experience {
            Some(experience) => format!("{}, {experience}", self.label),
            None => self.label.clone(),
        }
    }

    /// The pay in full: "$165K (median)".
    pub fn pay(&self) -> String {
        match &self.measure {
            Some(measure) => format!("{} ({measure})", self.text),
            None => self.text.clone(),
        }
    }
}

impl Timeline {
    /// The first and the last unit of time that any step reaches; at least one unit.
    pub fn reach(&self) -> (u32, u32) {
        let times = || self.steps.iter().filter_map(|step| step.when);
        let first = times().map(|(first, _)| first).min().unwrap_or(1);
        let last = times().map(|(_, last)| last).max().unwrap_or(first);
        (first, last.max(first))
    }

    /// Where a unit of time begins on the line of all of them, from 0 to 1; the one behind the last
    /// begins at 1.
    pub fn place(&self, unit: u32) -> f64 {
        let (first, last) = self.reach();
        let length = f64::from(last) - f64::from(first) + 1.0;
        ((f64::from(unit) - f64::from(first)) / length).clamp(0.0, 1.0)
    }
}
