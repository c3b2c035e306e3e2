//! Lines from a pipe and the answers to them.

use careerbot::terminal::lines::{answer_lines, lines};

use super::guides;

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
