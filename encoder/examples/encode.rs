//! Encodes every line of standard input and tells how long it took, once with each set of
//! instructions that this machine has:
//!
//! `cargo run -p encoder --release --example encode < lines`
#![expect(clippy::print_stdout, reason = "the times are its result")]

use std::io::{self, Read};
use std::time::{Duration, Instant};

use encoder::{Encoder, Processor};

fn main() -> io::Result<()> {
    let mut input = String::new();
    io::stdin().read_to_string(&mut input)?;
    for processor in Processor::all() {
        let start = Instant::now();
        let encoder = Encoder::on(processor);
        println!("{processor:?}: ready after {:.1?}", start.elapsed());
        let mut times: Vec<_> = input.lines().map(|line| time(&encoder, line)).collect();
        times.sort();
        if let (Some(least), Some(most)) = (times.first(), times.last()) {
            let median = times[times.len() / 2];
            let total: Duration = times.iter().sum();
            println!("  {} lines in {total:.1?}", times.len());
            println!("  a line: {least:.1?} to {most:.1?}, median {median:.1?}");
        }
    }
    Ok(())
}

fn time(encoder: &Encoder, line: &str) -> Duration {
    let start = Instant::now();
    std::hint::black_box(encoder.encode(line));
    start.elapsed()
}
