//! Reads `vocabulary.toml` into a [`Vocabulary`], or gives every [`Problem`] of the file.

use toml::de::{DeTable, DeValue};

use super::sink::Sink;
use super::values::{Value, read_file};
use crate::knowledge::Problem;
use crate::knowledge::vocabulary::{Names, Vocabulary};

const SEE: &str = "knowledge/README.md has the tables of vocabulary.toml and an example of each";
/// Where a table of names is kept.
type Kept = fn(&mut Vocabulary) -> &mut Names;

/// The tables of names.
const TABLES: [(&str, Kept); 11] = [
    ("terms", |found| &mut found.terms),
    ("capitals", |found| &mut found.capitals),
    ("places", |found| &mut found.places),
    ("cities", |found| &mut found.cities),
    ("currencies", |found| &mut found.currencies),
    ("levels", |found| &mut found.levels),
    ("roles", |found| &mut found.roles),
    ("certifications", |found| &mut found.certifications),
    ("alike", |found| &mut found.alike),
    ("related", |found| &mut found.related),
    ("outside", |found| &mut found.outside),
];

/// What may lie outside: answers differ by it.
const KINDS: [&str; 5] = ["country", "city", "currency", "role", "certification"];

/// Reads the vocabulary. `file` names it in problems, of which all come back at once; errors of the
/// TOML itself before all others.
pub fn parse_vocabulary(file: &str, text: &str) -> Result<Vocabulary, Vec<Problem>> {
    let sink = Sink::new(file, text.strip_prefix('\u{feff}').unwrap_or(text));
    read_file(sink, "\"name\" = [\"word\", \"word\"]", vocabulary)
}

fn vocabulary(table: &DeTable<'_>, sink: &mut Sink<'_>) -> Vocabulary {
    let mut found = Vocabulary::default();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        match (name, TABLES.iter().find(|(known, _)| *known == name)) {
            ("stop", _) => found.stop = list(sink, value),
            ("keep", _) => found.keep = list(sink, value),
            (_, Some((_, table))) => *table(&mut found) = names(sink, value),
            // Read by earlier versions; a vocabulary that still has them goes on working.
            ("itself" | "beyond", _) => {}
            _ => {
                let tables = TABLES.iter().map(|(name, _)| *name);
                let known: Vec<&str> = ["stop", "keep"].into_iter().chain(tables).collect();
                sink.unknown(key.span(), name, &known);
            }
        }
        if name == "outside"
            && let DeValue::Table(kinds) = value.get_ref()
        {
            let others = kinds
                .keys()
                .filter(|kind| !KINDS.contains(&kind.get_ref().as_ref()));
            others.for_each(|kind| sink.unknown(kind.span(), kind.get_ref(), &KINDS));
        }
    }
    found
}

/// A table of names, each with the list of its words.
fn names(sink: &mut Sink<'_>, value: &Value<'_>) -> Names {
    let table = sink.table(value, SEE).into_iter().flatten();
    table
        .map(|(name, words)| (name.get_ref().to_string(), list(sink, words)))
        .collect()
}

fn list(sink: &mut Sink<'_>, value: &Value<'_>) -> Vec<String> {
    let entries = sink.entries(value, "\"kubernetes\" = [\"k8s\"]");
    entries.iter().map(|entry| sink.any_text(entry)).collect()
}
