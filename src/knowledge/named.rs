//! What the guides' tables themselves name: levels, regions, roles and certifications.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::guide::is_stated;
use super::{Content, Guide, Years};

/// Names as the guides write them, each once whatever its capitals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Career levels, from the first years of experience to the last; those without years stand where
    /// their guide has them.
    pub levels: Vec<String>,
    /// Regions of pay, but for those that say that none is stated.
    pub regions: Vec<String>,
    /// Roles that guides are about, pay or compare.
    pub roles: Vec<String>,
    /// Certifications.
    pub certifications: Vec<String>,
}

impl Named {
    /// The names of these guides.
    pub fn of(guides: &[Guide]) -> Self {
        let (mut levels, mut regions, mut certifications) = (Vec::new(), Vec::new(), Vec::new());
        let mut roles: Vec<&str> = guides.iter().map(|guide| guide.role.as_str()).collect();
        for (number, guide) in guides.iter().enumerate() {
            let mut paid: Vec<(usize, &str, Option<&Years>)> = Vec::new();
            for section in &guide.sections {
                match &section.content {
                    Content::Levels(rows) => {
                        for row in rows {
                            levels.push((number, &*row.level, row.experience.as_ref()));
                        }
                    }
                    Content::Salary(rows) => {
                        for row in rows {
                            let years = row.experience.as_ref();
                            paid.extend(row.level.iter().map(|level| (number, &**level, years)));
                            regions.extend(Some(&*row.region).filter(|region| is_stated(region)));
                            roles.extend(row.role.as_deref());
                        }
                    }
                    Content::Comparison(table) => roles.extend(table.roles.iter().map(|r| &**r)),
                    Content::Certifications(rows) => {
                        certifications.extend(rows.iter().map(|row| row.name.as_str()));
                    }
                    _ => {}
                }
            }
            // A table of levels has them in order; one of pay may not.
            levels.extend(paid);
        }
        Self {
            levels: once(in_order(&levels)),
            regions: once(regions),
            roles: once(roles),
            certifications: once(certifications),
        }
    }
}

/// Levels with the number of their guide, by the fewest years that any row gives them; one without
/// years stands behind the one before it.
fn in_order<'a>(levels: &[(usize, &'a str, Option<&Years>)]) -> Vec<&'a str> {
    let mut least: HashMap<&str, u8> = HashMap::new();
    for (_, level, years) in levels {
        if let Some(years) = years {
            let known = least.entry(level).or_insert(years.low);
            *known = years.low.min(*known);
        }
    }
    let mut before = (0, 0);
    let placed = levels.iter().map(|(guide, level, _)| {
        let reached = if before.0 == *guide { before.1 } else { 0 };
        before = (*guide, least.get(level).copied().unwrap_or(reached));
        (before.1, *level)
    });
    let mut placed: Vec<(u8, &str)> = placed.collect();
    placed.sort_by_key(|(years, _)| *years);
    placed.into_iter().map(|(_, level)| level).collect()
}

fn once(names: Vec<&str>) -> Vec<String> {
    let mut seen = HashSet::new();
    let names = names.into_iter();
    let first = names.filter(|name| seen.insert(name.to_lowercase()));
    first.map(str::to_owned).collect()
}
