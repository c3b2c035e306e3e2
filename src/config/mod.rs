//! The settings, read from the global options and the environment and checked.
//!
//! Everything is checked at the start, whatever the command: a mistake in a setting shows on the
//! first run, not on the day on which the setting is needed.

mod check;
mod environment;

use std::ffi::OsString;
use std::path::PathBuf;

use secrecy::SecretString;

pub use environment::{Environment, dotenv};

use check::{days, filter, log_format, state_url, switch, token, url, user_ids};

/// Where the guides are, unless an option or a variable says otherwise.
pub const DEFAULT_KNOWLEDGE: &str = "knowledge";
/// Where index and state are kept, unless an option or a variable says otherwise.
pub const DEFAULT_DATA: &str = "data";
/// Days for which questions are kept, unless a variable says otherwise.
pub const DEFAULT_KEEP_DAYS: u32 = 90;

/// A setting that cannot be used: one sentence that names the variable and says how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Malformed(pub String);

/// The global options of the command line; each wins over its variable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// `--knowledge`
    pub knowledge: Option<PathBuf>,
    /// `--data`
    pub data: Option<PathBuf>,
    /// `--no-encoder`
    pub no_encoder: bool,
}

/// Everything that can be set, checked.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The knowledge folder.
    pub knowledge: PathBuf,
    /// The data folder: index and state.
    pub data: PathBuf,
    /// Whether the meaning of questions counts, too; without it words alone answer.
    pub encoder: bool,
    /// The bot's token; only Discord needs it, see [`Settings::token`].
    pub discord_token: Option<SecretString>,
    /// Where Discord's REST interface is, without `/api` and without a slash at the end; `None` is
    /// Discord's own.
    pub discord_api_url: Option<String>,
    /// Maintainers, by user id.
    pub maintainers: Vec<u64>,
    /// A `postgres://` address for the state (it holds a password); SQLite without one.
    pub state: Option<SecretString>,
    /// Days for which a question that nobody asks again is kept, 1 to 3,650.
    pub keep_days: u32,
    /// How to log.
    pub log: Log,
}

/// How to log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    /// The directives of `RUST_LOG`, known to be readable; the command's default without them.
    pub filter: Option<String>,
    /// One JSON object a line instead of text.
    pub json: bool,
}

impl Settings {
    /// Reads the settings through `lookup`, which gives a variable's value. An empty value counts as
    /// none. All malformed settings are reported, not only the first.
    pub fn new(
        options: Options,
        lookup: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, Vec<Malformed>> {
        let given = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let folder = |option: Option<PathBuf>, name: &str, default: &str| {
            option
                .or_else(|| given(name).map(PathBuf::from))
                .unwrap_or_else(|| default.into())
        };
        let mut reading = Reading {
            given: &given,
            malformed: Vec::new(),
        };
        let encoder = reading.value("CAREERBOT_ENCODER", switch).unwrap_or(true);
        let settings = Self {
            encoder: encoder && !options.no_encoder,
            knowledge: folder(options.knowledge, "CAREERBOT_KNOWLEDGE", DEFAULT_KNOWLEDGE),
            data: folder(options.data, "CAREERBOT_DATA", DEFAULT_DATA),
            discord_token: reading.value("DISCORD_TOKEN", token),
            discord_api_url: reading.value("DISCORD_API_URL", url),
            maintainers: reading
                .value("CAREERBOT_MAINTAINERS", user_ids)
                .unwrap_or_default(),
            state: reading.value("CAREERBOT_STATE", state_url),
            keep_days: reading
                .value("CAREERBOT_KEEP_DAYS", days)
                .unwrap_or(DEFAULT_KEEP_DAYS),
            log: Log {
                filter: reading.value("RUST_LOG", filter),
                json: reading.value("LOG_FORMAT", log_format).unwrap_or(false),
            },
        };
        if reading.malformed.is_empty() {
            Ok(settings)
        } else {
            Err(reading.malformed)
        }
    }

    /// The bot's token, for what cannot work without one.
    pub fn token(&self) -> Result<&SecretString, Malformed> {
        self.discord_token.as_ref().ok_or_else(|| {
            Malformed(
                "DISCORD_TOKEN is not set; put the bot's token (Developer Portal, your application, \
                 Bot, Reset Token) into the environment or into a file .env"
                    .into(),
            )
        })
    }
}

/// Reads values one after the other and keeps what is wrong with them.
struct Reading<'a> {
    given: &'a dyn Fn(&str) -> Option<OsString>,
    malformed: Vec<Malformed>,
}

impl Reading<'_> {
    /// The checked value of a variable; `None` where there is none or it is malformed. `check`
    /// says what is wrong in words that follow the variable's name.
    fn value<T>(&mut self, name: &str, check: fn(&str) -> Result<T, String>) -> Option<T> {
        let value = (self.given)(name)?;
        let checked = match value.to_str().map(str::trim) {
            Some("") => return None,
            Some(value) => check(value),
            None => Err("is not UTF-8 text".into()),
        };
        checked
            .map_err(|wrong| self.malformed.push(Malformed(format!("{name} {wrong}"))))
            .ok()
    }
}
