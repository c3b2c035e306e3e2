//! What somebody has chosen on the way through a quiz or a checklist, as text that fits into a
//! button: the state lives in the message, nothing of it is stored.
//!
//! The text comes back from outside, so it is read strictly; whether its list is still the one that
//! the guides have now is for whoever answers to see.

use std::collections::BTreeSet;
use std::fmt::{self, Display};
use std::str::FromStr;

/// Most entries of a list that can be marked; 40 hexadecimal digits.
pub const MOST_MARKS: u16 = 160;
/// Most answers of a quiz that are read back; no quiz asks as much.
pub const MOST_ANSWERS: usize = 24;

/// Marked entries of a numbered list: `list.hexadecimal digits`, the first entry in the lowest bit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ticks {
    /// Which list it is, as letters and digits: another one once the guides change. Empty before
    /// anything was marked.
    pub list: String,
    /// The numbers of the marked entries, from 0, below [`MOST_MARKS`].
    pub marked: BTreeSet<u16>,
}

/// Answers to the questions of a quiz so far: `quiz.digits`, one digit an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Which quiz it is, as letters and digits: another one once it changes.
    pub quiz: String,
    /// The number of the chosen answer of each question so far, from 0 to 9.
    pub answers: Vec<u8>,
}

/// A text that is no state of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a state that was made here")]
pub struct NoState;

impl Display for Ticks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.", self.list)?;
        let digits = self.marked.last().map_or(0, |last| last / 4 + 1);
        for digit in (0..digits).rev() {
            let bits = (0..4).filter(|bit| self.marked.contains(&(digit * 4 + bit)));
            write!(f, "{:x}", bits.map(|bit| 1 << bit).sum::<u8>())?;
        }
        Ok(())
    }
}

impl FromStr for Ticks {
    type Err = NoState;

    fn from_str(text: &str) -> Result<Self, NoState> {
        let (list, digits) = named(text)?;
        if digits.len() > usize::from(MOST_MARKS / 4) {
            return Err(NoState);
        }
        let mut marked = BTreeSet::new();
        for (place, digit) in (0u16..).zip(digits.chars().rev()) {
            let bits = digit.to_digit(16).ok_or(NoState)?;
            marked.extend(
                (0..4)
                    .filter(|bit| bits & (1 << bit) != 0)
                    .map(|bit| place * 4 + bit),
            );
        }
        Ok(Self { list, marked })
    }
}

impl Display for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.", self.quiz)?;
        self.answers
            .iter()
            .try_for_each(|answer| write!(f, "{answer}"))
    }
}

impl FromStr for Chosen {
    type Err = NoState;

    fn from_str(text: &str) -> Result<Self, NoState> {
        let (quiz, digits) = named(text)?;
        if digits.len() > MOST_ANSWERS {
            return Err(NoState);
        }
        let answers = digits.chars().map(|digit| {
            digit
                .to_digit(10)
                .and_then(|digit| u8::try_from(digit).ok())
        });
        let answers = answers.collect::<Option<Vec<u8>>>().ok_or(NoState)?;
        Ok(Self { quiz, answers })
    }
}

/// The name before the point, and what follows it.
fn named(text: &str) -> Result<(String, &str), NoState> {
    let (name, rest) = text.split_once('.').ok_or(NoState)?;
    let is_name = name.len() <= 16 && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_name {
        Ok((name.to_owned(), rest))
    } else {
        Err(NoState)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back() {
        for marked in [vec![], vec![0], vec![3, 4, 17], vec![159]] {
            let ticks = Ticks {
                list: "a1b2c3".into(),
                marked: marked.into_iter().collect(),
            };
            assert_eq!(ticks.to_string().parse(), Ok(ticks));
        }
        let ticks: Ticks = "a.11".parse().unwrap_or_default();
        assert_eq!(ticks.marked, BTreeSet::from([0, 4]));
    }

    #[test]
    fn answers_come_back() {
        let chosen = Chosen {
            quiz: "q7".into(),
            answers: vec![0, 3, 9],
        };
        assert_eq!(chosen.to_string(), "q7.039");
        assert_eq!("q7.039".parse(), Ok(chosen));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "a",
            "a.g",
            "ä.1",
            "a|b.1",
            "a.1.1",
            "a.+1",
            "aaaaaaaaaaaaaaaaa.1",
        ] {
            assert_eq!(text.parse::<Ticks>(), Err(NoState), "{text}");
            assert_eq!(text.parse::<Chosen>(), Err(NoState), "{text}");
        }
        assert!(format!("a.{}", "f".repeat(41)).parse::<Ticks>().is_err());
        assert!(format!("a.{}", "1".repeat(25)).parse::<Chosen>().is_err());
    }
}
