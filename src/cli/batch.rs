//! `careerbot ask --json --batch`: a question a line in, a JSON object a line out.

use std::io::{self, BufWriter, Write as _};

use crate::index::Generation;
use crate::terminal::lines::lines;

use super::ask;

/// Answers every line, blank ones too, in order: the nth line out belongs to the nth line in.
pub(super) fn run(generation: &Generation, limit: usize, explain: bool) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in lines(io::stdin().lock()) {
        writeln!(out, "{}", ask::json(generation, &line?, limit, explain))?;
        // A program at the other end may wait for this line before it writes the next.
        out.flush()?;
    }
    Ok(())
}
