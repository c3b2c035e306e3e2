//! How problems look in a terminal and as JSON.

use careerbot::knowledge::{Problem, problems_json, render_problems};

fn at(text: &str, marked: &str) -> Problem {
    let start = text.find(marked).unwrap();
    Problem::at(
        "guides/g.md",
        text,
        start..start + marked.len(),
        "what is wrong",
        "how to mend it",
    )
}

/// The line and the marks under it, without the frame.
fn snippet(problem: Problem) -> (String, String) {
    let text = render_problems(&[problem], false);
    let lines: Vec<&str> = text.lines().collect();
    let cut = |line: &str| {
        line.split_once(" |")
            .map(|(_, rest)| rest[1..].to_owned())
            .unwrap()
    };
    (cut(lines[2]), cut(lines[3]))
}

#[test]
fn place_line_mark_help_and_count() {
    let source = "one\ntwo three\n";
    let other = Problem::at("guides/h.md", source, 0..3, "again", "do not");
    insta::assert_snapshot!(render_problems(&[at(source, "three"), at(source, "two"), other], false), @r"
    guides/g.md:2:5: what is wrong
      |
    2 | two three
      |     ^^^^^
      = help: how to mend it

    guides/g.md:2:1: what is wrong
      |
    2 | two three
      | ^^^
      = help: how to mend it

    guides/h.md:1:1: again
      |
    1 | one
      | ^^^
      = help: do not

    3 problems in 2 files
    ");
    assert_eq!(render_problems(&[], true), "");
}

#[test]
fn marks_stand_under_what_they_mark() {
    assert_eq!(
        snippet(at("日本語 <b>", "<b>")),
        ("日本語 <b>".into(), "       ^^^".into())
    );
    assert_eq!(
        snippet(at("日本語", "本")),
        ("日本語".into(), "  ^^".into())
    );
    assert_eq!(snippet(at("a\tb", "b")), ("a    b".into(), "     ^".into()));
    assert_eq!(
        snippet(at("cafe\u{301} x", "x")),
        ("cafe\u{301} x".into(), "     ^".into())
    );
    assert_eq!(
        snippet(at("a\u{1b}[31m b", "b")),
        ("a\u{fffd}[31m b".into(), "       ^".into())
    );
    assert_eq!(
        snippet(at("a\u{200b}b", "\u{200b}")),
        ("a\u{fffd}b".into(), " ^".into())
    );
}

#[test]
fn long_lines_are_cut_around_the_mark() {
    let long = "x".repeat(300);
    for (before, after) in [
        (0, 300),
        (50, 300),
        (300, 0),
        (300, 30),
        (300, 300),
        (30, 75),
        (96, 0),
    ] {
        let line = format!("{}HERE{}", &long[..before], &long[..after]);
        let (text, marks) = snippet(at(&line, "HERE"));
        assert!(text.chars().count() <= 102, "{text}");
        let indent = marks.find('^').unwrap();
        let marked: String = text.chars().skip(indent).take(4).collect();
        assert_eq!(
            (marked.as_str(), marks.trim()),
            ("HERE", "^^^^"),
            "{before} {after}"
        );
        assert_eq!(
            text.starts_with('…'),
            before > 40 && before + after + 4 > 100,
            "{text}"
        );
        let whole: String = text.chars().filter(|c| *c != '…').collect();
        assert!(line.contains(&whole));
    }
    let (text, marks) = snippet(at(&long, &long));
    assert_eq!(text.chars().count(), 101);
    assert_eq!(marks.trim().len(), 100);
}

#[test]
fn colour_only_adds_escapes() {
    let problem = at("one two", "two");
    let plain = render_problems(std::slice::from_ref(&problem), false);
    let coloured = render_problems(&[problem], true);
    assert!(coloured.contains("\u{1b}["));
    assert!(!plain.contains('\u{1b}'));
    assert!(
        coloured
            .lines()
            .next()
            .unwrap()
            .contains("guides/g.md:1:5:")
    );
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
}

#[test]
fn nothing_in_a_problem_steers_the_terminal() {
    let text = "a\u{1b}]0;x\u{7}";
    let problem = Problem::at("g\u{1b}.md", text, 0..1, "bad \u{1b}[2J", "mend \r\u{202e}");
    let shown = render_problems(&[problem], false);
    assert!(
        !shown
            .chars()
            .any(|c| c.is_control() && c != '\n' || c == '\u{202e}'),
        "{shown:?}"
    );
}

#[test]
fn json_has_every_field() {
    let json = problems_json(&[at("one two", "two")]);
    assert_eq!(
        json,
        serde_json::json!([{
            "file": "guides/g.md", "line": 1, "column": 5, "width": 3,
            "message": "what is wrong", "help": "how to mend it", "text": "one two",
        }])
    );
}

#[test]
#[expect(
    clippy::reversed_empty_ranges,
    reason = "callers may get a range wrong"
)]
fn a_range_that_does_not_exist_is_moved_to_one_that_does() {
    for range in [0..0, 1..2, 2..1, 3..100, 100..200, 0..usize::MAX] {
        let problem = Problem::at("g.md", "é\nü", range.clone(), "m", "h");
        assert!(
            problem.line <= 2 && problem.column <= 2 && problem.width == 1,
            "{range:?} {problem:?}"
        );
    }
}
