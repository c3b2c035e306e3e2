//! What a section can hold: the table of classes with their columns.

/// The class of a `##` section (`.salary`), which says what the section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Pay by region.
    Salary,
    /// Skills.
    Skills,
    /// Certifications.
    Certifications,
    /// Roles side by side.
    Comparison,
    /// Steps in order.
    Roadmap,
    /// Career levels.
    Levels,
    /// Figures that rate the career.
    Ratings,
    /// Questions with answers.
    Faq,
}

impl Class {
    /// All of them, in the order in which the format's description lists them.
    pub const ALL: [Self; 8] = [
        Self::Salary,
        Self::Skills,
        Self::Certifications,
        Self::Comparison,
        Self::Roadmap,
        Self::Levels,
        Self::Ratings,
        Self::Faq,
    ];

    /// The name as it stands in a heading, without the dot.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Salary => "salary",
            Self::Skills => "skills",
            Self::Certifications => "certifications",
            Self::Comparison => "comparison",
            Self::Roadmap => "roadmap",
            Self::Levels => "levels",
            Self::Ratings => "ratings",
            Self::Faq => "faq",
        }
    }

    /// The class with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }

    /// The columns of the section's table; `None` where it holds `###` headings instead.
    pub const fn columns(self) -> Option<Columns> {
        let (required, optional): (&[&str], &[&str]) = match self {
            Self::Salary => (
                &["Region", "Range"],
                &["Role", "Level", "Experience", "Measure", "Note"],
            ),
            Self::Skills => (&["Skill"], &["Area", "Covers", "Priority"]),
            Self::Certifications => (&["Certification"], &["Issuer", "Shows"]),
            Self::Comparison => (&["Factor"], &[]),
            Self::Levels => (&["Level"], &["Experience", "Work", "Pay"]),
            Self::Ratings => (&["Measure", "Value"], &[]),
            Self::Roadmap | Self::Faq => return None,
        };
        Some(Columns { required, optional })
    }
}

/// The columns that a classed table has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// Always there, with something in every row.
    pub required: &'static [&'static str],
    /// May be left out; a cell may be `–`.
    pub optional: &'static [&'static str],
}

/// What a salary figure can measure.
pub const MEASURES: [&str; 3] = ["range", "median", "total compensation"];
