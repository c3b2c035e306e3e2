//! The one table of commands: names, options and who may use them.
//!
//! Discord's registration, the console's completion and `/help` all read this table, so adding a
//! command is a row here, a variant of [`Request`] and a file in `respond`.

use std::collections::BTreeMap;

use super::{Chosen, Request, Ticks};

/// A slash command.
#[derive(Debug, Clone, Copy)]
pub struct CommandSpec {
    /// Name without the slash: `^[-_a-z0-9]{1,32}$`.
    pub name: &'static str,
    /// One sentence, at most 100 characters.
    pub description: &'static str,
    /// Options in the order in which a value without a name is given to them.
    pub options: &'static [OptionSpec],
    /// Who may use it.
    pub audience: Audience,
    /// Makes the request from the options' values.
    pub build: fn(&Values) -> Request,
}

/// One option of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionSpec {
    /// Name, same rules as a command's.
    pub name: &'static str,
    /// At most 100 characters.
    pub description: &'static str,
    /// What kind of value it takes.
    pub kind: OptionKind,
    /// Whether it must be given.
    pub required: bool,
}

/// What an option's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionKind {
    /// Free text, and what is suggested while typing it.
    Text(Suggest),
    /// Yes or no; presentation only (`share`), never part of a [`Request`].
    Flag,
    /// A member of the server; presentation only (`member`).
    Member,
}

/// What is suggested while somebody types a text option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suggest {
    /// Headings and questions of all guides.
    Questions,
    /// Regions with pay figures.
    Countries,
    /// Career levels.
    Levels,
    /// Guides, by slug.
    Guides,
    /// Areas of skills.
    Areas,
    /// Certifications.
    Certifications,
    /// Roles that the guides compare or describe.
    Roles,
    /// Questions of the FAQ sections.
    Faq,
}

/// Who may use a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everyone.
    All,
    /// Who may pin messages, unless the server says otherwise.
    Pinners,
    /// Maintainers, by user id, checked in code.
    Maintainers,
}

/// The values of a command's text options, by option name. Blank values count as absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// Sets a value; a blank one is dropped.
    pub fn set(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.0.insert(name.to_owned(), value.to_owned());
        }
    }

    /// The value of an option, if one was given.
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).cloned()
    }
}

/// The command with this name (without the slash, any case).
pub fn command(name: &str) -> Option<&'static CommandSpec> {
    COMMANDS
        .iter()
        .find(|spec| spec.name.eq_ignore_ascii_case(name))
}

const fn text(name: &'static str, description: &'static str, suggest: Suggest) -> OptionSpec {
    OptionSpec {
        name,
        description,
        kind: OptionKind::Text(suggest),
        required: false,
    }
}

const SHARE: OptionSpec = OptionSpec {
    name: "share",
    description: "Post the answer for everyone here instead of only for you",
    kind: OptionKind::Flag,
    required: false,
};
const GUIDE: OptionSpec = text("guide", "Only from this guide", Suggest::Guides);

/// Every command, in the order in which help shows them.
pub const COMMANDS: &[CommandSpec] = &[
    CommandSpec {
        name: "ask",
        description: "Ask a career question in your own words",
        options: &[
            OptionSpec {
                required: true,
                ..text(
                    "question",
                    "For example: do I need a PhD?",
                    Suggest::Questions,
                )
            },
            SHARE,
            OptionSpec {
                name: "member",
                description: "Answer this member, for everyone to see",
                kind: OptionKind::Member,
                required: false,
            },
        ],
        audience: Audience::All,
        build: |values| Request::Ask {
            question: values.get("question").unwrap_or_default(),
        },
    },
    CommandSpec {
        name: "salary",
        description: "Pay by country and career level",
        options: &[
            text(
                "country",
                "For example: India, United Kingdom, London",
                Suggest::Countries,
            ),
            text(
                "level",
                "For example: entry, senior, 4 years",
                Suggest::Levels,
            ),
            GUIDE,
            SHARE,
        ],
        audience: Audience::All,
        build: |values| Request::Salary {
            country: values.get("country"),
            level: values.get("level"),
            guide: values.get("guide"),
        },
    },
    CommandSpec {
        name: "skills",
        description: "Skills that the guides ask for",
        options: &[
            text(
                "area",
                "For example: mathematics, cloud, Python",
                Suggest::Areas,
            ),
            GUIDE,
            SHARE,
        ],
        audience: Audience::All,
        build: |values| Request::Skills {
            area: values.get("area"),
            guide: values.get("guide"),
        },
    },
    CommandSpec {
        name: "certifications",
        description: "Certifications, who issues them and what they show",
        options: &[
            text("name", "For example: AWS, Google", Suggest::Certifications),
            SHARE,
        ],
        audience: Audience::All,
        build: |values| Request::Certifications {
            name: values.get("name"),
        },
    },
    CommandSpec {
        name: "compare",
        description: "Machine learning engineer next to another role",
        options: &[
            text(
                "role",
                "Data Scientist unless you say another",
                Suggest::Roles,
            ),
            SHARE,
        ],
        audience: Audience::All,
        build: |values| Request::Compare {
            role: values.get("role"),
        },
    },
    CommandSpec {
        name: "roadmap",
        description: "The way into the career, step by step",
        options: &[GUIDE, SHARE],
        audience: Audience::All,
        build: |values| Request::Roadmap {
            guide: values.get("guide"),
        },
    },
    CommandSpec {
        name: "levels",
        description: "Career levels from entry to principal",
        options: &[GUIDE, SHARE],
        audience: Audience::All,
        build: |values| Request::Levels {
            guide: values.get("guide"),
        },
    },
    CommandSpec {
        name: "faq",
        description: "Questions that the guides answer themselves",
        options: &[
            text("question", "Leave it out for the list", Suggest::Faq),
            SHARE,
        ],
        audience: Audience::All,
        build: |values| Request::Faq {
            question: values.get("question"),
        },
    },
    CommandSpec {
        name: "career-quiz",
        description: "A few questions: which AI career fits you?",
        options: &[],
        audience: Audience::All,
        build: |_| Request::Quiz {
            chosen: Chosen::default(),
        },
    },
    CommandSpec {
        name: "skill-gap",
        description: "Mark the skills that you have and see what is missing",
        options: &[],
        audience: Audience::All,
        build: |_| Request::SkillGap {
            ticks: Ticks::default(),
            page: Some(0),
        },
    },
    CommandSpec {
        name: "guides",
        description: "The guides that answers come from, with their dates",
        options: &[],
        audience: Audience::All,
        build: |_| Request::Guides,
    },
    CommandSpec {
        name: "pin-roadmap",
        description: "Pin a roadmap summary here and keep it current",
        options: &[text(
            "guide",
            "The fullest roadmap unless you say a guide",
            Suggest::Guides,
        )],
        audience: Audience::Pinners,
        build: |values| Request::PinRoadmap {
            guide: values.get("guide"),
        },
    },
    CommandSpec {
        name: "reindex",
        description: "Read the guides anew (maintainers)",
        options: &[],
        audience: Audience::Maintainers,
        build: |_| Request::Reindex,
    },
    CommandSpec {
        name: "unanswered",
        description: "What was asked in vain (maintainers)",
        options: &[],
        audience: Audience::Maintainers,
        build: |_| Request::Unanswered {
            page: 0,
            settle: None,
        },
    },
    CommandSpec {
        name: "help",
        description: "What you can ask and how",
        options: &[],
        audience: Audience::All,
        build: |_| Request::Help,
    },
];
