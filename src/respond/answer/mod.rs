//! What the bot replies, before anyone decides how it looks.
//!
//! An [`Answer`] is a plain value: adapters only lay it out (embeds on Discord, styled text in a
//! terminal) and never add content of their own.

mod alt;
mod figure;
mod scale;

pub use alt::MAX_ALT;
pub use figure::{Bar, Figure, Panel, Ranges, Span, Timeline};
pub use scale::Scale;

use super::Request;
use super::marks::Ticks;
use crate::index::passage::cut;
use crate::limits::{BUTTON_LABEL, BUTTONS_IN_ROW, ROWS, SELECT_OPTION, SELECT_OPTIONS};

/// A reply to a [`Request`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// Headline; plain text, never empty.
    pub title: String,
    /// The body in reading order.
    pub blocks: Vec<Block>,
    /// The guides that the body comes from, in order of first use.
    pub sources: Vec<Source>,
    /// Whether this answers, or says why not.
    pub outcome: Outcome,
    /// Offers of what to ask next, at most [`MAX_ACTIONS`], best first.
    pub actions: Vec<Action>,
    /// Lists to choose from, at most [`MAX_MENUS`].
    pub menus: Vec<Menu>,
    /// The answer's numbers as a chart, where there is more than one.
    pub figure: Option<Figure>,
    /// Id of the passage that answers a free question: people may say whether it helped.
    pub rated: Option<String>,
    /// What is to be kept once the answer has been given.
    pub effects: Vec<Effect>,
}

/// Most follow-ups that an answer offers: a Discord message has room for five rows, one is enough.
pub const MAX_ACTIONS: usize = BUTTONS_IN_ROW;

/// Most lists that an answer offers: of a message's rows one is for follow-ups, one for tools.
pub const MAX_MENUS: usize = ROWS - 2;
/// Most entries of a list.
pub const MAX_CHOICES: usize = SELECT_OPTIONS;

/// Something that can be asked next, of whatever kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer<'a> {
    /// What it is called.
    pub label: &'a str,
    /// What is asked.
    pub request: &'a Request,
    /// Its mark, where any number of a list may be chosen, and whether it is set now.
    pub mark: Option<(u16, bool)>,
}

impl Answer {
    /// An answer without a body, which its other methods give it.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// An answer that the guides do not cover what was asked, and why.
    pub fn not_covered(title: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            outcome: Outcome::NotCovered,
            ..Self::new(title).paragraph(why)
        }
    }

    /// An answer that the request itself needs mending, and why.
    pub fn unclear(title: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            outcome: Outcome::Unclear,
            ..Self::new(title).paragraph(why)
        }
    }

    /// The same with a paragraph more.
    #[must_use]
    pub fn paragraph(self, text: impl Into<String>) -> Self {
        self.blocks([Block::Paragraph(text.into())])
    }

    /// The same with a remark more.
    #[must_use]
    pub fn note(self, text: impl Into<String>) -> Self {
        self.blocks([Block::Note(text.into())])
    }

    /// The same with a list more, unless that is empty.
    #[must_use]
    pub fn list(self, items: impl IntoIterator<Item = String>) -> Self {
        let items: Vec<String> = items.into_iter().collect();
        let list = (!items.is_empty()).then_some(Block::List(items));
        self.blocks(list)
    }

    /// The same with more of a body.
    #[must_use]
    pub fn blocks(mut self, blocks: impl IntoIterator<Item = Block>) -> Self {
        self.blocks.extend(blocks);
        self
    }

    /// The same with a chart of its numbers.
    #[must_use]
    pub fn figure(mut self, figure: Option<Figure>) -> Self {
        self.figure = figure;
        self
    }

    /// The same from these guides.
    #[must_use]
    pub fn sources(mut self, sources: Vec<Source>) -> Self {
        self.sources = sources;
        self
    }

    /// The same with a follow-up more.
    #[must_use]
    pub fn action(self, label: impl AsRef<str>, request: impl Into<Request>) -> Self {
        self.actions([Action::new(label, request)])
    }

    /// The same with more follow-ups.
    #[must_use]
    pub fn actions(mut self, actions: impl IntoIterator<Item = Action>) -> Self {
        self.actions.extend(actions);
        self
    }

    /// The same with lists to choose from.
    #[must_use]
    pub fn menus(mut self, menus: impl IntoIterator<Item = Menu>) -> Self {
        self.menus.extend(menus);
        self
    }

    /// Everything that can be asked next, in the order of the numbers that a terminal gives it:
    /// the actions, then each menu's entries.
    pub fn offers(&self) -> Vec<Offer<'_>> {
        let actions = self.actions.iter().map(|action| Offer {
            label: &action.label,
            request: &action.request,
            mark: None,
        });
        let choices = self.menus.iter().flat_map(Menu::offers);
        actions.chain(choices).collect()
    }
}

impl Menu {
    /// The entries as offers.
    pub fn offers(&self) -> impl Iterator<Item = Offer<'_>> {
        let numbers = match &self.pick {
            Pick::One => &[][..],
            Pick::Any { numbers, .. } => numbers,
        };
        let choices = self.choices.iter().enumerate();
        choices.map(|(at, choice)| Offer {
            label: &choice.label,
            request: &choice.request,
            mark: numbers.get(at).map(|number| (*number, choice.chosen)),
        })
    }

    /// Everything that is marked now, inside and outside of this list; `None` where one is chosen.
    pub fn marked(&self) -> Option<Ticks> {
        let Pick::Any { others, .. } = &self.pick else {
            return None;
        };
        let mut ticks = others.clone();
        let marks = self.offers().filter_map(|offer| offer.mark);
        ticks
            .marked
            .extend(marks.filter(|(_, set)| *set).map(|(number, _)| number));
        Some(ticks)
    }
}

/// A part of an answer's body; all text is plain (no markup), adapters escape it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A heading inside the answer, with what comes beside it in small print (a date, a span).
    Heading {
        /// The heading.
        text: String,
        /// Small print beside it.
        aside: Option<String>,
    },
    /// A list, one string an item.
    List(Vec<String>),
    /// A table; every row has as many cells as the head.
    Table {
        /// Column names.
        head: Vec<String>,
        /// Rows.
        rows: Vec<Vec<String>>,
    },
    /// A remark about the answer, not from a guide (disagreement, what is missing, a correction).
    Note(String),
}

impl Block {
    /// A heading with what comes beside it in small print.
    pub fn heading(text: impl Into<String>, aside: Option<&str>) -> Self {
        Self::Heading {
            text: text.into(),
            aside: aside.map(str::to_owned),
        }
    }

    /// A table; every row has as many cells as the head.
    pub fn table<const N: usize>(
        head: [&str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Self {
        Self::Table {
            head: head.map(str::to_owned).into(),
            rows: rows.into_iter().map(Vec::from).collect(),
        }
    }
}

/// A guide as a source: how it is named under an answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// The guide's slug.
    pub guide: String,
    /// The guide's title.
    pub title: String,
    /// The publisher, or "unnamed source".
    pub publisher: String,
    /// "June 2026", or "undated".
    pub date: String,
}

/// What became of the request.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Outcome {
    /// The guides answer it.
    #[default]
    Answered,
    /// It is not sure: the closest passages, of which none may be right.
    Near,
    /// The guides do not cover it; the body says what is missing and what is there.
    NotCovered,
    /// The request itself needs mending (an unknown guide, an empty question); the body says how.
    Unclear,
}

/// A follow-up: what stands on the button or line, and the request that it makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// At most 80 characters.
    pub label: String,
    /// What is asked when it is pressed or typed.
    pub request: Request,
}

impl Action {
    /// A follow-up; a longer label is cut.
    pub fn new(label: impl AsRef<str>, request: impl Into<Request>) -> Self {
        Self {
            label: cut(label.as_ref(), BUTTON_LABEL),
            request: request.into(),
        }
    }
}

/// A list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Menu {
    /// What is chosen, at most 150 characters.
    pub label: String,
    /// The entries, 1 to [`MAX_CHOICES`].
    pub choices: Vec<Choice>,
    /// How many may be chosen.
    pub pick: Pick,
}

/// How many entries of a list may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// One: its request is asked.
    One,
    /// Any number: [`Request::SkillGap`] is asked with the marks outside of this list and the
    /// chosen numbers.
    Any {
        /// The marks outside of this list.
        others: Ticks,
        /// What each entry's mark is, in the entries' order.
        numbers: Vec<u16>,
        /// The page that the list stands on.
        page: u8,
    },
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// At most 100 characters.
    pub label: String,
    /// Small print, at most 100 characters.
    pub detail: Option<String>,
    /// Whether it is marked now; only where any number may be chosen.
    pub chosen: bool,
    /// What is asked when it is chosen; where any number may be, when this one alone is turned over.
    pub request: Request,
}

impl Choice {
    /// An entry that is not marked; a longer text is cut.
    pub fn new(label: &str, detail: Option<&str>, request: impl Into<Request>) -> Self {
        Self {
            label: cut(label, SELECT_OPTION),
            detail: detail.map(|detail| cut(detail, SELECT_OPTION)),
            chosen: false,
            request: request.into(),
        }
    }
}

/// What an answer leaves behind. `respond` only says so; who runs the bot keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// A question that the guides do not cover.
    Unanswered {
        /// The question as typed.
        question: String,
    },
    /// Somebody said whether an answer helped.
    Voted {
        /// The question as typed.
        question: String,
        /// The passage that was the answer.
        passage: String,
        /// Whether it did.
        helpful: bool,
    },
}
