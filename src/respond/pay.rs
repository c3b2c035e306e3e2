//! Every pay figure of the guides as one list, and the ones that a question asks for.

use std::collections::HashSet;

use super::layout::{capitalised, listed};
use crate::index::{Generation, Head, Heading, Table};
use crate::knowledge::guide::{LevelRow, SalaryRow, is_stated, place};
use crate::knowledge::{Money, Years};

/// A pay figure with where it stands.
#[derive(Debug, Clone)]
pub struct Figure<'a> {
    /// The guide.
    pub guide: &'a Head,
    /// The section that prints it.
    pub section: &'a Heading,
    /// Id of the row there.
    pub row: &'a str,
    /// Region as the guide names it; levels tables name none.
    pub region: &'a str,
    /// The role.
    pub role: &'a str,
    /// The level.
    pub level: Option<&'a str>,
    /// The experience.
    pub years: Option<&'a Years>,
    /// The pay.
    pub money: &'a Money,
    /// What it measures, where that is not a plain range.
    pub measure: Option<&'a str>,
    /// What the guide adds.
    pub note: Option<&'a str>,
}

/// Which figures are wanted; an empty list wants all.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Regions, as the guides name them.
    pub regions: Vec<String>,
    /// Levels.
    pub levels: Vec<String>,
    /// Years of experience.
    pub years: Vec<u32>,
    /// Roles; empty means each guide's own role.
    pub roles: Vec<String>,
    /// Whether every role is wanted.
    pub any_role: bool,
}

/// Every pay figure of the guides, in file order.
pub fn figures(generation: &Generation) -> Vec<Figure<'_>> {
    let salary = generation.tables::<SalaryRow>();
    let salary = salary.flat_map(|(guide, table)| {
        let rows = table.rows.iter().enumerate();
        rows.map(move |(at, row)| ((table.guide, table.at, at), of_salary(guide, table, row)))
    });
    let levels = generation.tables::<LevelRow>();
    let levels = levels.flat_map(|(guide, table)| {
        let rows = table.rows.iter().enumerate();
        rows.filter_map(move |(at, row)| {
            Some(((table.guide, table.at, at), of_level(guide, table, row)?))
        })
    });
    let mut figures: Vec<_> = salary.chain(levels).collect();
    figures.sort_by_key(|(place, _)| *place);
    figures.into_iter().map(|(_, figure)| figure).collect()
}

fn of_salary<'a>(guide: &'a Head, table: &'a Table<SalaryRow>, row: &'a SalaryRow) -> Figure<'a> {
    Figure {
        guide,
        section: &table.section,
        row: &row.id,
        region: &row.region,
        role: row.role.as_deref().unwrap_or(&guide.role),
        level: row.level.as_deref(),
        years: row.experience.as_ref(),
        money: &row.range,
        measure: row.measure.as_deref().filter(|measure| *measure != "range"),
        note: row.note.as_deref(),
    }
}

fn of_level<'a>(
    guide: &'a Head,
    table: &'a Table<LevelRow>,
    row: &'a LevelRow,
) -> Option<Figure<'a>> {
    Some(Figure {
        guide,
        section: &table.section,
        row: &row.id,
        region: &row.region,
        role: &guide.role,
        level: Some(&row.level),
        years: row.experience.as_ref(),
        money: row.pay.as_ref()?,
        measure: None,
        note: None,
    })
}

impl Wanted {
    /// The figures that are wanted. Years of experience choose by a figure's own years, or by its
    /// level where it has none: the levels that any guide gives to those years.
    pub fn choose<'a>(&self, figures: &[Figure<'a>]) -> Vec<Figure<'a>> {
        let years_levels: HashSet<&str> = figures
            .iter()
            .filter(|figure| figure.years.is_some_and(|years| self.within(years)))
            .filter_map(|figure| figure.level)
            .collect();
        let names = |list: &[String]| -> HashSet<String> {
            list.iter().map(|name| name.to_ascii_lowercase()).collect()
        };
        let (regions, roles) = (names(&self.regions), names(&self.roles));
        let is_in = |names: &HashSet<String>, name: &str| {
            names.contains(name.to_ascii_lowercase().as_str())
        };
        let fits = |figure: &&Figure<'a>| {
            let region = regions.is_empty() || is_in(&regions, figure.region);
            let role = match self.any_role || roles.is_empty() {
                true => self.any_role || same(figure.role, &figure.guide.role),
                false => is_in(&roles, figure.role),
            };
            let by_level = figure
                .level
                .is_some_and(|level| self.levels.iter().any(|l| same(l, level)));
            let by_years = match (figure.years, figure.level) {
                (Some(years), _) => self.within(years),
                (None, Some(level)) => years_levels.contains(level),
                (None, None) => false,
            };
            let open = self.levels.is_empty() && self.years.is_empty();
            region && role && (open || by_level || (by_years && !self.years.is_empty()))
        };
        figures.iter().filter(fits).cloned().collect()
    }

    fn within(&self, span: &Years) -> bool {
        self.years.iter().any(|years| {
            let years = u8::try_from(*years).unwrap_or(u8::MAX);
            span.low <= years && span.high.is_none_or(|high| years <= high)
        })
    }
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

impl Figure<'_> {
    /// Id of its passage.
    pub fn id(&self) -> String {
        format!("{}/{}/{}", self.guide.slug, self.section.id, self.row)
    }

    /// Whether another figure (or this one) is for the same in the same guide.
    pub fn is_twin_of(&self, other: &Figure<'_>) -> bool {
        fn key<'a>(figure: &Figure<'a>) -> (&'a str, &'a str, &'a str, Option<&'a str>) {
            let guide = figure.guide.slug.as_str();
            (guide, figure.region, figure.role, figure.level)
        }
        key(self) == key(other)
    }

    /// Whether it is for a role.
    pub fn is_of(&self, role: &str) -> bool {
        same(self.role, role)
    }

    /// Whether the guide says for which region it is.
    pub fn has_region(&self) -> bool {
        is_stated(self.region)
    }

    /// What it is for, in a table: the level, and the role where that is another one than the guide's or
    /// the table is about several.
    pub fn name(&self, with_role: bool) -> String {
        match self.level {
            Some(level) if !with_role && same(self.role, &self.guide.role) => level.to_owned(),
            Some(level) => format!("{}, {level}", self.role),
            None => self.role.to_owned(),
        }
    }

    /// The figure in one line: "Mid, 2–4 years, India: ₹15L–₹30L (median). Note".
    pub fn line(&self) -> String {
        let own_role = same(self.role, &self.guide.role);
        self.write((!own_role).then_some(self.role))
    }

    /// The same with the role named in any case, for figures of several roles.
    pub fn line_with_role(&self) -> String {
        self.write(Some(self.role))
    }

    fn write(&self, role: Option<&str>) -> String {
        let mut key: Vec<&str> = Vec::new();
        key.extend(role);
        key.extend(self.level);
        key.extend(self.years.map(|years| years.text.as_str()));
        let place = place(self.region);
        key.push(&place);
        let measure = self
            .measure
            .map(|measure| format!(" ({measure})"))
            .unwrap_or_default();
        let note = self
            .note
            .map(|note| format!(". {note}"))
            .unwrap_or_default();
        format!("{}: {}{measure}{note}", key.join(", "), self.money.text)
    }
}

/// Whether these figures come from guides about several roles: then each is shown with its own.
pub fn has_roles(figures: &[Figure<'_>]) -> bool {
    let mut roles = figures.iter().map(|figure| figure.guide.role.as_str());
    let first = roles.next();
    roles.any(|role| Some(role) != first)
}

/// The regions of these figures, each once, in order of first use.
pub fn regions(figures: &[Figure<'_>]) -> Vec<String> {
    let mut seen = HashSet::new();
    let regions = figures.iter().map(|figure| figure.region);
    let regions = regions.filter(|region| seen.insert(*region));
    regions.map(str::to_owned).collect()
}

/// The sentence that cities have no figures of their own where those of their regions are shown.
pub fn city_note(cities: &[String], regions: &[String]) -> Option<String> {
    let has_own = |city: &&String| regions.iter().any(|region| same(region, city));
    let lacking = cities.iter().filter(|city| !has_own(city));
    let cities: Vec<String> = lacking.map(|city| capitalised(city)).collect();
    let (cities, regions) = (listed(&cities), listed(regions));
    let note =
        format!("No guide has figures for {cities} alone: these are the ones for {regions}.");
    (!cities.is_empty()).then_some(note)
}
