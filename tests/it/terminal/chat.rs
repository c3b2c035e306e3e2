//! A line of the chat after an answer with offers.

use careerbot::answer::Action;
use careerbot::request::Request;
use careerbot::terminal::{Turn, turn};

fn offers(count: usize) -> Vec<Action> {
    let offer = |number| Action {
        label: format!("Offer {number}"),
        request: Request::Passage {
            id: format!("guide/{number}"),
        },
    };
    (1..=count).map(offer).collect()
}

#[test]
fn a_number_asks_what_stands_beside_it() {
    let second = Turn::Offer(
        "Offer 2".into(),
        Request::Passage {
            id: "guide/2".into(),
        },
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
        Turn::Ask(Request::Ask {
            question: question.into(),
        })
    };
    assert_eq!(turn("2", &[]), ask("2"));
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
