//! One passage in full, which follow-ups and related headings ask for.

use crate::index::Generation;
use crate::respond::answer::{Action, Answer};
use crate::respond::command::{Arguments, Command, CommandSpec, OptionSpec, Values};
use crate::respond::find::{Hit, ask};
use crate::respond::layout::{blocks, help, passage_action, sources};

/// Related headings under an answer.
pub(super) const HEADINGS: usize = 3;

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
        let Some(passage) = generation.passage(&self.id) else {
            let why = "That passage is not in the guides any more. Ask for it in your own words.";
            return Answer::unclear("Not there any more", why).actions([help()]);
        };
        let near = ask(generation, &passage.title).hits;
        let near = near.iter().filter(|hit| hit.id != passage.id);
        Answer::new(&passage.title)
            .blocks(blocks(&passage.text))
            .sources(sources(generation, [passage.guide.as_str()]))
            .actions(related(generation, near, &passage.title))
    }
}

/// Up to three further headings, each different from the answer's and from each other.
pub(super) fn related<'h>(
    generation: &Generation,
    hits: impl IntoIterator<Item = &'h Hit>,
    title: &str,
) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    let passages = hits
        .into_iter()
        .filter_map(|hit| generation.passage(&hit.id));
    for passage in passages {
        let action = passage_action(&passage);
        let new = passage.title != title && actions.iter().all(|known| known.label != action.label);
        if new && actions.len() < HEADINGS {
            actions.push(action);
        }
    }
    actions
}
