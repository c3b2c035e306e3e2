//! `/help`: by what people want to do, not by command.

use super::{COMMANDS, Request};
use crate::index::Generation;
use crate::respond::answer::{Answer, Block, Choice};
use crate::respond::command::{Audience, Command, CommandSpec, HelpRow, Values, arguments};
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
        let rows = || {
            let specs = COMMANDS.iter();
            specs.filter_map(|spec| Some((*spec, spec.help.as_ref()?)))
        };
        let typed = rows().map(|(spec, row)| vec![row.wish.to_owned(), example(spec, row)]);
        let group = Group {
            label: "What would you like to do?".into(),
            entries: rows().filter_map(|(spec, row)| entry(spec, row)).collect(),
        };
        Answer::new("What you can ask")
            .blocks(vec![
                Block::Paragraph(format!(
                    "I answer career questions from {} curated guides: always a passage, with its \
                     guide and date. What the guides do not cover, I say.",
                    generation.library.guides.len()
                )),
                Block::Table {
                    head: vec!["You want to".into(), "Type".into()],
                    rows: typed.collect(),
                },
                Block::Paragraph(
                    "Abbreviations and typing mistakes are fine: “mle sallary uk 4 yoe” works."
                        .into(),
                ),
            ])
            .menus(menus(vec![group]))
    }
}

/// A command with its example's values as it is typed.
fn example(spec: &CommandSpec, row: &HelpRow) -> String {
    let options = row.example.iter();
    let options = options.map(|(name, value)| format!(" {name}: {value}"));
    format!("/{}{}", spec.name, options.collect::<String>())
}

/// The entry that asks a command. Nobody chose the example's values: they are asked only where the
/// command needs some. What is pinned is for everyone to see: it is asked for by name only.
fn entry(spec: &CommandSpec, row: &HelpRow) -> Option<Choice> {
    let mut line = format!("/{}", spec.name);
    let mut values = Values::default();
    if spec.options.iter().any(|option| option.required) {
        line = example(spec, row);
        let options = row.example.iter();
        options.for_each(|(name, value)| values.set(name, value));
    }
    let request = Request::read(spec.name, &values)?;
    (spec.audience == Audience::All).then(|| Choice::new(row.wish, Some(&line), request))
}
