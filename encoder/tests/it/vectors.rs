//! Vectors against those of the model as published, computed in `f64`.

use encoder::DIMENSIONS;

use crate::{ENCODER, dot, reference};

#[test]
fn they_point_where_the_published_model_s_do() {
    let texts = reference::vectors();
    assert!(texts.len() >= 30);
    let mut cosines = Vec::new();
    for reference::Vector {
        text,
        vector: expected,
    } in &texts
    {
        assert_eq!(expected.len(), DIMENSIONS);
        let vector = ENCODER.encode(text);
        assert!(
            (dot(&vector, &vector) - 1.0).abs() < 1e-5,
            "{text:?} has another length"
        );
        let cosine = dot(&vector, expected) / dot(expected, expected).sqrt();
        assert!(cosine >= 0.998, "{cosine} for {text:?}");
        cosines.push(cosine);
    }
    let mean = cosines.iter().sum::<f32>() / cosines.len() as f32;
    assert!(mean >= 0.9993, "{mean} on average");
}

#[test]
fn likeness_is_meaning() {
    let near = [
        ENCODER.encode("What is the salary?"),
        ENCODER.encode("How much does one earn?"),
    ];
    let far = ENCODER.encode("My cat sleeps on the keyboard");
    assert!(dot(&near[0], &near[1]) > dot(&near[0], &far) + 0.3);
}

/// "bank" of a river and "bank" of money are one piece with two vectors; the same sense is nearer.
#[test]
fn a_token_means_what_it_means_there() {
    let bank = |text: &str| {
        let tokens = ENCODER.encode_tokens(text).tokens;
        let bank = tokens.into_iter().find(|token| token.piece == "bank");
        bank.unwrap().vector
    };
    let money = bank("I put my savings in the bank");
    let loan = bank("The bank gave us a loan for the house");
    let river = bank("We sat on the bank of the river and fished");
    assert!((dot(&money, &money) - 1.0).abs() < 1e-5);
    let (same, other) = (dot(&money, &loan), dot(&money, &river));
    assert!(same > other, "{same} {other}");
}
