//! Lines in, text out: what a person at a terminal types and sees.

mod bars;
mod chat;
mod completion;
mod line;
mod lines;
mod printable;
mod render;

use std::path::PathBuf;
use std::sync::LazyLock;

use careerbot::index::Generation;
use careerbot::knowledge::{Library, Sources};

/// A small guide that answers can be seen with as a whole.
pub const GUIDE: &str = r#"+++
title = "How to become a widget tester"
publisher = "Example Careers"
updated = "2026-06"
role = "Widget Tester"
+++

## What a widget tester does {#work}

A widget tester finds out what breaks before a customer does.

> Also asked: what is a widget tester · day of a tester

## Pay {#pay .salary}

| Region | Level | Experience | Range | Note |
|---|---|---|---|---|
| Global (USD) | Entry | 0–2 years | $50,000–$60,000 | – |
| Atlantis | Senior | 5+ years | $90,000–$120,000 | Paid in shells |

## Questions {#faq .faq}

### Does a tester need a degree? {#degree}

No. A portfolio of broken widgets counts for more.

> Also asked: do testers need a degree
"#;

static GENERATION: LazyLock<Generation> = LazyLock::new(|| {
    let sources = Sources {
        root: PathBuf::from("knowledge"),
        files: vec![("guides/tester.md".into(), GUIDE.as_bytes().to_vec())],
        unreadable: Vec::new(),
        stamps: Default::default(),
    };
    let library = Library::parse(&sources).unwrap_or_else(|problems| panic!("{problems:#?}"));
    Generation::in_memory(library, "test".into()).unwrap()
});

fn guides() -> &'static Generation {
    &GENERATION
}
