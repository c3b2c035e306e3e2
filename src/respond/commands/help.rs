//! `/help`: by what people want to do, not by command.

use super::{COMMANDS, Request};
use crate::index::Generation;
use crate::respond::answer::{Answer, Block, Choice};
use crate::respond::command::{Audience, Command, CommandSpec, Values, arguments};
use crate::respond::menus::{Group, menus};

arguments! {
    /// What the bot can do.
    pub struct Help;
}

impl Command for Help {
    const SPEC: CommandSpec = CommandSpec {
        name: "help",
        description: "What you can ask and how",
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let wishes = COMMANDS.iter().filter(|spec| !spec.wish.is_empty());
        let rows = wishes.clone();
        let rows = rows.map(|spec| [spec.wish.to_owned(), example(spec)]);
        let group = Group {
            label: "What would you like to do?".into(),
            entries: wishes.filter_map(|spec| entry(spec)).collect(),
        };
        let guides = generation.library.guides.len();
        Answer::new("What you can ask")
            .paragraph(format!(
                "I answer career questions from {guides} curated guides: always a passage, with its \
                 guide and date. What the guides do not cover, I say."
            ))
            .blocks([Block::table(["You want to", "Type"], rows)])
            .paragraph("Abbreviations and typing mistakes are fine: “mle sallary uk 4 yoe” works.")
            .menus(menus(vec![group]))
    }
}

/// A command with its example's values as it is typed.
fn example(spec: &CommandSpec) -> String {
    let options = spec.example.iter();
    let options = options.map(|(name, value)| format!(" {name}: {value}"));
    format!("/{}{}", spec.name, options.collect::<String>())
}

/// The entry that asks a command. Nobody chose the example's values: they are asked only where the
/// command needs some. What is pinned is for everyone to see: it is asked for by name only.
fn entry(spec: &CommandSpec) -> Option<Choice> {
    let mut line = format!("/{}", spec.name);
    let mut values = Values::default();
    if spec.options.iter().any(|option| option.required) {
        line = example(spec);
        let options = spec.example.iter();
        options.for_each(|(name, value)| values.set(name, value));
    }
    let request = Request::read(spec.name, &values)?;
    (spec.audience == Audience::All).then(|| Choice::new(spec.wish, Some(&line), request))
}
