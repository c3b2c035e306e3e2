//! `/reindex`: reads the guides anew, which only the running bot can do.

use crate::index::Generation;
use crate::respond::answer::Answer;
use crate::respond::command::{Audience, Command, CommandSpec, Values};
use crate::respond::layout::unclear;

/// Reads the guides anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reindex;

impl Command for Reindex {
    const SPEC: CommandSpec = CommandSpec {
        name: "reindex",
        description: "Read the guides anew (maintainers)",
        audience: Audience::Maintainers,
        ..CommandSpec::PLAIN
    };

    fn read(_: &Values) -> Option<Self> {
        Some(Self)
    }

    fn write(&self) -> Values {
        Values::default()
    }

    fn answer(&self, _: &Generation) -> Answer {
        let how = "This is done on the command line: careerbot index";
        unclear("Not here", how.into(), Vec::new(), Vec::new())
    }
}
