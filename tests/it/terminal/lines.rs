//! Lines from a pipe and the answers to them.

use careerbot::terminal::lines::{answer_lines, lines};

use super::guides;
use crate::world;

fn answers(input: &[u8]) -> String {
    let mut out = Vec::new();
    answer_lines(guides(), input, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn lines_are_cut_at_line_breaks_only() {
    let read = |bytes: &[u8]| lines(bytes).map(Result::unwrap).collect::<Vec<_>>();
    assert_eq!(read(b""), Vec::<String>::new());
    assert_eq!(read(b"a\n\r\nb\r\n\n c "), ["a", "", "b", "", " c "]);
    assert_eq!(read(b"a\n"), ["a"]);
    assert_eq!(read(b"a\rb\x0bc\r\r\n"), ["a\rb\u{b}c\r"]);
    assert_eq!(read(b"\xEF\xBB\xBFa\n\xEF\xBB\xBFb"), ["a", "\u{feff}b"]);
    assert_eq!(
        read(b"\xff\xfe\n\xe2\x82"),
        ["\u{fffd}\u{fffd}", "\u{fffd}"]
    );
}

#[test]
fn every_line_is_shown_and_answered() {
    let text = answers(
        b"do testers need a degree\r\n\n   \n/salary Atlantis\n/salry\nis it \xff\x1b[31m gold\n",
    );
    let blocks: Vec<&str> = text.split("> ").collect();
    let [before, degree, salary, slip, odd] = blocks.as_slice() else {
        panic!("{text}")
    };
    assert_eq!(*before, "");
    assert!(
        degree.starts_with("do testers need a degree\nDoes a tester need a degree?\n\nNo. A"),
        "{degree}"
    );
    assert!(
        degree.contains("\nSource: How to become a widget tester – Example Careers, June 2026\n")
    );
    assert!(
        salary.starts_with("/salary Atlantis\n") && salary.contains("$90,000–$120,000"),
        "{salary}"
    );
    assert_eq!(
        *slip,
        "/salry\nThere is no command /salry. Did you mean /salary?\n\n"
    );
    assert!(
        odd.starts_with("is it \u{fffd}\u{fffd}[31m gold\n"),
        "{odd}"
    );
    for block in &blocks[1..] {
        assert!(
            block.ends_with("\n\n") && !block.ends_with("\n\n\n"),
            "{block:?}"
        );
    }
    assert!(
        !text.contains(|c: char| c.is_control() && c != '\n'),
        "{text:?}"
    );
}

#[test]
fn quit_ends_it() {
    assert_eq!(answers(b"/quit\n/guides\n"), "");
    let text = answers(b"/help\n/quit\n/guides\n");
    assert!(
        text.starts_with("> /help\n") && !text.contains("> /guides"),
        "{text}"
    );
}

#[test]
fn no_input_shows_a_sample() {
    let text = answers(b"");
    assert!(
        text.starts_with("> Does a tester need a degree?\n"),
        "{text}"
    );
    assert!(
        text.contains("No. A portfolio") && text.contains("careerbot ask"),
        "{text}"
    );
    assert_eq!(answers(b"\n  \n"), text);
}

/// The career quiz and the skill gap from the first line to the end, as in
/// `printf '/career-quiz\n1\n…' | careerbot`.
#[test]
fn numbers_go_through_the_quiz_and_the_skill_gap() {
    let answers = |input: &str| {
        let mut out = Vec::new();
        answer_lines(world::real(), input.as_bytes(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let text = answers("/career-quiz\n1\n1\n5\n1\n1\n3\n1\n1\n1\n2\n");
    assert!(text.contains("\n> 1 – A model inside a product"), "{text}");
    assert!(text.contains("\n> 5 – ← Back\n"), "{text}");
    assert!(
        text.contains("\nYour fit: Machine Learning Engineer\n"),
        "{text}"
    );
    assert!(
        text.contains("\n> 2 – Roadmap: Machine Learning Engineer\n"),
        "{text}"
    );
    let text = answers("/skill-gap\n2 3 5\n3\n99\n1\n1\n");
    assert!(text.contains("Mark what you have already: 0 of "), "{text}");
    assert!(text.contains("Mark what you have already: 3 of "), "{text}");
    assert!(text.contains("Mark what you have already: 2 of "), "{text}");
    assert!(text.contains("\n> 99\nType a number from 1 to "), "{text}");
    assert!(text.contains("\nYou have 2 of "), "{text}");
    assert!(text.contains("\n   2  [x] "), "{text}");
    assert!(text.ends_with("\n\n"), "{text}");
    // Without an answer that offers anything a number is a question.
    assert!(answers("7\n").starts_with("> 7\n"));
}
