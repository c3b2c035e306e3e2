//! Says what to do about what a database reports.

use sqlx::migrate::MigrateError;

/// Why the state cannot be used. Each sentence names the database (never its password) and says how
/// to mend it; the bot answers questions all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StateError {
    /// Another program holds it, for longer than we wait.
    #[error("{0} is locked by another program; close what else has it open and try again")]
    Locked(String),
    /// There is no room for more.
    #[error("{0} is full; make room on its disk and try again")]
    Full(String),
    /// It is damaged, or no database at all.
    #[error(
        "{0} is damaged or no database; stop the bot, move the file away together with those that \
         begin with its name, and put a copy back if you have one (without one, pins are pinned \
         anew with /pin-roadmap)"
    )]
    Corrupt(String),
    /// A newer program has changed its tables.
    #[error(
        "{0} was last used by a newer careerbot (its tables have version {1}); run that version \
         or a later one"
    )]
    Newer(String, i64),
    /// It can be read and not written.
    #[error("{0} cannot be written; give the bot's user the right to write it and its folder")]
    ReadOnly(String),
    /// It cannot be opened or created.
    #[error(
        "{0} cannot be opened ({1}); make the folder one that the bot's user can write to, or name \
         another with --data or CAREERBOT_DATA"
    )]
    Unopened(String, String),
    /// The database server does not answer.
    #[error("{0} cannot be reached ({1}); start it, or mend the address in CAREERBOT_STATE")]
    Unreachable(String, String),
    /// The database server does not let us in.
    #[error(
        "{0} refused the bot ({1}); mend user, password or database name in CAREERBOT_STATE, and \
         the rights of that user"
    )]
    Refused(String, String),
    /// Anything else, in the database's words.
    #[error("{0} failed: {1}")]
    Failed(String, String),
}

impl StateError {
    /// What a driver reported about the database that is called `name`.
    pub(super) fn new(name: &str, error: &sqlx::Error) -> Self {
        let name = name.to_owned();
        match error {
            sqlx::Error::Database(error) => {
                let code = error.code().unwrap_or_default();
                let words = error.message().to_owned();
                // Numbers are SQLite's, five characters are SQLSTATE's.
                match code.parse::<u32>() {
                    Ok(number) if code.len() < 5 => sqlite(name, number, words),
                    _ => postgres(name, &code, words),
                }
            }
            sqlx::Error::Io(error) => Self::Unreachable(name, error.to_string()),
            sqlx::Error::Tls(error) => Self::Unreachable(name, error.to_string()),
            sqlx::Error::PoolTimedOut => Self::Unreachable(name, "no answer in time".into()),
            error => Self::Failed(name, error.to_string()),
        }
    }

    /// Why the tables could not be brought up to date.
    pub(super) fn migrating(name: &str, error: &MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
                Self::new(name, error)
            }
            MigrateError::VersionMissing(version) | MigrateError::VersionMismatch(version) => {
                Self::Newer(name.to_owned(), *version)
            }
            error => Self::Failed(name.to_owned(), error.to_string()),
        }
    }
}

/// SQLite's result code; its low byte is the kind.
fn sqlite(name: String, code: u32, words: String) -> StateError {
    match code & 0xff {
        5 | 6 => StateError::Locked(name),
        13 => StateError::Full(name),
        11 | 26 => StateError::Corrupt(name),
        8 => StateError::ReadOnly(name),
        3 | 14 | 23 => StateError::Unopened(name, words),
        _ => StateError::Failed(name, words),
    }
}

/// PostgreSQL's SQLSTATE; its first two characters are the class.
fn postgres(name: String, code: &str, words: String) -> StateError {
    match code {
        "53100" | "53200" => StateError::Full(name),
        "25006" => StateError::ReadOnly(name),
        "55P03" | "40P01" => StateError::Locked(name),
        "XX001" | "XX002" => StateError::Corrupt(name),
        "3D000" | "42501" => StateError::Refused(name, words),
        _ if code.starts_with("28") => StateError::Refused(name, words),
        _ if code.starts_with("08") || code.starts_with("57P") || code == "53300" => {
            StateError::Unreachable(name, words)
        }
        _ => StateError::Failed(name, words),
    }
}
