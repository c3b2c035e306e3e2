//! What pressing a button or choosing from a list means, and the custom id that carries it.
//!
//! A button asks the next request, turns the page, shares, deletes or judges. Where the request is
//! a free question that stands above the message, the id leaves it blank and it is read back from
//! there: `v1|page|1|ask|`.

use std::collections::BTreeSet;

use super::custom_id::{VERSION, fitting, read, versioned, write};
use crate::respond::commands::{Ask, SkillGap};
use crate::respond::{Request, Ticks};

/// What a component of ours means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Ask this.
    Next(Request),
    /// Show another page of the message's own answer.
    Page {
        /// From 0.
        page: usize,
        /// What the message answers.
        of: Own,
    },
    /// Post the message's answer for everyone.
    Share {
        /// Whom it is for.
        member: Option<u64>,
        /// The page that the message shows, from 0.
        page: usize,
        /// What the message answers; without it the message is posted as it stands.
        of: Option<Own>,
    },
    /// Take a shared message away.
    Delete {
        /// Who shared it.
        by: u64,
    },
    /// Say whether the answer helped.
    Vote {
        /// The passage that was the answer.
        passage: String,
        /// Whether it did.
        helpful: bool,
    },
    /// Choose one entry of a list: its value is the request.
    One {
        /// Which list of the message, from 0.
        list: usize,
    },
    /// Mark any number of entries of a list: the values are their numbers.
    Any {
        /// Which list of the message, from 0.
        list: usize,
        /// The marks outside of the list.
        others: Ticks,
        /// The page that the list stands on.
        page: u8,
    },
}

/// The request that a message answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Own {
    /// The free question that stands above it.
    Question,
    /// Any other.
    Request(Request),
}

impl Own {
    /// The request, with the question as it was read back.
    pub fn with(self, question: Option<&str>) -> Option<Request> {
        match self {
            Self::Request(request) => Some(request),
            Self::Question => question.map(|question| {
                Request::Ask(Ask {
                    question: question.to_owned(),
                })
            }),
        }
    }

    fn write(&self) -> String {
        match self {
            Self::Question => "ask|".into(),
            Self::Request(request) => write(request),
        }
    }

    fn read(text: &str) -> Option<Self> {
        match text {
            "ask|" => Some(Self::Question),
            text => read(text).map(Self::Request),
        }
    }
}

impl Press {
    /// The custom id, if it fits.
    pub fn encode(&self) -> Option<String> {
        let text = match self {
            Self::Next(request) => write(request),
            Self::Page { page, of } => format!("page|{page}|{}", of.write()),
            Self::Share { member, page, of } => {
                let member = member.map(|id| id.to_string()).unwrap_or_default();
                // The first page is not named, so that ids from before there was any are read.
                let page = Some(page).filter(|page| **page > 0);
                let page = page.map(|page| format!("/{page}")).unwrap_or_default();
                let of = of.as_ref().map(Own::write).unwrap_or_default();
                format!("share|{member}{page}|{of}")
            }
            Self::Delete { by } => format!("delete|{by}"),
            Self::Vote { passage, helpful } => {
                format!("vote|{}|{passage}", if *helpful { "yes" } else { "no" })
            }
            Self::One { list } => format!("one|{list}"),
            Self::Any { list, others, page } => format!("any|{list}|{page}|{others}"),
        };
        fitting(format!("{VERSION}|{text}"))
    }

    /// What a custom id means; nothing if it is outdated or was not made by [`Press::encode`].
    pub fn decode(id: &str) -> Option<Self> {
        let text = versioned(id)?;
        let parts: Vec<&str> = text.splitn(3, '|').collect();
        match *parts {
            ["page", page, of] => Some(Self::Page {
                page: page.parse().ok()?,
                of: Own::read(of)?,
            }),
            ["share", member, of] => {
                let (member, page) = member.split_once('/').unwrap_or((member, "0"));
                Some(Self::Share {
                    member: optional(member, id_of_somebody)?,
                    page: page.parse().ok()?,
                    of: optional(of, Own::read)?,
                })
            }
            ["delete", by] => Some(Self::Delete {
                by: id_of_somebody(by)?,
            }),
            ["vote", vote @ ("yes" | "no"), passage] if !passage.is_empty() => Some(Self::Vote {
                passage: passage.to_owned(),
                helpful: vote == "yes",
            }),
            ["one", list] => Some(Self::One {
                list: list.parse().ok()?,
            }),
            ["any", list, rest] => {
                let (page, others) = rest.split_once('|')?;
                Some(Self::Any {
                    list: list.parse().ok()?,
                    others: others.parse().ok()?,
                    page: page.parse().ok()?,
                })
            }
            _ => read(text).map(Self::Next),
        }
    }
}

/// The request that chosen values ask for; nothing if they are none of ours.
pub fn chosen(press: &Press, values: &[String]) -> Option<Request> {
    match (press, values) {
        (Press::One { .. }, [value]) => super::custom_id::decode(value),
        (Press::Any { others, page, .. }, values) => {
            let marked: Option<BTreeSet<u16>> = values
                .iter()
                .map(|value| {
                    value
                        .parse()
                        .ok()
                        .filter(|n| *n < crate::respond::MOST_MARKS)
                })
                .collect();
            let mut ticks = others.clone();
            ticks.marked.extend(marked?);
            Some(Request::SkillGap(SkillGap {
                ticks,
                page: Some(*page),
            }))
        }
        _ => None,
    }
}

/// Nothing for a blank text; what `read` makes of any other, or failure.
fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match text {
        "" => Some(None),
        text => read(text).map(Some),
    }
}

/// An id as Discord writes it; 0 is nobody's.
fn id_of_somebody(text: &str) -> Option<u64> {
    text.parse().ok().filter(|id| *id != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::respond::commands::{Help, Roadmap};

    fn own() -> Own {
        Own::Request(Request::Roadmap(Roadmap {
            guide: Some("a|b".into()),
        }))
    }

    #[test]
    fn everything_that_can_be_pressed_comes_back() {
        let ticks: Ticks = "a1b2c3.ff".parse().unwrap_or_default();
        for press in [
            Press::Next(Request::Help(Help)),
            Press::Page {
                page: 3,
                of: Own::Question,
            },
            Press::Page { page: 0, of: own() },
            Press::Share {
                member: None,
                page: 0,
                of: None,
            },
            Press::Share {
                member: Some(7),
                page: 2,
                of: Some(Own::Question),
            },
            Press::Share {
                member: None,
                page: 1,
                of: Some(own()),
            },
            Press::Delete { by: 7 },
            Press::Vote {
                passage: "a/b/c".into(),
                helpful: false,
            },
            Press::One { list: 2 },
            Press::Any {
                list: 1,
                others: ticks,
                page: 1,
            },
        ] {
            let id = press.encode().unwrap_or_default();
            assert_eq!(Press::decode(&id), Some(press), "{id}");
        }
    }

    #[test]
    fn tampered_and_outdated_ids_mean_nothing() {
        for id in [
            "v1|page",
            "v1|page|",
            "v1|page|x|ask|",
            "v1|page|1|",
            "v1|page|-1|help",
            "v1|share",
            "v1|share|x|",
            "v1|share|0|",
            "v1|share|7/|help",
            "v1|share|7/x|help",
            "v1|share||nothing",
            "v1|delete|",
            "v1|delete|0",
            "v1|delete|1|2",
            "v1|vote|maybe|a",
            "v1|vote|yes|",
            "v1|one|",
            "v1|any|0",
            "v1|any|0|a",
            "v1|any|0|300|a.1",
            "v1|any|0|a.1",
            "v0|delete|7",
            "v1|ask|",
            "page|1|help",
        ] {
            assert_eq!(Press::decode(id), None, "{id}");
        }
    }

    #[test]
    fn chosen_values_are_read_strictly() {
        let any = Press::Any {
            list: 0,
            others: "l.1".parse().unwrap_or_default(),
            page: 2,
        };
        let values = ["4".to_owned(), "9".to_owned()];
        let expected = Request::SkillGap(SkillGap {
            ticks: "l.211".parse().unwrap_or_default(),
            page: Some(2),
        });
        assert_eq!(chosen(&any, &values), Some(expected));
        assert_eq!(chosen(&any, &["160".into()]), None);
        assert_eq!(chosen(&any, &["x".into()]), None);
        let one = Press::One { list: 0 };
        assert_eq!(chosen(&one, &["v1|help".into()]), Some(Request::Help(Help)));
        assert_eq!(chosen(&one, &[]), None);
        assert_eq!(chosen(&one, &["help".into()]), None);
    }
}
