//! What is kept: pins and questions, in a database that may be in any condition.
//!
//! Everything that both kinds of database must do is tested on SQLite, and on PostgreSQL too where
//! `CAREERBOT_TEST_POSTGRES` holds the `postgres://` address of a server whose databases the tests
//! may create and drop.

mod broken;
mod pins;
mod questions;

use std::env;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use careerbot::state::{Keeping, Place, State};
use sqlx::{AnyConnection, Connection as _, Executor as _};
use tempfile::TempDir;

/// 2026-11-21, midnight.
pub const NOW: i64 = 1_795_219_200;

/// How the tests keep their state: nothing is waited for.
pub fn keeping() -> Keeping {
    Keeping {
        patience: Duration::from_millis(200),
        // Times in tests lie around `NOW`, whatever the clock of this machine says.
        ..Keeping::new(36_500)
    }
}

/// An SQLite file in a folder of its own.
pub struct Folder {
    folder: TempDir,
}

impl Folder {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("some data?#%41")
    }

    pub fn file(&self) -> PathBuf {
        self.data().join("state.db")
    }

    pub fn place(&self) -> Place {
        Place::new(&self.data(), None)
    }

    /// Somebody else's connection to the database, which must be there.
    pub async fn connect(&self) -> AnyConnection {
        sqlx::any::install_default_drivers();
        let address = format!("sqlite:{}", self.file().display());
        let address = address.replace("?#%", "%3F%23%25");
        AnyConnection::connect(&address).await.unwrap()
    }

    pub async fn open(&self) -> State {
        State::open(&self.place(), keeping()).await.unwrap()
    }
}

/// A database of each kind that there is, empty, and whatever keeps it alive.
async fn databases() -> Vec<(Place, Option<Folder>)> {
    let folder = Folder::new();
    let mut places = vec![(folder.place(), Some(folder))];
    places.extend(server().await.map(|place| (place, None)));
    places
}

/// A new database on the server that the tests may use.
async fn server() -> Option<Place> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let address = env::var("CAREERBOT_TEST_POSTGRES").ok()?;
    sqlx::any::install_default_drivers();
    let mut connection = AnyConnection::connect(&address).await.unwrap();
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("careerbot_test_{number}");
    for sql in [
        format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
        format!("CREATE DATABASE {name}"),
    ] {
        connection.execute(sql.as_str()).await.unwrap();
    }
    let (server, _) = address.rsplit_once('/').unwrap();
    let address = format!("{server}/{name}");
    Some(Place::new(&PathBuf::new(), Some(&address.into())))
}
