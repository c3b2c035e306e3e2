//! The built-in files.

use encoder::WEIGHTS_ID;
use sha2::{Digest, Sha256};

use crate::ENCODER;

#[test]
fn their_hash_is_in_the_name() {
    let mut hash = Sha256::new();
    hash.update(include_bytes!("../../weights/minilm.q8"));
    hash.update(include_bytes!("../../weights/vocabulary.txt"));
    hash.update(include_bytes!("../../weights/directions.f32"));
    let digits: String = hash.finalize()[..4]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(WEIGHTS_ID.split('/').nth(1), Some(digits.as_str()));
}

/// Every line of the vocabulary has a row of the embeddings, and is found.
#[test]
fn every_piece_is_found() {
    let vocabulary = include_str!("../../weights/vocabulary.txt");
    let words = vocabulary
        .lines()
        .skip(3)
        .filter(|piece| piece.bytes().all(|b| b.is_ascii_lowercase()));
    for word in words {
        assert_eq!(ENCODER.pieces(word), ["[CLS]", word, "[SEP]"]);
    }
    let last = vocabulary.lines().last().unwrap();
    assert_eq!(ENCODER.pieces(last), ["[CLS]", last, "[SEP]"]);
    ENCODER.encode(last);
}

#[test]
fn threads_share_an_encoder() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&*ENCODER);
}
