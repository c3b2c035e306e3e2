//! A stand-in for Discord's channels: it keeps messages and pins, notes every call, and fails or
//! falls silent where a test wants it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use careerbot::respond::answer::Answer;
use careerbot::state::now;
use careerbot::upkeep::{PublishError, Publisher, Publishing};

/// Channels with messages of ours.
#[derive(Default)]
pub struct Channels(Mutex<Inside>);

#[derive(Default)]
struct Inside {
    messages: BTreeMap<(u64, u64), Message>,
    nonces: BTreeMap<String, u64>,
    calls: Vec<String>,
    failures: Vec<(&'static str, PublishError)>,
    silences: Vec<(&'static str, Silence)>,
    archived: BTreeSet<u64>,
    last: u64,
}

/// A message of ours.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub text: String,
    pub is_pinned: bool,
    pub at: i64,
}

/// Where a call never comes back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Silence {
    /// Before anything was done.
    Before,
    /// After it was done.
    After,
}

impl Channels {
    /// The next call with this name fails.
    pub fn fail(&self, call: &'static str, error: PublishError) {
        self.0.lock().unwrap().failures.push((call, error));
    }

    /// The next call with this name never comes back.
    pub fn silence(&self, call: &'static str, silence: Silence) {
        self.0.lock().unwrap().silences.push((call, silence));
    }

    pub fn archive(&self, channel: u64) {
        self.0.lock().unwrap().archived.insert(channel);
    }

    /// Somebody removes every message of a channel.
    pub fn empty(&self, channel: u64) {
        let mut inside = self.0.lock().unwrap();
        inside.messages.retain(|(of, _), _| *of != channel);
    }

    /// The messages of a channel, oldest first.
    pub fn of(&self, channel: u64) -> Vec<Message> {
        let inside = self.0.lock().unwrap();
        let of = inside.messages.iter().filter(|((of, _), _)| *of == channel);
        of.map(|(_, message)| message.clone()).collect()
    }

    /// The calls since this was last asked.
    pub fn calls(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap().calls)
    }

    fn act<T: Send + 'static>(
        &self,
        call: &'static str,
        channel: u64,
        act: impl FnOnce(&mut Inside) -> Result<T, PublishError>,
    ) -> Publishing<'static, T> {
        let mut inside = self.0.lock().unwrap();
        inside.calls.push(format!("{call} {channel}"));
        let silence = inside.silences.iter().position(|(of, _)| *of == call);
        let silence = silence.map(|at| inside.silences.remove(at).1);
        let failure = inside.failures.iter().position(|(of, _)| *of == call);
        let failure = failure.map(|at| inside.failures.remove(at).1);
        let is_archived = inside.archived.contains(&channel) && call != "reopen";
        let outcome = match failure {
            _ if silence == Some(Silence::Before) => Err(PublishError::Other("silence".into())),
            Some(error) => Err(error),
            None if is_archived && call != "posted_since" => Err(PublishError::ThreadArchived),
            None => act(&mut inside),
        };
        drop(inside);
        Box::pin(async move {
            if silence.is_some() {
                std::future::pending::<()>().await;
            }
            outcome
        })
    }
}

impl Publisher for Channels {
    fn post<'a>(&'a self, channel: u64, answer: &'a Answer, nonce: &'a str) -> Publishing<'a, u64> {
        assert!((1..=25).contains(&nonce.len()), "{nonce}");
        self.act("post", channel, |inside| {
            if let Some(message) = inside.nonces.get(nonce) {
                return Ok(*message);
            }
            inside.last += 1;
            let message = Message {
                text: super::shown(answer),
                is_pinned: false,
                at: now(),
            };
            inside.messages.insert((channel, inside.last), message);
            inside.nonces.insert(nonce.to_owned(), inside.last);
            Ok(inside.last)
        })
    }

    fn edit<'a>(&'a self, channel: u64, message: u64, answer: &'a Answer) -> Publishing<'a, ()> {
        let text = super::shown(answer);
        self.act("edit", channel, |inside| {
            let message = inside.messages.get_mut(&(channel, message));
            message.ok_or(PublishError::MessageGone)?.text = text;
            Ok(())
        })
    }

    fn pin(&self, channel: u64, message: u64) -> Publishing<'_, ()> {
        self.act("pin", channel, |inside| {
            let message = inside.messages.get_mut(&(channel, message));
            message.ok_or(PublishError::MessageGone)?.is_pinned = true;
            Ok(())
        })
    }

    fn delete(&self, channel: u64, message: u64) -> Publishing<'_, ()> {
        self.act("delete", channel, |inside| {
            let message = inside.messages.remove(&(channel, message));
            message.map(|_| ()).ok_or(PublishError::MessageGone)
        })
    }

    fn posted_since(&self, channel: u64, since: i64) -> Publishing<'_, Vec<u64>> {
        self.act("posted_since", channel, |inside| {
            let of = inside.messages.iter();
            let of = of.filter(|((of, _), message)| *of == channel && message.at >= since);
            Ok(of.map(|((_, id), _)| *id).collect())
        })
    }

    fn reopen(&self, channel: u64) -> Publishing<'_, ()> {
        self.act("reopen", channel, |inside| {
            inside.archived.remove(&channel);
            Ok(())
        })
    }
}
