//! Money as people write it, read into amounts with a currency.

use serde::{Deserialize, Serialize};

/// A currency that the guides use. Amounts of different currencies are never mixed or converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Currency {
    /// US dollar, `$`
    Usd,
    /// Indian rupee, `₹`
    Inr,
    /// Pound sterling, `£`
    Gbp,
    /// Euro, `€`
    Eur,
}

impl Currency {
    /// An amount as guides write it, in the largest unit that it fills: `$150K`, `₹15L`, `₹1.5Cr`.
    pub fn write(self, amount: Amount) -> String {
        let (sign, units): (_, &[(&str, Amount)]) = match self {
            Self::Inr => ("₹", &[("Cr", 10_000_000), ("L", 100_000), ("K", 1_000)]),
            Self::Usd => ("$", &[("M", 1_000_000), ("K", 1_000)]),
            Self::Gbp => ("£", &[("M", 1_000_000), ("K", 1_000)]),
            Self::Eur => ("€", &[("M", 1_000_000), ("K", 1_000)]),
        };
        let Some((name, unit)) = units.iter().find(|(_, unit)| amount >= *unit) else {
            return format!("{sign}{amount}");
        };
        let (whole, rest) = (amount / unit, amount % unit);
        if rest == 0 {
            return format!("{sign}{whole}{name}");
        }
        let decimals = unit.ilog10() as usize;
        let rest = format!("{rest:0decimals$}");
        format!("{sign}{whole}.{}{name}", rest.trim_end_matches('0'))
    }
}

/// An amount of whole currency units ("₹6L" is 600,000).
pub type Amount = u64;

/// A pay figure: the text as the guide writes it, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// As written in the guide; this is what people are shown.
    pub text: String,
    /// The currency.
    pub currency: Currency,
    /// The lower end, or the only figure; 0 for "up to".
    pub low: Amount,
    /// The upper end; `None` for one figure.
    pub high: Option<Amount>,
    /// Whether a `+` or "over" says that it goes on upwards.
    pub open: bool,
}

/// How currencies are written, longer names first.
const CURRENCIES: [(&str, Currency); 10] = [
    ("us$", Currency::Usd),
    ("usd", Currency::Usd),
    ("inr", Currency::Inr),
    ("gbp", Currency::Gbp),
    ("eur", Currency::Eur),
    ("rs.", Currency::Inr),
    ("$", Currency::Usd),
    ("₹", Currency::Inr),
    ("£", Currency::Gbp),
    ("€", Currency::Eur),
];

/// Letters after a figure, the currency that they are for (`None`: any), and what they stand for.
const SUFFIXES: [(&str, Option<Currency>, Amount); 8] = [
    ("k", None, 1_000),
    ("m", None, 1_000_000),
    ("lakh", Some(Currency::Inr), 100_000),
    ("lakhs", Some(Currency::Inr), 100_000),
    ("crores", Some(Currency::Inr), 10_000_000),
    ("crore", Some(Currency::Inr), 10_000_000),
    ("cr", Some(Currency::Inr), 10_000_000),
    ("l", Some(Currency::Inr), 100_000),
];

/// Words before a figure that leave its meaning as it is; the text keeps them.
const HEDGES: [&str; 6] = [
    "often ",
    "usually ",
    "typically ",
    "about ",
    "around ",
    "roughly ",
];

/// Words that begin what an amount is for.
const TIMES: [&str; 10] = [
    "per", "a", "an", "p.a.", "p.a", "pa", "annually", "yearly", "monthly", "hourly",
];

/// Signs of currencies that the guides do not use.
const FOREIGN: [char; 9] = ['¥', '₩', '₽', '₺', '₫', '฿', '₪', '₱', '₦'];

impl Money {
    /// Reads a figure or a range such as `$100,000–$145,000`, `₹6L–₹12L`, `£85K–£130K+`,
    /// `$150–180K`, `$250K+` or `over $200K`; on failure, what is wrong in plain words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lower = text.to_lowercase();
        let mut rest = lower.as_str();
        while let Some(after) = HEDGES.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = after;
        }
        let over = ["over ", "more than "]
            .iter()
            .find_map(|word| rest.strip_prefix(word));
        let up_to = rest.strip_prefix("up to ");
        let (low, high) = split(over.or(up_to).unwrap_or(rest));
        let Some(low) = Figure::read(low) else {
            return Err(unreadable(&text));
        };
        let high = match high.map(Figure::read) {
            Some(None) => return Err(unreadable(&text)),
            Some(Some(high)) => Some(high),
            None => None,
        };
        if (over.is_some() || up_to.is_some()) && (high.is_some() || low.open) {
            return Err(format!("`{text}` is both a range and open to one side"));
        }
        if high.is_some() && low.open {
            return Err(format!("`{text}` has its `+` in the middle of a range"));
        }
        let currency = match (low.currency, high.as_ref().and_then(|high| high.currency)) {
            (Some(low), Some(high)) if low != high => {
                return Err(format!("`{text}` mixes two currencies"));
            }
            (Some(currency), _) | (None, Some(currency)) => currency,
            (None, None) => return Err(format!("`{text}` has no currency")),
        };
        let first = low.amount(high.as_ref(), currency, &text)?;
        let second = high
            .as_ref()
            .map(|high| high.amount(None, currency, &text))
            .transpose()?;
        if second.is_some_and(|second| second < first) {
            return Err(format!("`{text}` has its upper end below its lower end"));
        }
        let open = over.is_some() || low.open || high.is_some_and(|high| high.open);
        let (low, high) = if up_to.is_some() {
            (0, Some(first))
        } else {
            (first, second)
        };
        Ok(Self {
            text,
            currency,
            low,
            high,
            open,
        })
    }
}

fn unreadable(text: &str) -> String {
    let why = after(text)
        .map(|what| format!(": take `{what}` away; write it in Note"))
        .or_else(|| is_foreign(text).then(|| ": only $, ₹, £ and € are known".to_owned()));
    format!(
        "`{text}` is not an amount of money{}",
        why.unwrap_or_default()
    )
}

/// What stands behind an amount and says for what time it is: "/year", "per annum".
fn after(text: &str) -> Option<&str> {
    let (figure, what) = match text.find('/') {
        Some(at) => (&text[..at], &text[at..]),
        None => text.match_indices(' ').find_map(|(at, _)| {
            let what = &text[at + 1..];
            let word = what.split(' ').next().unwrap_or_default().to_lowercase();
            TIMES
                .contains(&word.as_str())
                .then_some((&text[..at], what))
        })?,
    };
    // With a figure in it, it is more than that.
    let is_words = what.chars().all(|c| c.is_alphabetic() || "/ .".contains(c));
    (is_words && Money::parse(figure).is_ok()).then_some(what)
}

/// Whether it is an amount with another currency before or behind it.
fn is_foreign(text: &str) -> bool {
    let is_name = |name: &&str| {
        (1..=4).contains(&name.chars().count())
            && name
                .chars()
                .all(|c| c.is_alphabetic() || c == '$' || FOREIGN.contains(&c))
    };
    let is_figure = |c: char| c.is_ascii_digit();
    let before = text.split(is_figure).next().unwrap_or_default().trim();
    let behind = text.rsplit(' ').next().unwrap_or_default();
    [before, behind]
        .iter()
        .filter(|name| is_name(name))
        .any(|name| {
            let read = text.replace(name, "$");
            read != text && Money::parse(&read).is_ok()
        })
}

/// Both ends of a range, or the one figure.
fn split(text: &str) -> (&str, Option<&str>) {
    let ends = ['–', '—', '-', '−']
        .iter()
        .find_map(|dash| text.split_once(*dash));
    match ends.or_else(|| text.split_once(" to ")) {
        Some((low, high)) => (low, Some(high)),
        None => (text, None),
    }
}

/// One end of a range as written: `digits` / 10^`decimals`, with what stands around them.
struct Figure<'a> {
    currency: Option<Currency>,
    digits: u64,
    decimals: u32,
    grouping: Grouping,
    suffix: Option<&'a (&'static str, Option<Currency>, Amount)>,
    open: bool,
}

/// How the digits are grouped by commas.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grouping {
    /// Not at all, or by three: `100,000`.
    Thousands,
    /// As in India: `6,00,000`.
    Lakhs,
}

impl Figure<'_> {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (text, mut open) = strip_plus(text);
        let (text, before) = match CURRENCIES.iter().find(|(name, _)| text.starts_with(name)) {
            Some((name, currency)) => (text[name.len()..].trim_start(), Some(*currency)),
            None => (text, None),
        };
        let (text, after) = match CURRENCIES.iter().find(|(name, _)| text.ends_with(name)) {
            Some((name, currency)) => (text[..text.len() - name.len()].trim_end(), Some(*currency)),
            None => (text, None),
        };
        if before.is_some() && after.is_some() && before != after {
            return None;
        }
        let (text, inner) = strip_plus(text);
        open |= inner;
        let suffix = SUFFIXES.iter().find(|(name, ..)| text.ends_with(name));
        let number = match suffix {
            Some((name, ..)) => text[..text.len() - name.len()].trim_end(),
            None => text,
        };
        let (whole, fraction) = match number.split_once('.') {
            Some((_, "")) => return None,
            Some(ends) => ends,
            None => (number, ""),
        };
        let grouping = grouping(whole)?;
        let digits: String = whole
            .chars()
            .filter(|c| *c != ',')
            .chain(fraction.chars())
            .collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Some(Self {
            currency: before.or(after),
            digits: digits.parse().ok()?,
            decimals: u32::try_from(fraction.len()).ok()?,
            grouping,
            suffix,
            open,
        })
    }

    /// The amount in whole units. In `$150–180K` the letter of the upper end goes for both.
    fn amount(
        &self,
        upper: Option<&Self>,
        currency: Currency,
        text: &str,
    ) -> Result<Amount, String> {
        let shared = upper.filter(|upper| {
            self.suffix.is_none() && self.less_than(1_000) && !upper.smaller_than(self)
        });
        let suffix = self
            .suffix
            .or_else(|| shared.and_then(|upper| upper.suffix));
        if let Some((name, Some(only), _)) = suffix
            && *only != currency
        {
            return Err(format!(
                "`{text}` has `{}` after a currency without it",
                name.to_uppercase()
            ));
        }
        if self.grouping == Grouping::Lakhs && currency != Currency::Inr {
            return Err(format!("`{text}` has its commas in the wrong places"));
        }
        if suffix.is_none() && self.decimals > 2 {
            return Err(format!(
                "`{text}` has a point where a comma parts the thousands"
            ));
        }
        let times = suffix.map_or(1, |(_, _, times)| *times);
        let large = || format!("`{text}` is too large");
        let scaled = self.digits.checked_mul(times).ok_or_else(large)?;
        let divisor = 10_u64.checked_pow(self.decimals).ok_or_else(large)?;
        if scaled % divisor != 0 {
            return Err(format!("`{text}` is not a whole number of currency units"));
        }
        Ok(scaled / divisor)
    }

    fn less_than(&self, bound: u128) -> bool {
        self.scaled(0)
            .is_some_and(|(digits, power)| digits < bound.saturating_mul(power))
    }

    fn smaller_than(&self, other: &Self) -> bool {
        match (self.scaled(other.decimals), other.scaled(self.decimals)) {
            (Some((mine, _)), Some((theirs, _))) => mine < theirs,
            _ => false,
        }
    }

    /// The digits times 10^`by`, and 10^decimals.
    fn scaled(&self, by: u32) -> Option<(u128, u128)> {
        let digits = u128::from(self.digits).checked_mul(10_u128.checked_pow(by)?)?;
        Some((digits, 10_u128.checked_pow(self.decimals)?))
    }
}

fn strip_plus(text: &str) -> (&str, bool) {
    match text.strip_suffix('+') {
        Some(text) => (text.trim_end(), true),
        None => (text, false),
    }
}

/// How digits are grouped; `None` where commas are in places that no one puts them.
fn grouping(whole: &str) -> Option<Grouping> {
    let groups: Vec<usize> = whole.split(',').map(str::len).collect();
    let (first, rest) = groups.split_first()?;
    let Some((last, middle)) = rest.split_last() else {
        return (*first > 0).then_some(Grouping::Thousands);
    };
    if *last != 3 {
        None
    } else if (1..=3).contains(first) && middle.iter().all(|&group| group == 3) {
        Some(Grouping::Thousands)
    } else if (1..=2).contains(first) && middle.iter().all(|&group| group == 2) {
        Some(Grouping::Lakhs)
    } else {
        None
    }
}
