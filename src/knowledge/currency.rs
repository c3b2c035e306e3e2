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
    let own = own
        .iter()
        .map(|(sign, currency)| (sign.as_str(), *currency));
    let signed = own.chain(SIGNS).filter_map(|(sign, currency)| {
        let sign = sign.trim_start();
        Some((without(text, sign)?, currency))
    });
    // Of signs that end alike the longest is meant, and a community's own before the usual one.
    if let Some((rest, currency)) = signed.min_by_key(|(rest, _)| rest.len()) {
        return (rest.trim(), Some(currency));
    }
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let (front, back) = (
        text.trim_start_matches(is_letter),
        text.trim_end_matches(is_letter),
    );
    let before = coded(&text[..text.len() - front.len()]).map(|currency| (front, currency));
    let coded = before.or_else(|| Some((back, coded(&text[back.len()..])?)));
    coded.map_or((text, None), |(rest, currency)| {
        (rest.trim(), Some(currency))
    })
}

/// A text in lower case without the sign before or behind it; letters are no sign within a word.
fn without<'t>(text: &'t str, sign: &str) -> Option<&'t str> {
    let is_word = sign.ends_with(char::is_alphabetic);
    let small = || sign.chars().flat_map(char::to_lowercase);
    let mut rest = text.chars();
    if small().all(|c| rest.next() == Some(c)) {
        let rest = rest.as_str();
        return (!(is_word && rest.starts_with(char::is_alphabetic))).then_some(rest);
    }
    let length: usize = small().map(char::len_utf8).sum();
    let rest = text.get(..text.len().checked_sub(length)?)?;
    let is_behind = text[rest.len()..].chars().eq(small());
    (is_behind && !(is_word && rest.ends_with(char::is_alphabetic))).then_some(rest)
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
