//! Reads the options of `/salary`: which figures are wanted.

use super::layout::listed;
use super::pay::{Figure, Wanted, regions};
use crate::index::Generation;
use crate::knowledge::guide::place;
use crate::question::{self, Entities};

/// An option that cannot be understood, as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread<'t> {
    /// No region that has figures.
    Place(&'t str),
    /// Neither a level nor years.
    Level(&'t str),
}

/// What is asked for, as it was understood.
#[derive(Debug, Default)]
pub struct Asked {
    /// Which figures are wanted.
    pub wanted: Wanted,
    /// Cities that a region was read from.
    pub cities: Vec<String>,
    /// The level or the years, in words.
    pub level: Option<String>,
}

impl Asked {
    /// Reads the options, given the figures that there are. People put everything into one option:
    /// each is read for what the other one leaves open.
    pub fn read<'t>(
        generation: &Generation,
        country: Option<&'t str>,
        level: Option<&'t str>,
        figures: &[Figure<'_>],
    ) -> Result<Self, Unread<'t>> {
        let mut asked = Self::default();
        let regions = regions(figures);
        if let Some(country) = country {
            let is_clear = asked.read_place(generation, country, level.is_none(), &regions);
            if !is_clear {
                return Err(Unread::Place(country));
            }
        }
        if let Some(level) = level {
            let named = question::read(generation, level).entities;
            if country.is_none() {
                asked.take_regions(&named, &regions);
            }
            asked.take_levels(named);
            asked.wanted.years.extend(level.trim().parse::<u32>().ok());
            asked.level = Some(level.to_owned());
            if asked.is_any_level() {
                return Err(Unread::Level(level));
            }
        }
        // Other roles' medians belong to the whole picture, not to one level of ours.
        if asked.is_any_level() {
            asked.wanted.any_role = true;
        }
        Ok(asked)
    }

    /// Reads a place, and a level where that is open; whether that is all that was said.
    fn read_place(
        &mut self,
        generation: &Generation,
        typed: &str,
        is_level_open: bool,
        regions: &[String],
    ) -> bool {
        let wanted = typed.trim().to_lowercase();
        let is_wanted = |region: &&String| region.to_lowercase() == wanted;
        // A region's own words come first.
        self.wanted.regions = regions.iter().filter(is_wanted).cloned().collect();
        if !self.wanted.regions.is_empty() {
            return true;
        }
        // "us" is no pronoun where a country is asked for.
        let words = wanted.split_whitespace();
        let words = words.map(|word| generation.analyzer.in_capitals(word).unwrap_or(word));
        let words: Vec<&str> = words.collect();
        let reading = question::read(generation, &words.join(" "));
        self.take_regions(&reading.entities, regions);
        // An unknown word beside a level may well be the place.
        let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let mut terms = reading.terms.iter();
        let is_elsewhere = !reading.entities.regions.is_empty()
            || terms.any(|term| !(term.known || term.stop || is_number(&term.surface)));
        if is_level_open {
            self.take_levels(reading.entities);
            self.level = self.level_in_words();
        }
        !self.wanted.regions.is_empty() || (!self.is_any_level() && !is_elsewhere)
    }

    fn take_regions(&mut self, named: &Entities, regions: &[String]) {
        let is_named = |region: &&String| {
            let mut names = named.regions.iter();
            names.any(|name| name.eq_ignore_ascii_case(region))
        };
        self.wanted.regions = regions.iter().filter(is_named).cloned().collect();
        self.cities.clone_from(&named.cities);
    }

    fn take_levels(&mut self, named: Entities) {
        self.wanted.levels = named.levels;
        self.wanted.years = named.years;
    }

    fn is_any_level(&self) -> bool {
        self.wanted.levels.is_empty() && self.wanted.years.is_empty()
    }

    fn level_in_words(&self) -> Option<String> {
        let years = self.wanted.years.iter().map(|years| match years {
            1 => "1 year".to_owned(),
            years => format!("{years} years"),
        });
        let words: Vec<String> = self.wanted.levels.iter().cloned().chain(years).collect();
        (!words.is_empty()).then(|| listed(&words))
    }

    fn place(&self) -> Option<String> {
        let regions = self.wanted.regions.iter();
        let names: Vec<String> = regions.map(|region| place(region)).collect();
        (!names.is_empty()).then(|| listed(&names))
    }

    /// What is wanted in words: "pay figures for Senior in India".
    pub fn what(&self) -> String {
        match (self.level_in_words(), self.place()) {
            (None, None) => "pay figures".into(),
            (Some(one), None) | (None, Some(one)) => format!("pay figures for {one}"),
            (Some(level), Some(place)) => format!("pay figures for {level} in {place}"),
        }
    }

    /// The sentence that no guide has it.
    pub fn nowhere(&self) -> String {
        let level = if self.wanted.levels.is_empty() {
            "those years"
        } else {
            "that level"
        };
        let place = self.place().map(|place| format!(" in {place}"));
        let place = place.unwrap_or_default();
        format!("No guide gives pay for {level}{place}. There is:")
    }

    /// Of figures that are not what is wanted, those of the same place, else all.
    pub fn nearest<'a>(&self, figures: &[Figure<'a>]) -> Vec<Figure<'a>> {
        let mut wanted = self.wanted.clone();
        wanted.levels.clear();
        wanted.years.clear();
        let near = wanted.choose(figures);
        if !near.is_empty() {
            return near;
        }
        wanted.regions.clear();
        wanted.choose(figures)
    }
}
