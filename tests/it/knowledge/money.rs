//! Pay as people write it.

use careerbot::knowledge::currency::written;
use careerbot::knowledge::{Currency, Money, Signs, Unit};
use proptest::prelude::*;

use Currency::{EUR as Eur, GBP as Gbp, INR as Inr, USD as Usd};

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
        let high = high.map(|high: u64| high * 100);
        assert_eq!(read, (currency, low * 100, high, open), "{text}");
        assert_eq!(money.per, None, "{text}");
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
        ("$5K–$6K–$7K", "is not an amount"),
        ("about", "is not an amount"),
        ("$99999999999999999999", "is not an amount"),
        ("$18446744073709551615K", "is too large"),
        ("100,000", "has no currency"),
        ("6L–12L", "has no currency"),
        ("$6K–₹12L", "mixes two currencies"),
        ("$100 EUR", "is not an amount"),
        ("$60K–$50K", "below its lower end"),
        ("$6L", "after a currency without it"),
        ("$6,00,000", "commas in the wrong places"),
        ("$1.2345678K", "not a whole number"),
        ("XYZ 100K", ": no currency is written `XYZ`"),
        ("Fr. 100K–Fr. 120K", ": no currency is written `Fr.`"),
        ("$50K in most towns", "is not an amount"),
        ("5K/year", "has no currency"),
        ("$20/hour–$30K/year", "is paid for two times"),
        ("$20/hour–$30", "is paid for two times"),
        ("XAU 100", "is not an amount"),
        ("CHF 95'00", "is not an amount"),
        ("CHF 95'000,000", "is not an amount"),
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
    fn nothing_makes_it_panic(text in "[$₹£€¥A0-9.,'+–\\-/kKmMLrCcoverupthaz ]{0,24}|\\PC{0,16}") {
        if let Ok(money) = Money::parse(&text) {
            prop_assert!(money.high.is_none_or(|high| money.low <= high));
        }
    }
}

#[test]
fn money_of_the_world() {
    use Currency::{
        AED, AUD, BRL, CAD, CHF, CNY, CZK, DKK, HKD, HUF, JPY, KES, KRW, MYR, NGN, NOK, NZD, PHP,
        PKR, PLN, SEK, SGD, THB, XOF, ZAR,
    };
    for (text, currency, low, high, open) in [
        ("A$85k+", AUD, 85_000, None, true),
        ("AUD $85,000", AUD, 85_000, None, false),
        ("CA$70K–CA$90K", CAD, 70_000, Some(90_000), false),
        ("C$70K", CAD, 70_000, None, false),
        ("$70,000 CAD", CAD, 70_000, None, false),
        ("NZ$65K", NZD, 65_000, None, false),
        ("S$5,000–S$7,000", SGD, 5_000, Some(7_000), false),
        ("SGD 5,000", SGD, 5_000, None, false),
        ("HK$30K", HKD, 30_000, None, false),
        ("CHF 95'000–110'000", CHF, 95_000, Some(110_000), false),
        ("CHF 95’000+", CHF, 95_000, None, true),
        ("100K CHF", CHF, 100_000, None, false),
        ("chf100k", CHF, 100_000, None, false),
        ("about ¥5M", JPY, 5_000_000, None, false),
        ("CN¥300K", CNY, 300_000, None, false),
        ("450 000–520 000 kr", SEK, 450_000, Some(520_000), false),
        ("kr 450 000", SEK, 450_000, None, false),
        ("NOK 600 000", NOK, 600_000, None, false),
        ("DKK 500,000 kr", DKK, 500_000, None, false),
        ("12 000–15 000 zł", PLN, 12_000, Some(15_000), false),
        ("60 000 Kč", CZK, 60_000, None, false),
        ("900 000 Ft", HUF, 900_000, None, false),
        ("R$ 8,000–R$ 12,000", BRL, 8_000, Some(12_000), false),
        ("R25,000", ZAR, 25_000, None, false),
        ("R 25K–R 40K", ZAR, 25_000, Some(40_000), false),
        ("₦300K–₦500K", NGN, 300_000, Some(500_000), false),
        ("AED 15,000", AED, 15_000, None, false),
        ("PHP 40,000–60,000", PHP, 40_000, Some(60_000), false),
        ("₱40K", PHP, 40_000, None, false),
        ("RM 4,500", MYR, 4_500, None, false),
        ("KSh 80,000", KES, 80_000, None, false),
        ("₩50M", KRW, 50_000_000, None, false),
        ("฿30K", THB, 30_000, None, false),
        ("XOF 300,000", XOF, 300_000, None, false),
        ("PKR 2 lakh", PKR, 200_000, None, false),
        ("₹5 lacs", Inr, 500_000, None, false),
        ("$1.2 million", Usd, 1_200_000, None, false),
    ] {
        let money = Money::parse(text).unwrap_or_else(|message| panic!("{text}: {message}"));
        let read = (money.currency, money.low, money.high, money.open);
        let high = high.map(|high: u64| high * 100);
        assert_eq!(read, (currency, low * 100, high, open), "{text}");
    }
}

#[test]
fn what_it_is_paid_for_is_kept_and_never_converted() {
    for (text, currency, low, high, per) in [
        ("£18.50–£22 per hour", Gbp, 1_850, Some(2_200), Unit::Hour),
        ("£18.50/hr–£22/hr", Gbp, 1_850, Some(2_200), Unit::Hour),
        ("$45/h", Usd, 4_500, None, Unit::Hour),
        ("$25.5 an hour", Usd, 2_550, None, Unit::Hour),
        ("$30+ hourly", Usd, 3_000, None, Unit::Hour),
        ("€450 a day", Eur, 45_000, None, Unit::Day),
        ("£600/week+", Gbp, 60_000, None, Unit::Week),
        (
            "€3,000–€4,000 per month",
            Eur,
            300_000,
            Some(400_000),
            Unit::Month,
        ),
        (
            "12 000 zł / month",
            Currency::PLN,
            1_200_000,
            None,
            Unit::Month,
        ),
        ("$50K/year", Usd, 5_000_000, None, Unit::Year),
        ("£45k pa", Gbp, 4_500_000, None, Unit::Year),
        (
            "£45K–£50K per annum",
            Gbp,
            4_500_000,
            Some(5_000_000),
            Unit::Year,
        ),
        ("₹4–7 LPA", Inr, 40_000_000, Some(70_000_000), Unit::Year),
        ("₹12 LPA+", Inr, 120_000_000, None, Unit::Year),
        (
            "up to ₹1.2 crore p.a.",
            Inr,
            0,
            Some(1_200_000_000),
            Unit::Year,
        ),
    ] {
        let money = Money::parse(text).unwrap_or_else(|message| panic!("{text}: {message}"));
        assert_eq!(money.text, text);
        let read = (money.currency, money.low, money.high, money.per);
        assert_eq!(read, (currency, low, high, Some(per)), "{text}");
    }
}

#[test]
fn a_community_has_signs_of_its_own() {
    let own = [
        ("fr.", Currency::CHF),
        ("$", Currency::AUD),
        ("kr", Currency::NOK),
    ];
    let own: Signs = own.map(|(sign, code)| (sign.to_owned(), code)).into();
    for (text, currency) in [
        ("Fr. 95'000", Currency::CHF),
        ("$85K", Currency::AUD),
        ("US$85K", Currency::USD),
        ("600 000 kr", Currency::NOK),
    ] {
        assert_eq!(
            Money::read(text, &own).unwrap().currency,
            currency,
            "{text}"
        );
    }
}

#[test]
fn amounts_are_written_as_guides_write_them() {
    for (currency, amount, text) in [
        (Currency::CHF, 95_000, "CHF 95K"),
        (Currency::SEK, 450_000, "450K kr"),
        (Currency::AUD, 85_000, "A$85K"),
        (Currency::PKR, 200_000, "PKR 2L"),
        (Currency::USD, 0, "$0"),
        (Currency::USD, 999, "$999"),
        (Currency::USD, 150_000, "$150K"),
        (Currency::EUR, 1_500, "€1.5K"),
        (Currency::GBP, 1_250_000, "£1.25M"),
        (Currency::INR, 50_000, "₹50K"),
        (Currency::INR, 600_000, "₹6L"),
        (Currency::INR, 15_000_000, "₹1.5Cr"),
        (Currency::USD, 1_000_001, "$1.000001M"),
    ] {
        assert_eq!(written(currency, amount * 100), text);
        let read = Money::parse(text).unwrap();
        assert_eq!(
            (read.currency, read.low),
            (currency, amount * 100),
            "{text}"
        );
    }
    assert_eq!(written(Currency::GBP, 1_850), "£18.50");
}
