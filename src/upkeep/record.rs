//! Keeps what an answer leaves behind as a question in the state; beside the answer, never before it.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use tokio::sync::mpsc::{self, error::TrySendError};
use tokio::sync::oneshot;

use super::Upkeep;
use crate::index::Generation;
use crate::question;
use crate::respond::answer::Effect;
use crate::state::{Keeper, Verdict, kept, now};

/// Questions that wait to be written; more are dropped.
pub(super) const WAITING: usize = 256;

/// What the writing task is given.
#[derive(Debug)]
pub(super) enum Job {
    /// Count a question.
    Count(Asked),
    /// Say so when everything before this is written.
    Say(oneshot::Sender<()>),
}

/// A question and what became of it.
pub(super) struct Asked {
    generation: Arc<Generation>,
    question: String,
    /// The passage that answered it, and whether it helped.
    vote: Option<(String, bool)>,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What somebody asked is nobody's business in a log.
        f.debug_struct("Asked").finish_non_exhaustive()
    }
}

impl Upkeep {
    /// Records what an answer leaves behind. Never waits and never fails: when more comes than can
    /// be written, it is dropped and that is logged once.
    pub fn record(&self, generation: &Arc<Generation>, effects: &[Effect]) {
        for effect in effects {
            match effect {
                Effect::Unanswered { question } => self.take(Asked {
                    generation: Arc::clone(generation),
                    question: question.clone(),
                    vote: None,
                }),
                Effect::Voted {
                    question,
                    passage,
                    helpful,
                } => self.vote(generation, question, passage, *helpful),
            }
        }
    }

    /// Records whether a passage (by its id) helped with a question. An id that is no passage's
    /// counts for nothing.
    fn vote(&self, generation: &Arc<Generation>, question: &str, passage: &str, helped: bool) {
        if generation.passage(passage).is_some() {
            self.take(Asked {
                generation: Arc::clone(generation),
                question: question.to_owned(),
                vote: Some((passage.to_owned(), helped)),
            });
        }
    }

    /// Waits until everything recorded so far is written, or could not be.
    pub async fn written(&self) {
        let (say, said) = oneshot::channel();
        if self.jobs.send(Job::Say(say)).await.is_ok() {
            // Fails only when the task is gone: then nothing is waiting any more.
            let _ = said.await;
        }
    }

    fn take(&self, asked: Asked) {
        match self.jobs.try_send(Job::Count(asked)) {
            // Not at the first free place: around the limit that would be a line each time.
            Ok(()) if self.jobs.capacity() > WAITING / 2 => {
                self.is_full.store(false, Ordering::Relaxed);
            }
            Err(TrySendError::Full(_)) if !self.is_full.swap(true, Ordering::Relaxed) => {
                tracing::warn!("more questions come than can be written; some are not kept");
            }
            Ok(()) | Err(_) => {}
        }
    }
}

/// Writes questions one after the other until nobody can send any more.
pub(super) async fn work(keeper: Arc<Keeper>, mut jobs: mpsc::Receiver<Job>) {
    // A database that is out of order is logged once, not once a question.
    let mut is_logged = false;
    while let Some(job) = jobs.recv().await {
        let asked = match job {
            Job::Count(asked) => asked,
            Job::Say(say) => {
                // Whoever asked may have gone.
                let _ = say.send(());
                continue;
            }
        };
        let Some((meaning, question)) = read(&asked.generation, &asked.question) else {
            continue;
        };
        let verdict = match &asked.vote {
            None => Verdict::Unanswered,
            Some((passage, true)) => Verdict::Helpful(passage),
            Some((passage, false)) => Verdict::NotHelpful(passage),
        };
        // The keeper logs what it cannot open.
        let Ok(state) = keeper.state().await else {
            continue;
        };
        match state.count(&meaning, &question, verdict, now()).await {
            Ok(()) => is_logged = false,
            Err(error) if !is_logged => {
                is_logged = true;
                tracing::error!(%error, "questions are not kept for now");
            }
            Err(_) => {}
        }
    }
}

/// What a word tells at most, as a part of what one tells that a single passage has, to say nothing of
/// what is asked.
const LITTLE: f32 = 0.3;

/// What a question means, the same for each of its wordings, and what of it may be kept; nothing
/// where nothing is left of it.
fn read(generation: &Generation, question: &str) -> Option<(String, String)> {
    let question = kept(question);
    if !question.contains(char::is_alphanumeric) {
        return None;
    }
    let reading = question::read(generation, &question);
    let terms = || reading.terms.iter().filter(|term| !term.stop);
    // "how" and "to" are no stop words, because they tell ways of asking apart; here they do not.
    let little = generation.lexicon.information(1) * LITTLE;
    let telling = terms().filter(|term| term.information > little);
    let mut meaning: Vec<&str> = telling.map(|term| term.term.as_str()).collect();
    if meaning.is_empty() {
        meaning = terms().map(|term| term.term.as_str()).collect();
    }
    meaning.sort_unstable();
    meaning.dedup();
    let meaning = match meaning.as_slice() {
        [] => question.to_lowercase(),
        terms => terms.join(" "),
    };
    Some((meaning, question))
}
