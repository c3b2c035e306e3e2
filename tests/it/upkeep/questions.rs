//! Questions that were asked in vain: recorded beside the answers, shown to maintainers.

use std::sync::Arc;
use std::time::Duration;

use careerbot::respond::answer::{Effect, MAX_CHOICES, Outcome, Pick};
use careerbot::respond::commands::{Ask, Unanswered};
use careerbot::respond::{Request, respond};
use careerbot::state::{Keeper, Keeping, Place, Verdict, day, now};
use careerbot::upkeep::Upkeep;
use sqlx::Executor as _;
use tokio::time::timeout;

use crate::world;

use super::{Folder, guides, keeping, says, shown, start, state};

const NOW: i64 = crate::state::NOW;

fn unanswered(question: &str) -> Vec<Effect> {
    vec![Effect::Unanswered {
        question: question.into(),
    }]
}

#[tokio::test]
async fn wordings_of_one_question_are_one_entry() {
    let folder = Folder::new();
    let upkeep = start(&folder);
    // With the vocabulary that says which words mean little.
    let generation = Arc::new(world::generation(&world::knowledge()));
    for question in [
        "how do I cook rice",
        "Rice: how to cook?",
        "<@42> cook rice!!",
        "do I need a visa",
    ] {
        upkeep.record(&generation, &unanswered(question));
    }
    upkeep.written().await;
    let found = state(&folder).await.questions(0, 9).await.unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|q| (q.question.as_str(), q.missed))
        .collect();
    assert_eq!(found, [("how do I cook rice", 3), ("do I need a visa", 1)]);
}

#[tokio::test]
async fn what_the_bot_does_not_cover_is_recorded_and_what_it_covers_is_not() {
    let folder = Folder::new();
    let upkeep = start(&folder);
    let generation = Arc::new(guides().generation());
    for question in ["how do I cook rice", "The short way", "", "?!"] {
        let question = question.to_owned();
        let answer = respond(&generation, &Request::Ask(Ask { question }));
        upkeep.record(&generation, &answer.effects);
    }
    assert_eq!(upkeep.finish(Duration::from_secs(60)).await, 0);
    let found = state(&folder).await.questions(0, 9).await.unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].question, "how do I cook rice");
}

#[tokio::test]
async fn votes_count_for_passages_that_are_there() {
    let folder = Folder::new();
    let upkeep = start(&folder);
    let generation = Arc::new(guides().generation());
    for (passage, helped) in [
        ("full/learn", false),
        ("full/learn", true),
        ("full/learn", true),
        ("full/nothing", false),
        ("'; DROP TABLE questions; --", false),
    ] {
        let voted = Effect::Voted {
            question: "what do I learn".into(),
            passage: passage.into(),
            helpful: helped,
        };
        upkeep.record(&generation, &[voted]);
    }
    upkeep.written().await;
    let answer = upkeep.unanswered(&generation, 0, None).await;
    says(
        &answer,
        &[
            "1 question, the most frequent first.",
            &format!("“what do I learn” – once, on {}", day(now())),
            "not helpful: “Learn”, full/learn (did help: 2)",
        ],
    );
}

#[tokio::test]
async fn too_many_at_once_are_dropped_and_nobody_waits() {
    let folder = Folder::new();
    let upkeep = start(&folder);
    let generation = Arc::new(guides().generation());
    // On one thread, the writing task has no turn before this is over.
    for _ in 0..10_000 {
        upkeep.record(&generation, &unanswered("how do I cook rice"));
    }
    upkeep.written().await;
    let missed = state(&folder).await.questions(0, 1).await.unwrap()[0].missed;
    assert!((1..10_000).contains(&missed), "{missed}");
}

#[tokio::test]
async fn the_end_does_not_wait_for_a_state_that_is_locked() {
    let folder = Folder::new();
    folder.open().await.close().await;
    let mut other = folder.connect().await;
    other.execute("BEGIN EXCLUSIVE").await.unwrap();
    let patient = Keeping {
        patience: Duration::from_secs(60),
        ..keeping()
    };
    let upkeep = Upkeep::start(Keeper::new(folder.place(), patient));
    let generation = Arc::new(guides().generation());
    for question in ["how do I cook rice", "do I need a visa", "is it fun"] {
        upkeep.record(&generation, &unanswered(question));
    }
    let end = upkeep.finish(Duration::from_millis(300));
    let lost = timeout(Duration::from_secs(10), end).await;
    assert_eq!(lost.expect("it ends"), 3);
}

#[tokio::test]
async fn without_a_state_answers_go_on() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("taken"), "").unwrap();
    let place = Place::new(&folder.path().join("taken"), None);
    let upkeep = Upkeep::start(Keeper::new(place, keeping()));
    let generation = Arc::new(guides().generation());
    upkeep.record(&generation, &unanswered("how do I cook rice"));
    upkeep.written().await;
    let answer = upkeep.unanswered(&generation, 0, None).await;
    assert_eq!(answer.outcome, Outcome::Unclear);
    says(&answer, &["cannot be shown", "cannot be opened"]);
}

#[tokio::test]
async fn pages_are_turned_and_questions_settled() {
    let folder = Folder::new();
    let state = state(&folder).await;
    for number in 0..23_i64 {
        for again in 0..=(number % 3) {
            let question = format!("question {number}");
            let at = NOW + number * 1_000 + again;
            let counted = state.count(&question, &question, Verdict::Unanswered, at);
            counted.await.unwrap();
        }
    }
    let upkeep = start(&folder);
    let generation = guides().generation();
    let first = upkeep.unanswered(&generation, 0, None).await;
    insta::assert_snapshot!(shown(&first));
    let labels = |answer: &careerbot::respond::answer::Answer| {
        let actions = answer.actions.iter();
        let actions = actions.map(|action| (action.label.clone(), action.request.clone()));
        actions.collect::<Vec<_>>()
    };
    let to = |page| Request::Unanswered(Unanswered { page, settle: None });
    assert_eq!(labels(&first), [("Next page".to_owned(), to(1))]);
    let last = upkeep.unanswered(&generation, 65_535, None).await;
    assert_eq!(labels(&last), [("Previous page".to_owned(), to(1))]);
    says(
        &last,
        &["23 questions, page 3 of 3", "“question 0” – once, on"],
    );

    let menu = &first.menus[0];
    assert_eq!((menu.pick.clone(), menu.choices.len()), (Pick::One, 10));
    assert!(menu.choices.len() <= MAX_CHOICES);
    for choice in &menu.choices {
        assert!((1..=100).contains(&choice.label.chars().count()));
        assert!((1..=100).contains(&choice.detail.as_ref().unwrap().chars().count()));
    }
    let Request::Unanswered(Unanswered { page: 0, settle }) = menu.choices[0].request.clone()
    else {
        panic!("{:?}", menu.choices[0]);
    };
    let settled = upkeep.unanswered(&generation, 0, settle).await;
    says(
        &settled,
        &[
            "Done: “question 20”. It comes back when it is asked again.",
            "22 questions",
        ],
    );
    assert_ne!(settled.menus[0].choices[0], menu.choices[0]);
    let again = upkeep.unanswered(&generation, 0, settle).await;
    says(&again, &["That one was done already."]);
}

#[tokio::test]
async fn nothing_in_vain_is_said_so() {
    let folder = Folder::new();
    let upkeep = start(&folder);
    let answer = upkeep.unanswered(&guides().generation(), 3, Some(7)).await;
    says(&answer, &["Nothing was asked in vain."]);
    assert!(answer.menus.is_empty() && answer.actions.is_empty());
}
