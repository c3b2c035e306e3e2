//! `/unanswered`: what was asked in vain, which only the running bot keeps.

use crate::index::Generation;
use crate::respond::answer::Answer;
use crate::respond::command::{Arguments, Audience, Command, CommandSpec, Values};

/// What was asked in vain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unanswered {
    /// The page, from 0.
    pub page: u16,
    /// The number of an entry that is settled first.
    pub settle: Option<i64>,
}

impl Arguments for Unanswered {
    fn read(values: &Values) -> Option<Self> {
        Some(Self {
            page: values.parse("page").ok()?.unwrap_or_default(),
            settle: values.parse("settle").ok()?,
        })
    }

    fn write(&self) -> Values {
        Values::default()
            .with("page", Some(self.page))
            .with("settle", self.settle)
    }
}

impl Command for Unanswered {
    const SPEC: CommandSpec = CommandSpec {
        name: "unanswered",
        description: "What was asked in vain (maintainers)",
        carried: &["page", "settle"],
        audience: Audience::Maintainers,
        ..CommandSpec::PLAIN
    };

    fn answer(&self, _: &Generation) -> Answer {
        let how = "This is shown on the command line: careerbot unanswered";
        Answer::unclear("Not here", how)
    }
}
