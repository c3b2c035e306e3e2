//! The chat with a person at a terminal: line editing, completion, hints and a history.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use rustyline::completion::{Completer, Pair};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::{Hint, Hinter};
use rustyline::history::FileHistory;
use rustyline::{ColorMode, CompletionType, Config, Context, Editor, Helper, Validator};

use crate::index::Generation;
use crate::respond::answer::Answer;
use crate::respond::respond;

use super::chat::{Turn, turn};
use super::completion::{complete, hint};
use super::greeting::greeting;
use super::printable::printable;
use super::render::{Look, Offers, render};

/// Lines that the history keeps.
const HISTORY: usize = 1000;
const PROMPT: &str = "> ";
const DIM: Style = Style::new().dimmed();
const PROMPT_STYLE: Style = AnsiColor::Green.on_default().bold();

/// Talks until the person ends it. The history is kept in the file `history`, where that can be
/// written. `out` must be standard output: the line editor writes there too.
pub fn chat(
    generation: &Generation,
    history: &Path,
    out: &mut impl Write,
    colour: bool,
) -> io::Result<()> {
    let mut editor = editor(generation, colour).map_err(into_io)?;
    // No history yet is the ordinary first run; one that cannot be read is not worth a word.
    let _ = editor.load_history(history);
    write!(out, "{}", greeting(generation))?;
    let mut answer = Answer::default();
    let mut interrupted = false;
    loop {
        out.flush()?;
        let typed = match editor.readline(PROMPT) {
            Ok(typed) => typed,
            Err(ReadlineError::Interrupted) => {
                if std::mem::replace(&mut interrupted, true) {
                    writeln!(out, "{DIM}Ctrl-D or /quit ends the chat.{DIM:#}")?;
                }
                continue;
            }
            Err(ReadlineError::Eof) => break,
            Err(error) => return Err(into_io(error)),
        };
        interrupted = false;
        if !typed.trim().is_empty() && editor.add_history_entry(typed.trim()).is_ok() {
            // Kept at once: a closed window loses nothing.
            let _ = std::fs::create_dir_all(history.parent().unwrap_or(Path::new(".")));
            let _ = editor.append_history(history);
        }
        // Several pasted lines are several questions.
        for line in typed.lines() {
            let request = match turn(line, &answer) {
                Turn::Nothing => continue,
                Turn::End => return out.flush(),
                Turn::Say(remark) => {
                    writeln!(out, "{}\n", printable(&remark))?;
                    continue;
                }
                Turn::Offer(label, request) => {
                    writeln!(out, "{DIM}{PROMPT}{}{DIM:#}", printable(&label))?;
                    request
                }
                Turn::Ask(request) => request,
            };
            answer = respond(generation, &request);
            writeln!(
                out,
                "\n{}",
                render(&answer, Look::terminal(), Offers::Numbered)
            )?;
        }
    }
    out.flush()
}

fn editor(
    generation: &Generation,
    colour: bool,
) -> rustyline::Result<Editor<Typist<'_>, FileHistory>> {
    let config = Config::builder()
        .max_history_size(HISTORY)?
        .history_ignore_dups(true)?
        .completion_type(CompletionType::List)
        .completion_show_all_if_ambiguous(true)
        .color_mode(if colour {
            ColorMode::Enabled
        } else {
            ColorMode::Disabled
        })
        .build();
    let mut editor = Editor::with_config(config)?;
    editor.set_helper(Some(Typist { generation }));
    Ok(editor)
}

fn into_io(error: ReadlineError) -> io::Error {
    match error {
        ReadlineError::Io(error) => error,
        error => io::Error::other(error),
    }
}

/// What helps while a line is typed.
#[derive(Helper, Validator)]
struct Typist<'a> {
    generation: &'a Generation,
}

impl Completer for Typist<'_> {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        at: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        let (start, found) = complete(self.generation, &line[..at]);
        let pair = |found: super::Candidate| Pair {
            display: found.shown,
            replacement: found.inserted,
        };
        Ok((start, found.into_iter().map(pair).collect()))
    }
}

impl Hinter for Typist<'_> {
    type Hint = Ghost;

    fn hint(&self, line: &str, at: usize, _: &Context<'_>) -> Option<Ghost> {
        if at < line.len() {
            return None;
        }
        hint(self.generation, line).map(|(text, is_text)| Ghost { text, is_text })
    }
}

impl Highlighter for Typist<'_> {
    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, _: bool) -> Cow<'b, str> {
        Cow::Owned(format!("{PROMPT_STYLE}{prompt}{PROMPT_STYLE:#}"))
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Cow::Owned(format!("{DIM}{hint}{DIM:#}"))
    }
}

/// What stands behind the cursor: the rest of what is being typed, or a remark on what can be.
struct Ghost {
    text: String,
    is_text: bool,
}

impl Hint for Ghost {
    fn display(&self) -> &str {
        &self.text
    }

    fn completion(&self) -> Option<&str> {
        self.is_text.then_some(&self.text)
    }
}
