//! Buttons and lists that go on working: after a restart, on another replica, on old messages.

use std::sync::{Arc, Mutex};

use careerbot::discord::decode::Caller;
use careerbot::discord::{Pending, Responder};
use careerbot::respond::answer::{Action, Answer, Block, Choice, Effect, Menu, Pick};
use careerbot::respond::commands::{Ask, Help, Passage};
use careerbot::respond::{Request, Suggest, Suggestion};
use careerbot::upkeep::Publisher;
use serde_json::{Value, json};

use super::interactions::{Interaction, MEMBER, flag, text};
use super::world::{Fake, World, answer, label, press};

const EPHEMERAL: u64 = 64;

/// An answer of many pages that names each of its paragraphs.
fn long() -> Arc<Fake<impl Fn(&Request) -> Answer + Send + Sync + 'static>> {
    Arc::new(Fake(|request: &Request| Answer {
        blocks: (0..40)
            .map(|number| Block::Paragraph(format!("Part {number}. {}", "words ".repeat(40))))
            .collect(),
        ..answer(&format!("{request:?}"))
    }))
}

fn shown(message: &Value) -> &str {
    message["embeds"][0]["description"]
        .as_str()
        .unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_turn_in_place_and_after_a_restart() {
    let mut world = World::with(long()).await;
    let ask = Interaction::command("ask", &[text("question", "tell me everything, please")]);
    let mut page = world.ask(&ask).await;
    let mut all = shown(&page).to_owned();
    world.stop();
    world.ended().await.expect("a clean end");

    let world = World::with(long()).await;
    let mut turned = 0;
    while !is_disabled(&page, "Next") {
        let next = Interaction::press(&press(&page, "Next")).on(&page);
        assert_eq!(world.first_response(&next).await["type"], 7);
        page = world.seen(&next).await;
        all.push_str(shown(&page));
        turned += 1;
    }
    assert!(turned >= 2, "{turned} pages");
    for number in 0..40 {
        assert_eq!(all.matches(&format!("Part {number}. ")).count(), 1);
    }
    let footer = page["embeds"][0]["footer"]["text"]
        .as_str()
        .unwrap_or_default();
    let count = turned + 1;
    assert!(
        footer.starts_with(&format!("Page {count} of {count}\n")),
        "{footer}"
    );
    assert_eq!(
        page["embeds"][0]["author"]["name"],
        "tell me everything, please"
    );

    let back = Interaction::press(&press(&page, "Previous")).on(&page);
    let before = world.ask(&back).await;
    assert!(!is_disabled(&before, "Next"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_message_is_not_turned_under_the_eyes_of_others() {
    let world = World::with(long()).await;
    let command = [text("country", "India"), flag("share", true)];
    let shared = world.ask(&Interaction::command("salary", &command)).await;
    let next = Interaction::press(&press(&shared, "Next"))
        .on(&shared)
        .by(MEMBER);
    assert_eq!(world.first_response(&next).await["type"], 4);
    assert_eq!(world.seen(&next).await["flags"], EPHEMERAL);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_not_there_any_more_is_the_last_one() {
    let world = World::with(Arc::new(Fake(|_: &Request| answer("short")))).await;
    let message = world
        .ask(&Interaction::press("v1|page|7|salary|India||"))
        .await;
    assert_eq!(shown(&message), "short");
    assert_eq!(label(&message, "Next"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_of_a_list_asks_its_request() {
    let world = World::with(Arc::new(Fake(|request: &Request| match request {
        Request::Faq(_) => Answer {
            menus: vec![menu()],
            ..answer("choose")
        },
        request => answer(&format!("{request:?}")),
    })))
    .await;
    let list = world.ask(&Interaction::command("faq", &[])).await;
    let select = &list["components"][0]["components"][0];
    assert_eq!(select["type"], 3);
    assert_eq!(select["options"][1]["label"], "Entry 1");
    let id = select["custom_id"].as_str().expect("an id");
    let value = select["options"][1]["value"].as_str().expect("a value");
    let chosen = world
        .ask(&Interaction::choose(id, &[value]).on(&list))
        .await;
    assert_eq!(
        shown(&chosen),
        r#"Passage \{ id: "entry/1" \}"#.replace("\\{", "{").replace("\\}", "}")
    );
    assert_eq!(chosen["flags"], EPHEMERAL);

    for values in [
        vec![],
        vec!["v1|reindex"],
        vec!["entry/1"],
        vec![value, value],
    ] {
        let refused = world.ask(&Interaction::choose(id, &values).on(&list)).await;
        let content = refused["content"].as_str().unwrap_or_default();
        assert!(content.contains("no longer works"), "{values:?}: {content}");
    }
}

fn menu() -> Menu {
    let choice = |number: usize| Choice {
        label: format!("Entry {number}"),
        detail: Some("small print".into()),
        chosen: false,
        request: Request::Passage(Passage {
            id: format!("entry/{number}"),
        }),
    };
    Menu {
        label: "Choose".into(),
        choices: (0..3).map(choice).collect(),
        pick: Pick::One,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_travel_with_the_list() {
    let world = World::with(Arc::new(Fake(|request: &Request| match request {
        Request::SkillGap(_) => Answer {
            menus: vec![Menu {
                pick: Pick::Any {
                    others: "a1b2c3.1".parse().expect("marks"),
                    numbers: vec![4, 5, 9],
                    page: 1,
                },
                ..menu()
            }],
            ..answer(&format!("{request:?}"))
        },
        _ => answer("something else"),
    })))
    .await;
    let page = world.ask(&Interaction::press("v1|skill-gap|.|0")).await;
    let select = &page["components"][0]["components"][0];
    assert_eq!(
        (&select["min_values"], &select["max_values"]),
        (&json!(0), &json!(3))
    );
    let id = select["custom_id"].as_str().expect("an id");
    let choose = Interaction::choose(id, &["4", "9"]).on(&page);
    assert_eq!(world.first_response(&choose).await["type"], 7, "in place");
    let marked = world.seen(&choose).await;
    assert!(shown(&marked).contains("0, 4, 9"), "{marked}");
}

/// Answers, and remembers what was to be kept.
struct Keeping(Mutex<Vec<Effect>>);

impl Responder for Keeping {
    fn respond(&self, request: &Request) -> Answer {
        let Request::Ask(Ask { question }) = request else {
            return answer("x");
        };
        Answer {
            rated: Some("widgets/degree".into()),
            effects: vec![Effect::Unanswered {
                question: question.clone(),
            }],
            actions: vec![Action {
                label: "Pay".into(),
                request: Request::Help(Help),
            }],
            ..answer("x")
        }
    }

    fn suggest(&self, _: Suggest, _: &str) -> Vec<Suggestion> {
        Vec::new()
    }

    fn passages(&self) -> usize {
        1
    }

    fn keep(&self, effect: Effect) {
        self.0.lock().expect("not poisoned").push(effect);
    }

    fn carry_out<'a>(&'a self, request: &'a Request, _: Caller) -> Pending<'a, Answer> {
        Box::pin(std::future::ready(self.respond(request)))
    }

    fn publish_through(&self, _: Arc<dyn Publisher>) {}
}

#[tokio::test(flavor = "multi_thread")]
async fn people_say_once_whether_an_answer_helped() {
    let kept = Arc::new(Keeping(Mutex::default()));
    let world = World::with(Arc::clone(&kept) as Arc<dyn Responder>).await;
    let ask = Interaction::command("ask", &[text("question", "do I need a degree?")]);
    let message = world.ask(&ask).await;
    let vote = || Interaction::press(&press(&message, "Not helpful")).on(&message);
    for (vote, said) in [
        (vote(), "noted"),
        (vote(), "already"),
        (vote().by(MEMBER), "noted"),
    ] {
        let told = world.ask(&vote).await;
        assert!(
            told["content"].as_str().unwrap_or_default().contains(said),
            "{told}"
        );
    }
    let kept = kept.0.lock().expect("not poisoned");
    let voted = Effect::Voted {
        question: "do I need a degree?".into(),
        passage: "widgets/degree".into(),
        helpful: false,
    };
    let asked = Effect::Unanswered {
        question: "do I need a degree?".into(),
    };
    assert_eq!(*kept, [asked, voted.clone(), voted]);
}

fn is_disabled(message: &Value, name: &str) -> bool {
    label(message, name).is_some_and(|button| button["disabled"] == true)
}

#[tokio::test(flavor = "multi_thread")]
async fn turning_a_page_never_does_a_thing_again() {
    let world = World::with(long()).await;
    for command in ["pin-roadmap", "reindex"] {
        let message = world.ask(&Interaction::command(command, &[])).await;
        assert_eq!(label(&message, "Next"), None, "/{command}");
        assert!(shown(&message).ends_with('…'), "/{command}");
    }
}
