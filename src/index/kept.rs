//! What is made for a number once and kept, as long as there is room.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// Most entries that are kept: a library of this size is kept whole.
const MOST: usize = 5_000;

/// Values by number.
pub(super) struct Kept<T>(RwLock<HashMap<usize, Arc<T>>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<T> Kept<T> {
    /// The value of a number, made if it is not there.
    pub(super) fn get(&self, number: usize, make: impl FnOnce() -> T) -> Arc<T> {
        // A panic elsewhere leaves whole entries only.
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = kept.get(&number) {
            return Arc::clone(value);
        }
        drop(kept);
        let value = Arc::new(make());
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(number, Arc::clone(&value));
        value
    }
}
