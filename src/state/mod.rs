//! What people leave behind, pins and questions, kept over a restart. The only module that knows SQL.
//!
//! An SQLite file in the data folder, or a PostgreSQL server that replicas share; both through the
//! same statements. What a method has reported as done outlives a killed process and a power cut.
//! Nothing here says who asked: no user, no server, no name.

mod day;
mod error;
mod keeper;
mod kept;
mod migrations;
mod pins;
mod place;
mod questions;

use std::time::{Duration, Instant};

use sqlx::any::{AnyPoolOptions, AnyRow, install_default_drivers};
use sqlx::{AnyConnection, AnyPool, Connection as _, Executor as _, Row as _};
use tokio::time::sleep;

pub use day::{DAY, day, now};
pub use error::StateError;
pub use keeper::Keeper;
pub use kept::{MOST_CHARACTERS, kept, without_markup};
pub use pins::Pin;
pub use place::Place;
pub use questions::{MOST_QUESTIONS, Question, Verdict};

/// Connections to a server. An SQLite file has one: it takes one writer at a time.
const CONNECTIONS: u32 = 4;
/// After how long a locked database is asked again.
const AGAIN: Duration = Duration::from_millis(20);

/// How the state is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeping {
    /// Days after which a question that nobody asked again is removed.
    pub days: u32,
    /// How long to wait for a database that is locked or does not answer.
    pub patience: Duration,
    /// Most pages of 4,096 bytes that an SQLite file may have.
    pub pages: u32,
}

impl Keeping {
    /// The usual patience, and room for far more than the bot ever keeps (64 MiB).
    pub fn new(days: u32) -> Self {
        Self {
            days,
            patience: Duration::from_secs(5),
            pages: 16_384,
        }
    }
}

/// An open database; clones share it.
#[derive(Debug, Clone)]
pub struct State {
    pool: AnyPool,
    name: String,
    is_file: bool,
    keeping: Keeping,
}

impl State {
    /// Opens the database, makes it where there is none and brings its tables up to date. Nothing is
    /// removed: somebody may only want to look.
    pub async fn open(place: &Place, keeping: Keeping) -> Result<Self, StateError> {
        install_default_drivers();
        let is_file = matches!(place, Place::File(_));
        let name = place.name();
        let failed = |error: sqlx::Error| StateError::new(&name, &error);
        let pool = AnyPoolOptions::new()
            .max_connections(if is_file { 1 } else { CONNECTIONS })
            .acquire_timeout(keeping.patience * 2)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(place.options()?)
            .await
            .map_err(failed)?;
        let state = Self {
            pool,
            name: name.clone(),
            is_file,
            keeping,
        };
        match state.prepare().await {
            Ok(()) => Ok(state),
            Err(error) => {
                state.close().await;
                Err(error)
            }
        }
    }

    async fn prepare(&self) -> Result<(), StateError> {
        let mut connection = self.pool.acquire().await.map_err(|e| self.failed(&e))?;
        if self.is_file {
            self.prepare_file(&mut connection).await?;
        } else {
            self.migrate(&mut connection).await?;
        }
        Ok(())
    }

    /// SQLite's own settings; each holds for the connection, of which there is one.
    async fn prepare_file(&self, connection: &mut AnyConnection) -> Result<(), StateError> {
        for pragma in [
            format!("busy_timeout = {}", self.keeping.patience.as_millis()),
            // Readers (the command line) and the bot do not wait for each other.
            "journal_mode = WAL".into(),
            // What was reported as done outlives a power cut.
            "synchronous = FULL".into(),
            // What is removed is overwritten.
            "secure_delete = ON".into(),
            format!("max_page_count = {}", self.keeping.pages),
        ] {
            let pragma = format!("PRAGMA {pragma}");
            self.insist(connection, &pragma).await?;
        }
        // Two processes that start at once must not both make the tables.
        let begun = connection.begin_with("BEGIN IMMEDIATE").await;
        let mut transaction = begun.map_err(|error| self.failed(&error))?;
        self.migrate(&mut transaction).await?;
        let committed = transaction.commit().await;
        committed.map_err(|error| self.failed(&error))
    }

    /// Executes a statement, again while the database is locked and our patience lasts: SQLite does not
    /// wait by itself where two change the journal of a new file at once.
    async fn insist(
        &self,
        connection: &mut AnyConnection,
        statement: &str,
    ) -> Result<(), StateError> {
        let until = Instant::now() + self.keeping.patience;
        loop {
            let done = connection.execute(statement).await;
            match done.map_err(|error| self.failed(&error)) {
                Err(StateError::Locked(_)) if Instant::now() < until => sleep(AGAIN).await,
                done => return done.map(|_| ()),
            }
        }
    }

    async fn migrate(&self, connection: &mut AnyConnection) -> Result<(), StateError> {
        let migrated = migrations::migrate(connection).await;
        migrated.map_err(|error| StateError::migrating(&self.name, &error))
    }

    /// Closes every connection; what was written stays.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    fn failed(&self, error: &sqlx::Error) -> StateError {
        StateError::new(&self.name, error)
    }
}

/// A column's value. The columns are our own: this fails only where somebody else changed them.
fn column<'r, T>(row: &'r AnyRow, name: &str) -> Result<T, sqlx::Error>
where
    T: sqlx::Decode<'r, sqlx::Any> + sqlx::Type<sqlx::Any>,
{
    row.try_get(name)
}
