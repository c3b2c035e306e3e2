//! Makes an id for every row of a table, from its key cells.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use sha2::{Digest as _, Sha256};

use super::sink::Sink;
use super::slug::{cut, slug};
use crate::knowledge::hexadecimal;

/// Length that row ids keep to unless two rows would get the same one.
const USUAL: usize = 24;
/// By how much colliding ids grow at a time.
const STEP: usize = 8;

/// What tells a row from the others.
pub(super) struct Key {
    /// The cells that always make the id.
    pub(super) always: Vec<String>,
    /// Cells that are added one by one while rows are the same without them.
    pub(super) if_needed: Vec<String>,
    /// Names of the columns, for the problem.
    pub(super) columns: &'static str,
    /// The row.
    pub(super) range: Range<usize>,
}

/// An id for every key, at most `limit` characters; `None` for a row that stands there twice.
///
/// Ids depend on the key cells only, never on the order of the rows. Ids that are the same after
/// cutting are cut later, and told apart by a checksum where even that is not enough.
pub(super) fn assign(keys: &[Key], limit: usize, sink: &mut Sink<'_>) -> Vec<Option<String>> {
    let texts = distinct_texts(keys);
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut unique = vec![true; keys.len()];
    for (row, text) in texts.iter().enumerate() {
        let Some(&other) = first.get(&text.to_lowercase()) else {
            first.insert(text.to_lowercase(), row);
            continue;
        };
        unique[row] = false;
        let line = sink.line(keys[other].range.start);
        sink.add(
            keys[row].range.clone(),
            format!("this row stands for the same as the one in line {line}"),
            format!(
                "rows differ in {}; change it, or take one of them away",
                keys[row].columns
            ),
        );
    }
    let mut stages = vec![0; keys.len()];
    loop {
        let ids: Vec<String> = texts
            .iter()
            .zip(&stages)
            .map(|(text, &stage)| id(text, limit, stage))
            .collect();
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for row in (0..keys.len()).filter(|&row| unique[row]) {
            groups.entry(&ids[row]).or_default().push(row);
        }
        let last = last_stage(limit);
        let collided: Vec<usize> = groups
            .into_values()
            .filter(|rows| rows.len() > 1)
            .flatten()
            .filter(|&row| stages[row] < last)
            .collect();
        if collided.is_empty() {
            return ids
                .into_iter()
                .zip(unique)
                .map(|(id, unique)| unique.then_some(id))
                .collect();
        }
        for row in collided {
            stages[row] += 1;
        }
    }
}

/// The key text of every row, with as many of the further cells as it takes.
fn distinct_texts(keys: &[Key]) -> Vec<String> {
    let text = |key: &Key, further: usize| {
        let further = key.if_needed.iter().take(further);
        key.always
            .iter()
            .chain(further)
            .filter(|cell| !cell.is_empty())
            .cloned()
            .collect::<Vec<_>>()
    };
    let most = keys
        .iter()
        .map(|key| key.if_needed.len())
        .max()
        .unwrap_or(0);
    let mut further = vec![0; keys.len()];
    for step in 1..=most {
        let mut count: HashMap<Vec<String>, usize> = HashMap::new();
        let texts: Vec<_> = keys
            .iter()
            .zip(&further)
            .map(|(key, &further)| {
                text(key, further)
                    .iter()
                    .map(|cell| cell.to_lowercase())
                    .collect::<Vec<_>>()
            })
            .collect();
        for text in &texts {
            *count.entry(text.clone()).or_default() += 1;
        }
        for (row, text) in texts.iter().enumerate() {
            if count[text] > 1 {
                further[row] = step;
            }
        }
    }
    keys.iter()
        .zip(further)
        .map(|(key, further)| text(key, further).join(" / "))
        .collect()
}

/// The number of the stage that adds the checksum.
fn last_stage(limit: usize) -> usize {
    limit.saturating_sub(USUAL).div_ceil(STEP) + 1
}

fn id(text: &str, limit: usize, stage: usize) -> String {
    let whole = slug(text);
    if stage < last_stage(limit) && !whole.is_empty() {
        return cut(&whole, limit.min(USUAL + stage * STEP)).to_owned();
    }
    let sum = hexadecimal(&Sha256::digest(text.to_lowercase())[..3]);
    match cut(&whole, limit.min(USUAL).saturating_sub(sum.len() + 1)) {
        "" => format!("row-{sum}"),
        head => format!("{head}-{sum}"),
    }
}
