//! What can be pressed under a message: follow-ups, lists, and the row of tools.
//!
//! A message has room for five rows: one of follow-ups, up to three lists, one of tools.

use super::custom_id;
use super::decode::Presentation;
use super::escape::one_line;
use super::press::{Own, Press};
use super::row::{Button, Component, Row, Select, SelectOption, Style};
use crate::limits::{BUTTONS_IN_ROW, EMBED_AUTHOR, length};
use crate::respond::Request;
use crate::respond::answer::{Action, Answer, MAX_CHOICES, MAX_MENUS, Menu, Outcome, Pick};
use crate::respond::commands::{Ask, Unanswered};

/// Every row under an answer.
pub(super) fn rows(
    request: &Request,
    answer: &Answer,
    presentation: &Presentation,
    pages: usize,
) -> Vec<Row> {
    let menus = answer.menus.iter().take(MAX_MENUS).enumerate();
    let lists = menus.filter_map(|(at, menu)| Row::of(list(at, menu)));
    let tools = Row::of(tools(request, answer, presentation, pages));
    let rows = follow_up_row(&answer.actions).into_iter();
    rows.chain(lists).chain(tools).collect()
}

/// The row under a message that is posted as it stood.
pub(super) fn delete_row(by: u64) -> Option<Row> {
    Row::of(delete(by))
}

/// The follow-ups alone, a button each. Requests that do not fit into a custom id are left out, and
/// so are repeated ones, which Discord refuses.
pub(super) fn follow_up_row(actions: &[Action]) -> Option<Row> {
    let mut ids: Vec<String> = Vec::new();
    let mut buttons = Vec::new();
    for Action { label, request } in actions {
        let Some(id) = custom_id::encode(request) else {
            continue;
        };
        let label = one_line(label);
        if label.is_empty() || ids.contains(&id) || buttons.len() == BUTTONS_IN_ROW {
            continue;
        }
        buttons.push(button(&label, Some(id.clone())));
        ids.push(id);
    }
    Row::of(buttons.into_iter().flatten())
}

/// A list to choose from; nothing if no entry fits.
fn list(at: usize, menu: &Menu) -> Option<Component> {
    let press = match &menu.pick {
        Pick::One => Press::One { list: at },
        Pick::Any { others, page, .. } => Press::Any {
            list: at,
            others: others.clone(),
            page: *page,
        },
    };
    let mut options: Vec<SelectOption> = Vec::new();
    for (at, choice) in menu.choices.iter().take(MAX_CHOICES).enumerate() {
        let value = match &menu.pick {
            Pick::One => custom_id::encode(&choice.request),
            Pick::Any { numbers, .. } => numbers.get(at).map(u16::to_string),
        };
        let label = one_line(&choice.label);
        let is_new = |value: &String| options.iter().all(|option| option.value != *value);
        let Some(value) = value.filter(|value| !label.is_empty() && is_new(value)) else {
            continue;
        };
        let detail = choice.detail.as_deref().map(one_line).unwrap_or_default();
        let chosen = choice.chosen && menu.pick != Pick::One;
        options.push(SelectOption::new(&label, &detail, value, chosen));
    }
    let values = match menu.pick {
        Pick::One => (1, 1),
        Pick::Any { .. } => (0, options.len()),
    };
    let id = press.encode().filter(|_| !options.is_empty())?;
    let select = Select::new(&one_line(&menu.label), id, values, options);
    Some(Component::Select(select))
}

/// Pages, sharing or deleting, and whether it helped.
fn tools(
    request: &Request,
    answer: &Answer,
    presentation: &Presentation,
    pages: usize,
) -> Vec<Component> {
    let mut tools = Vec::new();
    let own = own(request);
    let page = presentation.page.min(pages.saturating_sub(1));
    if let (Some(of), true) = (&own, pages > 1) {
        let turn = |label: &str, to: Option<usize>| {
            let id = Press::Page {
                page: to.unwrap_or(pages),
                of: of.clone(),
            };
            let mut button = Button::new(label, Style::Secondary, id.encode()?);
            button.disabled = to.is_none();
            Some(button.into())
        };
        let next = Some(page + 1).filter(|next| *next < pages);
        // Two disabled buttons would share an id, but with more than one page one of them works.
        tools.extend(turn("◀ Previous", page.checked_sub(1)));
        tools.extend(turn("Next ▶", next));
    }
    if presentation.shared {
        tools.extend(delete(presentation.by));
    } else if request.spec().can_be_shared() && not_shared(answer, presentation).is_none() {
        tools.extend(share(own, presentation.member, page));
    }
    if let Some(passage) = &answer.rated {
        tools.extend(
            [("Helpful", true), ("Not helpful", false)]
                .into_iter()
                .filter_map(|(label, helpful)| {
                    let passage = passage.clone();
                    button(label, Press::Vote { passage, helpful }.encode())
                }),
        );
    }
    tools
}

/// Why an answer is for nobody but who asked, if it is not: a request that has to be mended first,
/// or a member who would be called for no answer.
pub(super) fn not_shared(answer: &Answer, presentation: &Presentation) -> Option<&'static str> {
    match (answer.outcome, presentation.member) {
        (Outcome::Unclear, _) => Some("Not posted: this is not clear yet."),
        (Outcome::Near | Outcome::NotCovered, Some(_)) => {
            Some("Not posted: there is no answer to pass on.")
        }
        (Outcome::Near | Outcome::NotCovered, None) | (Outcome::Answered, _) => None,
    }
}

/// "Share here": the request goes with it where it fits, so that it is answered afresh.
fn share(own: Option<Own>, member: Option<u64>, page: usize) -> Option<Component> {
    let as_it_stands = Press::Share {
        member,
        page: 0,
        of: None,
    };
    let afresh = own.map(|own| Press::Share {
        member,
        page,
        of: Some(own),
    });
    let id = afresh.and_then(|press| press.encode());
    button("Share here", id.or_else(|| as_it_stands.encode()))
}

fn delete(by: u64) -> Option<Component> {
    let id = Press::Delete { by }.encode()?;
    Some(Button::new("Delete", Style::Danger, id).into())
}

/// Whether the pages of an answer can be turned.
pub(super) fn can_turn(request: &Request) -> bool {
    own(request).is_some()
}

/// The message's own request as its buttons name it; nothing if it stands neither in the id nor,
/// whole, above the message, or if it does something, which turning a page must not do again.
fn own(request: &Request) -> Option<Own> {
    match request {
        Request::Ask(Ask { question }) => (1..=EMBED_AUTHOR)
            .contains(&length(&one_line(question)))
            .then_some(Own::Question),
        // The list goes on; what was settled is settled.
        Request::Unanswered(Unanswered { page, .. }) => {
            Some(Own::Request(Request::Unanswered(Unanswered {
                page: *page,
                settle: None,
            })))
        }
        request => custom_id::encode(request)
            .and_then(|id| custom_id::decode(&id))
            .filter(|back| back == request)
            .map(Own::Request),
    }
}

fn button(label: &str, id: Option<String>) -> Option<Component> {
    Some(Button::new(label, Style::Secondary, id?).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_the_list_of_questions_settles_none() {
        let request = |settle| Request::Unanswered(Unanswered { page: 1, settle });
        let own = own(&request(Some(7)));
        assert_eq!(own, Some(Own::Request(request(None))));
    }
}
