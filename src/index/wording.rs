//! Puts typed content into words: the one place that makes sentences of rows.

use std::fmt::Write as _;

use crate::knowledge::guide::{
    CertificationRow, Comparison, ComparisonRow, LevelRow, RatingRow, SalaryRow, SkillRow, Step,
    place,
};
use crate::knowledge::{Block, Content, Guide};

/// Typed content in full, a line a row: for tables that fit one passage.
pub(super) fn full_lines(content: &Content) -> Vec<String> {
    let bullet = |line: String| format!("• {line}");
    match content {
        Content::Salary(rows) => rows.iter().map(salary_text).map(bullet).collect(),
        Content::Skills(rows) => rows.iter().map(skill_text).map(bullet).collect(),
        Content::Certifications(rows) => rows.iter().map(certification_text).map(bullet).collect(),
        Content::Levels(rows) => rows.iter().map(level_text).map(bullet).collect(),
        other => short_lines(other),
    }
}

/// Typed content in short, a line a row or step: what there is, without what is said of it.
pub(super) fn short_lines(content: &Content) -> Vec<String> {
    let bullet = |line: String| format!("• {line}");
    match content {
        Content::Prose => Vec::new(),
        Content::Salary(rows) => rows
            .iter()
            .map(|r| bullet(format!("{}: {}", salary_key(r), r.range.text)))
            .collect(),
        Content::Skills(rows) => rows.iter().map(|r| bullet(skill_line(r))).collect(),
        Content::Certifications(rows) => {
            let line = |r: &CertificationRow| match &r.issuer {
                Some(issuer) => format!("{} ({issuer})", r.name),
                None => r.name.clone(),
            };
            rows.iter().map(|r| bullet(line(r))).collect()
        }
        Content::Comparison(table) => {
            let line = |r: &ComparisonRow| format!("{} – {}", r.factor, comparison_text(table, r));
            table.rows.iter().map(|r| bullet(line(r))).collect()
        }
        Content::Roadmap(steps) => {
            let line = |step: &Step| match &step.time {
                Some(time) => format!("{}: {time}", step.title),
                None => step.title.clone(),
            };
            steps.iter().map(|step| bullet(line(step))).collect()
        }
        Content::Levels(rows) => rows.iter().map(|r| bullet(level_line(r))).collect(),
        Content::Ratings(rows) => rows.iter().map(|r| bullet(rating_text(r))).collect(),
        Content::Faq(entries) => entries
            .iter()
            .map(|entry| bullet(entry.question.clone()))
            .collect(),
    }
}

/// "Mid, 2–4 years, India" – what a pay figure is for.
fn salary_key(row: &SalaryRow) -> String {
    let mut key: Vec<&str> = Vec::new();
    key.extend(row.role.as_deref());
    key.extend(row.level.as_deref());
    key.extend(row.experience.as_ref().map(|years| years.text.as_str()));
    let place = place(&row.region);
    key.push(&place);
    key.join(", ")
}

pub(super) fn salary_title(guide: &Guide, row: &SalaryRow) -> String {
    let role = row.role.as_deref().unwrap_or(&guide.role);
    match &row.level {
        Some(level) => format!("Pay in {}: {role}, {level} level", row.region),
        None => format!("Pay in {}: {role}", row.region),
    }
    .replace("Pay in Global (USD)", "Pay worldwide, Global (USD)")
    .replace(
        "Pay in Not stated (USD)",
        "Pay in dollars, no country stated",
    )
    .replace("Pay in Not stated (", "Pay, no country stated (")
}

/// One pay figure with what it measures and its note.
pub(super) fn salary_text(row: &SalaryRow) -> String {
    let mut text = format!("{}: {}", salary_key(row), row.range.text);
    if let Some(measure) = row.measure.as_deref().filter(|measure| *measure != "range") {
        let _ = write!(text, " ({measure})");
    }
    if let Some(note) = &row.note {
        let _ = write!(text, ". {note}");
    }
    text
}

fn skill_line(row: &SkillRow) -> String {
    match &row.priority {
        Some(priority) => format!("{} ({priority})", row.skill),
        None => row.skill.clone(),
    }
}

/// A skill with all that the table says of it.
pub(super) fn skill_text(row: &SkillRow) -> String {
    let mut text = row.skill.clone();
    if let Some(covers) = &row.covers {
        let _ = write!(text, ": {covers}");
    }
    if let Some(area) = &row.area {
        let _ = write!(text, ". Area: {area}");
    }
    if let Some(priority) = &row.priority {
        let _ = write!(text, ". Priority: {priority}");
    }
    text
}

/// A certification with its issuer and what it shows.
pub(super) fn certification_text(row: &CertificationRow) -> String {
    let mut text = row.name.clone();
    if let Some(issuer) = &row.issuer {
        let _ = write!(text, " ({issuer})");
    }
    if let Some(shows) = &row.shows {
        let _ = write!(text, ": {shows}");
    }
    text
}

pub(super) fn comparison_text(table: &Comparison, row: &ComparisonRow) -> String {
    let cells = table.roles.iter().zip(&row.cells);
    cells
        .map(|(role, cell)| format!("{role}: {cell}"))
        .collect::<Vec<_>>()
        .join("; ")
}

fn level_line(row: &LevelRow) -> String {
    let mut line = row.level.clone();
    if let Some(years) = &row.experience {
        let _ = write!(line, " ({})", years.text);
    }
    if let Some(pay) = &row.pay {
        let _ = write!(line, ": {}", pay.text);
    }
    line
}

/// A level with its years, its work and its pay.
pub(super) fn level_text(row: &LevelRow) -> String {
    let mut text = row.level.clone();
    if let Some(years) = &row.experience {
        let _ = write!(text, ", {} of experience", years.text);
    }
    if let Some(work) = &row.work {
        let _ = write!(text, ": {work}");
    }
    if let Some(pay) = &row.pay {
        let _ = write!(text, " Pay: {}", pay.text);
    }
    text
}

pub(super) fn rating_text(row: &RatingRow) -> String {
    format!("{}: {}", row.measure, row.value)
}

/// Blocks as lines of plain text.
pub fn block_lines(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(text) => vec![text.clone()],
            Block::List(items) => items.iter().map(|item| format!("• {item}")).collect(),
        })
        .collect()
}
