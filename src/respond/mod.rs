//! A request in, an answer out: a pure, synchronous function of one generation.
//!
//! A free question is answered by `find` (what was found, and how sure) and `ask` (how it is said).

pub mod ask;
mod certifications;
mod chart;
mod compare;
mod exact;
mod faq;
mod find;
mod gaps;
mod guides;
mod help;
mod layout;
mod levels;
mod menus;
mod pay;
mod pay_asked;
pub mod quiz;
mod refuse;
mod roadmap;
mod salary;
mod skill_gap;
mod skill_list;
mod skill_names;
mod skills;
mod suggest;
mod summary;

pub use faq::examples;
pub use find::{Asked, Hit, Reply, ask, ask_with, candidates_for};
pub use layout::source;
pub use roadmap::roadmap;
pub use suggest::{Suggestion, suggest};
pub use summary::{MOST_SUMMARY, summary};

use crate::answer::Answer;
use crate::index::Generation;
use crate::request::Request;

/// Answers a request. Any text in it is fine; nothing outside the generation is read.
pub fn respond(generation: &Generation, request: &Request) -> Answer {
    match request {
        Request::Ask { question } => ask::respond(generation, question),
        Request::Salary {
            country,
            level,
            guide,
        } => salary::respond(
            generation,
            country.as_deref(),
            level.as_deref(),
            guide.as_deref(),
        ),
        Request::Skills { area, guide } => {
            skills::respond(generation, area.as_deref(), guide.as_deref())
        }
        Request::Certifications { name } => certifications::respond(generation, name.as_deref()),
        Request::Compare { role } => compare::respond(generation, role.as_deref()),
        Request::Roadmap { guide } => roadmap::respond(generation, guide.as_deref()),
        Request::Levels { guide } => levels::respond(generation, guide.as_deref()),
        Request::Faq { question } => faq::respond(generation, question.as_deref()),
        Request::Guides => guides::respond(generation),
        Request::Help => help::respond(generation),
        Request::Passage { id } => ask::passage(generation, id),
        Request::Quiz { chosen } => quiz::respond(generation, chosen),
        Request::SkillGap { ticks, page } => skill_gap::respond(generation, ticks, *page),
        Request::Guide { guide } => guides::one(generation, guide),
        Request::PinRoadmap { guide } => summary::preview(generation, guide.as_deref()),
        Request::Reindex => {
            let how = "This is done on the command line: careerbot index";
            layout::unclear("Not here", how.into(), Vec::new(), Vec::new())
        }
        Request::Unanswered { .. } => {
            let how = "This is shown on the command line: careerbot unanswered";
            layout::unclear("Not here", how.into(), Vec::new(), Vec::new())
        }
    }
}
