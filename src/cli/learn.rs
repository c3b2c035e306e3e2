//! The vectors of what was opened: waited for by commands that answer once, made beside a chat.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};

use crate::config::Settings;
use crate::index::{Generation, Vectors};
use crate::question::talk;

/// Most texts that a command which answers once waits for, some seconds for every thousand; larger
/// libraries are for `careerbot index`.
const WAITED_FOR: usize = 5_000;

/// The vectors of these settings.
pub(super) fn vectors(settings: &Settings) -> Vectors {
    if settings.encoder {
        Vectors::new(&settings.knowledge, &settings.data, talk::others())
    } else {
        Vectors::off()
    }
}

/// Gives a generation its vectors and makes the missing ones, if they are not too many to wait for;
/// then words alone answer, and this says how to change that.
pub(super) fn learn(settings: &Settings, generation: &Generation) {
    let vectors = vectors(settings);
    match vectors.recall(generation) {
        0 => {}
        missing if missing > WAITED_FOR => {
            eprintln!(
                "answering by words alone: {missing} texts are not encoded; careerbot index does that"
            );
        }
        _ => make(settings, generation),
    }
}

/// Makes the missing vectors beside something else, as far as that takes; nothing waits for them.
pub(super) fn learn_beside<T>(
    vectors: &Vectors,
    generation: &Generation,
    rest: impl FnOnce() -> T,
) -> T {
    let ended = AtomicBool::new(false);
    std::thread::scope(|scope| {
        if vectors.recall(generation) > 0 {
            scope.spawn(|| vectors.make(generation, |_| !ended.load(Ordering::Relaxed)));
        }
        let rest = rest();
        ended.store(true, Ordering::Relaxed);
        rest
    })
}

/// Makes every missing vector, with a bar on standard error.
pub(super) fn make(settings: &Settings, generation: &Generation) {
    let vectors = vectors(settings);
    let style = ProgressStyle::with_template("{bar:20} {pos} of {len} texts, {eta} left");
    let bar = ProgressBar::new(0)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_finish(ProgressFinish::AndClear);
    bar.enable_steady_tick(Duration::from_millis(200));
    vectors.make(generation, |progress| {
        bar.set_length(progress.missing as u64);
        bar.set_position(progress.made as u64);
        true
    });
    bar.finish_and_clear();
}
