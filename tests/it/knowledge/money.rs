//! Pay as people write it.

use careerbot::knowledge::{Currency, Money};
use proptest::prelude::*;

use Currency::{Eur, Gbp, Inr, Usd};

#[test]
fn figures_and_ranges() {
    for (text, currency, low, high, open) in [
        ("$100,000–$145,000", Usd, 100_000, Some(145_000), false),
        ("$225,000–$365,000+", Usd, 225_000, Some(365_000), true),
        ("₹6L–₹12L", Inr, 600_000, Some(1_200_000), false),
        ("£85K–£130K+", Gbp, 85_000, Some(130_000), true),
        ("$250K+", Usd, 250_000, None, true),
        ("$165K", Usd, 165_000, None, false),
        ("$150–180K", Usd, 150_000, Some(180_000), false),
        ("$150–$180K", Usd, 150_000, Some(180_000), false),
        ("$150-180k", Usd, 150_000, Some(180_000), false),
        ("$150K to $180K", Usd, 150_000, Some(180_000), false),
        ("$150K — 180K", Usd, 150_000, Some(180_000), false),
        (
            " $ 150K –\u{a0}$ 180 K ",
            Usd,
            150_000,
            Some(180_000),
            false,
        ),
        ("$500–$1K", Usd, 500, Some(1_000), false),
        ("$900,000–1.2M", Usd, 900_000, Some(1_200_000), false),
        ("$1.2M", Usd, 1_200_000, None, false),
        ("$0.5–1.5M", Usd, 500_000, Some(1_500_000), false),
        ("₹1.5Cr", Inr, 15_000_000, None, false),
        ("₹80L–₹1.5Cr", Inr, 8_000_000, Some(15_000_000), false),
        ("₹6 lakh to ₹1 crore", Inr, 600_000, Some(10_000_000), false),
        ("₹35L+", Inr, 3_500_000, None, true),
        ("₹6,00,000", Inr, 600_000, None, false),
        ("₹12,34,56,789", Inr, 123_456_789, None, false),
        ("₹600,000", Inr, 600_000, None, false),
        ("Rs. 600,000", Inr, 600_000, None, false),
        ("USD 100,000", Usd, 100_000, None, false),
        ("100,000 USD", Usd, 100_000, None, false),
        ("US$100K", Usd, 100_000, None, false),
        ("EUR 45.000K", Eur, 45_000, None, false),
        ("€45K–€60K", Eur, 45_000, Some(60_000), false),
        ("over $200K", Usd, 200_000, None, true),
        ("often over $200K", Usd, 200_000, None, true),
        ("around $120K–$140K", Usd, 120_000, Some(140_000), false),
        ("up to £90K", Gbp, 0, Some(90_000), false),
        ("$100K–$100K", Usd, 100_000, Some(100_000), false),
    ] {
        let money = Money::parse(text).unwrap_or_else(|message| panic!("{text}: {message}"));
        assert_eq!(
            money.text,
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        );
        let read = (money.currency, money.low, money.high, money.open);
        assert_eq!(read, (currency, low, high, open), "{text}");
    }
}

#[test]
fn what_is_no_money_says_why() {
    for (text, why) in [
        ("", "is not an amount"),
        ("–", "is not an amount"),
        ("plenty", "is not an amount"),
        ("$", "is not an amount"),
        ("$K", "is not an amount"),
        ("$1.", "is not an amount"),
        ("$1.2.3", "is not an amount"),
        ("€60.000", "has a point where a comma parts the thousands"),
        ("€60.000–€70.000", "has a point"),
        ("$1,00", "is not an amount"),
        ("$1,,000", "is not an amount"),
        ("$,000", "is not an amount"),
        ("-$5K", "is not an amount"),
        ("$5K per year", "is not an amount"),
        ("$5K–$6K–$7K", "is not an amount"),
        ("about", "is not an amount"),
        ("CHF 100K", ": only $, ₹, £ and € are known"),
        ("CHF 100K–CHF 120K", "only $, ₹, £ and € are known"),
        ("about ¥5M", "is not an amount"),
        ("¥5M", "only $, ₹, £ and € are known"),
        ("100K CHF", "only $, ₹, £ and € are known"),
        ("$50K/year", ": take `/year` away; write it in Note"),
        (
            "$50K–$60K per year",
            "take `per year` away; write it in Note",
        ),
        ("£45k pa", "take `pa` away"),
        ("5K/year", "is not an amount of money"),
        ("$99999999999999999999", "is not an amount"),
        ("$18446744073709551615K", "is too large"),
        ("100,000", "has no currency"),
        ("6L–12L", "has no currency"),
        ("$6K–₹12L", "mixes two currencies"),
        ("$100 EUR", "is not an amount"),
        ("$60K–$50K", "below its lower end"),
        ("$6L", "after a currency without it"),
        ("$6,00,000", "commas in the wrong places"),
        ("$1.2345K", "not a whole number"),
        ("$10.50", "not a whole number"),
        ("$100K+–$120K", "in the middle"),
        ("over $100K–$120K", "both a range and open"),
        ("up to $100K+", "both a range and open"),
    ] {
        let message = Money::parse(text).expect_err(text);
        assert!(message.contains(why), "{text}: {message}");
    }
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(text in "[$₹£€0-9.,+–\\-kKmMLrCcoverupt ]{0,24}|\\PC{0,16}") {
        if let Ok(money) = Money::parse(&text) {
            prop_assert!(money.high.is_none_or(|high| money.low <= high));
        }
    }
}

#[test]
fn amounts_are_written_as_guides_write_them() {
    for (currency, amount, text) in [
        (Currency::Usd, 0, "$0"),
        (Currency::Usd, 999, "$999"),
        (Currency::Usd, 150_000, "$150K"),
        (Currency::Eur, 1_500, "€1.5K"),
        (Currency::Gbp, 1_250_000, "£1.25M"),
        (Currency::Inr, 50_000, "₹50K"),
        (Currency::Inr, 600_000, "₹6L"),
        (Currency::Inr, 15_000_000, "₹1.5Cr"),
        (Currency::Usd, 1_000_001, "$1.000001M"),
    ] {
        assert_eq!(currency.write(amount), text);
        let read = Money::parse(text).unwrap();
        assert_eq!((read.currency, read.low), (currency, amount), "{text}");
    }
}
