//! Writes [`Problem`]s as text for a terminal or as JSON for a tool.
//!
//! The first line of each is `file:line:column: message`, which editors and terminals turn into a
//! link; crates that draw such snippets (annotate-snippets, codespan-reporting, miette) put the
//! place in the second line and want the whole file, so the few lines are drawn here.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthChar as _;

use super::Problem;
use super::invisible::is_invisible;

/// Terminal columns of a source line that are shown; a longer line is cut around the mark.
const WINDOW: usize = 100;
/// Columns kept before the mark of a line that is cut.
const LEAD: usize = 40;
const TAB: &str = "    ";

/// All problems as text with the marked line and a closing count; nothing for no problem.
pub fn render_problems(problems: &[Problem], colour: bool) -> String {
    let paint = Paint { colour };
    let mut out = String::new();
    for problem in problems {
        // Writing to a string cannot fail.
        let _ = render(problem, paint, &mut out);
        out.push('\n');
    }
    if !problems.is_empty() {
        let files: BTreeSet<&str> = problems
            .iter()
            .map(|problem| problem.file.as_str())
            .collect();
        let _ = writeln!(
            out,
            "{} in {}",
            count(problems.len(), "problem"),
            count(files.len(), "file")
        );
    }
    out
}

/// All problems as a JSON array of objects with the fields of [`Problem`].
pub fn problems_json(problems: &[Problem]) -> serde_json::Value {
    serde_json::json!(problems)
}

/// The end of a sentence that says which guides are left out, as drafts; nothing where none is.
pub fn left_out(drafts: &[String]) -> String {
    let names = drafts.join(", ");
    match drafts.len() {
        0 => String::new(),
        1 => format!("; 1 draft is left out: {names}"),
        number => format!("; {number} drafts are left out: {names}"),
    }
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn render(problem: &Problem, paint: Paint, out: &mut String) -> std::fmt::Result {
    let Problem {
        file,
        line,
        column,
        message,
        help,
        ..
    } = problem;
    let place = paint.bold(&printable(&format!("{file}:{line}:{column}:")));
    writeln!(out, "{place} {}", paint.error(&printable(message)))?;
    let margin = " ".repeat(line.to_string().len());
    if !problem.text.is_empty() {
        let window = Window::around(problem);
        writeln!(out, "{}", paint.frame(&format!("{margin} |")))?;
        writeln!(out, "{} {}", paint.frame(&format!("{line} |")), window.text)?;
        let marks = paint.error(&"^".repeat(window.width));
        let indent = " ".repeat(window.indent);
        writeln!(
            out,
            "{} {indent}{marks}",
            paint.frame(&format!("{margin} |"))
        )?;
    }
    writeln!(
        out,
        "{} {}",
        paint.frame(&format!("{margin} = help:")),
        printable(help)
    )
}

/// The shown part of a line, and where the marks go under it, in terminal columns.
struct Window {
    text: String,
    indent: usize,
    width: usize,
}

impl Window {
    fn around(problem: &Problem) -> Self {
        let characters: Vec<char> = problem.text.chars().collect();
        let width = |from: usize, to: usize| -> usize {
            characters[from..to].iter().map(|&c| columns(c)).sum()
        };
        // Lines can be very long, so no more of one is measured than can be shown.
        let fits = |from: usize, to: usize| {
            let mut room = WINDOW;
            characters[from..to].iter().all(|&c| {
                let left = room.checked_sub(columns(c));
                room = left.unwrap_or(0);
                left.is_some()
            })
        };
        let length = characters.len();
        let first = problem.column.saturating_sub(1).min(length);
        let last = first.saturating_add(problem.width).min(length);
        let (mut start, mut end) = (0, length);
        if !fits(0, length) {
            // Begin so far left that the mark has its lead, or further where the line ends soon.
            start = first;
            while start > 0 && width(start - 1, first) <= LEAD {
                start -= 1;
            }
            while start > 0 && fits(start - 1, length) {
                start -= 1;
            }
            end = start;
            while end < length && fits(start, end + 1) {
                end += 1;
            }
        }
        let shown: String = characters[start..end].iter().map(|&c| shown(c)).collect();
        let before = if start > 0 { "…" } else { "" };
        let after = if end < length { "…" } else { "" };
        Self {
            text: format!("{before}{shown}{after}"),
            indent: usize::from(start > 0) + width(start, first),
            width: width(first, last.clamp(first, end.max(first))).max(1),
        }
    }
}

/// A character as it can be shown on a terminal.
fn shown(c: char) -> String {
    match c {
        '\t' => TAB.to_owned(),
        _ if is_hidden(c) => char::REPLACEMENT_CHARACTER.to_string(),
        _ => c.to_string(),
    }
}

/// The terminal columns that [`shown`] takes.
fn columns(c: char) -> usize {
    match c {
        '\t' => TAB.len(),
        _ if is_hidden(c) => 1,
        _ => c.width().unwrap_or(0),
    }
}

/// What would steer the terminal, or could not be seen over its mark.
fn is_hidden(c: char) -> bool {
    c == '\n' || is_invisible(c)
}

fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if is_hidden(c) { '\u{fffd}' } else { c })
        .collect()
}

#[derive(Clone, Copy)]
struct Paint {
    colour: bool,
}

impl Paint {
    fn bold(self, text: &str) -> String {
        self.with(Style::new().bold(), text)
    }

    fn error(self, text: &str) -> String {
        self.with(AnsiColor::Red.on_default().bold(), text)
    }

    fn frame(self, text: &str) -> String {
        self.with(AnsiColor::Cyan.on_default(), text)
    }

    fn with(self, style: Style, text: &str) -> String {
        if self.colour {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}
