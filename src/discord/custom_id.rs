//! How a button carries the request that it asks.
//!
//! The id holds all that the button means, so that it works after a restart and on another
//! replica: `v1|salary|India|Senior|` is a version, a verb and the command's values in the order of
//! its [`CommandSpec`], blank where there is none. What comes back was sent by anyone:
//! values are as untrusted as typed ones, and who may ask is looked at when it is answered.

use crate::limits::{CUSTOM_ID, length};
use crate::respond::commands::spec;
use crate::respond::{Audience, CommandSpec, Request, Values};

/// Changes when an id of before would be misread.
pub(super) const VERSION: &str = "v1";

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
    let (spec, values) = (request.spec(), request.write());
    let mut text = spec.name.to_owned();
    for name in spec.values() {
        let value = values.get(name).unwrap_or_default();
        text.push('|');
        text.push_str(&value.replace('%', "%25").replace('|', "%7C"));
    }
    text
}

/// The request that [`write`] was given; nothing for anything else.
pub(super) fn read(text: &str) -> Option<Request> {
    let (verb, rest) = text
        .split_once('|')
        .map_or((text, None), |(v, r)| (v, Some(r)));
    let spec = spec(verb).filter(|spec| is_offered(spec))?;
    let names: Vec<&str> = spec.values().collect();
    let given: Vec<&str> = rest.into_iter().flat_map(|rest| rest.split('|')).collect();
    if names.len() != given.len() {
        return None;
    }
    let mut values = Values::default();
    for (name, value) in names.into_iter().zip(given) {
        values.set(name, &value.replace("%7C", "|").replace("%25", "%"));
    }
    let mut options = spec.options.iter();
    let is_whole = options.all(|option| !option.required || values.get(option.name).is_some());
    is_whole.then(|| Request::read(verb, &values))?
}

/// Whether buttons ask for it: what is not for everyone only where its buttons carry more than
/// anybody can type.
fn is_offered(spec: &CommandSpec) -> bool {
    spec.audience == Audience::All || !spec.carried.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::respond::COMMANDS;
    use crate::respond::commands::{Ask, Guide, Salary};

    #[test]
    fn every_command_comes_back() {
        for spec in COMMANDS
            .iter()
            .filter(|spec| spec.audience == Audience::All)
        {
            let mut values = Values::default();
            for name in spec.text_options() {
                values.set(name, &format!("a|b%7C {name}"));
            }
            let request = Request::read(spec.name, &values);
            let id = request.as_ref().and_then(encode).unwrap_or_default();
            assert_eq!(decode(&id), request, "{id}");
        }
    }

    #[test]
    fn a_guide_comes_back() {
        let request = Request::Guide(Guide {
            guide: "careersteps".into(),
        });
        assert_eq!(encode(&request).as_deref(), Some("v1|guide|careersteps"));
        assert_eq!(decode("v1|guide|careersteps"), Some(request));
        assert_eq!(decode("v1|guide|"), None);
    }

    #[test]
    fn what_is_absent_stays_absent() {
        let request = Request::Salary(Salary {
            country: None,
            level: Some("Senior".into()),
            guide: None,
        });
        assert_eq!(encode(&request).as_deref(), Some("v1|salary||Senior|"));
        assert_eq!(decode("v1|salary||Senior|"), Some(request));
    }

    #[test]
    fn a_question_that_does_not_fit_has_no_id() {
        let ask = |length| {
            encode(&Request::Ask(Ask {
                question: "é".repeat(length),
            }))
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
