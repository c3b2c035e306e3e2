//! The text of `vocabulary.toml` in, a [`Vocabulary`] or every [`Problem`] of the file out.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::front_matter::report_syntax;
use super::nearest::advice;
use super::sink::Sink;
use crate::knowledge::Problem;
use crate::knowledge::vocabulary::{Names, Vocabulary};

const SEE: &str = "knowledge/README.md has the tables of vocabulary.toml and an example of each";

/// Reads the vocabulary. `file` names it in problems, of which all come back at once; errors of the
/// TOML itself before all others.
pub fn parse_vocabulary(file: &str, text: &str) -> Result<Vocabulary, Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut sink = Sink::new(file, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        report_syntax(&errors, 0, "\"name\" = [\"word\", \"word\"]", &mut sink);
        return Err(sink.finish());
    }
    let mut reader = Reader { sink };
    let vocabulary = reader.vocabulary(table.get_ref());
    let problems = reader.sink.finish();
    if problems.is_empty() {
        Ok(vocabulary)
    } else {
        Err(problems)
    }
}

type Value<'t> = Spanned<DeValue<'t>>;

struct Reader<'a> {
    sink: Sink<'a>,
}

impl Reader<'_> {
    fn vocabulary(&mut self, table: &DeTable<'_>) -> Vocabulary {
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
        let mut found = Vocabulary::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "stop" => found.stop = self.list(value),
                "keep" => found.keep = self.list(value),
                "terms" => found.terms = self.names(value),
                "capitals" => found.capitals = self.names(value),
                "places" => found.places = self.names(value),
                "cities" => found.cities = self.names(value),
                "currencies" => found.currencies = self.names(value),
                "levels" => found.levels = self.names(value),
                "roles" => found.roles = self.names(value),
                "certifications" => found.certifications = self.names(value),
                "alike" => found.alike = self.names(value),
                "related" => found.related = self.names(value),
                "outside" => found.outside = self.names(value),
                // Read by earlier versions; a vocabulary that still has them goes on working.
                "itself" | "beyond" => {}
                name => self.unknown(key.span(), name, &KEYS),
            }
        }
        found
    }

    /// A table of names, each with the list of its words.
    fn names(&mut self, value: &Value<'_>) -> Names {
        let table = self.table(value).into_iter().flatten();
        table
            .map(|(name, words)| (name.get_ref().to_string(), self.list(words)))
            .collect()
    }

    fn table<'t>(&mut self, value: &'t Value<'_>) -> Option<&'t DeTable<'t>> {
        if let DeValue::Table(table) = value.get_ref() {
            return Some(table);
        }
        self.sink.add(value.span(), "a table is expected here", SEE);
        None
    }

    fn list(&mut self, value: &Value<'_>) -> Vec<String> {
        if let DeValue::Array(entries) = value.get_ref() {
            return entries.iter().map(|entry| self.text(entry)).collect();
        }
        let help = "write it in square brackets, such as \"kubernetes\" = [\"k8s\"]";
        self.sink.add(value.span(), "a list is expected here", help);
        Vec::new()
    }

    fn text(&mut self, value: &Value<'_>) -> String {
        if let DeValue::String(text) = value.get_ref() {
            return text.to_string();
        }
        let help = "write it in double quotes";
        self.sink.add(value.span(), "a text is expected here", help);
        String::new()
    }

    fn unknown(&mut self, range: Range<usize>, name: &str, known: &[&str]) {
        let help = advice(name, known.iter().copied(), "there are");
        self.sink.add(range, format!("there is no `{name}`"), help);
    }
}
