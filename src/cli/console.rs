//! `careerbot` and `careerbot console`: a chat, or answers to the lines of standard input.

use std::io::{self, BufWriter, IsTerminal as _};

use anstream::{AutoStream, ColorChoice};

use crate::config::Settings;
use crate::terminal::{console, lines};

use super::failure::Failure;
use super::learn::{learn, learn_beside, vectors};
use super::load::{Announce, load};

/// The file in the data folder that keeps what was typed.
const HISTORY: &str = "history.txt";

/// Runs the command.
pub(super) fn run(settings: &Settings) -> Result<(), Failure> {
    let generation = load(settings, Announce::Always)?;
    let (stdin, stdout) = (io::stdin(), io::stdout());
    if stdin.is_terminal() && stdout.is_terminal() {
        let colour = AutoStream::choice(&stdout) != ColorChoice::Never;
        let mut out = anstream::stdout();
        let chat = || console::chat(&generation, &settings.data.join(HISTORY), &mut out, colour);
        learn_beside(&vectors(settings), &generation, chat)?;
    } else {
        learn(settings, &generation);
        lines::answer_lines(
            &generation,
            stdin.lock(),
            &mut BufWriter::new(stdout.lock()),
        )?;
    }
    Ok(())
}
