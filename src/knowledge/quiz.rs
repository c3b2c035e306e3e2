//! The typed form of `quiz.toml`: questions, answers, and what each answer says for a role.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::hexadecimal;

/// Most questions of a quiz: more than anybody answers.
pub const MOST_QUESTIONS: usize = 12;
/// Most answers to a question: with the way back they fill a row of buttons.
pub const MOST_ANSWERS: usize = 4;
/// Most points that an answer gives a role.
pub const MOST_WEIGHT: u8 = 3;
/// Longest label of an answer, in characters: a button's room.
pub const LONGEST_LABEL: usize = 80;
/// Longest question and longest reason, in characters.
pub const LONGEST_SENTENCE: usize = 200;

/// The quiz "which AI career fits me".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiz {
    /// The questions in their order, at least one.
    pub questions: Vec<Question>,
}

/// A question of the quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// The question.
    pub ask: String,
    /// What can be answered, 2 to [`MOST_ANSWERS`].
    pub answers: Vec<Answer>,
}

/// An answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What is chosen, at most [`LONGEST_LABEL`] characters.
    pub label: String,
    /// The roles that it speaks for, at least one, each once.
    pub fits: Vec<Fit>,
}

/// Why an answer speaks for a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fit {
    /// The role's name in the vocabulary, or a guide's own role.
    pub role: String,
    /// Points, 1 to [`MOST_WEIGHT`].
    pub weight: u8,
    /// What the guides say of the role, as a sentence.
    pub reason: String,
    /// Id of the passage that says so.
    pub passage: String,
}

impl Quiz {
    /// A name for exactly these questions and answers: 6 hexadecimal digits. Answers that were
    /// given under another name may mean something else now.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for question in &self.questions {
            let labels = question.answers.iter().map(|answer| &answer.label);
            for text in [&question.ask].into_iter().chain(labels) {
                hash.update((text.len() as u64).to_le_bytes());
                hash.update(text);
            }
            hash.update([0]);
        }
        hexadecimal(&hash.finalize()[..3])
    }
}
