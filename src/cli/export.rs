//! `careerbot export`: every indexed passage, one JSON object a line.

use std::io::{self, BufWriter, Write as _};

use serde::Serialize;

use crate::config::Settings;
use crate::terminal::printable_json;

use super::failure::Failure;
use super::load::{Announce, load};

/// Runs the command.
pub(super) fn run(settings: &Settings) -> Result<(), Failure> {
    let generation = load(settings, Announce::Built)?;
    let mut out = BufWriter::new(io::stdout().lock());
    for passage in generation.passages() {
        let line = serde_json::to_string(&Line {
            guide: &passage.guide,
            id: &passage.id,
            kind: passage.kind.name(),
            title: &passage.title,
            text: &passage.text,
        });
        writeln!(out, "{}", printable_json(&line.map_err(io::Error::from)?))?;
    }
    Ok(out.flush()?)
}

#[derive(Serialize)]
struct Line<'a> {
    guide: &'a str,
    id: &'a str,
    kind: &'static str,
    title: &'a str,
    text: &'a str,
}
