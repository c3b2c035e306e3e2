//! `/motto`: a sentence to hold on to.

use crate::index::Generation;
use crate::respond::answer::Answer;
use crate::respond::command::{Arguments, Command, CommandSpec, arguments};

arguments! {
    /// A sentence to hold on to.
    pub struct Motto {
        /// What it is about.
        about: Areas = "For example: mathematics",
    }
    + SHARE
}

impl Command for Motto {
    const SPEC: CommandSpec = CommandSpec {
        name: "motto",
        description: "A sentence to hold on to",
        options: Self::OPTIONS,
        wish: "Take heart",
        example: &[("about", "cloud")],
        ..CommandSpec::PLAIN
    };

    fn answer(&self, _: &Generation) -> Answer {
        let about = self.about.as_deref().unwrap_or("everything");
        Answer::new("Motto").paragraph(format!("Small steps, in {about} too."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::{Library, Sources};
    use crate::respond::commands::{Help, Request};
    use crate::respond::respond;
    use crate::terminal::{Line, complete, parse_line};

    #[test]
    fn every_door_knows_it() {
        let guide = "+++\ntitle = \"T\"\nrole = \"Tester\"\n+++\n\n## Work {#work}\n\nTesting.\n";
        let sources = Sources {
            root: "knowledge".into(),
            files: vec![("guides/tester.md".into(), guide.into())],
            unreadable: Vec::new(),
            stamps: Default::default(),
        };
        let library = Library::parse(&sources).expect("a guide");
        let generation = Generation::in_memory(library, "tester".into()).expect("an index");
        let motto = Request::from(Motto {
            about: Some("cloud".into()),
        });

        assert_eq!(parse_line("/motto cloud"), Ok(Line::Ask(motto.clone())));
        assert_eq!(complete(&generation, "/mot").1[0].inserted, "motto ");
        let help = respond(&generation, &Request::Help(Help));
        assert!(format!("{help:?}").contains("/motto about: cloud"));
        let answer = respond(&generation, &motto);
        assert_eq!(answer, Answer::new("Motto").paragraph("Small steps, in cloud too."));

        #[cfg(feature = "discord")]
        {
            use crate::discord::{application_commands, custom_id};
            let commands = application_commands();
            let command = commands.iter().find(|command| command["name"] == "motto");
            let options = &command.expect("it is registered")["options"];
            assert_eq!(options[0]["name_localizations"]["de"], "about");
            assert_eq!(options[1]["name"], "share");
            assert_eq!(custom_id::encode(&motto).as_deref(), Some("v1|motto|cloud"));
            assert_eq!(custom_id::decode("v1|motto|cloud"), Some(motto));
        }
    }
}
