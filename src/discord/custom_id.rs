//! A follow-up's request in, a button's custom id out, and back.
//!
//! The id holds all that the button means, so that it works after a restart and on another
//! replica: `v1|salary|India|Senior|` is a version, a verb and the values of the command's text
//! options in the table's order, blank where there is none. What comes back was sent by anyone:
//! values are as untrusted as typed ones, and who may ask is looked at when it is answered.

use super::limits::{CUSTOM_ID, length};
use crate::request::{Audience, CommandSpec, OptionKind, Request, Values, command};

/// Changes when an id of before would be misread.
pub(super) const VERSION: &str = "v1";
/// Verbs of [`Request::Passage`] and [`Request::Guide`], which are no commands.
const PASSAGE: &str = "passage";
const GUIDE: &str = "guide";
/// Verbs whose values are no options of their command.
const QUIZ: &str = "career-quiz";
const SKILL_GAP: &str = "skill-gap";
const UNANSWERED: &str = "unanswered";
const STATEFUL: [&str; 5] = [PASSAGE, GUIDE, QUIZ, SKILL_GAP, UNANSWERED];

/// The custom id of a button that asks a request, if it fits.
pub fn encode(request: &Request) -> Option<String> {
    fitting(format!("{VERSION}|{}", write(request)))
}

/// The request of a custom id; `None` if it is outdated or was not made by [`encode`].
pub fn decode(id: &str) -> Option<Request> {
    read(versioned(id)?)
}

/// An id, if it is short enough.
pub(super) fn fitting(id: String) -> Option<String> {
    (length(&id) <= CUSTOM_ID).then_some(id)
}

/// What follows the version in an id of ours.
pub(super) fn versioned(id: &str) -> Option<&str> {
    let (version, rest) = id.split_once('|')?;
    (length(id) <= CUSTOM_ID && version == VERSION).then_some(rest)
}

/// A request as a verb and its values, divided by `|`.
pub(super) fn write(request: &Request) -> String {
    let (verb, values) = parts(request);
    let mut text = verb.to_owned();
    for value in values {
        text.push('|');
        text.push_str(
            &value
                .unwrap_or_default()
                .replace('%', "%25")
                .replace('|', "%7C"),
        );
    }
    text
}

/// The request that [`write`] was given; nothing for anything else.
pub(super) fn read(text: &str) -> Option<Request> {
    let mut parts = text.split('|');
    let verb = parts.next()?;
    let values: Vec<String> = parts
        .map(|value| value.replace("%7C", "|").replace("%25", "%"))
        .collect();
    if STATEFUL.contains(&verb) {
        return stateful(verb, &values);
    }
    let spec = command(verb).filter(|spec| spec.name == verb && spec.audience == Audience::All)?;
    let names = text_options(spec);
    if names.len() != values.len() {
        return None;
    }
    let mut given = Values::default();
    for (name, value) in names.iter().zip(&values) {
        given.set(name, value);
    }
    let complete = spec
        .options
        .iter()
        .all(|option| !option.required || given.get(option.name).is_some());
    complete.then(|| (spec.build)(&given))
}

fn text_options(spec: &CommandSpec) -> Vec<&'static str> {
    let is_text = |kind| matches!(kind, OptionKind::Text(_));
    spec.options
        .iter()
        .filter(|option| is_text(option.kind))
        .map(|option| option.name)
        .collect()
}

/// The verb and the values of the command's text options, in the table's order.
fn parts(request: &Request) -> (&'static str, Vec<Option<String>>) {
    match request.clone() {
        Request::Ask { question } => ("ask", vec![Some(question)]),
        Request::Salary {
            country,
            level,
            guide,
        } => ("salary", vec![country, level, guide]),
        Request::Skills { area, guide } => ("skills", vec![area, guide]),
        Request::Certifications { name } => ("certifications", vec![name]),
        Request::Compare { role } => ("compare", vec![role]),
        Request::Roadmap { guide } => ("roadmap", vec![guide]),
        Request::Levels { guide } => ("levels", vec![guide]),
        Request::Faq { question } => ("faq", vec![question]),
        Request::Quiz { chosen } => (QUIZ, vec![Some(chosen.to_string())]),
        Request::SkillGap { ticks, page } => (
            SKILL_GAP,
            vec![Some(ticks.to_string()), page.map(|page| page.to_string())],
        ),
        Request::Guides => ("guides", vec![]),
        Request::Guide { guide } => (GUIDE, vec![Some(guide)]),
        Request::Help => ("help", vec![]),
        Request::PinRoadmap { guide } => ("pin-roadmap", vec![guide]),
        Request::Reindex => ("reindex", vec![]),
        Request::Unanswered { page, settle } => (
            UNANSWERED,
            vec![
                Some(page.to_string()),
                settle.map(|entry| entry.to_string()),
            ],
        ),
        Request::Passage { id } => (PASSAGE, vec![Some(id)]),
    }
}

/// Requests whose values are no options of a command; nothing if the values make no sense.
fn stateful(verb: &str, values: &[String]) -> Option<Request> {
    let page_of = |text: &str| match text {
        "" => Some(None),
        text => text.parse().ok().map(Some),
    };
    match (verb, values) {
        (PASSAGE, [id]) if !id.is_empty() => Some(Request::Passage { id: id.clone() }),
        (GUIDE, [guide]) if !guide.is_empty() => Some(Request::Guide {
            guide: guide.clone(),
        }),
        (QUIZ, [chosen]) => chosen.parse().ok().map(|chosen| Request::Quiz { chosen }),
        (SKILL_GAP, [ticks, page]) => Some(Request::SkillGap {
            ticks: ticks.parse().ok()?,
            page: page_of(page)?,
        }),
        (UNANSWERED, [page, settle]) => Some(Request::Unanswered {
            page: page.parse().ok()?,
            settle: match settle.as_str() {
                "" => None,
                entry => Some(entry.parse().ok()?),
            },
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::COMMANDS;

    #[test]
    fn every_command_comes_back() {
        for spec in COMMANDS
            .iter()
            .filter(|spec| spec.audience == Audience::All)
        {
            let mut values = Values::default();
            for name in text_options(spec) {
                values.set(name, &format!("a|b%7C {name}"));
            }
            let request = (spec.build)(&values);
            let id = encode(&request).unwrap_or_default();
            assert_eq!(decode(&id), Some(request), "{id}");
        }
    }

    #[test]
    fn a_guide_comes_back() {
        let request = Request::Guide {
            guide: "careersteps".into(),
        };
        assert_eq!(encode(&request).as_deref(), Some("v1|guide|careersteps"));
        assert_eq!(decode("v1|guide|careersteps"), Some(request));
        assert_eq!(decode("v1|guide|"), None);
    }

    #[test]
    fn what_is_absent_stays_absent() {
        let request = Request::Salary {
            country: None,
            level: Some("Senior".into()),
            guide: None,
        };
        assert_eq!(encode(&request).as_deref(), Some("v1|salary||Senior|"));
        assert_eq!(decode("v1|salary||Senior|"), Some(request));
    }

    #[test]
    fn a_question_that_does_not_fit_has_no_id() {
        let ask = |length| {
            encode(&Request::Ask {
                question: "é".repeat(length),
            })
        };
        assert!(ask(93).is_some());
        assert!(ask(94).is_none());
    }

    #[test]
    fn tampered_and_outdated_ids_mean_nothing() {
        for id in [
            "",
            "v1",
            "v0|help",
            "v2|help",
            "v1|",
            "v1|help|x",
            "v1|HELP",
            "v1|salary|a",
            "v1|ask|",
            "v1|ask| ",
            "v1|passage",
            "v1|passage|",
            "v1|passage|a|b",
            "v1|reindex",
            "help",
            "|||",
        ] {
            assert_eq!(decode(id), None, "{id}");
        }
        assert_eq!(decode(&format!("v1|ask|{}", "a".repeat(94))), None);
    }
}
