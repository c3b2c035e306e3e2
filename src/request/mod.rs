//! What can be asked: the [`Request`] that every adapter decodes to, and the one table of commands.

mod command;
mod line;
mod marker;
mod marks;
mod segment;
mod typing;

pub use command::{
    Audience, COMMANDS, CommandSpec, OptionKind, OptionSpec, Suggest, Values, command,
};
pub use line::{Line, LineError, QUIT, is_text, parse_line, usage};
pub use marks::{Chosen, MOST_ANSWERS, MOST_MARKS, NoState, Ticks};
pub use typing::{Typing, typing};

/// One thing asked of the bot, the same from a terminal, Discord's gateway or HTTP.
///
/// Option values are what the person typed: nothing here has been checked against the guides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// A free question.
    Ask {
        /// The question as typed.
        question: String,
    },
    /// Pay figures.
    Salary {
        /// A region of the guides, or a place in it.
        country: Option<String>,
        /// A career level, or years of experience.
        level: Option<String>,
        /// A guide's slug.
        guide: Option<String>,
    },
    /// Skills.
    Skills {
        /// An area of skills, or a skill.
        area: Option<String>,
        /// A guide's slug.
        guide: Option<String>,
    },
    /// Certifications.
    Certifications {
        /// A certification's name, or a part of it.
        name: Option<String>,
    },
    /// The guides' role next to another one.
    Compare {
        /// The other role; Data Scientist without one.
        role: Option<String>,
    },
    /// A roadmap.
    Roadmap {
        /// A guide's slug; the fullest roadmap without one.
        guide: Option<String>,
    },
    /// Career levels.
    Levels {
        /// A guide's slug.
        guide: Option<String>,
    },
    /// The guides' own questions and answers.
    Faq {
        /// A question, or an FAQ passage's id; without one, what can be asked.
        question: Option<String>,
    },
    /// The quiz "which AI career fits me"; a question, or the result after the last one.
    Quiz {
        /// The answers so far; none at the start.
        chosen: Chosen,
    },
    /// What somebody still lacks of the skills that the guides ask for.
    SkillGap {
        /// What is there already.
        ticks: Ticks,
        /// The page of areas to mark, from 0; without one, what is missing.
        page: Option<u8>,
    },
    /// The guides themselves.
    Guides,
    /// One guide: what it has.
    Guide {
        /// The guide's slug.
        guide: String,
    },
    /// What the bot can do.
    Help,
    /// A roadmap summary for a channel, pinned and kept current.
    PinRoadmap {
        /// A guide's slug; the fullest roadmap without one.
        guide: Option<String>,
    },
    /// Reads the guides anew.
    Reindex,
    /// What was asked in vain.
    Unanswered {
        /// The page, from 0.
        page: u16,
        /// The number of an entry that is settled first.
        settle: Option<i64>,
    },
    /// One passage in full, by its id (follow-ups and related headings).
    Passage {
        /// `guide/heading` or `guide/heading/row`.
        id: String,
    },
}

impl Request {
    /// The command that asks this; nothing for a passage or a guide, which only follow-ups ask for.
    pub fn command(&self) -> Option<&'static CommandSpec> {
        command(match self {
            Self::Ask { .. } => "ask",
            Self::Salary { .. } => "salary",
            Self::Skills { .. } => "skills",
            Self::Certifications { .. } => "certifications",
            Self::Compare { .. } => "compare",
            Self::Roadmap { .. } => "roadmap",
            Self::Levels { .. } => "levels",
            Self::Faq { .. } => "faq",
            Self::Quiz { .. } => "career-quiz",
            Self::SkillGap { .. } => "skill-gap",
            Self::Guides => "guides",
            Self::Help => "help",
            Self::PinRoadmap { .. } => "pin-roadmap",
            Self::Reindex => "reindex",
            Self::Unanswered { .. } => "unanswered",
            Self::Passage { .. } | Self::Guide { .. } => return None,
        })
    }

    /// Who may ask this.
    pub fn audience(&self) -> Audience {
        self.command().map_or(Audience::All, |spec| spec.audience)
    }

    /// Whether the answer can be posted for everyone: that of a command with the option `share`,
    /// a passage and a guide.
    pub fn can_be_shared(&self) -> bool {
        self.command().is_none_or(|spec| {
            spec.options
                .iter()
                .any(|option| option.kind == OptionKind::Flag)
        })
    }
}
