//! The typed content of the guides by what it holds: read from the generation when a command first
//! needs it, and kept.

use std::sync::OnceLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tantivy::directory::{ManagedDirectory, OwnedBytes};

use super::catalogue::{bytes, read_json, write_json};
use crate::knowledge::guide::{
    CertificationRow, Comparison, FaqEntry, LevelRow, SalaryRow, SkillRow, Step,
};
use crate::knowledge::{Block, Content, Guide, Library};

/// A section with its typed rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table<R> {
    /// Number of the guide in the catalogue.
    pub guide: usize,
    /// Number of the section in the guide.
    pub at: usize,
    /// The section's heading.
    pub section: Heading,
    /// Prose before the rows.
    pub body: Vec<Block>,
    /// The rows, in file order.
    pub rows: Vec<R>,
}

/// A section's heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Its id.
    pub id: String,
    /// Its text.
    pub title: String,
    /// Id of the section that it is a part of.
    pub parent: Option<String>,
}

/// Something that tables hold.
pub trait Row: Serialize + DeserializeOwned + Clone + Send + Sync + 'static {
    /// The tables of one guide.
    fn tables(number: usize, guide: &Guide) -> Vec<Table<Self>>;

    /// Where the tables of all guides are kept.
    fn part(tables: &Tables) -> &Part<Self>;
}

/// Tables of one kind, as they lie beside the index, and as they are once somebody needs them.
pub struct Part<R> {
    bytes: OwnedBytes,
    tables: OnceLock<Vec<Table<R>>>,
}

impl<R: Row> Part<R> {
    fn open(directory: &ManagedDirectory, file: &str) -> tantivy::Result<Self> {
        Ok(Self {
            bytes: bytes(directory, file)?,
            tables: OnceLock::new(),
        })
    }

    /// The tables, guide by guide in file order.
    pub(super) fn get(&self) -> &[Table<R>] {
        self.tables.get_or_init(|| {
            read_json(&self.bytes).unwrap_or_else(|error| {
                tracing::error!(%error, "a part of the index cannot be read");
                Vec::new()
            })
        })
    }
}

fn tables_of<R: Clone>(
    number: usize,
    guide: &Guide,
    rows: impl Fn(&Content) -> Option<&[R]>,
) -> Vec<Table<R>> {
    let sections = guide.sections.iter().enumerate();
    let tables = sections.filter_map(|(at, section)| {
        Some(Table {
            guide: number,
            at,
            section: Heading {
                id: section.id.clone(),
                title: section.title.clone(),
                parent: None,
            },
            body: section.body.clone(),
            rows: rows(&section.content)?.to_vec(),
        })
    });
    tables.collect()
}

/// One place for the kinds of tables: the field, the file, and how content is such a table.
macro_rules! tables {
    ($($field:ident: $row:ty, |$content:ident| $rows:expr;)*) => {
        /// The tables of every kind.
        pub struct Tables {
            $($field: Part<$row>,)*
            headings: Part<Heading>,
        }

        impl Tables {
            /// Opens what [`write`] wrote; nothing is read yet.
            pub(super) fn open(directory: &ManagedDirectory) -> tantivy::Result<Self> {
                Ok(Self {
                    $($field: Part::open(directory, stringify!($field))?,)*
                    headings: Part::open(directory, "headings")?,
                })
            }
        }

        /// Writes the tables of a library beside its index.
        pub(super) fn write(directory: &ManagedDirectory, library: &Library) -> tantivy::Result<()> {
            $(write_json(directory, stringify!($field), &all::<$row>(library))?;)*
            write_json(directory, "headings", &all::<Heading>(library))
        }

        $(impl Row for $row {
            fn tables(number: usize, guide: &Guide) -> Vec<Table<Self>> {
                tables_of(number, guide, |$content| $rows)
            }

            fn part(tables: &Tables) -> &Part<Self> {
                &tables.$field
            }
        })*
    };
}

macro_rules! rows {
    ($content:ident, $kind:ident) => {
        match $content {
            Content::$kind(rows) => Some(rows.as_slice()),
            _ => None,
        }
    };
}

tables! {
    salary: SalaryRow, |content| rows!(content, Salary);
    skills: SkillRow, |content| rows!(content, Skills);
    certifications: CertificationRow, |content| rows!(content, Certifications);
    levels: LevelRow, |content| rows!(content, Levels);
    steps: Step, |content| rows!(content, Roadmap);
    questions: FaqEntry, |content| rows!(content, Faq);
    comparisons: Comparison, |content| match content {
        Content::Comparison(table) => Some(std::slice::from_ref(table)),
        _ => None,
    };
}

/// Every heading of a guide, as one table.
impl Row for Heading {
    fn tables(number: usize, guide: &Guide) -> Vec<Table<Self>> {
        let headings = guide.sections.iter().map(|section| Self {
            id: section.id.clone(),
            title: section.title.clone(),
            parent: section.parent.clone(),
        });
        vec![Table {
            guide: number,
            at: 0,
            section: Self {
                id: String::new(),
                title: guide.title.clone(),
                parent: None,
            },
            body: Vec::new(),
            rows: headings.collect(),
        }]
    }

    fn part(tables: &Tables) -> &Part<Self> {
        &tables.headings
    }
}

fn all<R: Row>(library: &Library) -> Vec<Table<R>> {
    let guides = library.guides.iter().enumerate();
    guides
        .flat_map(|(number, guide)| R::tables(number, guide))
        .collect()
}
