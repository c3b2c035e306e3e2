//! Nothing that a terminal would obey comes through.

use careerbot::terminal::{printable, printable_json};

#[test]
fn what_a_terminal_obeys_is_replaced() {
    assert_eq!(
        printable("plain – ₹6L, é, 👩‍💻, עברית"),
        "plain – ₹6L, é, 👩‍💻, עברית"
    );
    assert_eq!(
        printable("\u{1b}[31mred\u{7}\u{9b}0m\u{7f}"),
        "\u{fffd}[31mred\u{fffd}\u{fffd}0m\u{fffd}"
    );
    assert_eq!(
        printable("a\u{202e}b\u{2066}c\u{200f}"),
        "a\u{fffd}b\u{fffd}c\u{fffd}"
    );
    assert_eq!(
        printable("one\r\ntwo\tthree\u{2028}four"),
        "one two three four"
    );
}

#[test]
fn json_keeps_its_value_and_stays_on_one_line() {
    let text = "a\u{7f}\u{85}\u{9b}\u{202e}\u{2028}\u{1b}é👩‍💻\n";
    let json = printable_json(&serde_json::to_string(text).unwrap()).into_owned();
    assert!(
        !json.contains(|c: char| c.is_control() || c == '\u{202e}' || c == '\u{2028}'),
        "{json}"
    );
    assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
}
