//! Private characters that mark, while a page is read, what is decided only with what is around it:
//! raised figures, buttons and terms. In the end they are taken out of the Markdown.

use super::escape;

// The page's own are taken out before.
const RAISED: char = '\u{e010}';
const LOWERED: char = '\u{e011}';
const BUTTON: char = '\u{e012}';
const END: char = '\u{e013}';
/// Begins the paragraph of a term that is explained, until the paragraph is read.
pub(super) const TERM: char = '\u{e014}';

/// Endings of numbers in order, which people raise.
const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

/// Whether a page that has this character itself would be misread.
pub(super) fn is_sign(c: char) -> bool {
    ('\u{e000}'..='\u{e01f}').contains(&c)
}

/// Text that the page sets above or below the line.
pub(super) fn raised(content: &str, is_above: bool) -> String {
    let sign = if is_above { RAISED } else { LOWERED };
    format!("{sign}{}{END}", inner(content).trim())
}

/// The words of a button or a label.
pub(super) fn button(content: &str) -> String {
    // A label may hold a button.
    let content = content.replace(BUTTON, "");
    let words: Vec<&str> = content.split_whitespace().collect();
    format!("{BUTTON}{}{BUTTON}", words.join(" "))
}

/// Keeps the words of buttons where they are.
pub(super) fn pressed(content: &str) -> String {
    content.replace(BUTTON, "")
}

/// Decides what is marked: a figure that would run into the one before it is left to the author,
/// and of buttons those are kept that ask something, as terms.
pub(super) fn settle(markdown: &str) -> String {
    without_marks(&questions(markdown))
}

fn questions(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for (number, part) in markdown.split(BUTTON).enumerate() {
        let is_button = number % 2 == 1;
        if !is_button {
            out.push_str(part);
        } else if part.ends_with('?') {
            let line = out.rsplit('\n').next().unwrap_or_default();
            if line.trim().is_empty() {
                out.push_str(&format!("\n\n{TERM}{part}\n\n"));
            } else {
                out.push_str(part);
            }
        }
    }
    out
}

fn without_marks(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(at) = rest.find([RAISED, LOWERED]) {
        out.push_str(&rest[..at]);
        let is_above = rest[at..].starts_with(RAISED);
        let inside = &rest[at + RAISED.len_utf8()..];
        let end = inside.find(END).unwrap_or(inside.len());
        let content = &inside[..end];
        if runs_in(&out, content, is_above) {
            let side = if is_above { "above" } else { "below" };
            out.push(' ');
            out.push_str(&escape::mark(&format!(
                "the page sets {content} {side} the line here; say what it means, or take it away"
            )));
        } else {
            out.push_str(content);
        }
        rest = inside[end..].strip_prefix(END).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Whether text above or below the line would be read as part of what stands before it.
fn runs_in(before: &str, content: &str, is_above: bool) -> bool {
    let before = before.trim_end_matches(['*', '_']);
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let has_digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let ends_in_digit = word.ends_with(|c: char| c.is_ascii_digit());
    if !is_above {
        return ends_in_digit && has_digit(content);
    }
    let is_ordinal = ends_in_digit && ORDINALS.contains(&content);
    let says = content.contains(char::is_alphanumeric);
    !word.is_empty() && says && !is_ordinal && (has_digit(word) || has_digit(content))
}

fn inner(content: &str) -> String {
    content.replace([RAISED, LOWERED, END], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_raised_figure_never_runs_into_a_number() {
        for (before, content, is_marked) in [
            ("$1", "2", true),
            ("$110,000.", "4", true),
            ("$95K", "a", true),
            ("Python", "1", true),
            ("a **$5**", "[3]", true),
            ("the 1", "st", false),
            ("Widget", "TM", false),
            ("$5K", "*", false),
            ("see ", "2", false),
        ] {
            let text = settle(&format!("{before}{}", raised(content, true)));
            assert_eq!(text.contains("[[author:"), is_marked, "{text}");
            assert_eq!(text.ends_with(&format!("{before}{content}")), !is_marked);
        }
        let lowered = |before: &str| settle(&format!("{before}{}O", raised("2", false)));
        assert_eq!(lowered("H"), "H2O");
        assert!(lowered("10").starts_with("10 [[author:"));
    }
}
