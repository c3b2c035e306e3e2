//! Files that change, or a signal, in; a reindex out.

use std::ffi::OsStr;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::Notify;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep, timeout};

use super::reindex::Reindexer;
use crate::knowledge::Sources;

/// How quickly changes are followed.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// How long no file may have changed before they are read: editors write in several steps.
    pub quiet: Duration,
    /// How long files may go on changing before they are read all the same.
    pub longest: Duration,
    /// How often the folder is looked at where the system tells of changes: what happened to a
    /// folder further up, or on another machine, goes untold.
    pub look: Duration,
    /// How often it is looked at where the system tells nothing.
    pub poll: Duration,
    /// Whether the system is asked to tell of changes at all.
    pub events: bool,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            quiet: Duration::from_millis(400),
            longest: Duration::from_secs(5),
            look: Duration::from_secs(30),
            poll: Duration::from_secs(5),
            events: true,
        }
    }
}

/// Reindexes whenever the knowledge folder holds something else than before; never ends.
///
/// What the system tells is only a hint to look: the files' fingerprint decides, so that a touched
/// or foreign file does nothing, and knowledge that is broken is reported once. What failed for
/// another reason is tried again at the next look.
pub async fn watch(reindexer: Arc<Reindexer>, pace: Pace) {
    let hint = Arc::new(Notify::new());
    let mut events = Events {
        wanted: pace.events,
        ..Events::default()
    };
    loop {
        // Looking comes first: something may have changed since the program read the files.
        let (looking, told) = (Arc::clone(&reindexer), Arc::clone(&hint));
        let looked = spawn_blocking(move || {
            // Another folder may lie there now, of which the system says nothing yet. What changes
            // from here on is told, what changed before is seen.
            events.listen(looking.knowledge(), told);
            let files = Sources::read(looking.knowledge()).ok();
            (events, looking.is_news(files.as_ref()))
        });
        let is_news;
        (events, is_news) = match looked.await {
            Ok(looked) => looked,
            Err(error) => {
                tracing::error!(%error, "the knowledge folder is not watched any more");
                return;
            }
        };
        if is_news {
            reindexer.reindex().await;
        }
        let next = match events.watcher {
            Some(_) => pace.look,
            None => pace.poll,
        };
        tokio::select! {
            () = hint.notified() => settle(&hint, &pace).await,
            () = sleep(next) => {}
        }
    }
}

/// Reindexes at every SIGHUP; never ends. From this call on the signal does not end the program.
/// Elsewhere than on Unix there is no such signal.
pub fn reindex_on_hangup(reindexer: Arc<Reindexer>) -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut hangup = {
        use tokio::signal::unix::{SignalKind, signal};
        signal(SignalKind::hangup())?
    };
    Ok(async move {
        #[cfg(unix)]
        while hangup.recv().await.is_some() {
            reindexer.reindex().await;
        }
        drop(reindexer);
        std::future::pending().await
    })
}

/// Waits until nothing has changed for a while.
async fn settle(hint: &Notify, pace: &Pace) {
    let latest = Instant::now() + pace.longest;
    while Instant::now() < latest && timeout(pace.quiet, hint.notified()).await.is_ok() {}
}

/// What the system tells of the knowledge folder.
#[derive(Default)]
struct Events {
    wanted: bool,
    watcher: Option<RecommendedWatcher>,
    /// Whether it was said that the system tells nothing.
    is_said: bool,
}

impl Events {
    /// Listens to the folder as it is now, instead of the one that lay there before.
    fn listen(&mut self, folder: &Path, hint: Arc<Notify>) {
        self.watcher = None;
        if !self.wanted {
            return;
        }
        match watcher(folder, hint) {
            Ok(watcher) => self.watcher = Some(watcher),
            Err(error) if !self.is_said => {
                self.is_said = true;
                tracing::warn!(
                    "changes of {} are not told by the system ({error}); looking now and then",
                    folder.display()
                );
            }
            Err(_) => {}
        }
    }
}

/// A watcher of everything in the folder and of its place in the folder above, where it may be
/// renamed, removed and made anew.
fn watcher(folder: &Path, hint: Arc<Notify>) -> notify::Result<RecommendedWatcher> {
    let folder = std::path::absolute(folder).map_err(notify::Error::io)?;
    let name = folder.file_name().map(OsStr::to_owned);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // Of a mistake nothing is known but that something happened.
        if event.map_or(true, |event| is_change(&event, name.as_deref())) {
            hint.notify_one();
        }
    })?;
    if let Some(above) = folder.parent() {
        watcher.watch(above, RecursiveMode::NonRecursive)?;
    }
    match watcher.watch(&folder, RecursiveMode::Recursive) {
        // It will be told when it is there.
        Err(error) if matches!(error.kind, notify::ErrorKind::PathNotFound) => {}
        watched => watched?,
    }
    Ok(watcher)
}

/// Whether an event may have changed what the folder of this name holds. Reading is none: we read
/// the files ourselves. Names are compared, since the system may tell of other paths than it was
/// asked for where links are on the way.
fn is_change(event: &Event, name: Option<&OsStr>) -> bool {
    let is_reading = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => true,
        _ => false,
    };
    let is_ours = |path: &PathBuf| name.is_none_or(|name| path.iter().any(|part| part == name));
    !is_reading && (event.paths.is_empty() || event.paths.iter().any(is_ours))
}
