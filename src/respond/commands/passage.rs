//! One passage in full, which follow-ups and related headings ask for.

use crate::index::Generation;
use crate::respond::answer::Answer;
use crate::respond::ask::passage;
use crate::respond::command::{Arguments, Command, CommandSpec, OptionSpec, Values};

/// One passage in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its id: `guide/heading` or `guide/heading/row`.
    pub id: String,
}

impl Arguments for Passage {
    const OPTIONS: &[OptionSpec] = &[OptionSpec::SHARE];

    fn read(values: &Values) -> Option<Self> {
        Some(Self {
            id: values.get("id")?,
        })
    }

    fn write(&self) -> Values {
        Values::default().with("id", Some(&self.id))
    }
}

impl Command for Passage {
    const SPEC: CommandSpec = CommandSpec {
        name: "passage",
        options: Self::OPTIONS,
        carried: &["id"],
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        passage(generation, &self.id)
    }
}
