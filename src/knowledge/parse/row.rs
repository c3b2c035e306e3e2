//! Makes typed rows with ids of a table, by its section's class.

use super::fields::{Fields, find_columns};
use super::nearest::advice;
use super::row_id::{Key, assign};
use super::sink::Sink;
use super::table::{Cell, Table};
use crate::knowledge::Signs;
use crate::knowledge::class::{Class, Columns, MEASURES};
use crate::knowledge::guide::{
    CertificationRow, Comparison, ComparisonRow, Content, LevelRow, RatingRow, SalaryRow, SkillRow,
    not_stated,
};

/// What the rows of a section and their ids depend on besides the rows.
pub(super) struct Scope<'a> {
    /// The guide's role: rows that name it are the same as rows that name none.
    pub(super) role: &'a str,
    /// Signs of currencies that the community uses besides.
    pub(super) signs: &'a Signs,
    /// Longest id of a row.
    pub(super) limit: usize,
}

/// Reads a table as its class wants it; the content is whole only if nothing was reported.
pub(super) fn read(
    class: Class,
    columns: Columns,
    table: &Table,
    scope: &Scope<'_>,
    sink: &mut Sink<'_>,
) -> Content {
    if table.rows.is_empty() && !table.ragged {
        sink.add(
            table.head_range.clone(),
            "a table without rows",
            "add a row under the head",
        );
    }
    if class == Class::Comparison {
        return Content::Comparison(comparison(table, scope, sink));
    }
    let places = find_columns(table, columns, sink);
    let rows = table.rows.iter().map(|row| Fields {
        row,
        places: &places,
    });
    macro_rules! rows {
        ($kind:ident, $read:ident) => {{
            let rows = rows.map(|row| $read(&row, scope, sink)).collect();
            Content::$kind(collect(rows, |row, id| row.id = id, scope, sink))
        }};
    }
    match class {
        Class::Salary => rows!(Salary, salary),
        Class::Skills => rows!(Skills, skill),
        Class::Certifications => rows!(Certifications, certification),
        Class::Levels => rows!(Levels, level),
        Class::Ratings => rows!(Ratings, rating),
        // Neither has columns, so neither comes here.
        Class::Comparison | Class::Roadmap | Class::Faq => Content::Prose,
    }
}

/// A row as far as it could be read: what tells it from the others, and its value.
type Read<T> = (Option<Key>, Option<T>);

fn collect<T>(
    rows: Vec<Read<T>>,
    set: impl Fn(&mut T, String),
    scope: &Scope<'_>,
    sink: &mut Sink<'_>,
) -> Vec<T> {
    let (keys, values): (Vec<_>, Vec<_>) = rows
        .into_iter()
        .filter_map(|(key, value)| Some((key?, value)))
        .unzip();
    let ids = assign(&keys, scope.limit, sink);
    values
        .into_iter()
        .zip(ids)
        .filter_map(|(value, id)| {
            let mut value = value?;
            set(&mut value, id?);
            Some(value)
        })
        .collect()
}

fn salary(row: &Fields<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) -> Read<SalaryRow> {
    let region = row.required("Region", sink);
    let range = row
        .required("Range", sink)
        .and_then(|_| row.money("Range", scope.signs, sink));
    let role = row.text("Role");
    let level = row.text("Level");
    let experience = row.years("Experience", sink);
    let measure = row.text("Measure");
    if let (Some(measure), Some(cell)) = (&measure, row.cell("Measure"))
        && !MEASURES.contains(&measure.as_str())
    {
        sink.add(
            cell.range.clone(),
            format!("`{measure}` is not a measure of pay"),
            advice(measure, MEASURES, "the measures are"),
        );
    }
    let key = region.clone().map(|region| {
        let role = role
            .clone()
            .filter(|role| !role.eq_ignore_ascii_case(scope.role));
        let level = level.clone();
        Key {
            always: vec![region, role.unwrap_or_default(), level.unwrap_or_default()],
            if_needed: ["Measure", "Experience"]
                .map(|c| row.text(c).unwrap_or_default())
                .into(),
            columns: "Region, Role, Level, Measure or Experience",
            range: row.row.range.clone(),
        }
    });
    let value = region.zip(range).map(|(region, range)| SalaryRow {
        id: String::new(),
        region,
        role,
        level,
        experience,
        range,
        measure,
        note: row.text("Note"),
    });
    (key, value)
}

fn skill(row: &Fields<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) -> Read<SkillRow> {
    let Some(skill) = row.required("Skill", sink) else {
        return (None, None);
    };
    let key = row.key(vec![skill.clone()], "Skill");
    let value = SkillRow {
        id: String::new(),
        skill,
        area: row.text("Area"),
        covers: row.text("Covers"),
        priority: row.text("Priority"),
    };
    (Some(key), Some(value))
}

fn certification(row: &Fields<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) -> Read<CertificationRow> {
    let Some(name) = row.required("Certification", sink) else {
        return (None, None);
    };
    let key = row.key(vec![name.clone()], "Certification");
    let (issuer, shows) = (row.text("Issuer"), row.text("Shows"));
    (
        Some(key),
        Some(CertificationRow {
            id: String::new(),
            name,
            issuer,
            shows,
        }),
    )
}

fn level(row: &Fields<'_>, scope: &Scope<'_>, sink: &mut Sink<'_>) -> Read<LevelRow> {
    let level = row.required("Level", sink);
    let experience = row.years("Experience", sink);
    let pay = row.money("Pay", scope.signs, sink);
    let Some(level) = level else {
        return (None, None);
    };
    let key = row.key(vec![level.clone()], "Level");
    let work = row.text("Work");
    (
        Some(key),
        Some(LevelRow {
            id: String::new(),
            level,
            experience,
            work,
            region: not_stated(pay.as_ref()),
            pay,
        }),
    )
}

fn rating(row: &Fields<'_>, _: &Scope<'_>, sink: &mut Sink<'_>) -> Read<RatingRow> {
    let measure = row.required("Measure", sink);
    let value = row.required("Value", sink);
    let key = measure
        .clone()
        .map(|measure| row.key(vec![measure], "Measure"));
    let row = measure.zip(value);
    (
        key,
        row.map(|(measure, value)| RatingRow {
            id: String::new(),
            measure,
            value,
        }),
    )
}

fn comparison(table: &Table, scope: &Scope<'_>, sink: &mut Sink<'_>) -> Comparison {
    let mut roles: Vec<String> = Vec::new();
    for (place, cell) in table.head.iter().enumerate() {
        let range = cell.range.clone();
        match cell.text.as_str() {
            "Factor" if place == 0 => {}
            text if place == 0 => sink.add(
                range,
                format!("the first column of a comparison is `Factor`, not `{text}`"),
                "the columns are Factor, then one for each role",
            ),
            "" => sink.add(
                range,
                "a column without a name",
                "name the role that it is about",
            ),
            text if text == "Factor"
                || roles.iter().any(|role| role.eq_ignore_ascii_case(text)) =>
            {
                sink.add(
                    range,
                    format!("the column `{text}` stands there twice"),
                    "take one away",
                );
            }
            text => roles.push(text.to_owned()),
        }
    }
    if table.head.len() < 3 {
        sink.add(
            table.head_range.clone(),
            "a comparison of fewer than two roles",
            "the columns are Factor, then one for each role",
        );
    }
    let places = [("Factor", 0)];
    let rows = table
        .rows
        .iter()
        .map(|row| {
            let fields = Fields {
                row,
                places: &places,
            };
            let Some(factor) = fields.required("Factor", sink) else {
                return (None, None);
            };
            let key = fields.key(vec![factor.clone()], "Factor");
            let cell = |cell: &Cell| {
                if cell.is_blank() {
                    "–".into()
                } else {
                    cell.text.clone()
                }
            };
            let cells = row.cells.iter().skip(1).map(cell).collect();
            (
                Some(key),
                Some(ComparisonRow {
                    id: String::new(),
                    factor,
                    cells,
                }),
            )
        })
        .collect();
    Comparison {
        roles,
        rows: collect(rows, |row, id| row.id = id, scope, sink),
    }
}
