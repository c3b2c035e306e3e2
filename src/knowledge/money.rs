//! Money as people write it, read into amounts with a currency.

use serde::{Deserialize, Serialize};

use super::currency::{Currency, Signs, has_lakhs, same, take};
use super::period::{Unit, per};

/// An amount in hundredths of a currency's unit ("£18.50" is 1,850): pay by the hour has pennies.
pub type Amount = u64;

/// One unit of a currency.
pub(super) const WHOLE: Amount = 100;

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
    /// What it is paid for, where the guide says so here: an hour, a month. Never converted.
    pub per: Option<Unit>,
}

/// Letters after a figure, whether only currencies that count in lakhs have them, and what they stand
/// for.
const SUFFIXES: [(&str, bool, Amount); 8] = [
    ("k", false, 1_000),
    ("m", false, 1_000_000),
    ("million", false, 1_000_000),
    ("lakh", true, 100_000),
    ("lac", true, 100_000),
    ("crore", true, 10_000_000),
    ("cr", true, 10_000_000),
    ("l", true, 100_000),
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

impl Money {
    /// Reads a figure or a range such as `$100,000–$145,000`, `₹4–7 LPA`, `CHF 95'000+`,
    /// `£18.50 per hour` or `over $200K`; on failure, what is wrong in plain words.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::read(text, &Signs::new())
    }

    /// The same where a community has signs of its own.
    pub fn read(text: &str, own: &Signs) -> Result<Self, String> {
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
        let Some(low) = Figure::read(low, own) else {
            return Err(unreadable(&text, own));
        };
        let high = match high.map(|high| Figure::read(high, own)) {
            Some(None) => return Err(unreadable(&text, own)),
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
        let after = high.as_ref().and_then(|high| high.per);
        if low.per.is_some() && high.is_some() && low.per != after {
            return Err(format!("`{text}` is paid for two times"));
        }
        let per = low.per.or(after);
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
            per,
        })
    }
}

fn unreadable(text: &str, own: &Signs) -> String {
    let before = text.split(|c: char| c.is_ascii_digit()).next();
    let sign = before.unwrap_or_default().trim();
    let is_sign = !matches!(sign, "" | "$") && Money::read(&text.replace(sign, "$"), own).is_ok();
    match is_sign && sign.chars().count() <= 4 {
        true => format!("`{text}` is not an amount of money: no currency is written `{sign}`"),
        false => format!("`{text}` is not an amount of money"),
    }
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
    suffix: Option<&'a (&'static str, bool, Amount)>,
    open: bool,
    per: Option<Unit>,
}

/// How the digits are grouped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grouping {
    /// Not at all, or by three: `100,000`, `100'000`, `100 000`.
    Thousands,
    /// As in India: `6,00,000`.
    Lakhs,
}

impl Figure<'_> {
    fn read(text: &str, own: &Signs) -> Option<Self> {
        let (text, plus) = strip_plus(text.trim());
        let (text, per) = per(text);
        let (text, inner) = strip_plus(text);
        let (text, one) = take(text, own);
        let (text, other) = take(text, own);
        let (text, last) = strip_plus(text);
        let currency = match one.zip(other) {
            Some((one, other)) => Some(same(one, other)?),
            None => one,
        };
        let text = text.strip_suffix('s').unwrap_or(text);
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
            .filter(char::is_ascii_digit)
            .chain(fraction.chars())
            .collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Some(Self {
            currency,
            digits: digits.parse().ok()?,
            decimals: u32::try_from(fraction.len()).ok()?,
            grouping,
            suffix,
            open: plus || inner || last,
            per,
        })
    }

    /// The amount. In `$150–180K` the letter of the upper end goes for both.
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
        if let Some((name, true, _)) = suffix
            && !has_lakhs(currency)
        {
            return Err(format!(
                "`{text}` has `{}` after a currency without it",
                name.to_uppercase()
            ));
        }
        if self.grouping == Grouping::Lakhs && !has_lakhs(currency) {
            return Err(format!("`{text}` has its commas in the wrong places"));
        }
        if suffix.is_none() && self.decimals > 2 {
            return Err(format!(
                "`{text}` has a point where a comma parts the thousands"
            ));
        }
        let times = WHOLE * suffix.map_or(1, |(_, _, times)| *times);
        let large = || format!("`{text}` is too large");
        let scaled = self.digits.checked_mul(times).ok_or_else(large)?;
        let divisor = 10_u64.checked_pow(self.decimals).ok_or_else(large)?;
        if scaled % divisor != 0 {
            return Err(format!("`{text}` is not a whole number of hundredths"));
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

/// How digits are grouped; `None` where something else is between them, or they are grouped as no one
/// does.
fn grouping(whole: &str) -> Option<Grouping> {
    let mark = whole.chars().find(|c| !c.is_ascii_digit()).unwrap_or(',');
    if ![',', '\'', '’', ' '].contains(&mark) {
        return None;
    }
    let groups: Vec<usize> = whole.split(mark).map(str::len).collect();
    let (first, rest) = groups.split_first()?;
    let Some((last, middle)) = rest.split_last() else {
        return (*first > 0).then_some(Grouping::Thousands);
    };
    if *last != 3 {
        None
    } else if (1..=3).contains(first) && middle.iter().all(|&group| group == 3) {
        Some(Grouping::Thousands)
    } else if mark == ',' && (1..=2).contains(first) && middle.iter().all(|&group| group == 2) {
        Some(Grouping::Lakhs)
    } else {
        None
    }
}
