//! From a request to an answer: a pure, synchronous function of one generation.
//!
//! What can be asked stands in [`commands`], a file each; what is replied is an
//! [`Answer`](answer::Answer), whose follow-ups are requests again. What answers a free question, and
//! how sure that is, `find` says.

pub mod answer;
mod chart;
mod command;
pub mod commands;
mod exact;
mod find;
mod gaps;
mod layout;
mod marks;
mod menus;
mod pay;
mod pay_asked;
mod refuse;
mod skill_list;
mod skill_names;
mod suggest;

pub use command::{
    Arguments, Audience, Command, CommandSpec, OptionKind, OptionSpec, Suggest, Values,
};
pub use commands::{COMMANDS, MOST_SUMMARY, Request, command, examples, roadmap, summary};
pub use find::{Asked, Hit, Reply, ask, ask_with, candidates_for};
pub use layout::source;
pub use marks::{Chosen, MOST_ANSWERS, MOST_MARKS, NoState, Ticks};
pub use suggest::{Suggestion, suggest};

use crate::index::Generation;

/// Answers a request. Any text in it is fine; nothing outside the generation is read.
pub fn respond(generation: &Generation, request: &Request) -> answer::Answer {
    request.answer(generation)
}
