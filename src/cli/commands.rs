//! `careerbot commands`: the application commands as they are registered with Discord.

use std::io::{self, BufWriter, Write as _};

use crate::discord::application_commands;

use super::failure::Failure;

/// Runs the command.
pub(super) fn run() -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let json = serde_json::to_string_pretty(&application_commands()).map_err(io::Error::from)?;
    writeln!(out, "{json}")?;
    Ok(out.flush()?)
}
