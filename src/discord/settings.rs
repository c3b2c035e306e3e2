//! What is given to run on Discord, and why it may not be enough.

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

/// Where Discord's REST interface is.
const DISCORD: &str = "https://discord.com";

/// What is needed to run on Discord.
#[derive(Debug, Clone)]
pub struct DiscordSettings {
    /// The bot's token, with or without "Bot " before it.
    pub token: SecretString,
    /// Where Discord's REST interface is instead (a stand-in or proxy), without `/api`.
    pub api_url: Option<String>,
    /// Who may use the maintainers' commands, besides the application's owner and team.
    pub maintainers: Vec<u64>,
    /// How long things may take.
    pub timings: Timings,
}

impl DiscordSettings {
    /// Settings with the usual timings.
    pub fn new(token: SecretString, api_url: Option<String>) -> Self {
        Self {
            token,
            api_url,
            maintainers: Vec::new(),
            timings: Timings::default(),
        }
    }
}

/// How long things may take.
#[derive(Debug, Clone)]
pub struct Timings {
    /// An answer that takes longer is announced, and follows; Discord waits for three seconds.
    pub defer_after: Duration,
    /// For a shard to connect for the first time.
    pub first_connection: Duration,
    /// For a shard to connect again, which may have to wait for a network.
    pub reconnection: Duration,
    /// At the end, for the gateway connection to close.
    pub close: Duration,
    /// At the end, for answers that are being given.
    pub drain: Duration,
}

impl Default for Timings {
    fn default() -> Self {
        Self {
            defer_after: Duration::from_secs(2),
            first_connection: Duration::from_secs(60),
            reconnection: Duration::from_secs(600),
            close: Duration::from_secs(5),
            drain: Duration::from_secs(5),
        }
    }
}

/// Why the bot does not run, in words for whoever started it.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// No token was given.
    #[error(
        "no Discord token; set DISCORD_TOKEN to the bot's token from https://discord.com/developers/applications"
    )]
    TokenMissing,
    /// Discord does not know the token.
    #[error(
        "Discord refused the token; check DISCORD_TOKEN, or reset the token on the application's Bot page"
    )]
    TokenRefused,
    /// The address cannot be one.
    #[error("DISCORD_API_URL is not an http or https address: {0}")]
    ApiUrl(String),
    /// Discord's REST interface did not answer, or not as documented.
    #[error("{0}")]
    Unavailable(String),
    /// Discord allows no more connections for now; insisting makes it reset the token.
    #[error(
        "Discord allows no further connection for {0:?}; something has restarted the bot too often"
    )]
    SessionsUsedUp(Duration),
    /// Discord refused the intents.
    #[error("Discord refused the gateway intents, although none is asked for")]
    Intents,
    /// A shard cannot connect.
    #[error(
        "no connection to Discord's gateway for {seconds} seconds (shard {shard}); start the bot again once the network and https://discordstatus.com are well"
    )]
    NotConnected {
        /// Which connection.
        shard: u32,
        /// For how long.
        seconds: u64,
    },
    /// The gateway connection ended for another reason.
    #[error("the connection to Discord's gateway ended: {0}")]
    Gateway(String),
}

/// The token alone: people paste it with blanks, line ends or "Bot ".
pub(super) fn bare_token(token: &SecretString) -> Result<SecretString, ServeError> {
    let token = token.expose_secret().trim();
    let bare = token
        .strip_prefix("Bot")
        .filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
    match bare.unwrap_or(token).trim_start() {
        "" => Err(ServeError::TokenMissing),
        token => Ok(SecretString::from(token)),
    }
}

/// Where REST is: the address without a slash at its end and without `/api`.
pub(super) fn base_url(configured: Option<&str>) -> Result<String, ServeError> {
    let Some(url) = configured.map(str::trim).filter(|url| !url.is_empty()) else {
        return Ok(DISCORD.into());
    };
    let base = url.trim_end_matches('/');
    let base = base
        .strip_suffix("/api/v10")
        .or_else(|| base.strip_suffix("/api"))
        .unwrap_or(base);
    match reqwest::Url::parse(base) {
        Ok(parsed) if matches!(parsed.scheme(), "http" | "https") && parsed.has_host() => {
            Ok(base.to_owned())
        }
        _ => Err(ServeError::ApiUrl(url.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_taken_as_people_write_it() {
        for url in [
            "http://127.0.0.1:8099",
            "http://127.0.0.1:8099/",
            "http://127.0.0.1:8099/api/v10/",
        ] {
            assert_eq!(
                base_url(Some(url)).ok().as_deref(),
                Some("http://127.0.0.1:8099")
            );
        }
        assert_eq!(base_url(None).ok().as_deref(), Some(DISCORD));
        assert_eq!(base_url(Some(" ")).ok().as_deref(), Some(DISCORD));
        assert!(matches!(
            base_url(Some("localhost:80")),
            Err(ServeError::ApiUrl(_))
        ));
    }

    #[test]
    fn the_token_is_taken_as_people_paste_it() {
        for token in ["abc", " abc\n", "Bot abc"] {
            let bare = bare_token(&token.into()).map(|token| token.expose_secret().to_owned());
            assert_eq!(bare.ok().as_deref(), Some("abc"));
        }
        for token in ["", " ", "Bot "] {
            assert!(matches!(
                bare_token(&token.into()),
                Err(ServeError::TokenMissing)
            ));
        }
    }
}
