//! Decodes the bytes of a knowledge file, and says what is wrong before anybody reads it.

use std::borrow::Cow;

use super::Problem;
use super::problem::Lines;

/// Largest file that is read: more than ten times the longest guide.
pub(super) const MOST_BYTES: u64 = 2 * 1024 * 1024;
/// The most places of one file that are reported as not UTF-8: past that it is no text at all.
const MOST_UNDECODED: usize = 10;
/// How many signs a line begins with that a merge has left.
const CONFLICT: usize = 7;

/// Reads a file's bytes as text, and the text as what it holds.
pub(super) fn read<T>(
    file: &str,
    bytes: &[u8],
    parse: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
) -> Result<T, Vec<Problem>> {
    let (text, mut problems) = decode(file, bytes);
    if text.is_empty() && !problems.is_empty() {
        return Err(problems);
    }
    let parsed = parse(&text);
    if problems.is_empty() {
        return parsed;
    }
    // What else is wrong, but for what the unreadable bytes may have caused.
    let found = parsed.err().unwrap_or_default();
    let whole = |problem: &Problem| !problem.text.contains(char::REPLACEMENT_CHARACTER);
    problems.extend(found.into_iter().filter(whole));
    Err(problems)
}

/// The text of a file, each byte sequence that is not UTF-8 replaced, and where those are. It is
/// empty where nothing of the file can be read for what it is.
pub(super) fn decode<'a>(file: &str, bytes: &'a [u8]) -> (Cow<'a, str>, Vec<Problem>) {
    let nothing = |problems| (Cow::Borrowed(""), problems);
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let help = "save it as UTF-8; editors offer it as the encoding under “Save as”";
        return nothing(vec![Problem::at(
            file,
            "",
            0..0,
            "this file is UTF-16",
            help,
        )]);
    }
    if bytes.contains(&0) {
        let help = "it holds zero bytes; save it as plain text in UTF-8, or take it away";
        let message = "this is no text file";
        return nothing(vec![Problem::at(file, "", 0..0, message, help)]);
    }
    let text = String::from_utf8_lossy(bytes);
    let lines = Lines::new(&text);
    let conflicts = conflicts(file, &text, &lines);
    if !conflicts.is_empty() {
        return nothing(conflicts);
    }
    let mut problems = Vec::new();
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        at += chunk.valid().len();
        let Some(byte) = chunk.invalid().first() else {
            continue;
        };
        if problems.len() == MOST_UNDECODED {
            break;
        }
        let next = at + char::REPLACEMENT_CHARACTER.len_utf8();
        problems.push(
            lines.problem(
                file,
                at..next,
                format!("the byte 0x{byte:02X} is not UTF-8"),
                "save the file as UTF-8, and type the character here again if it looks wrong"
                    .to_owned(),
            ),
        );
        at = next;
    }
    drop(lines);
    (text, problems)
}

/// Where a merge has left both sides for somebody to decide; the first of each conflict's lines.
fn conflicts(file: &str, text: &str, lines: &Lines<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let (mut at, mut is_open) = (0, false);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let marks = |sign: char| {
            let rest = line.trim_start_matches(sign);
            line.len() - rest.len() == CONFLICT && (rest.starts_with(' ') || rest.trim().is_empty())
        };
        let (opens, closes) = (marks('<'), marks('>'));
        if (opens || (closes && !is_open)) && problems.len() < MOST_UNDECODED {
            problems.push(lines.problem(
                file,
                start..at,
                "an unresolved git conflict".to_owned(),
                "keep what is right of both sides, and take the lines of `<<<<<<<`, `=======` and \
                 `>>>>>>>` away"
                    .to_owned(),
            ));
        }
        is_open = opens || (is_open && !closes);
    }
    problems
}
