//! The text of `vocabulary.toml` in, a [`Vocabulary`] or every [`Problem`] of the file out.

use toml::de::DeTable;

use super::sink::Sink;
use super::values::{Value, read_file};
use crate::knowledge::Problem;
use crate::knowledge::vocabulary::{Names, Vocabulary};

const SEE: &str = "knowledge/README.md has the tables of vocabulary.toml and an example of each";
const KEYS: [&str; 13] = [
    "stop",
    "keep",
    "terms",
    "capitals",
    "places",
    "cities",
    "currencies",
    "levels",
    "roles",
    "certifications",
    "alike",
    "related",
    "outside",
];

/// Reads the vocabulary. `file` names it in problems, of which all come back at once; errors of the
/// TOML itself before all others.
pub fn parse_vocabulary(file: &str, text: &str) -> Result<Vocabulary, Vec<Problem>> {
    let sink = Sink::new(file, text.strip_prefix('\u{feff}').unwrap_or(text));
    read_file(sink, "\"name\" = [\"word\", \"word\"]", vocabulary)
}

fn vocabulary(table: &DeTable<'_>, sink: &mut Sink<'_>) -> Vocabulary {
    let mut found = Vocabulary::default();
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "stop" => found.stop = list(sink, value),
            "keep" => found.keep = list(sink, value),
            "terms" => found.terms = names(sink, value),
            "capitals" => found.capitals = names(sink, value),
            "places" => found.places = names(sink, value),
            "cities" => found.cities = names(sink, value),
            "currencies" => found.currencies = names(sink, value),
            "levels" => found.levels = names(sink, value),
            "roles" => found.roles = names(sink, value),
            "certifications" => found.certifications = names(sink, value),
            "alike" => found.alike = names(sink, value),
            "related" => found.related = names(sink, value),
            "outside" => found.outside = names(sink, value),
            // Read by earlier versions; a vocabulary that still has them goes on working.
            "itself" | "beyond" => {}
            name => sink.unknown(key.span(), name, &KEYS),
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
