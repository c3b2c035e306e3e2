//! Logs go to standard error, as text or as one JSON object a line.

use std::io::{self, IsTerminal as _};

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, fmt};

use crate::config::Log;
#[cfg(feature = "discord")]
use crate::discord::LOG_CEILING;

/// Without Discord nothing is sent that holds a secret.
#[cfg(not(feature = "discord"))]
const LOG_CEILING: [(&str, LevelFilter); 0] = [];

/// Starts logging; `default` are the directives where none are set.
pub(super) fn start(log: &Log, default: &str) {
    let filter = EnvFilter::new(log.filter.as_deref().unwrap_or(default));
    // A filter of its own: in the same one, a directive for a part of a library would win.
    let ceiling = Targets::new()
        .with_default(filter.max_level_hint().unwrap_or(LevelFilter::TRACE))
        .with_targets(LOG_CEILING);
    let lines = fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none())
        // A closed standard error must not end the program.
        .log_internal_errors(false);
    let filters = tracing_subscriber::registry().with(ceiling).with(filter);
    // It fails only where logging was started before: then it is as good.
    let _ = if log.json {
        filters.with(lines.json()).try_init()
    } else {
        filters.with(lines).try_init()
    };
}
