//! A database that cannot be used: one error that says what to do, and never a panic.

use std::fs;
use std::path::Path;
use std::time::Duration;

use careerbot::state::{Keeper, Keeping, Place, State, StateError, Verdict};
use sqlx::{AnyConnection, Connection as _, Executor as _};

use super::{Folder, NOW, keeping};

/// Somebody else's connection to the file.
async fn other(folder: &Folder) -> AnyConnection {
    sqlx::any::install_default_drivers();
    let address = format!("sqlite:{}", folder.file().display());
    let address = address.replace("?#%", "%3F%23%25");
    AnyConnection::connect(&address).await.unwrap()
}

fn says(error: &StateError, parts: &[&str]) {
    let sentence = error.to_string();
    for part in parts.iter().chain(&["state.db"]) {
        assert!(sentence.contains(part), "no {part:?} in: {sentence}");
    }
    assert!(!sentence.contains('\n'), "{sentence}");
}

#[tokio::test]
async fn a_locked_database() {
    let folder = Folder::new();
    let state = folder.open().await;
    let mut other = other(&folder).await;
    other.execute("BEGIN EXCLUSIVE").await.unwrap();
    let error = State::open(&folder.place(), keeping()).await.unwrap_err();
    assert!(matches!(error, StateError::Locked(_)), "{error:?}");
    says(&error, &["locked by another program"]);
    let error = state.count("a", "a", Verdict::Unanswered, NOW).await;
    assert!(matches!(error, Err(StateError::Locked(_))), "{error:?}");
    other.execute("COMMIT").await.unwrap();
    state
        .count("a", "a", Verdict::Unanswered, NOW)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_full_database() {
    let folder = Folder::new();
    let tight = Keeping {
        pages: 8,
        ..keeping()
    };
    let state = State::open(&folder.place(), tight).await.unwrap();
    let mut kept = 0;
    let error = loop {
        let question = format!("{kept} {}", "word ".repeat(50));
        match state
            .count(&question, &question, Verdict::Unanswered, NOW)
            .await
        {
            Ok(()) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 1_000, "it never is full");
    };
    assert!(matches!(error, StateError::Full(_)), "{error:?}");
    says(&error, &["full", "make room"]);
    // What was there still is, and can be removed.
    assert_eq!(state.count_questions().await.unwrap(), kept);
    assert_eq!(state.forget_questions().await.unwrap(), kept);
    state
        .count("a", "a", Verdict::Unanswered, NOW)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_damaged_database() {
    let folder = Folder::new();
    fs::create_dir_all(folder.data()).unwrap();
    for bytes in [
        b"this is no database, and never was one: ".repeat(200),
        b"short".to_vec(),
    ] {
        fs::write(folder.file(), &bytes).unwrap();
        let error = State::open(&folder.place(), keeping()).await.unwrap_err();
        assert!(matches!(error, StateError::Corrupt(_)), "{error:?}");
        says(&error, &["damaged", "move the file away"]);
        assert_eq!(
            fs::read(folder.file()).unwrap(),
            bytes,
            "it was overwritten"
        );
    }
}

#[tokio::test]
async fn a_database_that_was_damaged_in_the_middle() {
    let folder = Folder::new();
    let state = folder.open().await;
    for at in 0..200 {
        let question = format!("{at} {}", "word ".repeat(50));
        let counted = state.count(&question, &question, Verdict::Unanswered, NOW);
        counted.await.unwrap();
    }
    state.close().await;
    let mut bytes = fs::read(folder.file()).unwrap();
    let start = 4_096;
    bytes[start..].fill(0xA5);
    fs::write(folder.file(), &bytes).unwrap();
    let error = match State::open(&folder.place(), keeping()).await {
        Ok(state) => state.questions(0, 100).await.unwrap_err(),
        Err(error) => error,
    };
    assert!(matches!(error, StateError::Corrupt(_)), "{error:?}");
}

#[tokio::test]
async fn a_database_of_a_newer_program() {
    let folder = Folder::new();
    folder.open().await.close().await;
    let mut other = other(&folder).await;
    let newer = "INSERT INTO _sqlx_migrations \
                 (version, description, success, checksum, execution_time) \
                 VALUES (9001, 'more', TRUE, X'00', 1)";
    other.execute(newer).await.unwrap();
    let error = State::open(&folder.place(), keeping()).await.unwrap_err();
    assert!(matches!(error, StateError::Newer(_, 9001)), "{error:?}");
    says(&error, &["newer careerbot", "version 9001"]);
}

#[tokio::test]
async fn a_folder_that_cannot_be_made() {
    let folder = tempfile::tempdir().unwrap();
    // Not by permissions: the superuser may write anywhere.
    fs::write(folder.path().join("taken"), "a file, not a folder").unwrap();
    let place = Place::new(&folder.path().join("taken"), None);
    let error = State::open(&place, keeping()).await.unwrap_err();
    assert!(matches!(error, StateError::Unopened(..)), "{error:?}");
    says(&error, &["cannot be opened", "--data", "CAREERBOT_DATA"]);
}

#[tokio::test]
async fn a_folder_where_the_file_should_be() {
    let folder = Folder::new();
    fs::create_dir_all(folder.file()).unwrap();
    let error = State::open(&folder.place(), keeping()).await.unwrap_err();
    assert!(matches!(error, StateError::Unopened(..)), "{error:?}");
}

#[tokio::test]
async fn a_file_that_cannot_be_written() {
    let folder = Folder::new();
    folder.open().await.close().await;
    let mut permissions = fs::metadata(folder.file()).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.file(), permissions).unwrap();
    let may_write = fs::File::options().append(true).open(folder.file()).is_ok();
    match State::open(&folder.place(), keeping()).await {
        // The superuser may write anywhere.
        Ok(_) => assert!(may_write),
        Err(error) => {
            assert!(
                !may_write && matches!(error, StateError::ReadOnly(_)),
                "{error:?}"
            );
            says(&error, &["cannot be written", "right to write"]);
        }
    }
}

#[tokio::test]
async fn a_server_that_is_not_there() {
    // Nobody listens on a port that was just given back.
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let address = format!("postgres://ann:secret@127.0.0.1:{port}/careerbot");
    let place = Place::new(Path::new("data"), Some(&address.into()));
    let error = State::open(&place, keeping()).await.unwrap_err();
    assert!(matches!(error, StateError::Unreachable(..)), "{error:?}");
    let sentence = error.to_string();
    assert!(
        sentence.contains(&format!("at 127.0.0.1:{port}")),
        "{sentence}"
    );
    assert!(sentence.contains("CAREERBOT_STATE"), "{sentence}");
    let shown = format!("{sentence} {error:?} {place:?}");
    assert!(!shown.contains("secret"), "{shown}");
}

#[tokio::test]
async fn a_keeper_says_why_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("taken"), "").unwrap();
    let keeper = Keeper::new(Place::new(&folder.path().join("taken"), None), keeping());
    for _ in 0..3 {
        let error = keeper.state().await.unwrap_err();
        assert!(matches!(error, StateError::Unopened(..)), "{error:?}");
    }
    keeper.close().await;
    // Closed, it is tried anew.
    fs::remove_file(folder.path().join("taken")).unwrap();
    let state = keeper.state().await.unwrap();
    state
        .count("a", "a", Verdict::Unanswered, NOW)
        .await
        .unwrap();
    assert_eq!(
        keeper
            .state()
            .await
            .unwrap()
            .count_questions()
            .await
            .unwrap(),
        1
    );
}

#[tokio::test]
async fn two_that_open_a_new_database_at_once() {
    let folder = Folder::new();
    let patient = Keeping {
        patience: Duration::from_secs(5),
        ..keeping()
    };
    let place = folder.place();
    let (a, b, c) = tokio::join!(
        State::open(&place, patient),
        State::open(&place, patient),
        State::open(&place, patient),
    );
    for state in [a.unwrap(), b.unwrap(), c.unwrap()] {
        assert_eq!(state.count_questions().await.unwrap(), 0);
    }
}
