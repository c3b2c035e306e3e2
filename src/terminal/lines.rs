//! Answers each line of a stream of bytes.

use std::io::{self, BufRead, Write};

use crate::index::Generation;
use crate::respond::answer::Answer;
use crate::respond::commands::{Ask, Help};
use crate::respond::{Request, respond};

use super::chat::{Turn, chosen};
use super::greeting::sample_question;
use super::line::{Line, parse_line};
use super::printable::printable;
use super::render::{Look, Offers, render};

/// The lines of a stream as text: without their ends (`\n` or `\r\n`), invalid UTF-8 as U+FFFD,
/// and without a byte order mark.
pub fn lines(mut input: impl BufRead) -> impl Iterator<Item = io::Result<String>> {
    let mut is_first = true;
    std::iter::from_fn(move || {
        let mut line = Vec::new();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => return None,
            Ok(_) => {}
            Err(error) => return Some(Err(error)),
        }
        let line = line.strip_suffix(b"\n").unwrap_or(&line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let line = if is_first {
            line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)
        } else {
            line
        };
        is_first = false;
        Some(Ok(String::from_utf8_lossy(line).into_owned()))
    })
}

/// Answers every line: the line behind `> `, the answer, a blank line. Blank lines are left out.
/// A number chooses from what the last answer offers; where that is how one goes on, the offers have
/// their numbers. Where nothing was asked at all, a sample shows how it works.
pub fn answer_lines(
    generation: &Generation,
    input: impl BufRead,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut asked = false;
    let mut last = Answer::default();
    for line in lines(input) {
        let mut line = line?;
        let request = match chosen(&line, &last) {
            Some(Turn::Offer(label, request)) => {
                line = format!("{} – {label}", line.trim());
                Ok(Line::Ask(request))
            }
            Some(Turn::Say(remark)) => Err(remark),
            _ => parse_line(&line).map_err(|error| error.to_string()),
        };
        let text = match request {
            Ok(Line::Blank) => continue,
            Ok(Line::Quit) => return Ok(()),
            Ok(Line::Ask(request)) => {
                last = respond(generation, &request);
                plain(&last, &request)
            }
            Err(remark) => format!("{remark}\n"),
        };
        asked = true;
        write!(out, "> {}\n{}\n", printable(line.trim()), text)?;
        // Whoever writes the questions one by one waits for the answer.
        out.flush()?;
    }
    if asked {
        Ok(())
    } else {
        sample(generation, out)
    }
}

fn sample(generation: &Generation, out: &mut impl Write) -> io::Result<()> {
    let (typed, request) = match sample_question(generation) {
        Some(question) => (question.clone(), Request::Ask(Ask { question })),
        None => ("/help".into(), Request::Help(Help)),
    };
    write!(
        out,
        "> {}\n{}\n",
        printable(&typed),
        plain(&respond(generation, &request), &request)
    )?;
    writeln!(
        out,
        "To go on:\n  \
         careerbot                      chat in a terminal\n  \
         careerbot ask YOUR QUESTION    one answer\n  \
         careerbot < questions.txt      an answer for each line\n  \
         careerbot --help               everything else"
    )?;
    out.flush()
}

fn plain(answer: &Answer, request: &Request) -> String {
    // Nobody gets to the end of these without the numbers.
    let goes_on = matches!(request, Request::CareerQuiz(_) | Request::SkillGap(_));
    let offers = if goes_on {
        Offers::Numbered
    } else {
        Offers::SeeAlso
    };
    render(answer, Look::Plain, offers)
}
