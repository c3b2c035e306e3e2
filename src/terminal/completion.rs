//! What an unfinished line could go on with: commands, options and values.

use crate::index::Generation;
use crate::respond::{COMMANDS, OptionSpec, Suggest, Suggestion, suggest};

use super::line::{QUIT, usage};
use super::printable::printable;
use super::typing::{Typing, typing};

/// One way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What is shown.
    pub shown: String,
    /// What the line goes on with, from the place that [`complete`] names.
    pub inserted: String,
}

impl Candidate {
    fn new(shown: &str, inserted: impl Into<String>) -> Self {
        Self {
            shown: printable(shown).into_owned(),
            inserted: inserted.into(),
        }
    }
}

/// Where the completed part of `line` (the text up to the cursor) starts, and what can stand there.
pub fn complete(generation: &Generation, line: &str) -> (usize, Vec<Candidate>) {
    let typed = typing(line);
    match typed {
        Typing::Question { typed: "", at } => (at, commands("", "/")),
        Typing::Question { typed, at } => (at, values(generation, Suggest::Questions, typed)),
        Typing::Command { typed, at } => (at, commands(typed, "")),
        Typing::Value {
            option,
            typed: value,
            at,
            ..
        } => {
            let (earlier, word) = value
                .rsplit_once(char::is_whitespace)
                .unwrap_or(("", value));
            let before_word = &value[..value.len() - word.len()];
            let options = typed.open_options();
            let names = options
                .iter()
                .filter(|option| starts_with(option.name, word));
            let mut found: Vec<_> = names
                .map(|option| {
                    let name = format!("{}:", option.name);
                    Candidate::new(&name, format!("{before_word}{name}"))
                })
                .collect();
            // A value is there and a new word begins: a name is meant wherever one fits.
            if found.is_empty() || earlier.trim().is_empty() && value == word {
                found.extend(
                    option
                        .and_then(OptionSpec::suggest)
                        .into_iter()
                        .flat_map(|what| values(generation, what, value.trim_end())),
                );
            }
            (at, found)
        }
        Typing::Unknown => (line.len(), Vec::new()),
    }
}

/// What to show behind the cursor, and whether the right arrow takes it over.
pub fn hint(generation: &Generation, line: &str) -> Option<(String, bool)> {
    match typing(line) {
        Typing::Command { typed, .. } if !typed.is_empty() => {
            let name = COMMANDS
                .iter()
                .map(|spec| spec.name)
                .find(|name| starts_with(name, typed))?;
            Some((name[typed.len()..].to_owned(), true))
        }
        Typing::Value {
            spec,
            typed: "",
            before: "",
            ..
        } => {
            let usage = usage(spec);
            Some((usage.split_once(' ')?.1.to_owned(), false))
        }
        Typing::Question { typed, .. } if typed.chars().count() >= 3 => {
            let questions = suggest(generation, Suggest::Questions, typed);
            let question = questions
                .into_iter()
                .find(|found| starts_with(&found.name, typed))?;
            Some((printable(&question.name[typed.len()..]).into_owned(), true))
        }
        _ => None,
    }
    .filter(|(text, _)| !text.is_empty())
}

fn commands(typed: &str, slash: &str) -> Vec<Candidate> {
    let names = COMMANDS
        .iter()
        .map(|spec| (spec.name, !spec.options.is_empty()));
    let names = names.chain(QUIT.map(|name| (name, false)));
    names
        .filter(|(name, _)| starts_with(name, typed))
        .map(|(name, has_options)| {
            let space = if has_options { " " } else { "" };
            Candidate::new(&format!("/{name}"), format!("{slash}{name}{space}"))
        })
        .collect()
}

fn values(generation: &Generation, what: Suggest, typed: &str) -> Vec<Candidate> {
    // Ids are for machines: where the shown text means the same, it is what goes on the line.
    let by_name = matches!(what, Suggest::Questions | Suggest::Faq);
    let mut found = suggest(generation, what, typed);
    // A name that starts as typed is surely meant; without one, what is merely alike may be.
    if !by_name && found.iter().any(|found| starts_with(&found.value, typed)) {
        found.retain(|found| starts_with(&found.value, typed));
    }
    let candidate = |found: Suggestion| {
        let inserted = if by_name { &found.name } else { &found.value };
        Candidate::new(&found.name, printable(inserted))
    };
    found.into_iter().map(candidate).collect()
}

/// Whether `text` starts with `typed`, in any case of ASCII letters.
fn starts_with(text: &str, typed: &str) -> bool {
    text.get(..typed.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(typed))
}
