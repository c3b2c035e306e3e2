//! What an interaction is taken for, whatever it holds.

use careerbot::discord::commands::MESSAGE_COMMAND;
use careerbot::discord::custom_id;
use careerbot::discord::decode::{Inbound, Presentation, Unclear, decode};
use careerbot::respond::commands::{Ask, Roadmap, Salary};
use careerbot::respond::{Request, Suggest};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::interactions::{Interaction, MEMBER, USER, flag, member, text};

fn decoded(interaction: Interaction) -> Inbound {
    decode(&serde_json::from_value(interaction.json).expect("an interaction"))
}

fn asked(request: Request) -> Inbound {
    Inbound::Ask {
        request,
        presentation: presentation(),
    }
}

fn presentation() -> Presentation {
    Presentation {
        by: id(USER),
        ..Presentation::default()
    }
}

fn id(text: &str) -> u64 {
    text.parse().expect("an id")
}

#[test]
fn options_become_a_request_and_its_presentation() {
    let options = [
        text("level", " senior "),
        text("country", "India"),
        text("guide", " "),
        flag("share", true),
    ];
    let salary = Request::Salary(Salary {
        country: Some("India".into()),
        level: Some("senior".into()),
        guide: None,
    });
    let presentation = Presentation {
        shared: true,
        ..presentation()
    };
    let shared = Inbound::Ask {
        request: salary,
        presentation,
    };
    assert_eq!(decoded(Interaction::command("salary", &options)), shared);
    assert_eq!(
        decoded(Interaction::command("salary", &options).in_private()),
        shared
    );

    let options = [text("question", "pay?"), member("member", MEMBER)];
    let presentation = Presentation {
        shared: true,
        member: Some(id(MEMBER)),
        ..presentation
    };
    let request = Request::Ask(Ask {
        question: "pay?".into(),
    });
    assert_eq!(
        decoded(Interaction::command("ask", &options)),
        Inbound::Ask {
            request,
            presentation
        }
    );
}

#[test]
fn options_of_the_wrong_kind_or_name_count_as_absent() {
    let options = [
        flag("guide", true),
        text("share", "yes"),
        text("nonsense", "x"),
    ];
    let request = Request::Roadmap(Roadmap::default());
    assert_eq!(
        decoded(Interaction::command("roadmap", &options)),
        asked(request)
    );
}

#[test]
fn what_is_typed_is_completed_for_its_option() {
    let suggest = |what, typed: &str| Inbound::Suggest {
        what,
        typed: typed.into(),
    };
    assert_eq!(
        decoded(Interaction::typing("salary", "country", "Ind")),
        suggest(Some(Suggest::Countries), "Ind")
    );
    assert_eq!(
        decoded(Interaction::typing("salary", "share", "x")),
        suggest(None, "x")
    );
    assert_eq!(
        decoded(Interaction::typing("nothing", "country", "x")),
        suggest(None, "x")
    );
}

#[test]
fn names_are_taken_exactly() {
    let unknown = Inbound::Unclear(Unclear::UnknownCommand);
    assert_eq!(decoded(Interaction::command("HELP", &[])), unknown);
    assert_eq!(decoded(Interaction::on_message("Answer", "pay?")), unknown);
    assert_eq!(
        decoded(Interaction::on_message(MESSAGE_COMMAND, "")),
        Inbound::Unclear(Unclear::NoText)
    );
}

#[test]
fn a_ping_and_what_we_do_not_use_are_told_apart() {
    let ping = json!({ "id": "1", "application_id": "2", "type": 1, "token": "t", "version": 1 });
    assert_eq!(
        decode(&serde_json::from_value(ping).expect("a ping")),
        Inbound::Ping
    );
    let mut modal = Interaction::press("x");
    modal.json["type"] = json!(5);
    modal.json["data"] = json!({ "custom_id": "x", "components": Value::Array(Vec::new()) });
    assert_eq!(decoded(modal), Inbound::Unclear(Unclear::Unsupported));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_custom_id_means_a_request_or_nothing(id in "(v1\\|(ask|salary|passage|help|roadmap))?[|%a-z7C\u{1F600}]{0,120}") {
        if let Some(request) = custom_id::decode(&id) {
            let again = custom_id::encode(&request).and_then(|id| custom_id::decode(&id));
            prop_assert!(again.is_none_or(|again| again == request));
        }
    }

    #[test]
    fn any_request_that_fits_comes_back(words in proptest::collection::vec("\\PC{1,40}", 3)) {
        let [country, level, guide] = [&words[0], &words[1], &words[2]].map(|w| Some(w.trim().to_owned()).filter(|w| !w.is_empty()));
        let request = Request::Salary(Salary { country, level, guide });
        if let Some(id) = custom_id::encode(&request) {
            prop_assert_eq!(custom_id::decode(&id), Some(request));
        }
    }
}
