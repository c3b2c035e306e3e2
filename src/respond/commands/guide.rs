//! One guide: what it has, each section a press away. Only follow-ups ask for it.

use super::{Guides, Passage, Roadmap, roadmap};
use crate::index::{Generation, Heading};
use crate::respond::answer::{Action, Answer, Choice};
use crate::respond::command::{Arguments, Command, CommandSpec, OptionSpec, Values};
use crate::respond::layout::{find_guide, short_name, source};
use crate::respond::menus::{Group, menus};

/// What one guide has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// The guide's slug.
    pub guide: String,
}

impl Arguments for Guide {
    const OPTIONS: &[OptionSpec] = &[OptionSpec::SHARE];

    fn read(values: &Values) -> Option<Self> {
        let guide = values.get("guide")?;
        Some(Self { guide })
    }

    fn write(&self) -> Values {
        Values::default().with("guide", Some(&self.guide))
    }
}

impl Command for Guide {
    const SPEC: CommandSpec = CommandSpec {
        name: "guide",
        options: Self::OPTIONS,
        carried: &["guide"],
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let guide = match find_guide(generation, &self.guide) {
            Ok(guide) => guide,
            Err(answer) => return *answer,
        };
        let of = source(guide);
        let says = format!(
            "{}, {}: {} passages on the way to becoming a {}.",
            of.publisher, of.date, guide.passages, guide.role
        );
        let headings = generation.tables::<Heading>();
        let mut headings = headings.filter(|(of, _)| *of == guide);
        let headings = headings.next().map_or(&[][..], |(_, table)| &table.rows);
        let title = |id: &str| {
            let heading = headings.iter().find(|heading| heading.id == id);
            heading.map(|heading| heading.title.as_str())
        };
        let entries = headings.iter().map(|heading| {
            let id = format!("{}/{}", guide.slug, heading.id);
            let whole = heading.parent.as_deref().and_then(title);
            Choice::new(&heading.title, whole, Passage { id })
        });
        let group = Group {
            label: format!("Sections of {}", short_name(guide)),
            entries: entries.collect(),
        };
        let whole = headings.iter().filter(|part| part.parent.is_none());
        let roadmap = roadmap(generation, guide);
        Answer::new(&guide.title)
            .paragraph(says)
            .list(whole.map(|heading| heading.title.clone()))
            .sources(vec![of])
            .actions(roadmap.map(|_| Action::new("Roadmap", Roadmap::of(guide))))
            .action("All guides", Guides)
            .menus(menus(vec![group]))
    }
}
