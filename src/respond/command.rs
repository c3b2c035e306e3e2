//! What a command is: how it is asked for, and how it answers.
//!
//! Each command is one file of [`commands`](super::commands) that implements [`Command`]. Terminal,
//! Discord and `/help` know it only through its [`CommandSpec`].

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use super::answer::Answer;
use crate::index::Generation;

/// One thing that can be asked of the bot.
pub trait Command: Arguments {
    /// How it is asked for.
    const SPEC: CommandSpec;

    /// The answer: a pure function of one generation.
    fn answer(&self, generation: &Generation) -> Answer;
}

/// The values of a command as somebody gave them: nothing in them has been checked against the guides.
pub trait Arguments: Sized {
    /// Options in the order in which a value without a name is given to them.
    const OPTIONS: &[OptionSpec] = &[];

    /// The command with these values; `None` where they make no sense, which those of text options
    /// always do.
    fn read(values: &Values) -> Option<Self>;

    /// The values that [`Arguments::read`] makes the same command of.
    fn write(&self) -> Values;
}

/// Declares a command with text options that may all be left out. A line an option: its name, what is
/// suggested while somebody types it, and its description.
macro_rules! arguments {
    (
        $(#[$doc:meta])*
        pub struct $name:ident {
            $($(#[$about:meta])* $option:ident: $suggest:ident = $description:literal,)*
        }
        $(+ $flag:ident)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[$about])* pub $option: Option<String>,)*
        }

        impl $crate::respond::Arguments for $name {
            const OPTIONS: &[$crate::respond::OptionSpec] = &[
                $($crate::respond::OptionSpec::text(
                    stringify!($option),
                    $crate::respond::Suggest::$suggest,
                    $description,
                ),)*
                $($crate::respond::OptionSpec::$flag,)?
            ];

            fn read(values: &$crate::respond::Values) -> Option<Self> {
                Some(Self { $($option: values.get(stringify!($option)),)* })
            }

            fn write(&self) -> $crate::respond::Values {
                let values = $crate::respond::Values::default();
                $(let values = values.with(stringify!($option), self.$option.as_ref());)*
                values
            }
        }
    };
    ($(#[$doc:meta])* pub struct $name:ident;) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name;

        impl $crate::respond::Arguments for $name {
            fn read(_: &$crate::respond::Values) -> Option<Self> {
                Some(Self)
            }

            fn write(&self) -> $crate::respond::Values {
                $crate::respond::Values::default()
            }
        }
    };
}
pub(super) use arguments;

/// How a command is asked for.
#[derive(Debug, Clone, Copy)]
pub struct CommandSpec {
    /// Name without the slash: `^[-_a-z0-9]{1,32}$`.
    pub name: &'static str,
    /// One sentence, at most 100 characters; empty where only buttons ask for it.
    pub description: &'static str,
    /// Options in the order in which a value without a name is given to them.
    pub options: &'static [OptionSpec],
    /// Names of further values, which only buttons carry.
    pub carried: &'static [&'static str],
    /// Who may use it.
    pub audience: Audience,
    /// What people want when they use it, which is its row in `/help`: "See what the work pays". Empty
    /// where it has none.
    pub wish: &'static str,
    /// Names of options with a value, as an example beside that.
    pub example: &'static [(&'static str, &'static str)],
}

impl CommandSpec {
    /// For everyone, without options.
    pub const PLAIN: Self = Self {
        name: "",
        description: "",
        options: &[],
        carried: &[],
        audience: Audience::All,
        wish: "",
        example: &[],
    };

    /// The option with exactly this name.
    pub fn option(&self, name: &str) -> Option<&'static OptionSpec> {
        self.options.iter().find(|option| option.name == name)
    }

    /// Names of the text options in their order.
    pub fn text_options(&self) -> impl Iterator<Item = &'static str> {
        let options = self.options.iter().filter(|option| option.is_text());
        options.map(|option| option.name)
    }

    /// Names of everything that makes up the request, in the order in which buttons carry it.
    pub fn values(&self) -> impl Iterator<Item = &'static str> {
        self.text_options().chain(self.carried.iter().copied())
    }

    /// Whether the answer can be posted for everyone.
    pub fn can_be_shared(&self) -> bool {
        let mut options = self.options.iter();
        options.any(|option| option.kind == OptionKind::Flag)
    }
}

/// One option of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionSpec {
    /// Name, same rules as a command's.
    pub name: &'static str,
    /// At most 100 characters.
    pub description: &'static str,
    /// What kind of value it takes.
    pub kind: OptionKind,
    /// Whether it must be given.
    pub required: bool,
}

impl OptionSpec {
    /// Post the answer for everyone.
    pub const SHARE: Self = Self {
        name: "share",
        description: "Post the answer for everyone here instead of only for you",
        kind: OptionKind::Flag,
        required: false,
    };
    /// An option for text, which may be left out.
    pub const fn text(name: &'static str, suggest: Suggest, description: &'static str) -> Self {
        Self {
            name,
            description,
            kind: OptionKind::Text(suggest),
            required: false,
        }
    }

    /// Whether it is part of the request, and not only of how Discord shows the answer.
    pub fn is_text(&self) -> bool {
        self.suggest().is_some()
    }

    /// What is suggested while somebody types it.
    pub fn suggest(&self) -> Option<Suggest> {
        match self.kind {
            OptionKind::Text(suggest) => Some(suggest),
            OptionKind::Flag | OptionKind::Member => None,
        }
    }
}

/// What an option's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionKind {
    /// Free text, and what is suggested while typing it.
    Text(Suggest),
    /// Yes or no; presentation only (`share`), never part of a request.
    Flag,
    /// A member of the server; presentation only (`member`).
    Member,
}

/// What is suggested while somebody types a text option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suggest {
    /// Headings and questions of all guides.
    Questions,
    /// Regions with pay figures.
    Countries,
    /// Career levels.
    Levels,
    /// Guides, by slug.
    Guides,
    /// Areas of skills.
    Areas,
    /// Certifications.
    Certifications,
    /// Roles that the guides compare or describe.
    Roles,
    /// Questions of the FAQ sections.
    Faq,
}

/// Who may use a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Everyone.
    All,
    /// Who may pin messages, unless the server says otherwise.
    Pinners,
    /// Maintainers, by user id, checked in code.
    Maintainers,
}

/// The values of a command by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// Sets a value that somebody gave; a blank one counts as absent.
    pub fn set(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.0.insert(name.to_owned(), value.to_owned());
        }
    }

    /// The same with one more value, if there is one.
    #[must_use]
    pub fn with(mut self, name: &str, value: Option<impl Display>) -> Self {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value.to_string());
        }
        self
    }

    /// The value with this name, if one was given.
    pub fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).cloned()
    }

    /// The value with this name, if one was given; fails where it cannot be read.
    pub fn parse<T: FromStr>(&self, name: &str) -> Result<Option<T>, T::Err> {
        self.0.get(name).map(|value| value.parse()).transpose()
    }
}
