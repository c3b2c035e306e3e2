//! Console lines and the requests that they make.

use careerbot::respond::commands::{Ask, Faq, Guides, Help, Salary};
use careerbot::respond::{COMMANDS, Request, command};
use careerbot::terminal::{Line, parse_line, usage};

fn ask(question: &str) -> Line {
    Line::Ask(Request::Ask(Ask {
        question: question.into(),
    }))
}

fn salary(country: &str, level: &str, guide: &str) -> Line {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Line::Ask(Request::Salary(Salary {
        country: some(country),
        level: some(level),
        guide: some(guide),
    }))
}

fn parsed(line: &str) -> Line {
    parse_line(line).unwrap_or_else(|error| panic!("{line:?}: {error}"))
}

#[track_caller]
fn refused(line: &str, sentence: &str) {
    assert_eq!(
        parse_line(line).unwrap_err().to_string(),
        sentence,
        "{line:?}"
    );
}

#[test]
fn a_line_without_a_slash_is_a_question() {
    assert_eq!(parsed("do I need a PhD?"), ask("do I need a PhD?"));
    assert_eq!(parsed("  is this: it?  "), ask("is this: it?"));
    assert_eq!(parsed("quit"), ask("quit"));
    assert_eq!(parsed("TCP/IP or HTTP?"), ask("TCP/IP or HTTP?"));
}

#[test]
fn blank_lines_and_the_end() {
    for line in ["", "   ", "\t", "\u{3000}", "\r"] {
        assert_eq!(parsed(line), Line::Blank, "{line:?}");
    }
    for line in ["/quit", "/exit", " /QUIT ", "/exit now"] {
        assert_eq!(parsed(line), Line::Quit, "{line:?}");
    }
}

#[test]
fn a_value_runs_to_the_next_known_name() {
    let cases = [
        ("/salary", salary("", "", "")),
        (
            "/salary country:United States level:senior",
            salary("United States", "senior", ""),
        ),
        (
            "/salary level:senior country:United States",
            salary("United States", "senior", ""),
        ),
        (
            "/SALARY Country: United States  LEVEL: senior ",
            salary("United States", "senior", ""),
        ),
        ("/salary India", salary("India", "", "")),
        (
            "/salary United Kingdom level:4 years",
            salary("United Kingdom", "4 years", ""),
        ),
        ("/salary country: level:senior", salary("", "senior", "")),
        (
            "/salary country:India\tlevel:mid\nguide:careersteps",
            salary("India", "mid", "careersteps"),
        ),
        ("/salary country:a:b level:c", salary("a:b", "c", "")),
        (
            "/salary country:\u{5370}\u{5ea6} level:\u{9ad8}",
            salary("\u{5370}\u{5ea6}", "\u{9ad8}", ""),
        ),
        (
            "/salary country:الهند level:كبير",
            salary("الهند", "كبير", ""),
        ),
        (
            "/salary country:https://example.org",
            salary("https://example.org", "", ""),
        ),
    ];
    for (line, expected) in cases {
        assert_eq!(parsed(line), expected, "{line:?}");
    }
}

#[test]
fn quotes_are_taken_off_and_hold_names_back() {
    let cases = [
        ("/salary \"United States\"", salary("United States", "", "")),
        (
            "/salary country:\"United States\" level:'senior'",
            salary("United States", "senior", ""),
        ),
        (
            "/salary country:“United States” level:senior",
            salary("United States", "senior", ""),
        ),
        (
            "/salary country:\"a level:b\" level:c",
            salary("a level:b", "c", ""),
        ),
        (
            "/salary country:\"United States level:senior",
            salary("\"United States", "senior", ""),
        ),
        ("/ask \"what is share:true\"", ask("what is share:true")),
        ("/ask \"a\" or \"b\"", ask("\"a\" or \"b\"")),
        (
            "/ask what's a career: here's the thing",
            ask("what's a career: here's the thing"),
        ),
    ];
    for (line, expected) in cases {
        assert_eq!(parsed(line), expected, "{line:?}");
    }
}

#[test]
fn a_question_may_hold_any_word_with_a_colon() {
    let cases = [
        ("/ask how do I start?", ask("how do I start?")),
        ("/ask question:how do I start?", ask("how do I start?")),
        ("/ask note: how do I start?", ask("note: how do I start?")),
        ("/ask how: the question: why", ask("how: the question: why")),
        (
            "/ask question: what is level: senior",
            ask("what is level: senior"),
        ),
        (
            "/ask what market share: big or small",
            ask("what market share: big or small"),
        ),
        ("/ask am I a member: yes", ask("am I a member: yes")),
    ];
    for (line, expected) in cases {
        assert_eq!(parsed(line), expected, "{line:?}");
    }
    let faq = Line::Ask(Request::Faq(Faq {
        question: Some("degree: needed?".into()),
    }));
    assert_eq!(parsed("/faq degree: needed?"), faq);
    assert_eq!(parsed("/faq"), Line::Ask(Request::Faq(Faq::default())));
}

#[test]
fn what_only_discord_shows_is_left_out() {
    let cases = [
        ("/salary country:India share:true", salary("India", "", "")),
        ("/salary share:True country:India", salary("India", "", "")),
        ("/salary share:true India", salary("India", "", "")),
        ("/ask how do I start? share:true", ask("how do I start?")),
        ("/ask share:true how do I start?", ask("how do I start?")),
        (
            "/ask member:@Ann question:how do I start?",
            ask("how do I start?"),
        ),
        (
            "/ask question:how do I start? member:@Ann Example",
            ask("how do I start?"),
        ),
        ("/ask member:@Ann how do I start?", ask("how do I start?")),
    ];
    for (line, expected) in cases {
        assert_eq!(parsed(line), expected, "{line:?}");
    }
}

#[test]
fn mistakes_are_answered_with_the_way_out() {
    refused(
        "/salry",
        "There is no command /salry. Did you mean /salary?",
    );
    refused(
        "/sal country:India",
        "There is no command /sal. Did you mean /salary?",
    );
    refused("/qiut", "There is no command /qiut. Did you mean /quit?");
    refused(
        "/zzz",
        "There is no command /zzz. Type /help for all commands.",
    );
    refused("/", "There is no command /. Type /help for all commands.");
    refused(
        "//salary",
        "There is no command //salary. Did you mean /salary?",
    );
    refused(
        "/salary contry:India",
        "/salary has no option contry. Did you mean country:?",
    );
    refused(
        "/salary colour:blue",
        "/salary has no option colour. Usage: /salary [country:…] [level:…] [guide:…]",
    );
    refused(
        "/guides guide:x",
        "/guides has no option guide. Usage: /guides",
    );
    refused("/ask", "/ask needs a question. Usage: /ask question:…");
    refused(
        "/ask question:   share:true",
        "/ask needs a question. Usage: /ask question:…",
    );
    refused(
        "/salary India country:Germany",
        "/salary was given country twice. Usage: /salary [country:…] [level:…] [guide:…]",
    );
}

#[test]
fn a_command_without_options_does_not_mind_more_words() {
    assert_eq!(parsed("/guides please"), Line::Ask(Request::Guides(Guides)));
    assert_eq!(parsed("/help me"), Line::Ask(Request::Help(Help)));
}

#[test]
fn very_long_and_odd_text_is_taken_as_it_is() {
    let long = "how ".repeat(100_000);
    assert_eq!(parsed(&long), ask(long.trim()));
    assert_eq!(parsed(&format!("/ask {long}")), ask(long.trim()));
    let markers = "a: ".repeat(50_000);
    assert_eq!(parsed(&format!("/ask {markers}")), ask(markers.trim()));
    assert_eq!(parsed("\u{1b}[31mred\u{0}"), ask("\u{1b}[31mred\u{0}"));
    assert_eq!(
        parsed("/ask \u{202e}how\u{202c}"),
        ask("\u{202e}how\u{202c}")
    );
    let name = "é".repeat(5000);
    let error = parse_line(&format!("/{name}")).unwrap_err().to_string();
    assert_eq!(
        error,
        format!(
            "There is no command /{}…. Type /help for all commands.",
            "é".repeat(32)
        )
    );
}

#[test]
fn every_command_can_be_typed_as_its_usage_says() {
    for spec in COMMANDS {
        let line = usage(spec).replace(['[', ']'], "").replace('…', "x");
        assert!(matches!(parse_line(&line), Ok(Line::Ask(_))), "{line}");
    }
    assert_eq!(usage(command("ask").unwrap()), "/ask question:…");
}
