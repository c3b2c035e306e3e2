//! Typed facts of a passage beside what the question names: region, level, month, certification, pay.

use super::figures::Features;
use crate::index::{Generation, Kind, Passage};
use crate::question::Entities;

/// The figures that come from typed facts and from the passage's kind.
pub(super) fn typed(generation: &Generation, named: &Entities, passage: &Passage) -> Features {
    let facts = &passage.facts;
    let is_one = |is: bool| f32::from(u8::from(is));
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
        if named.years.iter().any(is_within) { 1.0 } else { -1.0 }
    });
    let months = facts.months.is_some_and(|(first, last)| {
        let mut months = named.months.iter();
        months.any(|month| (first..=last).contains(month))
    });
    let is_certificate = passage.kind == Kind::Certification && {
        let term = generation.analyzer.term(&passage.title);
        named.certifications.iter().any(|name| name.to_lowercase() == term)
    };
    let asks_pay = named.intents.iter().any(|intent| intent == "pay");
    let pay = match (asks_pay, generation.is_pay(passage)) {
        (true, true) => 1.0,
        (false, true) => -1.0,
        _ => 0.0,
    };
    let level = fits(facts.level.as_ref(), &named.levels);
    let kind = |kind: Kind| is_one(passage.kind == kind);
    Features {
        region: fits(facts.region.as_ref(), &named.regions),
        level: if level == 0.0 { years } else { level },
        month: is_one(months),
        certification: is_one(is_certificate),
        pay,
        faq: kind(Kind::Faq),
        salary: kind(Kind::Salary),
        skill: kind(Kind::Skill),
        credential: kind(Kind::Certification),
        comparison: kind(Kind::Comparison),
        step: kind(Kind::Step),
        grade: kind(Kind::Level),
        rating: kind(Kind::Rating),
        ..Features::default()
    }
}
