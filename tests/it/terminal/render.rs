//! What answers look like: in a pipe, and at a terminal with its escapes made visible.

use careerbot::respond::answer::{Action, Answer, Block, Choice, Menu, Outcome, Pick, Source};
use careerbot::respond::commands::Help;
use careerbot::respond::{Request, Ticks};
use careerbot::terminal::{Look, Offers, render};

fn source(title: &str, publisher: &str, date: &str) -> Source {
    Source {
        guide: "a".into(),
        title: title.into(),
        publisher: publisher.into(),
        date: date.into(),
    }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn pay() -> Answer {
    Answer {
        title: "Pay in India".into(),
        blocks: vec![
            Block::Paragraph(
                "Every figure is shown with the guide that it comes from, because guides disagree \
                 and no one of them is right for everybody; a range of ₹12L–₹25L stays in one piece."
                    .into(),
            ),
            Block::Heading { text: "CareerSteps".into(), aside: Some("June 2026".into()) },
            Block::Table {
                head: strings(&["Level", "Experience", "Range"]),
                rows: vec![
                    strings(&["Entry", "0–2 years", "₹6L–₹12L"]),
                    strings(&["Senior", "5+ years", "₹28L–₹55L+"]),
                ],
            },
            Block::Heading { text: "What moves it".into(), aside: None },
            Block::List(strings(&[
                "The city",
                "The company: a product company pays more than a service company does, and by far, \
                 whatever the level may be",
            ])),
            Block::Note("The guides give no figure for staff level.".into()),
        ],
        sources: vec![
            source("Becoming a widget tester", "CareerSteps", "June 2026"),
            source("Another guide", "unnamed source", "undated"),
        ],
        outcome: Outcome::Answered,
        actions: vec![
            Action { label: "Pay in the UK".into(), request: Request::Help(Help) },
            Action { label: "How do I start?".into(), request: Request::Help(Help) },
        ],
..Answer::default()
}
}

fn comparison() -> Answer {
    let long = "Statistics, experiments and reports that people in the company take decisions from";
    Answer {
        title: "Compared".into(),
        blocks: vec![Block::Table {
            head: strings(&["Factor", "Data Scientist", "Machine Learning Engineer"]),
            rows: vec![
                strings(&[
                    "Focus",
                    long,
                    "Systems that run models for many users at every hour",
                ]),
                strings(&["Degree", "–", "Helps"]),
            ],
        }],
        sources: Vec::new(),
        outcome: Outcome::Answered,
        actions: Vec::new(),
        ..Answer::default()
    }
}

fn not_covered() -> Answer {
    Answer {
        title: "The guides do not cover this".into(),
        blocks: vec![
            Block::Paragraph("The nearest that they have:".into()),
            Block::List(strings(&["How do I start?"])),
        ],
        sources: Vec::new(),
        outcome: Outcome::NotCovered,
        actions: vec![Action {
            label: "How do I start?".into(),
            request: Request::Help(Help),
        }],
        ..Answer::default()
    }
}

fn visible(text: &str) -> String {
    text.replace('\u{1b}', "␛")
}

fn styled(answer: &Answer, width: usize) -> String {
    visible(&render(answer, Look::Styled { width }, Offers::Numbered))
}

#[test]
fn plain() {
    insta::assert_snapshot!(render(&pay(), Look::Plain, Offers::SeeAlso));
}

#[test]
fn styled_at_sixty_columns() {
    insta::assert_snapshot!(styled(&pay(), 60));
}

#[test]
fn plain_table_that_is_too_wide() {
    insta::assert_snapshot!(render(&comparison(), Look::Plain, Offers::SeeAlso));
}

#[test]
fn styled_table_that_wraps() {
    insta::assert_snapshot!(styled(&comparison(), 72));
}

#[test]
fn styled_table_in_a_narrow_terminal() {
    insta::assert_snapshot!(styled(&comparison(), 34));
}

#[test]
fn not_covered_in_both_looks() {
    let plain = render(&not_covered(), Look::Plain, Offers::SeeAlso);
    insta::assert_snapshot!(format!("{plain}---\n{}", styled(&not_covered(), 80)));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [20, 34, 47, 60, 80, 100, 300] {
        for answer in [pay(), comparison(), not_covered()] {
            let text = anstream::adapter::strip_str(&render(
                &answer,
                Look::Styled { width },
                Offers::Numbered,
            ))
            .to_string();
            for line in text.lines() {
                let columns = textwrap::core::display_width(line);
                assert!(columns <= width.min(100), "{width}: {columns} {line:?}");
            }
        }
    }
}

#[test]
fn hostile_text_has_no_effect_anywhere() {
    let bad = "\u{1b}]0;title\u{7}\u{202e}evil\u{0}\u{9b}31m\r";
    let answer = Answer {
        title: bad.into(),
        blocks: vec![
            Block::Paragraph(bad.into()),
            Block::Heading {
                text: bad.into(),
                aside: Some(bad.into()),
            },
            Block::List(strings(&[bad])),
            Block::Table {
                head: strings(&[bad, bad]),
                rows: vec![strings(&[bad, bad])],
            },
            Block::Note(bad.into()),
        ],
        sources: vec![source(bad, bad, bad)],
        outcome: Outcome::Unclear,
        actions: vec![Action {
            label: bad.into(),
            request: Request::Help(Help),
        }],
        ..Answer::default()
    };
    for offers in [Offers::SeeAlso, Offers::Numbered] {
        let plain = render(&answer, Look::Plain, offers);
        let styled = render(&answer, Look::Styled { width: 80 }, offers);
        let unstyled = anstream::adapter::strip_str(&styled).to_string();
        for text in [plain, unstyled] {
            let obeyed = text
                .replace('\n', "")
                .contains(|c: char| c.is_control() || c == '\u{202e}');
            assert!(!obeyed, "{text:?}");
        }
        assert!(!styled.contains("\u{1b}]"), "{styled:?}");
    }
}

/// Menus: entries that the body names get their numbers there, the others come under their list.
#[test]
fn small_print_with_brackets_of_its_own_gets_none() {
    let heading = |aside: &str| {
        let answer = Answer {
            title: "Roadmap".into(),
            blocks: vec![Block::Heading {
                text: "Phase 1".into(),
                aside: Some(aside.into()),
            }],
            ..Answer::default()
        };
        let text = render(&answer, Look::Plain, Offers::SeeAlso);
        text.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(
        heading("Months 1–3 (3 months)"),
        "Phase 1 – Months 1–3 (3 months)"
    );
    assert_eq!(heading("Months 1–3"), "Phase 1 (Months 1–3)");
}

#[test]
fn menus_in_both_looks() {
    let choice = |label: &str, chosen| Choice {
        label: label.into(),
        detail: None,
        chosen,
        request: Request::Help(Help),
    };
    let menu = |label: &str, choices: Vec<Choice>, pick| Menu {
        label: label.into(),
        choices,
        pick,
    };
    let marks = Pick::Any {
        others: Ticks::default(),
        numbers: (0..9).collect(),
        page: 0,
    };
    let skills = (0..9).map(|n| choice(&format!("Skill {n}"), n % 2 == 1));
    let answer = Answer {
        title: "Lists".into(),
        blocks: vec![
            Block::Table {
                head: strings(&["Guide", "Title"]),
                rows: vec![strings(&["a", "First"]), strings(&["b", "Second"])],
            },
            Block::List(strings(&["A question?", "Another thing"])),
        ],
        actions: vec![Action {
            label: "Roadmap".into(),
            request: Request::Help(Help),
        }],
        menus: vec![
            menu(
                "One of them",
                ["First", "Second", "A question?", "Not named above"]
                    .map(|label| choice(label, false))
                    .to_vec(),
                Pick::One,
            ),
            menu("Any of them", skills.collect(), marks),
        ],
        ..Answer::default()
    };
    let plain = render(&answer, Look::Plain, Offers::SeeAlso);
    let numbered = render(&answer, Look::Plain, Offers::Numbered);
    insta::assert_snapshot!(format!(
        "{plain}\n=====\n{numbered}\n=====\n{}",
        styled(&answer, 40)
    ));
}
