//! A library in, its passages out: every section, FAQ entry, step and table row as one answer.

use serde::{Deserialize, Serialize};

pub use super::pack::{MAX_TEXT, cut};
pub use super::wording::block_lines;

use super::catalogue::Head;
use super::pack::pack;
use super::tables::Heading;
use super::wording::{
    certification_text, comparison_text, full_lines, level_text, rating_text, salary_text,
    salary_title, short_lines, skill_text,
};
use crate::knowledge::{Content, Guide, Library, Period, Section, Unit, Years};

/// What a passage was made from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A section or a part of one.
    #[default]
    Section,
    /// An FAQ entry.
    Faq,
    /// A row of a salary table.
    Salary,
    /// A row of a skills table.
    Skill,
    /// A row of a certifications table.
    Certification,
    /// A row of a comparison.
    Comparison,
    /// A step of a roadmap.
    Step,
    /// A row of a levels table.
    Level,
    /// A row of a ratings table.
    Rating,
    /// An answer put together from several facts; never in the index.
    Composed,
}

impl Kind {
    /// Every kind that is in an index, in the order of their numbers there.
    const INDEXED: [Self; 9] = [
        Self::Section,
        Self::Faq,
        Self::Salary,
        Self::Skill,
        Self::Certification,
        Self::Comparison,
        Self::Step,
        Self::Level,
        Self::Rating,
    ];

    /// The kind with this number.
    pub(super) fn of(number: u64) -> Self {
        let kind = usize::try_from(number)
            .ok()
            .and_then(|at| Self::INDEXED.get(at));
        kind.copied().unwrap_or_default()
    }

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Faq => "faq",
            Self::Salary => "salary",
            Self::Skill => "skill",
            Self::Certification => "certification",
            Self::Comparison => "comparison",
            Self::Step => "step",
            Self::Level => "level",
            Self::Rating => "rating",
            Self::Composed => "composed",
        }
    }
}

/// A piece of a guide that answers a question by itself.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// `guide/heading` or `guide/heading/row`: ASCII, at most 60 characters.
    pub id: String,
    /// The guide's slug.
    pub guide: String,
    /// What it was made from.
    pub kind: Kind,
    /// What it is about, understandable on its own.
    pub title: String,
    /// The answer as plain text, at most [`MAX_TEXT`] characters.
    pub text: String,
    /// Ways in which people ask for it, the heading first.
    pub forms: Vec<String>,
    /// What the typed content says, for questions with an exact answer.
    pub facts: Facts,
}

/// The typed facts of a passage.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Region of a pay figure, as the guide names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Career level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Years of experience.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years: Option<Years>,
    /// The role that the figure or row is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// First and last month of a step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<(u32, u32)>,
    /// Whether it holds a pay figure.
    pub pay: bool,
}

impl Passage {
    /// Whether it is the beginning of a guide's section.
    pub fn is_section(&self, guide: &Head, section: &Heading) -> bool {
        let rest = self.id.strip_prefix(guide.slug.as_str());
        rest.and_then(|rest| rest.strip_prefix('/')) == Some(section.id.as_str())
    }
}

/// All passages of a library, guide by guide in file order.
pub fn passages(library: &Library) -> Vec<Passage> {
    library.guides.iter().flat_map(guide_passages).collect()
}

/// The passages of one guide.
pub(super) fn guide_passages(guide: &Guide) -> Vec<Passage> {
    let mut out = Vec::new();
    for section in &guide.sections {
        let parts = guide
            .sections
            .iter()
            .filter(|part| part.parent.as_ref() == Some(&section.id));
        let parts: Vec<&str> = parts.map(|part| part.title.as_str()).collect();
        section_passages(guide, section, &parts, &mut out);
        typed_passages(guide, section, &mut out);
    }
    out
}

/// The section as a whole: its prose, then its rows or steps in short; cut into several passages
/// where it is longer than one may be. No row's id starts with `_`, so `_2` is the second of them.
fn section_passages(guide: &Guide, section: &Section, parts: &[&str], out: &mut Vec<Passage>) {
    let mut pieces = block_lines(&section.body);
    let full = full_lines(&section.content);
    let length: usize = pieces
        .iter()
        .chain(&full)
        .map(|line| line.chars().count() + 1)
        .sum();
    pieces.extend(if length <= MAX_TEXT {
        full
    } else {
        short_lines(&section.content)
    });
    if pieces.is_empty() {
        pieces.extend(parts.iter().map(|title| format!("• {title}")));
    }
    let mut forms = vec![section.title.clone()];
    forms.extend(section.also_asked.iter().cloned());
    for (number, text) in pack(&pieces).into_iter().enumerate() {
        let id = match number {
            0 => format!("{}/{}", guide.slug, section.id),
            _ => format!("{}/{}/_{}", guide.slug, section.id, number + 1),
        };
        out.push(Passage {
            id,
            guide: guide.slug.clone(),
            kind: Kind::Section,
            title: section.title.clone(),
            text,
            forms: forms.clone(),
            facts: Facts::default(),
        });
    }
}

fn typed_passages(guide: &Guide, section: &Section, out: &mut Vec<Passage>) {
    let row = |id: &str, kind, title: String, text: String, facts| Passage {
        id: format!("{}/{}/{id}", guide.slug, section.id),
        guide: guide.slug.clone(),
        kind,
        forms: vec![title.clone()],
        title,
        text: cut(&text, MAX_TEXT),
        facts,
    };
    match &section.content {
        Content::Prose => {}
        Content::Salary(rows) => out.extend(rows.iter().map(|r| {
            let facts = Facts {
                region: Some(r.region.clone()),
                level: r.level.clone(),
                years: r.experience.clone(),
                role: Some(r.role.clone().unwrap_or_else(|| guide.role.clone())),
                pay: true,
                ..Facts::default()
            };
            row(
                &r.id,
                Kind::Salary,
                salary_title(guide, r),
                salary_text(r),
                facts,
            )
        })),
        Content::Skills(rows) => out.extend(rows.iter().map(|r| {
            row(
                &r.id,
                Kind::Skill,
                format!("Skill: {}", r.skill),
                skill_text(r),
                Facts::default(),
            )
        })),
        Content::Certifications(rows) => out.extend(rows.iter().map(|r| {
            row(
                &r.id,
                Kind::Certification,
                r.name.clone(),
                certification_text(r),
                Facts::default(),
            )
        })),
        Content::Comparison(table) => out.extend(table.rows.iter().map(|r| {
            let title = format!("{}: {}", r.factor, table.roles.join(" and "));
            row(
                &r.id,
                Kind::Comparison,
                title,
                comparison_text(table, r),
                Facts::default(),
            )
        })),
        Content::Levels(rows) => out.extend(rows.iter().map(|r| {
            let facts = Facts {
                level: Some(r.level.clone()),
                years: r.experience.clone(),
                role: Some(guide.role.clone()),
                pay: r.pay.is_some(),
                ..Facts::default()
            };
            let title = format!("{} level: {}", r.level, guide.role);
            row(&r.id, Kind::Level, title, level_text(r), facts)
        })),
        Content::Ratings(rows) => out.extend(rows.iter().map(|r| {
            let title = format!("{} ({})", r.measure, section.title);
            row(&r.id, Kind::Rating, title, rating_text(r), Facts::default())
        })),
        Content::Roadmap(steps) => {
            for step in steps {
                let mut lines: Vec<String> = step.time.iter().cloned().collect();
                lines.extend(block_lines(&step.body));
                lines.extend(step.actions.iter().map(|action| format!("• {action}")));
                let facts = Facts {
                    months: step.time.as_deref().and_then(months),
                    ..Facts::default()
                };
                headed(
                    guide,
                    &step.id,
                    Kind::Step,
                    &step.title,
                    &step.also_asked,
                    &lines,
                    &facts,
                    out,
                );
            }
        }
        Content::Faq(entries) => {
            for entry in entries {
                let lines = block_lines(&entry.answer);
                let facts = Facts::default();
                headed(
                    guide,
                    &entry.id,
                    Kind::Faq,
                    &entry.question,
                    &entry.also_asked,
                    &lines,
                    &facts,
                    out,
                );
            }
        }
    }
}

/// A step or an FAQ entry, under its own heading's id.
#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one passage, from two kinds of heading"
)]
fn headed(
    guide: &Guide,
    id: &str,
    kind: Kind,
    title: &str,
    also_asked: &[String],
    lines: &[String],
    facts: &Facts,
    out: &mut Vec<Passage>,
) {
    let mut forms = vec![title.to_owned()];
    forms.extend(also_asked.iter().cloned());
    for (number, text) in pack(lines).into_iter().enumerate() {
        let id = match number {
            0 => format!("{}/{id}", guide.slug),
            _ => format!("{}/{id}/_{}", guide.slug, number + 1),
        };
        out.push(Passage {
            id,
            guide: guide.slug.clone(),
            kind,
            title: title.to_owned(),
            text,
            forms: forms.clone(),
            facts: facts.clone(),
        });
    }
}

/// The months that a time names ("Months 4–6 (3 months)" → 4 to 6).
fn months(time: &str) -> Option<(u32, u32)> {
    let period = Period::read(time).filter(|period| period.unit == Unit::Month)?;
    Some((period.first, period.last))
}
