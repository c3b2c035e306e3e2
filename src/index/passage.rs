//! The passages of a library: every section, FAQ entry, step and table row as one answer.

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
use crate::knowledge::guide::{FaqEntry, Step};
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
    let mut made = Made {
        guide,
        passages: Vec::new(),
    };
    for section in &guide.sections {
        made.section(section);
        made.typed(section);
    }
    made.passages
}

/// What was made of a guide so far.
struct Made<'a> {
    guide: &'a Guide,
    passages: Vec<Passage>,
}

impl Made<'_> {
    /// The section as a whole: its prose, then its rows or steps in short.
    fn section(&mut self, section: &Section) {
        let mut lines = block_lines(&section.body);
        let full = full_lines(&section.content);
        let all = lines.iter().chain(&full);
        let length: usize = all.map(|line| line.chars().count() + 1).sum();
        lines.extend(match length <= MAX_TEXT {
            true => full,
            false => short_lines(&section.content),
        });
        if lines.is_empty() {
            let parts = self.guide.sections.iter();
            let parts = parts.filter(|part| part.parent.as_ref() == Some(&section.id));
            lines.extend(parts.map(|part| format!("• {}", part.title)));
        }
        let forms = (&section.title, section.also_asked.as_slice());
        self.headed(&section.id, Kind::Section, forms, &lines, &Facts::default());
    }

    /// What has its own heading, cut into several passages where it is longer than one may be. No
    /// row's id starts with `_`, so `_2` is the second of them.
    fn headed(
        &mut self,
        heading: &str,
        kind: Kind,
        (title, also_asked): (&String, &[String]),
        lines: &[String],
        facts: &Facts,
    ) {
        let guide = &self.guide.slug;
        let forms: Vec<String> = [title].into_iter().chain(also_asked).cloned().collect();
        let texts = pack(lines).into_iter().enumerate();
        self.passages.extend(texts.map(|(number, text)| Passage {
            id: match number {
                0 => format!("{guide}/{heading}"),
                _ => format!("{guide}/{heading}/_{}", number + 1),
            },
            guide: guide.clone(),
            kind,
            title: title.clone(),
            text,
            forms: forms.clone(),
            facts: facts.clone(),
        }));
    }

    fn typed(&mut self, section: &Section) {
        let guide = self.guide;
        let row = |kind, id: &str, title: String, text: String, facts| Passage {
            id: format!("{}/{}/{id}", guide.slug, section.id),
            guide: guide.slug.clone(),
            kind,
            forms: vec![title.clone()],
            title,
            text: cut(&text, MAX_TEXT),
            facts,
        };
        let plain = |kind, id, title, text| row(kind, id, title, text, Facts::default());
        let out = &mut self.passages;
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
                let title = salary_title(guide, r);
                row(Kind::Salary, &r.id, title, salary_text(r), facts)
            })),
            Content::Skills(rows) => out.extend(rows.iter().map(|r| {
                let title = format!("Skill: {}", r.skill);
                plain(Kind::Skill, &r.id, title, skill_text(r))
            })),
            Content::Certifications(rows) => out.extend(rows.iter().map(|r| {
                let text = certification_text(r);
                plain(Kind::Certification, &r.id, r.name.clone(), text)
            })),
            Content::Comparison(table) => out.extend(table.rows.iter().map(|r| {
                let title = format!("{}: {}", r.factor, table.roles.join(" and "));
                plain(Kind::Comparison, &r.id, title, comparison_text(table, r))
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
                row(Kind::Level, &r.id, title, level_text(r), facts)
            })),
            Content::Ratings(rows) => out.extend(rows.iter().map(|r| {
                let title = format!("{} ({})", r.measure, section.title);
                plain(Kind::Rating, &r.id, title, rating_text(r))
            })),
            Content::Roadmap(steps) => steps.iter().for_each(|step| self.step(step)),
            Content::Faq(entries) => entries.iter().for_each(|entry| self.entry(entry)),
        }
    }

    fn step(&mut self, step: &Step) {
        let mut lines: Vec<String> = step.time.iter().cloned().collect();
        lines.extend(block_lines(&step.body));
        lines.extend(step.actions.iter().map(|action| format!("• {action}")));
        let facts = Facts {
            months: step.time.as_deref().and_then(months),
            ..Facts::default()
        };
        let forms = (&step.title, step.also_asked.as_slice());
        self.headed(&step.id, Kind::Step, forms, &lines, &facts);
    }

    fn entry(&mut self, entry: &FaqEntry) {
        let lines = block_lines(&entry.answer);
        let forms = (&entry.question, entry.also_asked.as_slice());
        self.headed(&entry.id, Kind::Faq, forms, &lines, &Facts::default());
    }
}

/// The months that a time names ("Months 4–6 (3 months)" → 4 to 6).
fn months(time: &str) -> Option<(u32, u32)> {
    let period = Period::read(time).filter(|period| period.unit == Unit::Month)?;
    Some((period.first, period.last))
}
