//! Questions that were asked in vain, and answers that did or did not help: counted by what they
//! mean, without who asked.

use sha2::{Digest as _, Sha256};
use sqlx::any::AnyRow;
use sqlx::{Executor as _, query};

use super::day::DAY;
use super::kept::kept;
use super::{State, StateError, column};

/// Most questions that are kept: whoever floods the bot pushes out what was asked longest ago.
pub const MOST_QUESTIONS: i64 = 10_000;

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict<'a> {
    /// The guides do not cover it.
    Unanswered,
    /// Somebody says that this passage (by id) does not answer it.
    NotHelpful(&'a str),
    /// Somebody says that this passage (by id) answers it.
    Helpful(&'a str),
}

/// A question that was asked in vain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its number: made from what it means, so it comes again when the question does.
    pub id: i64,
    /// The wording in which it was first asked, as [`kept`] leaves it.
    pub question: String,
    /// The passage that did not help; `None` where the guides do not cover it.
    pub passage: Option<String>,
    /// How often it was asked in vain.
    pub missed: i64,
    /// How often the same passage did help with it.
    pub helped: i64,
    /// When it was first asked, in seconds.
    pub first: i64,
    /// When it was last asked, in seconds.
    pub last: i64,
}

impl State {
    /// Counts a question. `meaning` is the same for questions that mean the same; of `question`
    /// only what [`kept`] leaves is stored, and nothing at all where the answer helped.
    pub async fn count(
        &self,
        meaning: &str,
        question: &str,
        verdict: Verdict<'_>,
        now: i64,
    ) -> Result<(), StateError> {
        self.expire(now).await?;
        let (passage, helped) = match verdict {
            Verdict::Unanswered => (None, false),
            Verdict::NotHelpful(passage) => (Some(passage), false),
            Verdict::Helpful(passage) => (Some(passage), true),
        };
        let question = if helped {
            String::new()
        } else {
            kept(question)
        };
        let counted = query(
            "INSERT INTO questions \
             (id, question, passage, missed, helped, first_asked, last_asked) \
             VALUES ($1, $2, $3, $4, $5, $6, $6) \
             ON CONFLICT (id) DO UPDATE SET \
             question = CASE WHEN questions.question = '' THEN excluded.question \
             ELSE questions.question END, \
             missed = questions.missed + excluded.missed, \
             helped = questions.helped + excluded.helped, last_asked = excluded.last_asked",
        )
        .bind(number(meaning, passage))
        .bind(question)
        .bind(passage)
        .bind(i64::from(!helped))
        .bind(i64::from(helped))
        .bind(now)
        .execute(&self.pool)
        .await;
        counted.map_err(|error| self.failed(&error)).map(|_| ())
    }

    /// Questions asked in vain: the most frequent first, of those the newest; `skip` of them left
    /// out, then at most `most`.
    pub async fn questions(&self, skip: i64, most: i64) -> Result<Vec<Question>, StateError> {
        let rows = query(
            "SELECT * FROM questions WHERE missed > 0 \
             ORDER BY missed DESC, last_asked DESC, id LIMIT $1 OFFSET $2",
        )
        .bind(most)
        .bind(skip)
        .fetch_all(&self.pool)
        .await;
        let questions = rows.and_then(|rows| rows.iter().map(question).collect());
        questions.map_err(|error| self.failed(&error))
    }

    /// How many questions were asked in vain.
    pub async fn count_questions(&self) -> Result<i64, StateError> {
        let row = query("SELECT COUNT(*) AS questions FROM questions WHERE missed > 0")
            .fetch_one(&self.pool)
            .await;
        let count = row.and_then(|row| column(&row, "questions"));
        count.map_err(|error| self.failed(&error))
    }

    /// Removes one question, which is then counted from 1 when it is asked again; gives it back.
    pub async fn settle(&self, id: i64) -> Result<Option<Question>, StateError> {
        let row = query("DELETE FROM questions WHERE id = $1 AND missed > 0 RETURNING *")
            .bind(id)
            .fetch_optional(&self.pool)
            .await;
        let settled = row.and_then(|row| row.as_ref().map(question).transpose());
        settled.map_err(|error| self.failed(&error))
    }

    /// Removes all questions and votes; gives back how many questions were asked in vain.
    pub async fn forget_questions(&self) -> Result<i64, StateError> {
        let count = self.count_questions().await?;
        let forgotten = self.pool.execute("DELETE FROM questions").await;
        forgotten.map_err(|error| self.failed(&error))?;
        if self.is_file {
            // The log of recent changes still held them.
            let emptied = self.pool.execute("PRAGMA wal_checkpoint(TRUNCATE)").await;
            emptied.map_err(|error| self.failed(&error))?;
        }
        Ok(count)
    }

    /// Removes questions that nobody asked for too long, and those beyond [`MOST_QUESTIONS`].
    pub async fn expire(&self, now: i64) -> Result<(), StateError> {
        let expired = query("DELETE FROM questions WHERE last_asked < $1")
            .bind(now - i64::from(self.keeping.days) * DAY)
            .execute(&self.pool)
            .await;
        expired.map_err(|error| self.failed(&error))?;
        let surplus = query(
            "DELETE FROM questions WHERE id IN \
             (SELECT id FROM questions ORDER BY last_asked DESC LIMIT 1000 OFFSET $1)",
        )
        .bind(MOST_QUESTIONS)
        .execute(&self.pool)
        .await;
        surplus.map_err(|error| self.failed(&error)).map(|_| ())
    }
}

/// The number of a question: the first 63 bits of a digest.
fn number(meaning: &str, passage: Option<&str>) -> i64 {
    let digest = Sha256::new()
        .chain_update(meaning)
        .chain_update([0])
        .chain_update(passage.unwrap_or_default())
        .finalize();
    let bytes = digest.iter().take(8);
    bytes.fold(0_i64, |number, byte| (number << 8) | i64::from(*byte)) & i64::MAX
}

fn question(row: &AnyRow) -> Result<Question, sqlx::Error> {
    Ok(Question {
        id: column(row, "id")?,
        question: column(row, "question")?,
        passage: column(row, "passage")?,
        missed: column(row, "missed")?,
        helped: column(row, "helped")?,
        first: column(row, "first_asked")?,
        last: column(row, "last_asked")?,
    })
}
