//! Reads a file of questions in either form.

use std::collections::HashSet;

use super::patterns::{is_pattern_file, read_patterns};
use super::{Question, read};
use crate::knowledge::Problem;

/// Reads golden questions, or questions with patterns where the first line says whether its
/// question is answerable. `ids` are those of the passages; golden questions may name no other.
pub fn questions(
    file: &str,
    text: &str,
    ids: &HashSet<&str>,
) -> Result<Vec<Question>, Vec<Problem>> {
    if is_pattern_file(text) {
        return read_patterns(file, text);
    }
    let golden = read(file, text, ids)?;
    Ok(golden.iter().map(Question::from).collect())
}
