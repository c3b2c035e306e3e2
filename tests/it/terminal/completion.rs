//! What an unfinished line can go on with.

use careerbot::terminal::{complete, hint};

use super::guides;

/// The lines that Tab leads to.
fn lines(line: &str) -> Vec<String> {
    let (start, found) = complete(guides(), line);
    found
        .iter()
        .map(|found| format!("{}{}", &line[..start], found.inserted))
        .collect()
}

#[test]
fn commands_are_completed() {
    assert_eq!(lines("/sa"), ["/salary "]);
    assert_eq!(lines("/GUI"), ["/guides"]);
    assert_eq!(lines("  /sa"), ["  /salary "]);
    assert_eq!(lines("/ex"), ["/exit"]);
    assert!(lines("").contains(&"/ask ".to_owned()));
    assert!(lines("/zz").is_empty());
    assert!(lines("/zz x").is_empty());
}

#[test]
fn options_are_completed_and_offered_once() {
    assert_eq!(
        lines("/salary level:senior c"),
        ["/salary level:senior country:"]
    );
    let open = lines("/salary country:India ");
    assert_eq!(
        open,
        [
            "/salary country:India level:",
            "/salary country:India guide:"
        ]
    );
    assert!(!lines("/salary ").iter().any(|line| line.contains("share")));
    assert!(lines("/salary ").contains(&"/salary level:".to_owned()));
}

#[test]
fn values_follow_the_guides() {
    assert_eq!(lines("/salary country:Atl"), ["/salary country:Atlantis"]);
    assert_eq!(lines("/salary Atl"), ["/salary Atlantis"]);
    assert_eq!(lines("/roadmap guide:tes"), ["/roadmap guide:tester"]);
    assert!(lines("/salary country:").contains(&"/salary country:Atlantis".to_owned()));
}

#[test]
fn questions_are_completed_with_words_not_ids() {
    assert!(lines("does a tester").contains(&"Does a tester need a degree?".to_owned()));
    assert!(lines("/faq does").contains(&"/faq Does a tester need a degree?".to_owned()));
}

#[test]
fn hints_show_what_comes() {
    let hint = |line| hint(guides(), line);
    assert_eq!(hint("/sal"), Some(("ary".into(), true)));
    assert_eq!(
        hint("/salary "),
        Some(("[country:…] [level:…] [guide:…]".into(), false))
    );
    assert_eq!(
        hint("does a tester"),
        Some((" need a degree?".into(), true))
    );
    for line in [
        "",
        "d",
        "/",
        "/salary",
        "/guides ",
        "/salary country:",
        "/zz ",
    ] {
        assert_eq!(hint(line), None, "{line:?}");
    }
}

#[test]
fn any_text_can_be_typed() {
    for line in [
        "é",
        "/é",
        "/salary é",
        "/salary country:é l",
        "ⱥ",
        "/faq \u{202e}x",
        "/ask \"a: b",
        "::",
        "/ :",
    ] {
        for (end, _) in line.char_indices().chain([(line.len(), ' ')]) {
            let (start, _) = complete(guides(), &line[..end]);
            assert!(start <= end);
            hint(guides(), &line[..end]);
        }
    }
}
