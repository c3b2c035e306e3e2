//! The commands, one file each, and the registry that all doors read.
//!
//! A command is added with its file and its two lines here; the compiler asks for the rest.

pub mod career_quiz;

mod ask;
mod certifications;
mod compare;
mod faq;
mod guide;
mod guides;
mod help;
mod levels;
mod passage;
mod pin_roadmap;
mod reindex;
mod roadmap;
mod salary;
mod skill_gap;
mod skills;
mod unanswered;

use std::fmt;

pub(super) use compare::roles;
pub(super) use faq::entries;
pub use faq::examples;
pub use pin_roadmap::{MOST_SUMMARY, summary};
pub use roadmap::roadmap;
pub(super) use roadmap::{fullness, roadmaps};
pub(super) use skills::areas;

use super::answer::Answer;
use super::command::{Arguments as _, Command, CommandSpec, Values};
use crate::index::Generation;

/// Makes [`Request`], [`COMMANDS`] and the ways from one to the other.
macro_rules! registry {
    (
        commands { $($file:ident::$name:ident)* }
        follow_ups { $($follow_up_file:ident::$follow_up:ident)* }
    ) => {
        registry!(@request $($file::$name)* $($follow_up_file::$follow_up)*);

        /// Every command, in the order in which help shows them.
        pub const COMMANDS: &[&CommandSpec] = &[$(&$file::$name::SPEC),*];
    };
    (@request $($file:ident::$name:ident)*) => {
        $(pub use $file::$name;)*

        /// One thing asked of the bot, the same from a terminal, Discord's gateway or HTTP.
        #[derive(Clone, PartialEq, Eq)]
        pub enum Request {
            $(#[doc = concat!("See [`", stringify!($name), "`].")] $name($name)),*
        }

        $(impl From<$name> for Request {
            fn from(command: $name) -> Self {
                Self::$name(command)
            }
        })*

        /// A request is written as its command is.
        impl fmt::Debug for Request {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$name(command) => command.fmt(f)),*
                }
            }
        }

        impl Request {
            /// The request for the command or follow-up with exactly this name and these values.
            pub fn read(name: &str, values: &Values) -> Option<Self> {
                match name {
                    $(_ if name == $name::SPEC.name => $name::read(values).map(Self::$name),)*
                    _ => None,
                }
            }

            /// How it is asked for.
            pub fn spec(&self) -> &'static CommandSpec {
                match self {
                    $(Self::$name(_) => &$name::SPEC),*
                }
            }

            /// The values that it is read back from.
            pub fn write(&self) -> Values {
                match self {
                    $(Self::$name(command) => command.write()),*
                }
            }

            /// The answer. Any text in the request is fine; nothing outside the generation is read.
            pub fn answer(&self, generation: &Generation) -> Answer {
                match self {
                    $(Self::$name(command) => command.answer(generation)),*
                }
            }
        }

        /// How what has exactly this name is asked for, follow-ups included.
        pub fn spec(name: &str) -> Option<&'static CommandSpec> {
            let all: &[&'static CommandSpec] = &[$(&$name::SPEC),*];
            all.iter().copied().find(|spec| spec.name == name)
        }
    };
}

registry! {
    commands {
        ask::Ask
        career_quiz::CareerQuiz
        salary::Salary
        skills::Skills
        skill_gap::SkillGap
        certifications::Certifications
        compare::Compare
        roadmap::Roadmap
        levels::Levels
        faq::Faq
        guides::Guides
        pin_roadmap::PinRoadmap
        reindex::Reindex
        unanswered::Unanswered
        help::Help
    }
    follow_ups {
        guide::Guide
        passage::Passage
    }
}

/// The command with this name (without the slash, any case).
pub fn command(name: &str) -> Option<&'static CommandSpec> {
    let mut commands = COMMANDS.iter().copied();
    commands.find(|spec| spec.name.eq_ignore_ascii_case(name))
}
