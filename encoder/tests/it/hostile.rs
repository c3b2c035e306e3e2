//! Texts that nobody writes, but somebody sends.

use std::time::{Duration, Instant};

use crate::ENCODER;

#[test]
fn every_character_can_stand_in_a_text() {
    let all: Vec<char> = (0..=u32::from(char::MAX))
        .filter_map(char::from_u32)
        .collect();
    for some in all.chunks(50_000) {
        // Also one by one, so that none is hidden behind the cut.
        for c in some.iter().step_by(7) {
            ENCODER.pieces(&format!("a{c}b{c}"));
        }
        ENCODER.encode(&some.iter().collect::<String>());
    }
}

#[test]
fn a_huge_text_is_quick() {
    let million = 1 << 20;
    let texts = [
        "x".repeat(million),
        "x ".repeat(million / 2),
        " ".repeat(million),
        "\u{0}".repeat(million),
        "\u{301}".repeat(million / 2),
        format!("a{}", "\u{301}\u{323}".repeat(million / 4)),
        "!".repeat(million),
        "語".repeat(million / 3),
        "\u{10ffff}".repeat(million / 4),
        "\u{fdfa}".repeat(million / 3),
        // A hundred pieces, and then one that there is not.
        format!("{}\u{1f600} ", "z".repeat(99)).repeat(million / 104),
    ];
    for text in &texts {
        let start = Instant::now();
        let pieces = ENCODER.pieces(text);
        let time = start.elapsed();
        assert!(pieces.len() >= 2);
        assert!(
            time < Duration::from_secs(2),
            "{time:?} for {:?}…",
            &text.chars().next()
        );
        ENCODER.encode(text);
    }
}
