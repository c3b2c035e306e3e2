//! Whatever an answer holds, Discord accepts the message, and nothing in it works but our own markup.

use careerbot::discord::decode::Presentation;
use careerbot::discord::encode::{choices, message};
use careerbot::respond::answer::{Action, Answer, Block, Outcome, Source};
use careerbot::respond::commands::{Ask, Help, Passage};
use careerbot::respond::{Request, Suggestion};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::payload;

/// Text of all sizes: plain, hostile, and of more than one byte a character.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("@everyone ".to_owned()),
        Just("<@1> [a](https://b.c) ||x|| **y** ```z``` \n# h\n> q\n- l\n".to_owned()),
        Just("👩‍👩‍👧é\u{202E}\u{0}\u{200B}".to_owned()),
        "[a-z *_|`~<>@:/#-]{1,40}",
        any::<String>(),
    ];
    (
        vec(word, 0..6),
        prop_oneof![4 => Just(1_usize), 1 => Just(40), 1 => Just(400)],
    )
        .prop_map(|(words, times)| words.concat().repeat(times))
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        text().prop_map(Block::Paragraph),
        (text(), proptest::option::of(text()))
            .prop_map(|(text, aside)| Block::Heading { text, aside }),
        vec(text(), 0..5).prop_map(Block::List),
        (vec(text(), 0..4), vec(vec(text(), 0..4), 0..4))
            .prop_map(|(head, rows)| Block::Table { head, rows }),
        text().prop_map(Block::Note),
    ]
}

fn source() -> impl Strategy<Value = Source> {
    (text(), text(), text()).prop_map(|(title, publisher, date)| Source {
        guide: "g".into(),
        title,
        publisher,
        date,
    })
}

fn request() -> impl Strategy<Value = Request> {
    prop_oneof![
        text().prop_map(|question| Request::Ask(Ask { question })),
        text().prop_map(|id| Request::Passage(Passage { id })),
        Just(Request::Help(Help)),
    ]
}

fn answer() -> impl Strategy<Value = Answer> {
    let action = (text(), request()).prop_map(|(label, request)| Action { label, request });
    (
        text(),
        vec(block(), 0..6),
        vec(source(), 0..4),
        vec(action, 0..8),
    )
        .prop_map(|(title, blocks, sources, actions)| Answer {
            title,
            blocks,
            sources,
            outcome: Outcome::Answered,
            actions,
            ..Answer::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_keeps_to_discords_limits(request in request(), answer in answer(), shared: bool, page in 0..4_usize) {
        let presentation = Presentation { shared, page, ..Presentation::default() };
        let data = json!(message(&request, &answer, &presentation));
        if let Err(reason) = payload::response(&json!({ "type": 4, "data": data })) {
            prop_assert!(false, "{reason}");
        }
        for text in texts(&data) {
            prop_assert!(!text.contains("@everyone"), "{text}");
            prop_assert!(!text.contains("<@1"), "{text}");
            prop_assert!(!text.replace("\\]", "").contains("]("), "{text}");
            prop_assert!(!text.contains("://") || text.contains("\\://"), "{text}");
            prop_assert!(!text.contains('\u{202E}'), "{text}");
        }
    }

    #[test]
    fn every_list_keeps_to_discords_limits(entries in vec((text(), text()), 0..40)) {
        let suggestions: Vec<Suggestion> =
            entries.into_iter().map(|(name, value)| Suggestion { name, value }).collect();
        let response = json!({ "type": 8, "data": { "choices": choices(&suggestions) } });
        if let Err(reason) = payload::response(&response) {
            prop_assert!(false, "{reason}");
        }
    }
}

/// What Discord reads markup in.
fn texts(data: &Value) -> Vec<&str> {
    let embeds = data["embeds"].as_array().into_iter().flatten();
    embeds
        .flat_map(|embed| [embed["title"].as_str(), embed["description"].as_str()])
        .flatten()
        .collect()
}
