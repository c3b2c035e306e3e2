//! Reads `community.toml` into a [`Community`], or gives every [`Problem`] of the file.

use super::characters;
use super::nearest::advice;
use super::sink::Sink;
use super::values::{Value, read_file};
use crate::knowledge::community::{Community, LONGEST_LINE, LONGEST_LINK, MOST_EXAMPLES};
use crate::knowledge::{Problem, Signs, currency};

const KEYS: [&str; 6] = [
    "name",
    "default_role",
    "examples",
    "currencies",
    "privacy",
    "terms",
];
/// Longest sign of a currency.
const LONGEST_SIGN: usize = 8;

/// Reads what a community says of itself. `file` names it in problems, of which all come back at
/// once; `roles` are those of the guides, `None` where that is not known.
pub fn parse_community(
    file: &str,
    text: &str,
    roles: Option<&[&str]>,
) -> Result<Community, Vec<Problem>> {
    let mut sink = Sink::new(file, text.strip_prefix('\u{feff}').unwrap_or(text));
    characters::check(&mut sink);
    read_file(sink, "key = \"value\"", |table, sink| {
        let mut found = Community::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "name" => found.name = sink.line_of(value, "name", LONGEST_LINE),
                "default_role" => found.default_role = role(sink, value, roles),
                "examples" => found.examples = examples(sink, value),
                "currencies" => found.currencies = currencies(sink, value),
                "privacy" => found.privacy = link(sink, value, "privacy"),
                "terms" => found.terms = link(sink, value, "terms"),
                name => sink.unknown(key.span(), name, &KEYS),
            }
        }
        found
    })
}

fn role(sink: &mut Sink<'_>, value: &Value<'_>, roles: Option<&[&str]>) -> Option<String> {
    let role = sink.line_of(value, "default_role", LONGEST_LINE);
    if let Some(roles) = roles.filter(|roles| !role.is_empty() && !roles.contains(&role.as_str())) {
        sink.add(
            value.span(),
            format!("no guide is about the role `{role}`"),
            advice(&role, roles.iter().copied(), "the guides' roles are"),
        );
    }
    Some(role)
}

fn examples(sink: &mut Sink<'_>, value: &Value<'_>) -> Vec<String> {
    let entries = sink.entries(value, "[\"How do I start?\"]");
    if let Some(more) = entries.get(MOST_EXAMPLES) {
        let message = format!("`examples` has {} entries", entries.len());
        sink.add(
            more.span(),
            message,
            format!("write {MOST_EXAMPLES} at most"),
        );
    }
    let line = |entry: &Value<'_>| match entry.get_ref().is_str() {
        true => sink.line_of(entry, "examples", LONGEST_LINE),
        false => sink.any_text(entry),
    };
    entries.iter().map(line).collect()
}

/// The signs of a table such as `{ "Fr." = "CHF" }`.
fn currencies(sink: &mut Sink<'_>, value: &Value<'_>) -> Signs {
    let mut signs = Signs::new();
    let example = "write currencies = { \"Fr.\" = \"CHF\" }";
    for (sign, code) in sink.table(value, example).into_iter().flatten() {
        let name = sign.get_ref().to_lowercase();
        let is_part = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-–,".contains(c);
        if name.is_empty() || name.chars().count() > LONGEST_SIGN || name.contains(is_part) {
            let help =
                format!("write at most {LONGEST_SIGN} letters or signs; no figures, no spaces");
            sink.add(sign.span(), "this is no sign of a currency", help);
        }
        let written = sink.line_of(code, sign.get_ref(), LONGEST_SIGN);
        match currency::coded(&written) {
            Some(currency) => drop(signs.insert(name, currency)),
            None if written.is_empty() => {}
            None => sink.add(
                code.span(),
                "this is no currency's code",
                "write its three letters of ISO 4217, such as \"CHF\"",
            ),
        }
    }
    signs
}

fn link(sink: &mut Sink<'_>, value: &Value<'_>, key: &str) -> Option<String> {
    let link = sink.line_of(value, key, LONGEST_LINK);
    let host = link.strip_prefix("https://").unwrap_or_default();
    let is_link = host.starts_with(char::is_alphanumeric) && !host.contains([' ', '<', '>', '"']);
    if !link.is_empty() && !is_link {
        let message = format!("`{key}` is no link that starts with https://");
        let help = format!("write {key} = \"https://…\"");
        sink.add(value.span(), message, help);
    }
    Some(link)
}
