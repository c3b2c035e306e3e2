//! The typed form of one guide file: what the parser makes and the index reads.

use serde::{Deserialize, Serialize};

use super::{Money, Years};

/// One guide: the front matter and the sections, in file order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Guide {
    /// File name without `.md`: lower-case ASCII letters, digits and hyphens.
    pub slug: String,
    /// Title from the front matter.
    pub title: String,
    /// Who published the source; `None` is shown as "unnamed source".
    pub publisher: Option<String>,
    /// Year and month (`2026-06`) of the source; `None` is shown as "undated".
    pub updated: Option<String>,
    /// The role that the guide is about.
    pub role: String,
    /// Whether it is left out of the library: it is being written.
    #[serde(default)]
    pub draft: bool,
    /// Every `##` section and every `###` part of a prose section, flat, in file order.
    pub sections: Vec<Section>,
}

impl Guide {
    /// The id of every passage, `guide/heading` or `guide/heading/row`; the further parts of a long
    /// one are left out, since they come and go with its length.
    pub fn passage_ids(&self) -> Vec<String> {
        let mut ids = Vec::new();
        for section in &self.sections {
            ids.push(format!("{}/{}", self.slug, section.id));
            let (headings, rows) = section.content.ids();
            ids.extend(headings.iter().map(|id| format!("{}/{id}", self.slug)));
            let row = |id: &&str| format!("{}/{}/{id}", self.slug, section.id);
            ids.extend(rows.iter().map(row));
        }
        ids
    }
}

/// One headed piece of a guide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The heading's `{#id}`, unique in the guide.
    pub id: String,
    /// The heading's text.
    pub title: String,
    /// Id of the `##` section that this `###` part belongs to.
    pub parent: Option<String>,
    /// Prose before (or instead of) the typed content. Empty only where parts follow.
    pub body: Vec<Block>,
    /// Other ways in which people ask for this; indexed, never shown.
    pub also_asked: Vec<String>,
    /// What the section's class says it holds.
    pub content: Content,
}

/// A block of prose as plain text (inline markup already taken off).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A list, one string an item; nested items follow their parent.
    List(Vec<String>),
}

/// Typed content of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Only prose.
    Prose,
    /// `.salary`
    Salary(Vec<SalaryRow>),
    /// `.skills`
    Skills(Vec<SkillRow>),
    /// `.certifications`
    Certifications(Vec<CertificationRow>),
    /// `.comparison`
    Comparison(Comparison),
    /// `.roadmap`
    Roadmap(Vec<Step>),
    /// `.levels`
    Levels(Vec<LevelRow>),
    /// `.ratings`
    Ratings(Vec<RatingRow>),
    /// `.faq`
    Faq(Vec<FaqEntry>),
}

impl Content {
    /// The ids of what has its own heading, and those of rows.
    fn ids(&self) -> (Vec<&str>, Vec<&str>) {
        fn of<T>(entries: &[T], id: fn(&T) -> &String) -> Vec<&str> {
            entries.iter().map(|entry| id(entry).as_str()).collect()
        }
        match self {
            Self::Prose => (Vec::new(), Vec::new()),
            Self::Salary(rows) => (Vec::new(), of(rows, |row| &row.id)),
            Self::Skills(rows) => (Vec::new(), of(rows, |row| &row.id)),
            Self::Certifications(rows) => (Vec::new(), of(rows, |row| &row.id)),
            Self::Comparison(table) => (Vec::new(), of(&table.rows, |row| &row.id)),
            Self::Roadmap(steps) => (of(steps, |step| &step.id), Vec::new()),
            Self::Levels(rows) => (Vec::new(), of(rows, |row| &row.id)),
            Self::Ratings(rows) => (Vec::new(), of(rows, |row| &row.id)),
            Self::Faq(entries) => (of(entries, |entry| &entry.id), Vec::new()),
        }
    }
}

/// How the Region column begins where a guide names no country: "Not stated (USD)".
const NOT_STATED: &str = "Not stated (";

/// Whether a region says where it is.
pub fn is_stated(region: &str) -> bool {
    !region.starts_with(NOT_STATED)
}

/// What stands for the region of pay that has none.
pub(super) fn not_stated(pay: Option<&Money>) -> String {
    let code = pay.map_or("", |pay| pay.currency.code());
    format!("{NOT_STATED}{code})")
}

/// A region as it is shown: the column's text, but one that is understood without the column.
pub fn place(region: &str) -> String {
    region.replacen(NOT_STATED, "No country stated (", 1)
}

/// A row of a salary table. A cell that holds only `–` is `None`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SalaryRow {
    /// Row part of the passage id, made from the key cells, unique in the section.
    pub id: String,
    /// Where, in the guide's own words ("India", "Global (USD)").
    pub region: String,
    /// The role; `None` means the guide's own role.
    pub role: Option<String>,
    /// The level, as the guide calls it.
    pub level: Option<String>,
    /// Experience as written, with its years.
    pub experience: Option<Years>,
    /// The pay.
    pub range: Money,
    /// "range", "median" or "total compensation".
    pub measure: Option<String>,
    /// Anything else the guide says of this row.
    pub note: Option<String>,
}

/// A row of a skills table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SkillRow {
    /// Row part of the passage id.
    pub id: String,
    /// The skill.
    pub skill: String,
    /// The area that it belongs to.
    pub area: Option<String>,
    /// What it covers.
    pub covers: Option<String>,
    /// How strongly the guide asks for it.
    pub priority: Option<String>,
}

/// A row of a certifications table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CertificationRow {
    /// Row part of the passage id.
    pub id: String,
    /// The certification's name.
    pub name: String,
    /// Who issues it.
    pub issuer: Option<String>,
    /// What it shows.
    pub shows: Option<String>,
}

/// A side-by-side table: one column a role, one row a factor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The roles, in column order.
    pub roles: Vec<String>,
    /// The rows.
    pub rows: Vec<ComparisonRow>,
}

/// A row of a comparison: as many cells as the comparison has roles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparisonRow {
    /// Row part of the passage id.
    pub id: String,
    /// What is compared.
    pub factor: String,
    /// One cell a role.
    pub cells: Vec<String>,
}

/// A step of a roadmap, from a `###` heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The heading's `{#id}`.
    pub id: String,
    /// The heading's text.
    pub title: String,
    /// The time span as written ("Months 1–3"), where the source gives one.
    pub time: Option<String>,
    /// Prose.
    pub body: Vec<Block>,
    /// What to do, where the source has a list.
    pub actions: Vec<String>,
    /// Other ways in which people ask for this.
    pub also_asked: Vec<String>,
}

/// A row of a levels table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LevelRow {
    /// Row part of the passage id.
    pub id: String,
    /// The level, as the guide calls it.
    pub level: String,
    /// Experience as written, with its years.
    pub experience: Option<Years>,
    /// What somebody at this level does.
    pub work: Option<String>,
    /// The pay, as this section puts it.
    pub pay: Option<Money>,
    /// What stands for the pay's region, which such a table does not state: "Not stated (INR)".
    pub region: String,
}

/// A row of a ratings table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RatingRow {
    /// Row part of the passage id.
    pub id: String,
    /// What is rated.
    pub measure: String,
    /// The rating as written.
    pub value: String,
}

/// A question with its answer, from a `###` heading of a `.faq` section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FaqEntry {
    /// The heading's `{#id}`.
    pub id: String,
    /// The question.
    pub question: String,
    /// The answer; never empty.
    pub answer: Vec<Block>,
    /// Other ways in which people ask it.
    pub also_asked: Vec<String>,
}
