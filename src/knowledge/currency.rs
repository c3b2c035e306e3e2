//! How currencies are written: the one table of their signs. Beside these each has its ISO 4217 code.

use std::collections::BTreeMap;

pub use iso_currency::Currency;

use super::money::Amount;

/// Signs that a community uses beside the usual ones, or in another sense ("$" for its own dollar), in
/// lower case.
pub type Signs = BTreeMap<String, Currency>;

/// The usual signs. Amounts are written with a currency's first one; a space at its start says that it
/// stands behind the amount. What several currencies share is read as the one that stands here.
const SIGNS: [(&str, Currency); 41] = [
    ("$", Currency::USD),
    ("US$", Currency::USD),
    ("₹", Currency::INR),
    ("Rs.", Currency::INR),
    ("Rs", Currency::INR),
    ("£", Currency::GBP),
    ("€", Currency::EUR),
    ("A$", Currency::AUD),
    ("AU$", Currency::AUD),
    ("CA$", Currency::CAD),
    ("C$", Currency::CAD),
    ("NZ$", Currency::NZD),
    ("S$", Currency::SGD),
    ("HK$", Currency::HKD),
    ("NT$", Currency::TWD),
    ("MX$", Currency::MXN),
    ("R$", Currency::BRL),
    ("R", Currency::ZAR),
    ("¥", Currency::JPY),
    ("JP¥", Currency::JPY),
    ("CN¥", Currency::CNY),
    ("RMB", Currency::CNY),
    ("₩", Currency::KRW),
    ("₽", Currency::RUB),
    ("₺", Currency::TRY),
    ("₫", Currency::VND),
    ("฿", Currency::THB),
    ("₪", Currency::ILS),
    ("₱", Currency::PHP),
    ("₦", Currency::NGN),
    ("₴", Currency::UAH),
    ("₸", Currency::KZT),
    ("₵", Currency::GHS),
    ("৳", Currency::BDT),
    ("KSh", Currency::KES),
    ("RM", Currency::MYR),
    ("Rp", Currency::IDR),
    (" zł", Currency::PLN),
    (" Kč", Currency::CZK),
    (" Ft", Currency::HUF),
    (" kr", Currency::SEK),
];

/// The currency with a code, in any case; funds, metals and test codes are none.
pub(super) fn coded(code: &str) -> Option<Currency> {
    let currency = Currency::from_code(&code.to_uppercase())?;
    (!currency.is_fund() && !currency.is_special()).then_some(currency)
}

/// Takes a currency off the start or the end of a text in lower case.
pub(super) fn take<'t>(text: &'t str, own: &Signs) -> (&'t str, Option<Currency>) {
    let usual = SIGNS.iter();
    let usual = usual.map(|(sign, currency)| (sign.trim_start().to_lowercase(), *currency));
    let own = own.iter().map(|(sign, currency)| (sign.clone(), *currency));
    // Of signs that end alike the longest is meant, and a community's own before the usual one.
    let mut signs: Vec<(String, Currency)> = own.chain(usual).collect();
    signs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));
    let is_apart = |sign: &str, next: Option<char>| {
        let of_letters = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        !of_letters(sign.chars().next_back()) || !of_letters(next)
    };
    for (sign, currency) in signs {
        if let Some(rest) = text.strip_prefix(&*sign)
            && is_apart(&sign, rest.chars().next())
        {
            return (rest.trim_start(), Some(currency));
        }
        if let Some(rest) = text.strip_suffix(&*sign)
            && is_apart(&sign, rest.chars().next_back())
        {
            return (rest.trim_end(), Some(currency));
        }
    }
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let front = text.trim_start_matches(is_letter);
    if let Some(currency) = coded(&text[..text.len() - front.len()]) {
        return (front.trim_start(), Some(currency));
    }
    let back = text.trim_end_matches(is_letter);
    match coded(&text[back.len()..]) {
        Some(currency) => (back.trim_end(), Some(currency)),
        None => (text, None),
    }
}

/// The one currency that two ways of writing it beside an amount mean ("CAD $85K"), if it is one.
pub(super) fn same(one: Currency, other: Currency) -> Option<Currency> {
    let symbol = one.symbol().symbol;
    let is_usual = |(sign, known): &(&str, Currency)| sign.trim_start() == symbol && *known == one;
    match (one == other, symbol == other.symbol().symbol) {
        (true, _) => Some(one),
        // A sign that several share says less than a code.
        (false, true) if SIGNS.iter().any(is_usual) => Some(other),
        (false, true) => Some(one),
        (false, false) => None,
    }
}

/// Whether people count a currency in lakhs and crores.
pub(super) fn has_lakhs(currency: Currency) -> bool {
    use Currency::{BDT, INR, LKR, NPR, PKR};
    matches!(currency, BDT | INR | LKR | NPR | PKR)
}

/// An amount as guides write it, in the largest unit that it fills: `$150K`, `₹15L`, `95K zł`, `CHF 95K`.
pub fn written(currency: Currency, amount: Amount) -> String {
    const WHOLE: Amount = super::money::WHOLE;
    let units: &[(&str, Amount)] = match has_lakhs(currency) {
        true => &[("Cr", 10_000_000), ("L", 100_000), ("K", 1_000)],
        false => &[("M", 1_000_000), ("K", 1_000)],
    };
    let unit = units.iter().find(|(_, unit)| amount >= *unit * WHOLE);
    let (name, unit) = unit.map_or(("", WHOLE), |(name, unit)| (*name, *unit * WHOLE));
    let (whole, rest) = (amount / unit, amount % unit);
    let decimals = unit.ilog10() as usize;
    let mut number = whole.to_string();
    if rest > 0 {
        let rest = format!(".{rest:0decimals$}");
        // Hundredths are written as two digits: £18.50.
        number += if unit == WHOLE {
            &rest
        } else {
            rest.trim_end_matches('0')
        };
    }
    match SIGNS.iter().find(|(_, known)| *known == currency) {
        Some((sign, _)) if sign.starts_with(' ') => format!("{number}{name}{sign}"),
        Some((sign, _)) => format!("{sign}{number}{name}"),
        None => format!("{} {number}{name}", currency.code()),
    }
}
