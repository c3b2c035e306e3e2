//! Puts a new generation of the knowledge folder in the place of the old one: read, checked, built
//! aside, then swapped. Where any of it fails, the old one stays.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use arc_swap::{ArcSwap, ArcSwapOption};
use tokio::sync::{Mutex, watch};
use tokio::task::{JoinError, spawn_blocking};

use super::outcome::{Outcome, Questions, Swapped};
use crate::evaluate::{Changes, GoldenChanges, read_any};
use crate::index::{Generation, OpenError, Store, Vectors};
use crate::knowledge::folder::QUESTIONS;
use crate::knowledge::{FolderError, Sources};

/// How a generation is built from files.
pub type Build = dyn Fn(&Sources) -> Result<Generation, OpenError> + Send + Sync;

/// Brings the generation that is answered from up to date, one run at a time.
pub struct Reindexer {
    knowledge: PathBuf,
    current: Arc<ArcSwap<Generation>>,
    build: Box<Build>,
    /// How many requests there were.
    asked: AtomicU64,
    /// The last run; held while one is under way.
    last: Mutex<Option<Run>>,
    /// The fingerprint of the files that the last run read; none where it failed for another
    /// reason than their content.
    seen: ArcSwapOption<String>,
    /// The last run that swapped, and when it was over.
    followed: ArcSwapOption<(Arc<Swapped>, Instant)>,
    swaps: watch::Sender<u64>,
}

/// A run that is over.
struct Run {
    /// How many requests there were when it began to read: it answers all of these.
    answers: u64,
    outcome: Arc<Outcome>,
}

/// A run that has swapped; the golden questions are still to be asked.
struct Swap {
    swapped: Swapped,
    old: Arc<Generation>,
    new: Arc<Generation>,
    questions: Option<Vec<u8>>,
}

impl Reindexer {
    /// Reads this folder, keeps generations in this store, and swaps what `current` holds.
    /// A generation comes with its vectors where few of them have to be made.
    pub fn new(
        knowledge: PathBuf,
        store: Store,
        vectors: Vectors,
        current: Arc<ArcSwap<Generation>>,
    ) -> Arc<Self> {
        let build = move |sources: &Sources| {
            let generation = store.update(sources)?;
            vectors.refresh(&generation);
            Ok(generation)
        };
        Self::with(knowledge, current, Box::new(build))
    }

    /// The same with another way of building.
    pub fn with(
        knowledge: PathBuf,
        current: Arc<ArcSwap<Generation>>,
        build: Box<Build>,
    ) -> Arc<Self> {
        let seen = current.load().fingerprint.clone();
        Arc::new(Self {
            knowledge,
            current,
            build,
            seen: ArcSwapOption::from_pointee(seen),
            followed: ArcSwapOption::empty(),
            asked: AtomicU64::new(0),
            last: Mutex::new(None),
            swaps: watch::Sender::new(0),
        })
    }

    /// How often another generation was put in place; for whoever has to follow.
    pub fn swaps(&self) -> watch::Receiver<u64> {
        self.swaps.subscribe()
    }

    /// The folder that is read.
    pub(super) fn knowledge(&self) -> &PathBuf {
        &self.knowledge
    }

    /// Whether a run would find other files than the last one did; none are those of a folder that
    /// cannot be read.
    pub(super) fn is_news(&self, files: Option<&Sources>) -> bool {
        let fingerprint = files.map(Store::fingerprint);
        self.seen.load().as_deref() != fingerprint.as_ref()
    }

    /// Reindexes, and says what became of it. The files are read after this was called: while a run
    /// is under way, all who ask wait for it and share the next one. It goes on when nobody waits
    /// for it any more.
    pub async fn reindex(self: &Arc<Self>) -> Arc<Outcome> {
        let ours = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let this = Arc::clone(self);
        match tokio::spawn(async move { this.turn(ours).await }).await {
            Ok(outcome) => outcome,
            Err(error) => Arc::new(Outcome::Failed(fault("reindexing", error))),
        }
    }

    /// Waits for its turn and runs, unless a run has answered meanwhile.
    async fn turn(self: Arc<Self>, ours: u64) -> Arc<Outcome> {
        let mut last = self.last.lock().await;
        if let Some(run) = last.as_ref().filter(|run| run.answers >= ours) {
            return Arc::clone(&run.outcome);
        }
        let answers = self.asked.load(Ordering::SeqCst);
        let outcome = Arc::new(Arc::clone(&self).run().await);
        outcome.log();
        *last = Some(Run {
            answers,
            outcome: Arc::clone(&outcome),
        });
        outcome
    }

    async fn run(self: Arc<Self>) -> Outcome {
        // What panics in there has swapped nothing: that is the last thing that is done.
        let this = Arc::clone(&self);
        let Swap {
            mut swapped,
            old,
            new,
            questions,
        } = match spawn_blocking(move || this.swap()).await {
            Ok(Ok(swap)) => swap,
            Ok(Err(outcome)) => return outcome,
            Err(error) => return Outcome::Failed(fault("building the index", error)),
        };
        if let Some(bytes) = questions {
            let compared = spawn_blocking(move || compare(&old, &new, &bytes)).await;
            swapped.questions = compared
                .unwrap_or_else(|error| Questions::Failed(fault("the golden questions", error)));
        }
        let swapped = Arc::new(swapped);
        let followed = (Arc::clone(&swapped), Instant::now());
        self.followed.store(Some(Arc::new(followed)));
        Outcome::Swapped(swapped)
    }

    /// Everything up to the swap; what became of it where there is none.
    fn swap(&self) -> Result<Swap, Outcome> {
        let start = Instant::now();
        self.seen.store(None);
        let sources = match Sources::read(&self.knowledge) {
            Ok(sources) => sources,
            Err(error) => return Err(Outcome::Failed(unreadable(&error))),
        };
        let fingerprint = Store::fingerprint(&sources);
        if fingerprint == self.current.load().fingerprint {
            self.seen.store(Some(Arc::new(fingerprint)));
            let followed = self.followed.load_full();
            let last = followed.map(|last| (Arc::clone(&last.0), last.1.elapsed()));
            let took = start.elapsed();
            return Err(Outcome::Unchanged { took, last });
        }
        let new = match (self.build)(&sources) {
            Ok(generation) => Arc::new(generation),
            Err(OpenError::Broken(problems)) => {
                self.seen.store(Some(Arc::new(fingerprint)));
                return Err(Outcome::Broken(problems));
            }
            Err(error) => return Err(Outcome::Failed(error.to_string())),
        };
        self.seen.store(Some(Arc::new(fingerprint)));
        let old = self.current.load_full();
        let changes = Changes::between(old.passages(), new.passages());
        self.current.store(Arc::clone(&new));
        self.swaps.send_modify(|count| *count += 1);
        Ok(Swap {
            swapped: Swapped {
                guides: new.library.guides.len(),
                passages: new.count(),
                changes,
                took: start.elapsed(),
                questions: Questions::Compared(GoldenChanges::default()),
            },
            old,
            new,
            questions: sources.file(QUESTIONS).map(<[u8]>::to_vec),
        })
    }
}

fn compare(old: &Generation, new: &Generation, questions: &[u8]) -> Questions {
    match read_any(QUESTIONS, &String::from_utf8_lossy(questions)) {
        Ok(golden) => match GoldenChanges::between(old, new, &golden) {
            Ok(changes) => Questions::Compared(changes),
            Err(error) => {
                Questions::Failed(format!("the golden questions were not asked: {error}"))
            }
        },
        Err(problems) => Questions::Broken(problems),
    }
}

/// The running bot cannot be given another folder: only what is wrong with this one counts.
fn unreadable(error: &FolderError) -> String {
    match error {
        FolderError::Missing(folder) => format!("no knowledge folder at {}", folder.display()),
        FolderError::Empty(folder) => format!("no guide (*.md) in {}", folder.display()),
        FolderError::Unreadable(folder, error) => {
            format!("cannot read {}: {error}", folder.display())
        }
    }
}

/// A mistake of ours, in a sentence; who reads it is a maintainer.
fn fault(what: &str, error: JoinError) -> String {
    format!("{what} failed by a mistake of the program: {error}")
}
