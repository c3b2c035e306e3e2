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

/// An amount of whole currency units ("₹6L" is 600,000).
pub type Amount = u64;

/// A pay figure: the text as the guide writes it, and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// As written in the guide; this is what people are shown.
    pub text: String,
    /// The currency.
    pub currency: Currency,
    /// The lower end, or the only figure.
    pub low: Amount,
    /// The upper end; `None` for one figure.
    pub high: Option<Amount>,
    /// Whether a `+` says that it goes on upwards.
    pub open: bool,
}
