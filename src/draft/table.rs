//! Finds the class of a page's table and the guide's own columns, where they are clearly there.

use super::blocks::{Block, List, Table};
use crate::knowledge::class::Class;
use crate::knowledge::{AUTHOR_MARK, Money, Years};

/// What pages call a column of a guide's table, by class; the column's own name is understood too.
const SALARY: &[(&str, &[&str])] = &[
    (
        "Region",
        &["country", "location", "market", "region/country"],
    ),
    (
        "Range",
        &[
            "salary",
            "salary range",
            "pay",
            "pay range",
            "annual salary",
            "compensation",
        ],
    ),
    ("Level", &["seniority", "career level", "experience level"]),
    ("Experience", &["years", "years of experience"]),
    ("Role", &["job", "job title", "position"]),
    ("Measure", &[]),
    ("Note", &["notes", "remarks", "comment"]),
];
const CERTIFICATIONS: &[(&str, &[&str])] = &[
    (
        "Certification",
        &[
            "certificate",
            "certifications",
            "certification name",
            "credential",
        ],
    ),
    (
        "Issuer",
        &[
            "provider",
            "issued by",
            "vendor",
            "organization",
            "organisation",
        ],
    ),
    (
        "Shows",
        &[
            "what it shows",
            "validates",
            "what it validates",
            "focus",
            "covers",
        ],
    ),
];
const SKILLS: &[(&str, &[&str])] = &[
    ("Skill", &["skills", "technology", "tool"]),
    ("Area", &["category", "type", "domain"]),
    (
        "Covers",
        &["details", "description", "what it covers", "topics"],
    ),
    ("Priority", &["importance", "demand"]),
];
const LEVELS: &[(&str, &[&str])] = &[
    ("Level", &["career level", "seniority", "stage"]),
    ("Experience", &["years", "years of experience"]),
    (
        "Work",
        &["responsibilities", "what you do", "duties", "focus"],
    ),
    (
        "Pay",
        &["salary", "salary range", "pay range", "compensation"],
    ),
];
const RATINGS: &[(&str, &[&str])] = &[
    ("Measure", &["metric", "rating"]),
    ("Value", &["score", "rating"]),
];
/// What pages call the first column of a comparison.
const FACTOR: [&str; 7] = [
    "factor",
    "aspect",
    "feature",
    "criteria",
    "criterion",
    "dimension",
    "comparison",
];

/// The table with the columns of a class; `None` where it is none for sure.
pub(super) fn recognise(table: &Table) -> Option<(Class, Table)> {
    [
        (Class::Salary, SALARY),
        (Class::Certifications, CERTIFICATIONS),
        (Class::Skills, SKILLS),
        (Class::Levels, LEVELS),
        (Class::Ratings, RATINGS),
    ]
    .into_iter()
    .find_map(|(class, names)| Some((class, renamed(class, names, table)?)))
    .or_else(|| Some((Class::Comparison, comparison(table)?)))
}

/// A table that is none of a guide's, in words: a mark, and an item a row.
pub(super) fn spelled_out(table: &Table) -> [Block; 2] {
    let columns = table.head.join(", ");
    let item = |row: &Vec<String>| {
        let cells = table
            .head
            .iter()
            .zip(row)
            .filter(|(_, cell)| !cell.is_empty());
        let cells = cells.map(|(head, cell)| match head.as_str() {
            "" => cell.clone(),
            head => format!("{head}: {cell}"),
        });
        (0, cells.collect::<Vec<_>>().join("; "))
    };
    [
        Block::Mark(format!(
            "this was a table ({columns}); say it in words, or give it the columns of a class"
        )),
        Block::List(List {
            numbered: false,
            items: table.rows.iter().map(item).collect(),
        }),
    ]
}

fn renamed(class: Class, names: &[(&str, &[&str])], table: &Table) -> Option<Table> {
    let mut head: Vec<String> = Vec::new();
    for cell in &table.head {
        let cell = plain(cell);
        let (name, _) = names.iter().find(|(name, others)| {
            (name.to_lowercase() == cell || others.contains(&cell.as_str()))
                && !head.iter().any(|taken| taken == name)
        })?;
        head.push((*name).to_owned());
    }
    let columns = class.columns()?;
    let is_there = |name: &&str| head.iter().any(|column| column == name);
    if !columns.required.iter().all(is_there) || (class == Class::Levels && head.len() < 2) {
        return None;
    }
    let mut rows = table.rows.clone();
    for (place, name) in head.iter().enumerate() {
        let mut unreadable = 0;
        for cell in rows.iter_mut().filter_map(|row| row.get_mut(place)) {
            *cell = filled(cell);
            unreadable += usize::from(!is_readable(name, cell));
        }
        // A few cells are mended by hand; with most of them it is a column of something else.
        if unreadable * 2 > rows.len() {
            return None;
        }
    }
    Some(Table { head, rows })
}

fn comparison(table: &Table) -> Option<Table> {
    let (first, roles) = table.head.split_first()?;
    let is_named = roles.iter().all(|role| !role.is_empty());
    let distinct: std::collections::BTreeSet<String> =
        roles.iter().map(|role| role.to_lowercase()).collect();
    if roles.len() < 2
        || !is_named
        || distinct.len() < roles.len()
        || !FACTOR.contains(&plain(first).as_str())
    {
        return None;
    }
    let head = std::iter::once("Factor".to_owned()).chain(roles.iter().cloned());
    let fill = |row: &Vec<String>| row.iter().map(|cell| filled(cell)).collect();
    Some(Table {
        head: head.collect(),
        rows: table.rows.iter().map(fill).collect(),
    })
}

/// A column's name without what stands in brackets, in lower case.
fn plain(name: &str) -> String {
    let name = name.split('(').next().unwrap_or_default();
    name.trim().trim_end_matches(':').to_lowercase()
}

/// A cell as guides write it: `–` says that the source does not say.
fn filled(cell: &str) -> String {
    let years = format!("{cell} years");
    match cell.trim() {
        "" | "-" | "—" | "N/A" | "n/a" => "–".to_owned(),
        // The head said that these are years.
        figures
            if figures.starts_with(|c: char| c.is_ascii_digit())
                && Years::parse(figures).is_err()
                && figures.bytes().filter(u8::is_ascii_digit).count() <= 4
                && Years::parse(&years).is_ok() =>
        {
            years
        }
        cell => cell.to_owned(),
    }
}

fn is_readable(column: &str, cell: &str) -> bool {
    // What is left to the author is no part of the figure.
    let cell = cell.split(AUTHOR_MARK).next().unwrap_or_default().trim();
    match column {
        _ if matches!(cell, "" | "–") => true,
        "Range" | "Pay" => Money::parse(cell).is_ok(),
        "Experience" => Years::parse(cell).is_ok(),
        _ => true,
    }
}
