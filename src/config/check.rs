//! Reads the text of a setting, or says what is wrong with it in words that follow the variable's name
//! in a sentence. Secrets are never repeated in them.

use secrecy::SecretString;
use tracing_subscriber::EnvFilter;

/// A bot token. Its inner form is Discord's business; only what is surely a slip is refused.
pub(super) fn token(value: &str) -> Result<SecretString, String> {
    // "Bot " is what the Authorization header starts with; copied along, it would stand there twice.
    let token = value.strip_prefix("Bot ").map_or(value, str::trim_start);
    if token.is_empty() || !token.chars().all(|c| c.is_ascii_graphic()) {
        return Err("holds spaces or characters that no token has; copy it again".into());
    }
    Ok(token.into())
}

/// A base address of a REST interface.
pub(super) fn url(value: &str) -> Result<String, String> {
    const LIKE: &str = "an address such as http://127.0.0.1:8099";
    let (scheme, rest) = value.split_once("://").ok_or(format!("must be {LIKE}"))?;
    if !matches!(scheme, "http" | "https") {
        return Err(format!("must start with http:// or https://, like {LIKE}"));
    }
    let rest = rest.trim_end_matches('/');
    // Documentation and other bots' settings often have it; it is added with every request.
    let rest = ["/api/v10", "/api"]
        .iter()
        .find_map(|api| rest.strip_suffix(api))
        .unwrap_or(rest);
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    if !authority_is_sound(authority) {
        return Err(format!(
            "must name a host and, if need be, a port, like {LIKE}"
        ));
    }
    if !path
        .chars()
        .all(|c| c.is_ascii_graphic() && !matches!(c, '?' | '#'))
    {
        return Err(format!("must be {LIKE}, without a query"));
    }
    Ok(format!("{scheme}://{rest}"))
}

/// `host`, `host:port` or `[v6]:port`.
fn authority_is_sound(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let bracketed = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    let host_is_sound = match bracketed {
        Some(v6) => v6.parse::<std::net::Ipv6Addr>().is_ok(),
        None => {
            !host.is_empty()
                && host
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
        }
    };
    host_is_sound && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0))
}

/// User ids, with commas or spaces between them.
pub(super) fn user_ids(value: &str) -> Result<Vec<u64>, String> {
    let ids = value
        .split([',', ';', ' ', '\t'])
        .filter(|id| !id.is_empty());
    ids.map(|id| {
        // Rust also reads "+1" as a number; Discord does not write one so.
        let digits = id.bytes().all(|byte| byte.is_ascii_digit());
        id.parse().ok().filter(|id| digits && *id > 0).ok_or_else(|| {
            format!(
                "holds {id:?}, which is no user id; give numbers with commas between them, such as \
                 175928847299117063 (Discord: right-click a member, Copy User ID)"
            )
        })
    })
    .collect()
}

/// Where the shared state is.
pub(super) fn state_url(value: &str) -> Result<SecretString, String> {
    let rest = value
        .strip_prefix("postgres://")
        .or_else(|| value.strip_prefix("postgresql://"));
    match rest {
        Some(rest) if !rest.is_empty() && !value.contains(char::is_whitespace) => Ok(value.into()),
        _ => Err("must be an address that starts with postgres://, such as \
                  postgres://user:password@host/careerbot; without one the state is kept in the \
                  data folder"
            .into()),
    }
}

/// A number of days.
pub(super) fn days(value: &str) -> Result<u32, String> {
    const MOST: u32 = 3650;
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    let days = value
        .parse()
        .ok()
        .filter(|days| digits && (1..=MOST).contains(days));
    days.ok_or_else(|| format!("is {value:?}; give a number of days from 1 to {MOST}, such as 90"))
}

/// Directives of `RUST_LOG`.
pub(super) fn filter(value: &str) -> Result<String, String> {
    match EnvFilter::try_new(value) {
        Ok(_) => Ok(value.to_owned()),
        Err(error) => Err(format!(
            "cannot be read ({error}); give a level (error, warn, info, debug, trace) or \
             target=level with commas between them, such as careerbot=debug"
        )),
    }
}

/// Whether `LOG_FORMAT` asks for JSON.
pub(super) fn log_format(value: &str) -> Result<bool, String> {
    match value {
        "json" => Ok(true),
        "text" => Ok(false),
        _ => Err(format!("is {value:?}; it can be json or text")),
    }
}

/// Something that is on or off.
pub(super) fn switch(value: &str) -> Result<bool, String> {
    match value.to_ascii_lowercase().as_str() {
        "on" | "1" | "true" | "yes" => Ok(true),
        "off" | "0" | "false" | "no" => Ok(false),
        _ => Err("must be on or off".into()),
    }
}
