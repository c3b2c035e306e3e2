//! Questions: counted by meaning, in order, for so long, and gone when they are removed.

use std::fs;

use careerbot::state::{DAY, Keeper, Keeping, MOST_QUESTIONS, State, Verdict};
use sqlx::Executor as _;

use super::{Folder, NOW, databases, keeping};

/// On SQLite; on PostgreSQL too where `CAREERBOT_TEST_POSTGRES` is set.
#[tokio::test]
async fn questions_are_counted_by_what_they_mean() {
    for (place, _folder) in databases().await {
        let state = State::open(&place, keeping()).await.unwrap();
        for (meaning, question, verdict, at) in [
            (
                "pay plumber",
                "what does <@1> a plumber earn",
                Verdict::Unanswered,
                0,
            ),
            ("visa", "do I need a visa", Verdict::Unanswered, 1),
            ("pay plumber", "plumber pay?", Verdict::Unanswered, 2),
            ("phd", "need a phd?", Verdict::Helpful("g/phd"), 3),
            ("phd", "phd needed?", Verdict::NotHelpful("g/phd"), 4),
            ("phd", "phd???", Verdict::Helpful("g/phd"), 5),
            ("visa", "visa", Verdict::NotHelpful("g/visa"), 6),
            ("exam", "which exam", Verdict::Helpful("g/exam"), 7),
        ] {
            let counted = state.count(meaning, question, verdict, NOW + at).await;
            counted.unwrap();
        }
        let found = state.questions(0, 100).await.unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|q| {
                let passage = q.passage.as_deref().unwrap_or("-");
                let times = (q.first - NOW, q.last - NOW);
                (q.question.as_str(), passage, q.missed, q.helped, times)
            })
            .collect();
        assert_eq!(
            found,
            [
                ("what does … a plumber earn", "-", 2, 0, (0, 2)),
                ("visa", "g/visa", 1, 0, (6, 6)),
                ("phd needed?", "g/phd", 1, 2, (3, 5)),
                ("do I need a visa", "-", 1, 0, (1, 1)),
            ]
        );
        assert_eq!(state.count_questions().await.unwrap(), 4);
        let second = state.questions(1, 1).await.unwrap();
        assert_eq!(second.len(), 1);
        assert_eq!(second[0].question, "visa");
    }
}

/// On SQLite; on PostgreSQL too where `CAREERBOT_TEST_POSTGRES` is set.
#[tokio::test]
async fn what_is_settled_comes_back_when_it_is_asked_again() {
    for (place, _folder) in databases().await {
        let state = State::open(&place, keeping()).await.unwrap();
        for at in 0..3 {
            let counted = state.count("visa", "visa?", Verdict::Unanswered, NOW + at);
            counted.await.unwrap();
        }
        let id = state.questions(0, 1).await.unwrap()[0].id;
        let settled = state.settle(id).await.unwrap().unwrap();
        assert_eq!((settled.question.as_str(), settled.missed), ("visa?", 3));
        assert_eq!(state.settle(id).await.unwrap(), None);
        assert_eq!(state.count_questions().await.unwrap(), 0);

        let counted = state.count("visa", "a visa?", Verdict::Unanswered, NOW + 9);
        counted.await.unwrap();
        let again = &state.questions(0, 1).await.unwrap()[0];
        assert_eq!((again.id, again.missed, again.first), (id, 1, NOW + 9));
    }
}

/// On SQLite; on PostgreSQL too where `CAREERBOT_TEST_POSTGRES` is set.
#[tokio::test]
async fn questions_are_kept_for_so_many_days_and_so_many_questions() {
    for (place, _folder) in databases().await {
        let state = State::open(&place, Keeping::new(90)).await.unwrap();
        let now = careerbot::state::now();
        for (meaning, at) in [("old", now - 91 * DAY), ("new", now - 89 * DAY)] {
            let counted = state.count(meaning, meaning, Verdict::Unanswered, at);
            counted.await.unwrap();
        }
        assert_eq!(state.count_questions().await.unwrap(), 2);
        // When the bot starts, and with everything that is counted; not when somebody looks.
        let looking = State::open(&place, Keeping::new(1)).await.unwrap();
        assert_eq!(looking.count_questions().await.unwrap(), 2);
        let keeper = Keeper::new(place.clone(), Keeping::new(90));
        let state = keeper.state().await.unwrap();
        assert_eq!(state.questions(0, 9).await.unwrap()[0].question, "new");
        assert_eq!(state.count_questions().await.unwrap(), 1);
        let counted = state.count("later", "later", Verdict::Unanswered, now + 2 * DAY);
        counted.await.unwrap();
        assert_eq!(state.count_questions().await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_flood_pushes_out_what_was_asked_longest_ago() {
    let folder = Folder::new();
    let state = folder.open().await;
    let mut connection = folder.connect().await;
    let fill = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MOST_QUESTIONS}) \
         INSERT INTO questions SELECT i, 'q' || i, NULL, 1, 0, {NOW}, {NOW} + i FROM n"
    );
    connection.execute(fill.as_str()).await.unwrap();
    for (meaning, at) in [("one", 100_001), ("two", 100_002)] {
        let counted = state.count(meaning, "flood", Verdict::Unanswered, NOW + at);
        counted.await.unwrap();
    }
    state.expire(NOW).await.unwrap();
    assert_eq!(state.count_questions().await.unwrap(), MOST_QUESTIONS);
    for (id, is_there) in [(1, false), (2, false), (3, true)] {
        assert_eq!(state.settle(id).await.unwrap().is_some(), is_there, "{id}");
    }
}

#[tokio::test]
async fn nothing_of_forgotten_questions_stays_in_the_file() {
    let folder = Folder::new();
    let state = folder.open().await;
    for at in 0..50 {
        let question = format!("is xylophone{at} a career");
        let counted = state.count(&question, &question, Verdict::Unanswered, NOW);
        counted.await.unwrap();
    }
    assert!(is_on_disk(&folder, "xylophone7"));
    assert_eq!(state.forget_questions().await.unwrap(), 50);
    assert_eq!(state.count_questions().await.unwrap(), 0);
    assert!(!is_on_disk(&folder, "xylophone"));
}

/// On SQLite; on PostgreSQL too where `CAREERBOT_TEST_POSTGRES` is set.
#[tokio::test]
async fn all_questions_and_votes_are_forgotten_at_once() {
    for (place, _folder) in databases().await {
        let state = State::open(&place, keeping()).await.unwrap();
        for verdict in [
            Verdict::Unanswered,
            Verdict::NotHelpful("g/a"),
            Verdict::Helpful("g/b"),
        ] {
            state.count("a", "a?", verdict, NOW).await.unwrap();
        }
        assert_eq!(state.forget_questions().await.unwrap(), 2);
        state
            .count("a", "a?", Verdict::NotHelpful("g/b"), NOW)
            .await
            .unwrap();
        let found = state.questions(0, 9).await.unwrap();
        assert_eq!((found.len(), found[0].helped), (1, 0));
    }
}

fn is_on_disk(folder: &Folder, text: &str) -> bool {
    fs::read_dir(folder.data()).unwrap().any(|entry| {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    })
}
