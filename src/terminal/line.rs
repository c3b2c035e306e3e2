//! Reads a line of the console as a request: `/salary country:United States level:senior`, or a
//! question in plain words.
//!
//! A value runs to the next known `name:`; a value without a name goes to the first option. What
//! Discord needs only to show an answer (`share`, `member`) is understood and left out.

use super::marker::unquoted;
use super::segment::{Name, segments};
use crate::limits::COMMAND_NAME;
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

/// Why a line cannot be understood, in words that say how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct LineError(String);

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
        let near = did_you_mean(
            "/",
            nearest(name, names),
            "",
            "Type /help for all commands.",
        );
        let name = shortened(name);
        return Err(LineError(format!("There is no command /{name}. {near}")));
    };
    let values = values(spec, rest)?;
    match spec
        .options
        .iter()
        .find(|option| option.required && values.get(option.name).is_none())
    {
        Some(option) => Err(LineError(format!(
            "/{} needs a {}. Usage: {}",
            spec.name,
            option.name,
            usage(spec)
        ))),
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
                    let name = option.name;
                    return Err(LineError(format!(
                        "/{command} was given {name} twice. Usage: {usage}"
                    )));
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
    let usage = format!("Usage: {}", usage(spec));
    let near = did_you_mean("", nearest(name, names), ":", &usage);
    let (command, name) = (spec.name, shortened(name));
    LineError(format!("/{command} has no option {name}. {near}"))
}

/// The name that looks most like what was typed, if any does.
fn nearest(typed: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let typed = shortened(typed).to_lowercase();
    let scored = names.map(|name| (strsim::jaro_winkler(&typed, name), name));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(score, _)| *score >= 0.8)
        .map(|(_, name)| name)
}

/// At most as long as a name can be.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(COMMAND_NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

fn did_you_mean(before: &str, near: Option<&str>, after: &str, otherwise: &str) -> String {
    near.map_or(otherwise.to_owned(), |near| {
        format!("Did you mean {before}{near}{after}?")
    })
}
