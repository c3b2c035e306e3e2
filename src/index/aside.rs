//! A folder beside others, where something is made until it is whole.
//!
//! Whoever makes something holds a lock for as long. The system gives the lock of a killed process
//! free, so what it left behind is told apart from what is still being made.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

const PREFIX: &str = ".building-";
const LOCK: &str = "lock";
const CONTENT: &str = "content";
/// How often a folder is made before giving up, when it is swept away before it is locked.
const ATTEMPTS: usize = 10;
/// After how long a folder counts as left behind where the file system knows no locks.
const STALE: Duration = Duration::from_secs(600);

/// A folder of our own, removed when this is dropped.
pub(super) struct Aside {
    content: PathBuf,
    // Dropped in this order: a lock that is held may keep its folder from being removed.
    _lock: File,
    _folder: TempDir,
}

impl Aside {
    /// A new, empty folder in `parent`.
    pub(super) fn new(parent: &Path) -> io::Result<Self> {
        for _ in 0..ATTEMPTS {
            let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent)?;
            let lock = match File::create(folder.path().join(LOCK)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                lock => lock?,
            };
            // Waits at most for a sweep that was faster. Without locks the folder's age protects it.
            let _ = lock.lock();
            let content = folder.path().join(CONTENT);
            match fs::create_dir(&content) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                made => made?,
            }
            return Ok(Self {
                content,
                _lock: lock,
                _folder: folder,
            });
        }
        Err(io::Error::other("what is made there is removed at once"))
    }

    /// The folder to make something in; it may be renamed away when it is whole.
    pub(super) fn path(&self) -> &Path {
        &self.content
    }

    /// Removes the folders in `parent` whose makers are gone. Failing to is harmless: the next
    /// sweep tries again.
    pub(super) fn sweep(parent: &Path) {
        let Ok(entries) = fs::read_dir(parent) else {
            return;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with(PREFIX) && path.is_dir() {
                sweep_one(&path);
            }
        }
    }
}

fn sweep_one(folder: &Path) {
    // Made where it is missing: a maker that has not got so far must wait for us, or see us wait.
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(LOCK));
    let Ok(lock) = lock else {
        return;
    };
    let is_left = match lock.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => fs::metadata(folder)
            .and_then(|data| data.modified())
            .is_ok_and(|made| made.elapsed().is_ok_and(|age| age > STALE)),
    };
    if is_left {
        let _ = fs::remove_dir_all(folder);
    }
}
