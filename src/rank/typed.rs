//! Typed facts of a passage beside what the question names: region, level, month, pay.

use std::collections::HashSet;

use super::figures::Features;
use crate::index::{Generation, Kind, Passage};
use crate::knowledge::guide::SalaryRow;
use crate::question::Entities;

/// The figures that come from typed facts and from the passage's kind.
pub(super) fn typed(generation: &Generation, named: &Entities, passage: &Passage) -> Features {
    let facts = &passage.facts;
    let fits = |own: Option<&String>, named: &[String]| match own {
        Some(own) if !named.is_empty() => {
            let is_named = named.iter().any(|name| name.eq_ignore_ascii_case(own));
            if is_named { 1.0 } else { -1.0 }
        }
        _ => 0.0,
    };
    let years = facts.years.as_ref().filter(|_| !named.years.is_empty());
    let years = years.map_or(0.0, |span| {
        let is_within = |years: &u32| {
            *years >= u32::from(span.low) && span.high.is_none_or(|high| *years <= u32::from(high))
        };
        if named.years.iter().any(is_within) {
            1.0
        } else {
            -1.0
        }
    });
    let months = facts.months.is_some_and(|(first, last)| {
        let mut months = named.months.iter();
        months.any(|month| (first..=last).contains(month))
    });
    let pay = match (named.asks_pay(), is_pay(generation, passage)) {
        (true, true) => 1.0,
        (false, true) => -1.0,
        _ => 0.0,
    };
    let level = fits(facts.level.as_ref(), &named.levels);
    Features {
        region: fits(facts.region.as_ref(), &named.regions),
        level: if level == 0.0 { years } else { level },
        month: f32::from(u8::from(months)),
        pay,
        ..Features::default()
    }
}

/// The ids of the sections that hold a pay table.
struct PayTables(HashSet<String>);

/// Whether a passage is about pay: a figure, or a section that holds a pay table.
pub fn is_pay(generation: &Generation, passage: &Passage) -> bool {
    let tables = generation.made(|generation| {
        let tables = generation.tables::<SalaryRow>();
        let ids = tables.map(|(guide, table)| format!("{}/{}", guide.slug, table.section.id));
        PayTables(ids.collect())
    });
    passage.facts.pay || (passage.kind == Kind::Section && tables.0.contains(&passage.id))
}
