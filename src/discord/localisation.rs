//! Names and descriptions of the commands in other languages: the texts of `localisation/` as the
//! maps that Discord registers.
//!
//! Discord shows them to whoever uses it in that language. What comes back in an interaction are
//! always the names of the registry, so nothing else knows of these.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// Discord's locales that there are texts for, with their file.
const FILES: [(&str, &str); 6] = [
    ("de", include_str!("localisation/de.toml")),
    ("es-419", include_str!("localisation/es.toml")),
    ("es-ES", include_str!("localisation/es.toml")),
    ("fr", include_str!("localisation/fr.toml")),
    ("hi", include_str!("localisation/hi.toml")),
    ("pt-BR", include_str!("localisation/pt-BR.toml")),
];

#[expect(
    clippy::expect_used,
    reason = "the files are part of the program, and every test of the commands reads them"
)]
static LOCALES: LazyLock<Vec<(&str, Locale)>> = LazyLock::new(|| {
    let read = |text| toml::from_str(text).expect("a file of texts");
    FILES.map(|(locale, text)| (locale, read(text))).into()
});

/// The texts of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Locale {
    /// Name of the message command.
    message: String,
    /// Options that mean the same in every command, by name.
    options: BTreeMap<String, Texts>,
    /// Commands, by name.
    commands: BTreeMap<String, Command>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Command {
    name: String,
    description: String,
    /// The command's own options, by name.
    #[serde(default)]
    options: BTreeMap<String, Texts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    name: String,
    description: String,
}

/// The names and descriptions of a command or an option, by locale.
#[derive(Debug, Default, Serialize)]
pub(super) struct Localised {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    name_localizations: BTreeMap<&'static str, &'static str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    description_localizations: BTreeMap<&'static str, &'static str>,
}

/// The names of the message command.
pub(super) fn of_message_command() -> Localised {
    localised(|locale| Some((&locale.message, None)))
}

/// The names and descriptions of a command.
pub(super) fn of_command(command: &str) -> Localised {
    localised(|locale| {
        let texts = locale.commands.get(command)?;
        Some((&texts.name, Some(&texts.description)))
    })
}

/// The names and descriptions of an option: its command's own, or those of every option of this name.
pub(super) fn of_option(command: &str, option: &str) -> Localised {
    localised(|locale| {
        let own = |command: &'static Command| command.options.get(option);
        let texts = locale.commands.get(command).and_then(own);
        let texts = texts.or_else(|| locale.options.get(option))?;
        Some((&texts.name, Some(&texts.description)))
    })
}

/// The name and description of each locale that has them.
fn localised(
    texts: impl Fn(&'static Locale) -> Option<(&'static String, Option<&'static String>)>,
) -> Localised {
    let mut found = Localised::default();
    for (locale, all) in LOCALES.iter() {
        let Some((name, description)) = texts(all) else {
            continue;
        };
        found.name_localizations.insert(locale, name);
        if let Some(description) = description {
            found.description_localizations.insert(locale, description);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;
    use unicode_normalization::{char::is_combining_mark, is_nfc};

    use super::*;
    use crate::discord::application_commands;
    use crate::discord::commands::MESSAGE_COMMAND;
    use crate::limits::{COMMAND_DESCRIPTION, COMMAND_NAME, length};
    use crate::respond::{COMMANDS, command};

    fn options(command: &Value) -> &[Value] {
        command["options"].as_array().map_or(&[], Vec::as_slice)
    }

    /// Names of a command or option by locale.
    fn names(json: &Value) -> Vec<(&str, &str)> {
        let names = json["name_localizations"].as_object().into_iter().flatten();
        names
            .filter_map(|(locale, name)| Some((locale.as_str(), name.as_str()?)))
            .collect()
    }

    /// Whether every locale's names of these are distinct.
    fn distinct<'a>(all: impl Iterator<Item = &'a Value>) -> bool {
        let mut seen = BTreeSet::new();
        all.flat_map(names).all(|name| seen.insert(name))
    }

    #[test]
    fn every_command_and_option_has_texts_in_every_language() {
        let complete = |json: &Value, key: &str| {
            let given = json[key]
                .as_object()
                .map(|texts| texts.keys().cloned().collect());
            let wanted: Vec<String> = FILES.map(|(locale, _)| locale.to_owned()).into();
            assert_eq!(given, Some(wanted), "{key} of {}", json["name"]);
        };
        for command in application_commands() {
            complete(&command, "name_localizations");
            if command["name"] == MESSAGE_COMMAND {
                continue;
            }
            complete(&command, "description_localizations");
            for option in options(&command) {
                complete(option, "name_localizations");
                complete(option, "description_localizations");
            }
        }
    }

    #[test]
    fn every_text_is_one_that_discord_takes() {
        let fits = |locale: &str, name: &str, description: &str| {
            let place = format!("{locale}: {name}: {description}");
            // Letters and digits of any script; the marks of Devanagari, but no others.
            let known = |c: char| match c {
                '-' | '_' | '\'' | '\u{900}'..='\u{950}' | '\u{955}'..='\u{963}' => true,
                c => c.is_alphanumeric() && !is_combining_mark(c),
            };
            assert!((1..=COMMAND_NAME).contains(&length(name)), "{place}");
            assert!(name.chars().all(known), "{place}");
            assert_eq!(name.to_lowercase(), name, "{place}");
            assert!(
                (1..=COMMAND_DESCRIPTION).contains(&length(description)),
                "{place}"
            );
            assert_eq!(description.trim(), description, "{place}");
            assert!(is_nfc(name) && is_nfc(description), "{place}");
        };
        for (locale, all) in LOCALES.iter() {
            assert!(
                (1..=COMMAND_NAME).contains(&length(&all.message)),
                "{locale}"
            );
            let own = all
                .commands
                .values()
                .flat_map(|command| command.options.values());
            for option in all.options.values().chain(own) {
                fits(locale, &option.name, &option.description);
            }
            for command in all.commands.values() {
                fits(locale, &command.name, &command.description);
            }
        }
    }

    #[test]
    fn names_are_told_apart_in_every_language() {
        for json in application_commands() {
            assert!(distinct(options(&json).iter()), "{json:#}");
        }
        for (locale, all) in LOCALES.iter() {
            let names: BTreeSet<&str> = all.commands.values().map(|c| c.name.as_str()).collect();
            assert_eq!(names.len(), all.commands.len(), "{locale}: {names:?}");
        }
    }

    #[test]
    fn no_text_belongs_to_nothing() {
        let has = |name: &str, option: &String| {
            let spec = command(name);
            spec.is_some_and(|spec| spec.option(option).is_some())
        };
        for (locale, all) in LOCALES.iter() {
            for (name, texts) in &all.commands {
                assert!(
                    command(name).is_some(),
                    "{locale}: there is no command {name}"
                );
                for option in texts.options.keys() {
                    assert!(
                        has(name, option),
                        "{locale}: /{name} has no option {option}"
                    );
                }
            }
            for option in all.options.keys() {
                let used = COMMANDS.iter().any(|spec| has(spec.name, option));
                assert!(used, "{locale}: no command has an option {option}");
            }
        }
    }
}
