//! What to do with a line of the chat; the numbers of the last answer's offers count.

use crate::respond::Request;
use crate::respond::answer::{Answer, Offer, Pick};
use crate::respond::commands::{Ask, SkillGap};

use super::line::{Line, QUIT, parse_line};

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

/// Reads a line after an answer.
pub fn turn(line: &str, last: &Answer) -> Turn {
    if let Some(chosen) = chosen(line, last) {
        return chosen;
    }
    match parse_line(line) {
        Ok(Line::Blank) => Turn::Nothing,
        Ok(Line::Quit) => Turn::End,
        // People type these without the slash, and no guide has an answer to them.
        Ok(Line::Ask(Request::Ask(Ask { question }))) if is_farewell(&question) => Turn::End,
        Ok(Line::Ask(request)) => Turn::Ask(request),
        Err(error) => Turn::Say(error.to_string()),
    }
}

/// What numbers choose of the last answer's offers; `None` for a line that is something else.
pub(super) fn chosen(line: &str, last: &Answer) -> Option<Turn> {
    let offers = last.offers();
    let words = line.split([' ', '\t', ',']).filter(|word| !word.is_empty());
    let numbers = words.map(number).collect::<Option<Vec<usize>>>()?;
    let found = |number: &usize| number.checked_sub(1).and_then(|at| offers.get(at).copied());
    let found = numbers.iter().map(found).collect::<Option<Vec<_>>>();
    match (numbers.as_slice(), found.as_deref()) {
        ([], _) => None,
        ([_], _) if offers.is_empty() => None,
        ([_], Some([one])) => Some(Turn::Offer(one.label.to_owned(), one.request.clone())),
        ([_, _, ..], Some(several)) => marked(several, last)
            .or_else(|| no_mark(&numbers, &offers))
            .or_else(|| Some(Turn::Say(how(&numbers, last)))),
        _ => Some(Turn::Say(how(&numbers, last))),
    }
}

/// How to choose, where these numbers choose nothing.
fn how(numbers: &[usize], last: &Answer) -> String {
    let has_marks = last.menus.iter().any(|menu| menu.marked().is_some());
    match last.offers().len() {
        0 => "There is nothing to choose from by number; type a question.".into(),
        1 => "Only 1 can be chosen; or type a question.".into(),
        count if numbers.len() > 1 && !has_marks => {
            format!("One at a time: type a number from 1 to {count}, or a question.")
        }
        count => format!("Type a number from 1 to {count}, or a question."),
    }
}

/// Where there are marks to set: that one of several numbers is none.
fn no_mark(numbers: &[usize], offers: &[Offer<'_>]) -> Option<Turn> {
    let is_mark = |at: usize| offers.get(at).is_some_and(|offer| offer.mark.is_some());
    let first = (0..offers.len()).find(|at| is_mark(*at))? + 1;
    let other = numbers.iter().find(|number| !is_mark(**number - 1))?;
    Some(Turn::Say(format!(
        "{other} cannot be marked; those from {first} on can. Choose {other} alone."
    )))
}

/// Several marks turned over at once; `None` where not all of them can be.
fn marked(offers: &[Offer<'_>], last: &Answer) -> Option<Turn> {
    let marks = offers.iter().map(|offer| offer.mark);
    let marks = marks.collect::<Option<Vec<(u16, bool)>>>()?;
    let menu = last.menus.iter().find(|menu| menu.marked().is_some())?;
    let Pick::Any { page, .. } = menu.pick else {
        return None;
    };
    let mut ticks = menu.marked()?;
    for (number, set) in marks {
        if set {
            ticks.marked.remove(&number);
        } else {
            ticks.marked.insert(number);
        }
    }
    let labels: Vec<&str> = offers.iter().map(|offer| offer.label).collect();
    let page = Some(page);
    Some(Turn::Offer(
        labels.join(", "),
        Request::SkillGap(SkillGap { ticks, page }),
    ))
}

/// One or two digits; "2026" is a question.
fn number(line: &str) -> Option<usize> {
    let is_short = (1..=2).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit());
    if is_short { line.parse().ok() } else { None }
}

fn is_farewell(question: &str) -> bool {
    QUIT.iter().any(|word| word.eq_ignore_ascii_case(question))
}
