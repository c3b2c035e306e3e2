//! What the guides do not cover for certain: what is asked for, named, and not there.

use super::layout::{capitalised, listed, with_article};
use super::pay::figures;
use crate::index::{Generation, Meaning};
use crate::question::Reading;

/// Words from which on a text is a story: what is named in it need not be what it asks.
const STORY: usize = 30;

/// Why a question is not covered for certain: a sentence for the person. Whether it is covered at all
/// is for the ranking to say.
pub fn refuse(generation: &Generation, reading: &Reading, has_figures: bool) -> Option<String> {
    let named = &reading.entities;
    if reading.is_syntax {
        return Some("That looks like code or a query; ask in plain words.".into());
    }
    if !named.asks_pay() || reading.terms.len() > STORY {
        return None;
    }
    let outside = |kinds: &[&str]| {
        let mut outside = named.outside.iter();
        let found = outside.find(|(kind, _)| kinds.contains(&kind.as_str()));
        found.map(|(_, what)| what)
    };
    let place = outside(&["country", "city", "currency"]).filter(|_| named.regions.is_empty());
    if let Some(place) = place {
        return Some(format!(
            "The guides have no pay figures for {}. They have figures for {}.",
            capitalised(place),
            listed(&regions(generation))
        ));
    }
    let role = outside(&["role"]).filter(|_| !has_figures && named.roles.is_empty());
    role.map(|role| format!("The guides have no pay figures for {}.", with_article(role)))
}

pub(super) fn is_outside(generation: &Generation, term: &str) -> bool {
    let meanings = generation.gazetteer.meanings(term);
    meanings
        .iter()
        .any(|meaning| matches!(meaning, Meaning::Outside(_)))
}

fn regions(generation: &Generation) -> Vec<String> {
    let mut regions: Vec<String> = Vec::new();
    for figure in figures(generation) {
        let region = figure.region.to_owned();
        if !regions.contains(&region) && figure.has_region() {
            regions.push(region);
        }
    }
    regions
}
