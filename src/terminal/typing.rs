//! What is being typed at the end of an unfinished line: for completion and hints.

use super::segment::{Name, segments};
use crate::respond::{CommandSpec, OptionSpec, command};

/// What is being typed at the end of a line. Places are bytes from the start of the line.
#[derive(Debug, Clone, Copy)]
pub enum Typing<'a> {
    /// A question in plain words, or nothing yet.
    Question {
        /// The question so far.
        typed: &'a str,
        /// Where it starts.
        at: usize,
    },
    /// A command's name.
    Command {
        /// The name so far, without the slash.
        typed: &'a str,
        /// Where it starts, behind the slash.
        at: usize,
    },
    /// A value of a command's option; its last word may become the name of another option.
    Value {
        /// The command.
        spec: &'static CommandSpec,
        /// The option; `None` where the command takes none.
        option: Option<&'static OptionSpec>,
        /// The value so far.
        typed: &'a str,
        /// Where it starts.
        at: usize,
        /// What stands before it, the command's name left out.
        before: &'a str,
    },
    /// A value of a command that does not exist.
    Unknown,
}

/// Reads the start of a line, up to the cursor.
pub fn typing(line: &str) -> Typing<'_> {
    let indent = line.len() - line.trim_start().len();
    let Some(text) = line[indent..].strip_prefix('/') else {
        return Typing::Question {
            typed: &line[indent..],
            at: indent,
        };
    };
    let name_at = indent + 1;
    let Some(name_length) = text.find(char::is_whitespace) else {
        return Typing::Command {
            typed: text,
            at: name_at,
        };
    };
    let Some(spec) = command(&text[..name_length]) else {
        return Typing::Unknown;
    };
    let rest_at = name_at + name_length;
    let rest = &line[rest_at..];
    let Some(last) = segments(spec, rest).pop() else {
        return Typing::Unknown;
    };
    let option = match last.name {
        Name::Known(option) => Some(option),
        Name::Absent => spec.options.first().filter(|option| option.is_text()),
        Name::Unknown(_) => None,
    };
    let typed = last.value.trim_start();
    let at = line.len() - typed.len();
    Typing::Value {
        spec,
        option,
        typed,
        at,
        before: &rest[..last.name_at],
    }
}

impl Typing<'_> {
    /// The text options of the command that the line does not name yet and does not give.
    pub fn open_options(&self) -> Vec<&'static OptionSpec> {
        let Self::Value {
            spec,
            option,
            typed,
            before,
            ..
        } = self
        else {
            return Vec::new();
        };
        let is_named = |name: &str| {
            before.split_whitespace().any(|word| {
                word.split_once(':')
                    .is_some_and(|(named, _)| named.eq_ignore_ascii_case(name))
            })
        };
        let is_current =
            |o: &OptionSpec| *option == Some(o) && !(typed.is_empty() && before.is_empty());
        spec.options
            .iter()
            .filter(|o| o.is_text() && !is_named(o.name) && !is_current(o))
            .collect()
    }
}
