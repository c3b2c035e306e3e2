//! A question's vector, made when it is asked; the last ones are remembered.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, LazyLock, Mutex, MutexGuard, PoisonError};

use encoder::Encoder;

use super::vector::Asked;

/// Questions that are remembered, three to thirteen kilobytes each; when there are more, all are
/// forgotten.
const REMEMBERED: usize = 512;

/// The one encoder of the program, read on first use.
pub(super) static ENCODER: LazyLock<Encoder> = LazyLock::new(Encoder::new);

static KNOWN: LazyLock<Mutex<HashMap<String, Arc<Asked>>>> = LazyLock::new(Mutex::default);

/// What a question means. This takes some milliseconds, longer for long texts; as many questions at
/// once as there are processors.
pub fn meant(text: &str) -> Arc<Asked> {
    if let Some(known) = lock(&KNOWN).get(text) {
        return Arc::clone(known);
    }
    let _place = Place::take();
    let asked = Arc::new(Asked::new(&ENCODER.encode_tokens(text)));
    let mut known = lock(&KNOWN);
    if known.len() >= REMEMBERED {
        known.clear();
    }
    known.insert(text.to_owned(), Arc::clone(&asked));
    asked
}

/// A place at the encoder, free again when it is dropped.
struct Place;

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();
static PLACES: LazyLock<usize> =
    LazyLock::new(|| std::thread::available_parallelism().map_or(1, usize::from));

impl Place {
    fn take() -> Self {
        let mut taken = lock(&TAKEN);
        while *taken >= *PLACES {
            taken = FREED.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        *taken += 1;
        Self
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *lock(&TAKEN) -= 1;
        FREED.notify_one();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
