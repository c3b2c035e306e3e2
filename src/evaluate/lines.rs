//! Reads files of one JSON object a line, and says where something is wrong.

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::knowledge::Problem;

/// Problems from which on no more is read: such a file is no list of questions.
const MOST_PROBLEMS: usize = 200;

/// What is wrong with a line that is well-formed.
pub(super) struct Fault {
    /// The bytes of the line that it is about.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: &'static str,
}

/// Reads every line by `make`; blank ones are skipped. `form` says what a line looks like.
pub(super) fn read_lines<T: DeserializeOwned, V>(
    file: &str,
    text: &str,
    form: &'static str,
    make: impl Fn(T, &str) -> Result<V, Vec<Fault>>,
) -> Result<Vec<V>, Vec<Problem>> {
    let mut values = Vec::new();
    let mut problems = Vec::new();
    let text = without_mark(text);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let from = start;
        if problems.len() >= MOST_PROBLEMS {
            let help = "mend those above first; the rest is looked at then";
            let message = "there may be more from here on";
            problems.push(Problem::at(file, text, from..from, message, help));
            break;
        }
        start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let made = match serde_json::from_str(line) {
            Ok(read) => make(read, line),
            Err(error) => {
                let column = error.column().saturating_sub(1);
                Err(vec![Fault {
                    range: column..column + 1,
                    message: without_place(&error),
                    help: form,
                }])
            }
        };
        match made {
            Ok(value) => values.push(value),
            Err(faults) => problems.extend(faults.into_iter().map(|fault| {
                let Range { start, end } = fault.range;
                let range = from + start..from + end;
                Problem::at(file, text, range, fault.message, fault.help)
            })),
        }
    }
    if problems.is_empty() {
        Ok(values)
    } else {
        Err(problems)
    }
}

/// A text without the mark that some editors put before it.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// What the JSON reader says without its place, which counts lines from this one.
fn without_place(error: &serde_json::Error) -> String {
    if error.is_eof() {
        return "the line ends too early".to_owned();
    }
    let says = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    says.strip_suffix(&place).unwrap_or(&says).to_owned()
}
