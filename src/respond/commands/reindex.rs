//! `/reindex`: reads the guides anew, which only the running bot can do.

use crate::index::Generation;
use crate::respond::answer::Answer;
use crate::respond::command::{Audience, Command, CommandSpec, arguments};

arguments! {
    /// Reads the guides anew.
    pub struct Reindex;
}

impl Command for Reindex {
    const SPEC: CommandSpec = CommandSpec {
        name: "reindex",
        description: "Read the guides anew (maintainers)",
        audience: Audience::Maintainers,
        ..CommandSpec::PLAIN
    };

    fn answer(&self, _: &Generation) -> Answer {
        let how = "This is done on the command line: careerbot index";
        Answer::unclear("Not here", how)
    }
}
