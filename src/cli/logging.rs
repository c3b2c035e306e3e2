//! Logs go to standard error, as text or as one JSON object a line.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::EnvFilter;

use crate::config::Log;

/// Starts logging; `default` are the directives where none are set.
pub(super) fn start(log: &Log, default: &str) {
    let filter = EnvFilter::new(log.filter.as_deref().unwrap_or(default));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none())
        // A closed standard error must not end the program.
        .log_internal_errors(false);
    // It fails only where logging was started before: then it is as good.
    let _ = if log.json {
        builder.json().try_init()
    } else {
        builder.try_init()
    };
}
