//! The tables in every version that there was, as numbered SQL files; a database in, the newest
//! tables out. A file that was released is never changed: a change is a new file.

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;

use sqlx::AnyConnection;
use sqlx::error::BoxDynError;
use sqlx::migrate::{MigrateError, Migration, MigrationSource, MigrationType, Migrator};

/// Number, name, and SQL that SQLite and PostgreSQL both take; in order.
#[derive(Debug)]
struct Files(&'static [(i64, &'static str, &'static str)]);

const FILES: Files = Files(&[(
    1,
    "pins and questions",
    include_str!("migrations/0001_pins_and_questions.sql"),
)]);

impl MigrationSource<'static> for Files {
    fn resolve(
        self,
    ) -> Pin<Box<dyn Future<Output = Result<Vec<Migration>, BoxDynError>> + Send + 'static>> {
        let migrations = self.0.iter().map(|(number, name, sql)| {
            let (name, sql) = (Cow::Borrowed(*name), Cow::Borrowed(*sql));
            Migration::new(*number, name, MigrationType::Simple, sql, false)
        });
        Box::pin(std::future::ready(Ok(migrations.collect())))
    }
}

/// Brings the tables up to date. Fails on a database that a newer program has changed.
pub(super) async fn migrate(connection: &mut AnyConnection) -> Result<(), MigrateError> {
    // Not by `run`: what it returns could not move between threads.
    Migrator::new(FILES).await?.run_direct(connection).await
}
