//! Word pieces.

use encoder::MAX_TOKENS;

use crate::{ENCODER, reference};

#[test]
fn they_are_the_reference_tokenizer_s() {
    let texts = reference::pieces();
    assert!(texts.len() >= 60);
    let wrong: Vec<_> = texts
        .iter()
        .map(|expected| (ENCODER.pieces(&expected.text).join(" "), expected))
        .filter(|(pieces, expected)| *pieces != expected.pieces)
        .map(|(pieces, expected)| format!("{:?}\n{pieces}\n{}", expected.text, expected.pieces))
        .collect();
    assert!(
        wrong.is_empty(),
        "text, ours, reference:\n\n{}",
        wrong.join("\n\n")
    );
}

#[test]
fn the_names_of_special_pieces_are_words_like_others() {
    assert_eq!(ENCODER.pieces("[SEP]").join(" "), "[CLS] [ sep ] [SEP]");
}

#[test]
fn a_long_text_is_cut() {
    let text = "word ".repeat(1_000);
    let pieces = ENCODER.pieces(&text);
    assert_eq!(pieces.len(), MAX_TOKENS);
    assert_eq!(pieces.last(), Some(&"[SEP]"));
    let cut = "word ".repeat(MAX_TOKENS - 2);
    assert_eq!(ENCODER.encode(&text), ENCODER.encode(&cut));
    assert_ne!(ENCODER.encode(&text), ENCODER.encode("word"));
}

/// The cut may fall between the pieces of a word.
#[test]
fn a_long_word_at_the_end_is_cut() {
    let text = format!(
        "{}{}",
        "word ".repeat(MAX_TOKENS - 3),
        "pneumonoultramicroscopic"
    );
    assert_eq!(ENCODER.pieces(&text).len(), MAX_TOKENS);
}
