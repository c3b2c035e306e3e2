//! The same text gives the same bits, whatever computes them.

use encoder::{Encoder, Processor, WEIGHTS_ID};
use sha2::{Digest, Sha256};

use crate::reference;

/// What [`WEIGHTS_ID`] stands for. Where it changes, vectors that were kept are worth nothing any
/// more: raise the version at the end of the name together with it.
const BITS: (&str, &str) = ("all-minilm-l6-v2/8bfe9158/1", "c514a8e0419c02ca");

#[test]
fn they_are_the_same_everywhere() {
    let texts = reference::vectors();
    for processor in Processor::all() {
        let encoder = Encoder::on(processor);
        let mut hash = Sha256::new();
        for reference::Vector { text, .. } in &texts {
            let encoded = encoder.encode_tokens(text);
            assert_eq!(encoded.vector, encoder.encode(text));
            let tokens = encoded.tokens.iter().flat_map(|token| token.vector);
            for number in encoded.vector.into_iter().chain(tokens) {
                hash.update(number.to_bits().to_le_bytes());
            }
        }
        let digits: String = hash.finalize()[..8]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!((WEIGHTS_ID, digits.as_str()), BITS, "{processor:?}");
    }
}

#[test]
fn every_machine_has_a_path() {
    assert!(!Processor::all().is_empty());
    #[cfg(target_arch = "x86_64")]
    assert!(Processor::all().len() >= 2);
}
