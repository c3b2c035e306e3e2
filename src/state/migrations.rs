//! The tables in every version that there was, as numbered SQL files; a database in, the newest
//! tables out. A file that was released is never changed: a change is a new file.

use std::borrow::Cow;

use sqlx::AnyConnection;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};

/// The files in order: number, name, SQL that SQLite and PostgreSQL both take.
const FILES: [(i64, &str, &str); 1] = [(
    1,
    "pins and questions",
    include_str!("migrations/0001_pins_and_questions.sql"),
)];

/// Brings the tables up to date. Fails on a database that a newer program has changed.
pub(super) async fn migrate(connection: &mut AnyConnection) -> Result<(), MigrateError> {
    let migrations = FILES.map(|(number, name, sql)| {
        let (name, sql) = (Cow::Borrowed(name), Cow::Borrowed(sql));
        Migration::new(number, name, MigrationType::Simple, sql, false)
    });
    let migrator = Migrator {
        migrations: Cow::Owned(migrations.to_vec()),
        ..Migrator::DEFAULT
    };
    migrator.run_direct(connection).await
}
