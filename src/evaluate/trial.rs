//! A library and questions in, something to measure out.

use super::Question;
use crate::index::{Generation, IndexError};
use crate::knowledge::Library;

/// Questions to ask of a library.
#[derive(Debug, Clone)]
pub struct Case {
    /// What tells it from other cases; empty where it is the only one.
    pub name: String,
    /// What is answered from.
    pub library: Library,
    /// What is asked.
    pub questions: Vec<Question>,
}

impl Case {
    /// The library, indexed in memory.
    pub fn generation(&self) -> Result<Generation, IndexError> {
        Generation::in_memory(self.library.clone(), String::new())
    }
}
