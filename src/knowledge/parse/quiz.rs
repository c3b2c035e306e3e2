//! Reads `quiz.toml` into a [`Quiz`], or gives every [`Problem`] of the file.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::characters;
use super::nearest::{advice, nearest};
use super::sink::Sink;
use super::values::{Value, read_file};
use crate::knowledge::Problem;
use crate::knowledge::quiz::{
    Answer, Fit, LONGEST_LABEL, LONGEST_SENTENCE, MOST_ANSWERS, MOST_QUESTIONS, MOST_WEIGHT,
    Question, Quiz,
};

/// What a quiz may point to; `None` where that is not known, because its files have problems.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The roles that the vocabulary and the guides name.
    pub roles: Option<&'a [&'a str]>,
    /// The ids of the guides' passages.
    pub passages: Option<&'a [String]>,
}

/// Reads the quiz. `file` names it in problems.
///
/// As strict as [`super::parse_guide`]: all problems of the file come back at once, errors of the
/// TOML itself before all others.
pub fn parse_quiz(file: &str, text: &str, known: Known<'_>) -> Result<Quiz, Vec<Problem>> {
    let mut sink = Sink::new(file, text.strip_prefix('\u{feff}').unwrap_or(text));
    characters::check(&mut sink);
    read_file(sink, "key = \"value\"", |table, sink| Quiz {
        questions: Reader { sink, known }.questions(table),
    })
}

/// A table and where it stands.
type Place<'t> = (&'t DeTable<'t>, Range<usize>);

struct Reader<'a, 's> {
    sink: &'a mut Sink<'s>,
    known: Known<'a>,
}

impl Reader<'_, '_> {
    fn questions(&mut self, table: &DeTable<'_>) -> Vec<Question> {
        let [questions] = self.keys(table, 0..0, "the quiz", ["questions"]);
        let places = self.tables(questions, "questions", 1..=MOST_QUESTIONS);
        let mut seen = Vec::new();
        places
            .into_iter()
            .map(|(table, range)| {
                let [ask, answers] = self.keys(table, range, "a question", ["ask", "answers"]);
                let text = self.text(ask, "ask", LONGEST_SENTENCE);
                self.once(&mut seen, ask, &text, "this question stands there twice");
                Question {
                    ask: text,
                    answers: self.answers(answers),
                }
            })
            .collect()
    }

    fn answers(&mut self, value: Option<&Value<'_>>) -> Vec<Answer> {
        let mut seen = Vec::new();
        self.tables(value, "answers", 2..=MOST_ANSWERS)
            .into_iter()
            .map(|(table, range)| {
                let [label, fits] = self.keys(table, range, "an answer", ["label", "fits"]);
                let text = self.text(label, "label", LONGEST_LABEL);
                self.once(
                    &mut seen,
                    label,
                    &text,
                    "the question has this answer twice",
                );
                Answer {
                    label: text,
                    fits: self.fits(fits),
                }
            })
            .collect()
    }

    fn fits(&mut self, value: Option<&Value<'_>>) -> Vec<Fit> {
        const KEYS: [&str; 4] = ["role", "weight", "reason", "passage"];
        let mut seen = Vec::new();
        self.tables(value, "fits", 1..=usize::MAX)
            .into_iter()
            .map(|(table, range)| {
                let [role, weight, reason, passage] = self.keys(table, range, "a fit", KEYS);
                let name = self.text(role, "role", LONGEST_LABEL);
                self.once(&mut seen, role, &name, "the answer has this role twice");
                self.role(role, &name);
                let id = self.text(passage, "passage", LONGEST_SENTENCE);
                self.passage(passage, &id);
                Fit {
                    role: name,
                    weight: self.weight(weight),
                    reason: self.text(reason, "reason", LONGEST_SENTENCE),
                    passage: id,
                }
            })
            .collect()
    }

    /// The values of a table's keys, all of which must be there and no others.
    fn keys<'t, const N: usize>(
        &mut self,
        table: &'t DeTable<'t>,
        range: Range<usize>,
        of: &str,
        keys: [&'static str; N],
    ) -> [Option<&'t Value<'t>>; N] {
        let mut found = [None; N];
        // What was meant by a wrong name is not missing as well.
        let mut meant = Vec::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if let Some(at) = keys.iter().position(|known| *known == name) {
                found[at] = Some(value);
            } else {
                meant.extend(nearest(name, keys));
                self.sink.add(
                    key.span(),
                    format!("{of} has no key `{name}`"),
                    advice(name, keys, "its keys are"),
                );
            }
        }
        for (key, value) in keys.iter().zip(&found) {
            if value.is_none() && !meant.contains(key) {
                self.sink.add(
                    range.clone(),
                    format!("{of} lacks `{key}`"),
                    "add it; knowledge/README.md shows a whole question",
                );
            }
        }
        found
    }

    /// The tables of a list with as many entries as `most` allows.
    fn tables<'t>(
        &mut self,
        value: Option<&'t Value<'t>>,
        key: &str,
        most: std::ops::RangeInclusive<usize>,
    ) -> Vec<Place<'t>> {
        let Some(value) = value else {
            return Vec::new();
        };
        let DeValue::Array(entries) = value.get_ref() else {
            let help = format!("write each of them under [[{key}]], or as {{ … }} in [ ]");
            self.sink
                .add(value.span(), format!("`{key}` is not a list"), help);
            return Vec::new();
        };
        if !most.contains(&entries.len()) {
            let count = entries.len();
            let help = match *most.end() {
                usize::MAX => format!("write {} at least", most.start()),
                end => format!("write {} to {end}", most.start()),
            };
            // The first one that is too many, where there is one.
            let range = entries.get(*most.end()).map_or(value.span(), Spanned::span);
            self.sink
                .add(range, format!("`{key}` has {count} entries"), help);
        }
        let mut tables = Vec::new();
        for entry in entries {
            match entry.get_ref() {
                DeValue::Table(table) => tables.push((table, entry.span())),
                _ => self.sink.add(
                    entry.span(),
                    format!("an entry of `{key}` is not a table"),
                    "write it as { key = … }; knowledge/README.md shows a whole question",
                ),
            }
        }
        tables
    }

    /// A text with single spaces, at most `longest` characters; empty where there is a problem.
    fn text(&mut self, value: Option<&Value<'_>>, key: &str, longest: usize) -> String {
        let Some(value) = value else {
            return String::new();
        };
        self.sink.line_of(value, key, longest)
    }

    fn weight(&mut self, value: Option<&Value<'_>>) -> u8 {
        let Some(value) = value else {
            return 0;
        };
        let number = match value.get_ref() {
            DeValue::Integer(number) => u8::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let number = number.filter(|number| (1..=MOST_WEIGHT).contains(number));
        number.unwrap_or_else(|| {
            self.sink.add(
                value.span(),
                "`weight` is no number of points",
                format!("write a whole number from 1 to {MOST_WEIGHT}"),
            );
            0
        })
    }

    /// Reports a text that was there before.
    fn once(
        &mut self,
        seen: &mut Vec<String>,
        value: Option<&Value<'_>>,
        text: &str,
        message: &str,
    ) {
        let same = text.to_lowercase();
        if let Some(value) = value.filter(|_| !text.is_empty() && seen.contains(&same)) {
            let help = "change it, or take one of the two away";
            self.sink.add(value.span(), message, help);
        }
        seen.push(same);
    }

    fn role(&mut self, value: Option<&Value<'_>>, name: &str) {
        let (Some(value), Some(roles)) = (value, self.known.roles) else {
            return;
        };
        if !name.is_empty() && !roles.contains(&name) {
            self.sink.add(
                value.span(),
                format!("no guide and no vocabulary names the role `{name}`"),
                advice(name, roles.iter().copied(), "the roles are"),
            );
        }
    }

    fn passage(&mut self, value: Option<&Value<'_>>, id: &str) {
        let (Some(value), Some(passages)) = (value, self.known.passages) else {
            return;
        };
        if !id.is_empty() && !passages.iter().any(|known| known == id) {
            let meant = nearest(id, passages.iter().map(String::as_str));
            let meant = meant.map(|meant| format!("did you mean `{meant}`? "));
            self.sink.add(
                value.span(),
                format!("there is no passage `{id}`"),
                meant.unwrap_or_default() + "write guide/heading, or guide/heading/row",
            );
        }
    }
}
