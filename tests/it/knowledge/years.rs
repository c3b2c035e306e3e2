//! Experience as people write it.

use careerbot::knowledge::Years;
use proptest::prelude::*;

#[test]
fn spans() {
    for (text, low, high) in [
        ("0–2 years", 0, Some(2)),
        ("2-4 yrs", 2, Some(4)),
        ("3 to 6 years", 3, Some(6)),
        ("5+ years", 5, None),
        ("5 + years", 5, None),
        ("over 5 years", 5, None),
        ("3 years", 3, Some(3)),
        ("1 year", 1, Some(1)),
        ("under 1 year", 0, Some(1)),
        (" 10 – 15\u{a0}Years ", 10, Some(15)),
    ] {
        let years = Years::parse(text).unwrap_or_else(|message| panic!("{text}: {message}"));
        assert_eq!((years.low, years.high), (low, high), "{text}");
    }
    assert_eq!(Years::parse(" 10  years ").unwrap().text, "10 years");
}

#[test]
fn what_is_no_span() {
    for text in [
        "",
        "years",
        "–",
        "2",
        "0–2",
        "some years",
        "-1 years",
        "+5 years",
        "300 years",
        "2–300 years",
        "1.5 years",
        "5 years of experience",
        "6 months",
        "1–2–3 years",
        "0–2+ years",
    ] {
        assert!(Years::parse(text).is_err(), "{text}");
    }
    assert_eq!(
        Years::parse("5–2 years").unwrap_err(),
        "`5–2 years` goes from 5 years down to 2"
    );
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(text in "[0-9+–\\- yearsupndovt]{0,20}|\\PC{0,12}") {
        if let Ok(years) = Years::parse(&text) {
            prop_assert!(years.high.is_none_or(|high| years.low <= high));
        }
    }
}
