//! What people say to a bot that is no career question, from greetings to insults, and what is replied.
//! A passage would be no answer to it.
//!
//! Known by its words where it is said as in `talk.toml` ([`by_words`]), else by its meaning where
//! the encoder runs ([`by_meaning`]).

mod said;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use serde::Deserialize;

pub use said::by_words;

use crate::index::{Others, words};

/// How many words small talk has that is known by its meaning. A single word is known by its letters
/// or not at all ("robotics" means much the same as "are you a robot?"); whoever says more has a
/// question in it.
const WORDS: RangeInclusive<usize> = 2..=8;
/// The cosine from which a text means the same as a sentence of the file, and by how much it must
/// exceed that with the nearest passage.
const NEAR: f32 = 0.5;
const AHEAD: f32 = 0.1;

/// A kind of small talk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// What it is called.
    pub name: String,
    /// What to say to it.
    pub reply: String,
    /// The command whose answer says more.
    pub opens: Option<Opens>,
    /// Sentences that it is recognised by.
    says: Vec<String>,
}

/// A command that says more than a reply to small talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Opens {
    /// What the bot can do.
    Help,
    /// Where its answers come from.
    Guides,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Questions that sound like small talk, but are none.
    career: Vec<String>,
    /// Words that change nothing between a bot and a person.
    fillers: Vec<String>,
    /// How chat writes words that the sentences are made of.
    chat: BTreeMap<String, String>,
    kind: Vec<Kind>,
}

#[expect(
    clippy::expect_used,
    reason = "the file is part of the program, and a test reads it"
)]
static FILE: LazyLock<File> =
    LazyLock::new(|| toml::from_str(include_str!("talk.toml")).expect("kinds of small talk"));

/// The sentences that meanings are compared with, and the number of their kind, if they have one.
static COMPARED: LazyLock<Vec<(&str, Option<usize>)>> = LazyLock::new(|| {
    let says = FILE.kind.iter().enumerate().flat_map(|(number, kind)| {
        let sentences = kind.says.iter().filter(|says| says.contains(' '));
        sentences.map(move |says| (says.as_str(), Some(number)))
    });
    says.chain(FILE.career.iter().map(|question| (question.as_str(), None)))
        .collect()
});

/// All sentences to compare a question's meaning with, in a fixed order: those of small talk, then
/// questions that sound like it.
pub fn prototypes() -> impl Iterator<Item = &'static str> {
    COMPARED.iter().map(|(sentence, _)| *sentence)
}

/// These sentences with their vectors, which `cargo run --release --example fit` makes.
pub fn others() -> Others {
    Others {
        texts: prototypes().collect(),
        vectors: include_bytes!("talk.vectors"),
    }
}

/// What the sentence with this number is a sign of; nothing for a question that only sounds like
/// small talk.
pub fn kind_of(prototype: usize) -> Option<&'static Kind> {
    let (_, kind) = COMPARED.get(prototype)?;
    kind.map(|kind| &FILE.kind[kind])
}

/// The small talk that a text is by its meaning: `cosines` are its nearness to each of the
/// [`prototypes`], `passage` that to the nearest passage.
pub fn by_meaning(text: &str, cosines: &[f32], passage: f32) -> Option<&'static Kind> {
    let words = words(text).len();
    let (best, cosine) = cosines
        .iter()
        .enumerate()
        .max_by(|a, b| a.1.total_cmp(b.1))?;
    let near = *cosine >= NEAR && *cosine > passage + AHEAD;
    (WORDS.contains(&words) && near)
        .then(|| kind_of(best))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::{FILE, by_meaning, by_words, kind_of, prototypes};

    fn said(text: &str) -> Option<&str> {
        by_words(text).map(|kind| kind.name.as_str())
    }

    #[test]
    fn each_sentence_is_known_by_its_words() {
        for kind in &FILE.kind {
            assert!(!kind.reply.is_empty());
            for says in &kind.says {
                assert_eq!(said(says), Some(kind.name.as_str()), "{says}");
            }
        }
        for question in &FILE.career {
            assert_eq!(said(question), None, "{question}");
        }
    }

    #[test]
    fn politeness_repetition_and_a_mistake_change_nothing() {
        let lines = [
            ("hiiii everyone!!", "greeting"),
            ("HELLO bot", "greeting"),
            ("thankss a lottt, that helped bro", "thanks"),
            ("ok thanks bye", "bye"),
            ("hahahaha", "laugh"),
            ("whats ur name??", "name"),
            ("how old are the giudes", "sources"),
            ("u suck", "complaint"),
        ];
        for (text, kind) in lines {
            assert_eq!(said(text), Some(kind), "{text}");
        }
    }

    #[test]
    fn questions_about_careers_are_none() {
        let lines = [
            "",
            "🙂",
            "no degree",
            "test engineer",
            "hi, do I need a degree?",
            "thanks! and in India?",
            "help with my resume",
            "nice jobs",
            "help help help help help help help help help help me me me",
        ];
        for text in lines {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn a_meaning_must_be_near_ahead_and_short() {
        let count = prototypes().count();
        let near = |number: usize, cosine: f32| {
            let mut cosines = vec![0.0; count];
            cosines[number] = cosine;
            cosines
        };
        let kind = |text, cosines: &[f32], passage| {
            by_meaning(text, cosines, passage).map(|kind| &kind.name)
        };
        assert_eq!(
            kind("good day to you", &near(0, 0.6), 0.3),
            kind_of(0).map(|kind| &kind.name)
        );
        assert_eq!(kind("good day to you", &near(0, 0.4), 0.1), None);
        assert_eq!(kind("good day to you", &near(0, 0.6), 0.55), None);
        assert_eq!(kind("day", &near(0, 0.9), 0.3), None);
        assert_eq!(kind("a b c d e f g h i", &near(0, 0.9), 0.3), None);
        assert_eq!(kind("good day to you", &near(count - 1, 0.9), 0.3), None);
        assert_eq!(kind("good day to you", &[], 0.3), None);
    }
}
