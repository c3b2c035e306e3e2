//! Reads a line of the console as a request: `/salary country:United States level:senior`, or a
//! question in plain words.
//!
//! A value runs to the next known `name:`; a value without a name goes to the first option. What
//! Discord needs only to show an answer (`share`, `member`) is understood and left out.

use super::marker::unquoted;
use super::segment::{Name, segments};
use crate::respond::commands::Ask;
use crate::respond::{COMMANDS, CommandSpec, Request, Values, command};

/// What a line of the console asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Nothing.
    Blank,
    /// The end of the chat: `/quit`, `/exit`.
    Quit,
    /// An answer.
    Ask(Request),
}

/// A line that cannot be understood, in words that say how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// No such command.
    #[error("There is no command /{name}. {}", did_you_mean("/", *.near, "", "Type /help for all commands."))]
    UnknownCommand {
        /// What was typed, cut to a readable length.
        name: String,
        /// The command that looks most like it.
        near: Option<&'static str>,
    },
    /// No such option of this command.
    #[error("/{command} has no option {name}. {}", did_you_mean("", *.near, ":", &format!("Usage: {usage}")))]
    UnknownOption {
        /// The command's name.
        command: &'static str,
        /// What was typed, cut to a readable length.
        name: String,
        /// The option that looks most like it.
        near: Option<&'static str>,
        /// How the command is typed.
        usage: String,
    },
    /// An option that must be given is not there.
    #[error("/{command} needs a {option}. Usage: {usage}")]
    Missing {
        /// The command's name.
        command: &'static str,
        /// The option.
        option: &'static str,
        /// How the command is typed.
        usage: String,
    },
    /// An option is given twice.
    #[error("/{command} was given {option} twice. Usage: {usage}")]
    Twice {
        /// The command's name.
        command: &'static str,
        /// The option.
        option: &'static str,
        /// How the command is typed.
        usage: String,
    },
}

/// Reads one line.
pub fn parse_line(line: &str) -> Result<Line, LineError> {
    let line = line.trim();
    let Some(line) = line.strip_prefix('/') else {
        return Ok(match line {
            "" => Line::Blank,
            question => Line::Ask(Request::Ask(Ask {
                question: question.to_owned(),
            })),
        });
    };
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    if is_quit(name) {
        return Ok(Line::Quit);
    }
    let Some(spec) = command(name) else {
        let names = COMMANDS.iter().map(|spec| spec.name).chain(QUIT);
        return Err(LineError::UnknownCommand {
            name: shortened(name),
            near: nearest(name, names),
        });
    };
    let values = values(spec, rest)?;
    match spec
        .options
        .iter()
        .find(|option| option.required && values.get(option.name).is_none())
    {
        Some(option) => Err(LineError::Missing {
            command: spec.name,
            option: option.name,
            usage: usage(spec),
        }),
        // Text makes no command unreadable.
        None => Ok(Request::read(spec.name, &values).map_or(Line::Blank, Line::Ask)),
    }
}

/// Commands that only the console has: they end it.
pub const QUIT: [&str; 2] = ["quit", "exit"];

fn is_quit(name: &str) -> bool {
    QUIT.iter().any(|quit| quit.eq_ignore_ascii_case(name))
}

/// How a command is typed: `/salary [country:…] [level:…] [guide:…]`.
pub fn usage(spec: &CommandSpec) -> String {
    let options = spec
        .options
        .iter()
        .filter(|option| option.is_text())
        .map(|option| {
            let name = option.name;
            if option.required {
                format!(" {name}:…")
            } else {
                format!(" [{name}:…]")
            }
        });
    options.fold(format!("/{}", spec.name), |usage, option| usage + &option)
}

fn values(spec: &'static CommandSpec, rest: &str) -> Result<Values, LineError> {
    let first = spec.options.first().filter(|option| option.is_text());
    let mut values = Values::default();
    // What stands behind a yes or no, or behind a member.
    let mut spare = "";
    for segment in segments(spec, rest) {
        let option = match segment.name {
            Name::Unknown(name) => return Err(unknown_option(spec, name)),
            Name::Known(option) => Some(option),
            Name::Absent => first,
        };
        let value = unquoted(segment.value);
        match option {
            Some(option) if option.is_text() => {
                if !value.is_empty() && values.get(option.name).is_some() {
                    let (command, usage) = (spec.name, usage(spec));
                    return Err(LineError::Twice {
                        command,
                        option: option.name,
                        usage,
                    });
                }
                values.set(option.name, value);
            }
            Some(_) => spare = value.split_once(char::is_whitespace).unwrap_or_default().1,
            // A command without options: more words change nothing.
            None => {}
        }
    }
    if let Some(first) = first.filter(|first| values.get(first.name).is_none()) {
        values.set(first.name, unquoted(spare));
    }
    Ok(values)
}

fn unknown_option(spec: &'static CommandSpec, name: &str) -> LineError {
    let names = spec.options.iter().map(|option| option.name);
    LineError::UnknownOption {
        command: spec.name,
        name: shortened(name),
        near: nearest(name, names),
        usage: usage(spec),
    }
}

/// The name that looks most like what was typed, if any does.
fn nearest(typed: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let typed = shortened(typed).to_lowercase();
    let scored = names.map(|name| (strsim::jaro_winkler(&typed, name), name));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(score, _)| *score >= 0.8)
        .map(|(_, name)| name)
}

/// At most 32 characters, which is the longest name that Discord allows.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 32;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

fn did_you_mean(before: &str, near: Option<&str>, after: &str, otherwise: &str) -> String {
    near.map_or(otherwise.to_owned(), |near| {
        format!("Did you mean {before}{near}{after}?")
    })
}
