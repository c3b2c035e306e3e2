//! A line of the chat in, what to do with it out; the numbers of the last answer's offers count.

use crate::answer::Action;
use crate::request::{Line, Request, parse_line};

/// What a line of the chat asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// Nothing.
    Nothing,
    /// The end.
    End,
    /// An answer.
    Ask(Request),
    /// An offer of the last answer, with its label.
    Offer(String, Request),
    /// A remark: the line could not be understood.
    Say(String),
}

/// Reads a line after an answer that made these offers.
pub fn turn(line: &str, offers: &[Action]) -> Turn {
    let line = line.trim();
    if let Some(number) = number(line).filter(|_| !offers.is_empty()) {
        return match number.checked_sub(1).and_then(|at| offers.get(at)) {
            Some(action) => Turn::Offer(action.label.clone(), action.request.clone()),
            None if offers.len() == 1 => {
                Turn::Say("Only 1 can be chosen; or type a question.".into())
            }
            None => Turn::Say(format!(
                "Type a number from 1 to {}, or a question.",
                offers.len()
            )),
        };
    }
    match parse_line(line) {
        Ok(Line::Blank) => Turn::Nothing,
        Ok(Line::Quit) => Turn::End,
        // People type these without the slash, and no guide has an answer to them.
        Ok(Line::Ask(Request::Ask { question })) if is_farewell(&question) => Turn::End,
        Ok(Line::Ask(request)) => Turn::Ask(request),
        Err(error) => Turn::Say(error.to_string()),
    }
}

/// One or two digits; "2026" is a question.
fn number(line: &str) -> Option<usize> {
    let is_short = (1..=2).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit());
    if is_short { line.parse().ok() } else { None }
}

fn is_farewell(question: &str) -> bool {
    ["quit", "exit"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(question))
}
