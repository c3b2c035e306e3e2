//! A step's place in time as people write it.

use careerbot::knowledge::{Period, Unit};
use proptest::prelude::*;

#[test]
fn places_in_time() {
    for (text, unit, first, last) in [
        ("Months 1–3 (3 months)", Unit::Month, 1, 3),
        ("Months 10–12", Unit::Month, 10, 12),
        ("month 4", Unit::Month, 4, 4),
        (" Weeks 1 - 2 ", Unit::Week, 1, 2),
        ("Weeks 3 to 4", Unit::Week, 3, 4),
        ("Year 2(part-time)", Unit::Year, 2, 2),
    ] {
        let period = Period { unit, first, last };
        assert_eq!(Period::read(text), Some(period), "{text}");
    }
}

#[test]
fn what_is_no_place_in_time() {
    for text in [
        "",
        "months",
        "3 months",
        "1–3 months",
        "6 months, 10 hours a week",
        "Months",
        "Months 3+",
        "Months 1 and 5",
        "Months 1, 2",
        "Months 1–",
        "Months 6–4",
        "Months 1.5–2",
        "Month 99999999999",
        "Monthly 3",
        "within Month 3",
    ] {
        assert_eq!(Period::read(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_not(text in ".*", first: u32, last: u32) {
        let _ = Period::read(&text);
        let read = Period::read(&format!("Weeks {first}–{last}{text}"));
        if let Some(period) = read {
            prop_assert!(period.first <= period.last);
        }
    }
}
