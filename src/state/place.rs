//! Where the state is: a file in the data folder, or a PostgreSQL server.

use std::fs;
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret as _, SecretString};
use sqlx::any::AnyConnectOptions;
use sqlx::postgres::PgConnectOptions;

use super::error::StateError;

/// The file in the data folder.
const FILE: &str = "state.db";

/// Where the state is.
#[derive(Debug, Clone)]
pub enum Place {
    /// An SQLite file, for one bot.
    File(PathBuf),
    /// A PostgreSQL server by its `postgres://` address, for replicas that share it.
    Server(SecretString),
}

impl Place {
    /// The server where one is named, else the file in the data folder.
    pub fn new(data: &Path, server: Option<&SecretString>) -> Self {
        match server {
            Some(address) => Self::Server(address.clone()),
            None => Self::File(data.join(FILE)),
        }
    }

    /// Whether there may be anything to read: a file that nobody made yet holds nothing.
    pub fn exists(&self) -> bool {
        match self {
            // What cannot be looked at fails when it is opened, and says why.
            Self::File(path) => path.try_exists().unwrap_or(true),
            Self::Server(_) => true,
        }
    }

    /// How it is called in a sentence; without user and password.
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(path) => format!("the state database {}", path.display()),
            Self::Server(address) => {
                let options = address.expose_secret().parse::<PgConnectOptions>();
                let at = options.map_or_else(
                    |_| "the address in CAREERBOT_STATE".into(),
                    |options| format!("{}:{}", options.get_host(), options.get_port()),
                );
                format!("the state database at {at}")
            }
        }
    }

    /// What to connect with. Makes the folder of a file.
    pub(super) fn options(&self) -> Result<AnyConnectOptions, StateError> {
        let address = match self {
            Self::Server(address) => address.expose_secret().to_owned(),
            Self::File(path) => {
                let unopened = |why: String| StateError::Unopened(self.name(), why);
                let path =
                    std::path::absolute(path).map_err(|error| unopened(error.to_string()))?;
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder).map_err(|error| unopened(error.to_string()))?;
                }
                let path = path.to_str();
                let path = path.ok_or_else(|| unopened("its path is not UTF-8".into()))?;
                format!("sqlite://{}?mode=rwc", escaped(path))
            }
        };
        // Why an address cannot be read is not repeated: it may show the password.
        address.parse().map_err(|_| {
            let why = "the address cannot be read".to_owned();
            StateError::Unreachable(self.name(), why)
        })
    }
}

/// A path as a part of an address: everything but letters, digits and separators as `%XX`.
fn escaped(path: &str) -> String {
    let escape = |byte: u8| match byte {
        b'/' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    path.bytes().map(escape).collect()
}
