//! Guides with mistakes: every one is found, at its place, and nothing else is.

use careerbot::knowledge::{Problem, parse_guide};

/// A guide with mistakes, and all the problems that it has.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) lines: &'static [&'static str],
    /// `line:column+width message`, lines counted from the first of `lines`.
    pub(super) problems: &'static [&'static str],
}

const FRONT_MATTER: &str = "+++\ntitle = \"T\"\nrole = \"R\"\n+++\n";
const FRONT_MATTER_LINES: usize = 4;

#[test]
fn mistakes_in_the_front_matter() {
    check(super::broken_front_matter::CASES, "", 0);
}

#[test]
fn mistakes_in_headings() {
    check(
        super::broken_headings::CASES,
        FRONT_MATTER,
        FRONT_MATTER_LINES,
    );
}

#[test]
fn mistakes_in_tables() {
    check(
        super::broken_tables::CASES,
        FRONT_MATTER,
        FRONT_MATTER_LINES,
    );
}

#[test]
fn mistakes_in_text() {
    check(super::broken_text::CASES, FRONT_MATTER, FRONT_MATTER_LINES);
}

fn check(cases: &[Case], before: &str, lines_before: usize) {
    for case in cases {
        let text = format!("{before}{}\n", case.lines.join("\n"));
        let found = said(&text, lines_before);
        assert_eq!(found, case.problems, "{}:\n{text}", case.name);
        // Neither a byte order mark nor other line ends move a problem.
        assert_eq!(
            said(&format!("\u{feff}{text}"), lines_before),
            found,
            "BOM: {}",
            case.name
        );
        if !text.contains('\r') {
            let windows = text.replace('\n', "\r\n");
            assert_eq!(said(&windows, lines_before), found, "CRLF: {}", case.name);
        }
    }
}

fn said(text: &str, lines_before: usize) -> Vec<String> {
    let problems = parse_guide("guides/g.md", "g", text)
        .err()
        .unwrap_or_default();
    for problem in &problems {
        assert_eq!(problem.file, "guides/g.md");
        assert!(!problem.help.is_empty(), "{problem:?}");
        let message = &problem.message;
        assert!(
            !message.ends_with('.') && !message.contains('\n'),
            "{problem:?}"
        );
    }
    problems
        .iter()
        .map(|problem| one_line(problem, lines_before))
        .collect()
}

fn one_line(problem: &Problem, lines_before: usize) -> String {
    let Problem {
        line,
        column,
        width,
        message,
        ..
    } = problem;
    format!("{}:{column}+{width} {message}", line - lines_before)
}

#[test]
fn file_names_that_cannot_be_ids() {
    let text = super::GOOD;
    assert!(
        parse_guide(
            "guides/a-good-name-of-20-ch.md",
            "a-good-name-of-20-ch",
            text
        )
        .is_ok()
    );
    for slug in [
        "README",
        "zwölf",
        "two words",
        "a_b",
        "-a",
        "",
        "a-name-of-21-character",
    ] {
        let problems = parse_guide("guides/g.md", slug, text).unwrap_err();
        assert_eq!(problems.len(), 1, "{slug}");
        assert_eq!((problems[0].line, problems[0].column), (1, 1));
        assert!(problems[0].message.contains(slug), "{:?}", problems[0]);
    }
}

#[test]
fn help_names_what_was_meant() {
    for (heading, meant) in [
        ("## A {#a .sallary}", "did you mean `salary`?"),
        ("## A {#a .skill}", "did you mean `skills`?"),
        ("## A {#a .certification}", "did you mean `certifications`?"),
        ("## A {#a .FAQ}", "did you mean `faq`?"),
        ("## A {#a .quiz}", "the classes are: `salary`"),
        ("## The First Days! ", "{#the-first-days}"),
        ("## A {#A_b}", "{#a-b}"),
    ] {
        let text = format!("{FRONT_MATTER}{heading}\n\nText.\n");
        let problems = parse_guide("g.md", "g", &text).unwrap_err();
        assert!(
            problems[0].help.starts_with(meant) || problems[0].help.ends_with(meant),
            "{problems:?}"
        );
    }
}
