//! What answers a question, best first, and how sure that is.
//!
//! Each candidate is described by a few figures that mean the same for every question and every
//! guide; fitted weights make a score of them. A second set of figures, about the question and its
//! best candidates, becomes the probability that the answer is right.

mod candidates;
mod confidence;
mod figures;
mod lexical;
mod roles;
mod typed;
mod weights;

pub use candidates::{Candidate, Compound, candidates, query};
pub use confidence::{Ranking, Verdict, judge};
pub use figures::{Evidence, Features};
pub use roles::Roles;
pub use typed::is_pay;
pub use weights::{Weights, weights};
