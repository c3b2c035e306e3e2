//! `/ask`: a free question.

use crate::index::Generation;
use crate::respond::answer::Answer;
use crate::respond::command::{
    Arguments, Command, CommandSpec, OptionKind, OptionSpec, Suggest, Values,
};

/// A free question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The question as typed.
    pub question: String,
}

impl Arguments for Ask {
    const OPTIONS: &[OptionSpec] = &[
        OptionSpec {
            required: true,
            ..OptionSpec::text(
                "question",
                Suggest::Questions,
                "For example: do I need a PhD?",
            )
        },
        OptionSpec::SHARE,
        OptionSpec {
            name: "member",
            description: "Answer this member, for everyone to see",
            kind: OptionKind::Member,
            required: false,
        },
    ];

    /// A blank question is answered with what can be asked.
    fn read(values: &Values) -> Option<Self> {
        let question = values.get("question").unwrap_or_default();
        Some(Self { question })
    }

    fn write(&self) -> Values {
        Values::default().with("question", Some(&self.question))
    }
}

impl Command for Ask {
    const SPEC: CommandSpec = CommandSpec {
        name: "ask",
        description: "Ask a career question in your own words",
        options: Self::OPTIONS,
        wish: "Ask something in your own words",
        example: &[("question", "do I need a PhD?")],
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        crate::respond::ask::respond(generation, &self.question)
    }
}
