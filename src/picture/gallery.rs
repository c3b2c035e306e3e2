//! Keeps the pictures of figures, so that each is drawn once.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::{Picture, draw};
use crate::respond::answer::Figure;

/// Pictures that are kept by default.
const KEPT: usize = 64;

/// The pictures that were asked for last, the latest at the end. A figure that could not be drawn
/// is kept as well, so that it is logged once.
type Kept = VecDeque<(Figure, Option<Arc<Picture>>)>;

/// Pictures by their figures, for many threads: a figure is drawn once while it is among the last
/// that were asked for.
#[derive(Debug)]
pub struct Gallery {
    kept: Mutex<Kept>,
    most: usize,
}

impl Default for Gallery {
    /// Keeps 64 pictures, a few megabytes at most.
    fn default() -> Self {
        Self::keeping(KEPT)
    }
}

impl Gallery {
    /// Keeps so many pictures.
    pub fn keeping(most: usize) -> Self {
        Self {
            kept: Mutex::default(),
            most,
        }
    }

    /// The picture of a figure. Nothing where it cannot be drawn: the answer goes without, and the
    /// log says why. A new figure takes some milliseconds of computing.
    pub fn get(&self, figure: &Figure) -> Option<Arc<Picture>> {
        if let Some(picture) = self.find(figure) {
            return picture;
        }
        // Drawn without holding the others up; whoever is first is kept.
        let drawn = match draw(figure) {
            Ok(picture) => Some(Arc::new(picture)),
            Err(error) => {
                tracing::error!(%error, title = %figure.title(), "no picture for a figure");
                None
            }
        };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, picture)) = kept.iter().find(|(known, _)| known == figure) {
            return picture.clone();
        }
        kept.push_back((figure.clone(), drawn.clone()));
        if kept.len() > self.most {
            kept.pop_front();
        }
        drawn
    }

    /// What is kept of a figure, which becomes the latest.
    fn find(&self, figure: &Figure) -> Option<Option<Arc<Picture>>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|(known, _)| known == figure)?;
        let latest = kept.remove(at)?;
        let picture = latest.1.clone();
        kept.push_back(latest);
        Some(picture)
    }
}
