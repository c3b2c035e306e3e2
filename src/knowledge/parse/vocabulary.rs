//! The text of `vocabulary.toml` in, a [`Vocabulary`] or every [`Problem`] of the file out.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::front_matter::report_syntax;
use super::nearest::advice;
use super::sink::Sink;
use crate::knowledge::Problem;
use crate::knowledge::vocabulary::{Beyond, Itself, Names, Vocabulary};

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
        const KEYS: [&str; 15] = [
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
            "itself",
            "beyond",
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
                "itself" => found.itself = self.itself(value),
                "beyond" => found.beyond = self.beyond(value),
                name => self.unknown(key.span(), name, &KEYS),
            }
        }
        found
    }

    fn itself(&mut self, value: &Value<'_>) -> Itself {
        let mut itself = Itself::default();
        for (key, value) in self.table(value).into_iter().flatten() {
            match key.get_ref().as_ref() {
                "bot" => itself.bot = self.list(value),
                "guides" => itself.guides = self.list(value),
                name => self.unknown(key.span(), name, &["bot", "guides"]),
            }
        }
        itself
    }

    fn beyond(&mut self, value: &Value<'_>) -> Vec<Beyond> {
        let DeValue::Array(entries) = value.get_ref() else {
            let help = "write each of them under [[beyond]]";
            self.sink.add(value.span(), "a list is expected here", help);
            return Vec::new();
        };
        entries.iter().map(|entry| self.subject(entry)).collect()
    }

    /// One subject beyond the guides, which has all three keys.
    fn subject(&mut self, entry: &Value<'_>) -> Beyond {
        const KEYS: [&str; 3] = ["what", "one", "other"];
        let mut beyond = Beyond::default();
        let Some(table) = self.table(entry) else {
            return beyond;
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "what" => beyond.what = self.text(value),
                "one" => beyond.one = self.list(value),
                "other" => beyond.other = self.list(value),
                name => self.unknown(key.span(), name, &KEYS),
            }
        }
        for key in KEYS.into_iter().filter(|key| !table.contains_key(*key)) {
            self.sink
                .add(entry.span(), format!("`{key}` is missing"), SEE);
        }
        beyond
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
