//! A line of the chat after an answer with offers.

use std::collections::BTreeSet;

use careerbot::respond::answer::{Action, Answer, Choice, Menu, Pick};
use careerbot::respond::commands::{Ask, Passage, SkillGap};
use careerbot::respond::{Request, Ticks};
use careerbot::terminal::{Turn, turn};

fn offers(count: usize) -> Answer {
    let offer = |number| Action {
        label: format!("Offer {number}"),
        request: Request::Passage(Passage {
            id: format!("guide/{number}"),
        }),
    };
    Answer {
        actions: (1..=count).map(offer).collect(),
        ..Answer::default()
    }
}

#[test]
fn a_number_asks_what_stands_beside_it() {
    let second = Turn::Offer(
        "Offer 2".into(),
        Request::Passage(Passage {
            id: "guide/2".into(),
        }),
    );
    assert_eq!(turn("2", &offers(3)), second);
    assert_eq!(turn(" 02 ", &offers(3)), second);
}

#[test]
fn a_number_that_is_not_there_says_which_are() {
    let say = Turn::Say("Type a number from 1 to 3, or a question.".into());
    assert_eq!(turn("4", &offers(3)), say);
    assert_eq!(turn("0", &offers(3)), say);
    let say = Turn::Say("Only 1 can be chosen; or type a question.".into());
    assert_eq!(turn("2", &offers(1)), say);
}

#[test]
fn other_numbers_are_questions() {
    let ask = |question: &str| {
        Turn::Ask(Request::Ask(Ask {
            question: question.into(),
        }))
    };
    assert_eq!(turn("2", &Answer::default()), ask("2"));
    assert_eq!(turn("2026", &offers(3)), ask("2026"));
    assert_eq!(turn("٣", &offers(3)), ask("٣"));
}

#[test]
fn the_chat_ends_in_every_way_that_people_try() {
    for line in ["/quit", "/exit", "quit", "Exit"] {
        assert_eq!(turn(line, &offers(3)), Turn::End, "{line}");
    }
    assert_eq!(turn("  ", &offers(3)), Turn::Nothing);
}

/// Two lists of marks after one action: 2 to 4 and 5, of which 3 and 5 are set.
fn lists() -> Answer {
    let ticks = |marked: &[u16]| Ticks {
        list: "abc".into(),
        marked: marked.iter().copied().collect(),
    };
    let menu = |numbers: &[u16], set: &[u16], others: &[u16]| Menu {
        label: "Skills".into(),
        choices: numbers
            .iter()
            .map(|number| {
                let mut turned = ticks(&[11, 13]);
                if !turned.marked.remove(number) {
                    turned.marked.insert(*number);
                }
                Choice {
                    label: format!("Skill {number}"),
                    detail: None,
                    chosen: set.contains(number),
                    request: Request::SkillGap(SkillGap {
                        ticks: turned,
                        page: Some(1),
                    }),
                }
            })
            .collect(),
        pick: Pick::Any {
            others: ticks(others),
            numbers: numbers.to_vec(),
            page: 1,
        },
    };
    Answer {
        menus: vec![menu(&[10, 11, 12], &[11], &[13]), menu(&[13], &[13], &[11])],
        ..offers(1)
    }
}

#[test]
fn several_numbers_turn_their_marks_over() {
    let marked = |line: &str| match turn(line, &lists()) {
        Turn::Offer(
            _,
            Request::SkillGap(SkillGap {
                ticks,
                page: Some(1),
            }),
        ) => ticks.marked,
        other => panic!("{line}: {other:?}"),
    };
    assert_eq!(marked("2"), BTreeSet::from([10, 11, 13]));
    assert_eq!(marked("2 3 4"), BTreeSet::from([10, 12, 13]));
    assert_eq!(marked(" 3,5 "), BTreeSet::new());
    assert_eq!(marked("3, 3"), BTreeSet::from([13]));
    let Turn::Offer(label, _) = turn("2 4", &lists()) else {
        panic!()
    };
    assert_eq!(label, "Skill 10, Skill 12");
}

#[test]
fn numbers_that_cannot_be_marked_together() {
    let say = Turn::Say("Type a number from 1 to 5, or a question.".into());
    assert_eq!(turn("2 9", &lists()), say);
    // An action is no mark.
    let say = Turn::Say("1 cannot be marked; those from 2 on can. Choose 1 alone.".into());
    assert_eq!(turn("1 2", &lists()), say);
}

#[test]
fn several_numbers_without_marks_say_how_to_choose() {
    let say = |text: &str| Turn::Say(text.into());
    let one = say("One at a time: type a number from 1 to 3, or a question.");
    for line in ["1 2", "1,2", "4 5", " 3 3 "] {
        assert_eq!(turn(line, &offers(3)), one, "{line}");
    }
    let only = say("Only 1 can be chosen; or type a question.");
    assert_eq!(turn("1 2", &offers(1)), only);
    let none = say("There is nothing to choose from by number; type a question.");
    assert_eq!(turn("1 2", &Answer::default()), none);
    // Other words make it a question.
    let ask = |question: &str| {
        Turn::Ask(Request::Ask(Ask {
            question: question.into(),
        }))
    };
    assert_eq!(turn("1 or 2", &offers(3)), ask("1 or 2"));
}
