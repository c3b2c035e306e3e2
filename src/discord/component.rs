//! What a pressed button or a chosen entry asks of us, with the message that carries it.
//!
//! The message is ours and comes from Discord: what stands in it was written by this program, though
//! perhaps by another version of it.

use serenity::model::application::{
    ActionRowComponent, ButtonKind, ComponentInteraction, ComponentInteractionDataKind,
};
use serenity::model::channel::{Message, MessageFlags};
use serenity::model::permissions::Permissions;

use super::decode::{Inbound, Presentation, Unclear};
use super::encode;
use super::message::{Author, Embed, Footer};
use super::press::{Own, Press, chosen};
use crate::respond::Request;
use crate::respond::commands::{CareerQuiz, SkillGap};

/// A button or a list; nothing if it is none of ours.
pub(super) fn pressed(interaction: &ComponentInteraction) -> Option<Inbound> {
    let message = &*interaction.message;
    let press = Press::decode(&interaction.data.custom_id)?;
    let presentation = Presentation {
        by: interaction.user.id.get(),
        ..Presentation::default()
    };
    let values = match &interaction.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.as_slice(),
        _ => &[],
    };
    Some(match press {
        Press::One { .. } | Press::Any { .. } => {
            next(chosen(&press, values)?, presentation, message)
        }
        Press::Next(request) => next(request, presentation, message),
        Press::Page { page, of } => Inbound::Ask {
            request: of.with(question(message))?,
            presentation: Presentation {
                page,
                in_place: is_private(message),
                again: true,
                ..presentation
            },
        },
        Press::Share { member, page, of } => {
            let presentation = Presentation {
                shared: true,
                member,
                page,
                again: true,
                ..presentation
            };
            match of {
                Some(of) => Inbound::Ask {
                    request: shareable(of)?.with(question(message))?,
                    presentation,
                },
                None => Inbound::Repost {
                    embed: embed(message)?,
                    presentation,
                },
            }
        }
        Press::Delete { by } => {
            let member = interaction.member.as_ref();
            let may_manage = member
                .and_then(|member| member.permissions)
                .is_some_and(|may| {
                    may.intersects(Permissions::MANAGE_MESSAGES | Permissions::ADMINISTRATOR)
                });
            // An id alone could stand on any message.
            let shared_by = encode::shared_by(by);
            message.content.lines().find(|line| *line == shared_by)?;
            if by == interaction.user.id.get() || may_manage {
                Inbound::Delete {
                    message: message.id.get(),
                }
            } else {
                Inbound::Unclear(Unclear::NotYours)
            }
        }
        Press::Vote { passage, helpful } => Inbound::Vote {
            question: question(message)?.to_owned(),
            passage,
            helpful,
            message: message.id.get(),
        },
    })
}

/// The next request. A step of the same thing takes the place of the message; anything else is
/// asked beside it, so that the answer which led there stays.
fn next(request: Request, presentation: Presentation, message: &Message) -> Inbound {
    let is_step = is_private(message)
        && offered(message)
            .iter()
            .any(|other| are_steps(&request, other));
    Inbound::Ask {
        request,
        presentation: Presentation {
            in_place: is_step,
            ..presentation
        },
    }
}

/// Whether a message that offers `other` is a step on the way on which `request` is the next: one
/// that merely offers to begin names no quiz and no list.
fn are_steps(request: &Request, other: &Request) -> bool {
    match (request, other) {
        (Request::CareerQuiz(_), Request::CareerQuiz(CareerQuiz { chosen })) => {
            !chosen.quiz.is_empty()
        }
        (Request::SkillGap(_), Request::SkillGap(SkillGap { ticks, .. })) => !ticks.list.is_empty(),
        (Request::Unanswered(_), Request::Unanswered(_)) => true,
        _ => false,
    }
}

/// What the buttons and lists of a message ask.
fn offered(message: &Message) -> Vec<Request> {
    let rows = message.components.iter();
    let components = rows.flat_map(|row| row.components.iter());
    let ids = components.flat_map(|component| match component {
        ActionRowComponent::Button(button) => match &button.data {
            ButtonKind::NonLink { custom_id, .. } => vec![custom_id.as_str()],
            _ => Vec::new(),
        },
        ActionRowComponent::SelectMenu(list) => {
            let values = list.options.iter().map(|option| option.value.as_str());
            list.custom_id
                .as_deref()
                .into_iter()
                .chain(values)
                .collect()
        }
        _ => Vec::new(),
    });
    let request = |id| match Press::decode(id)? {
        Press::Next(request) => Some(request),
        press @ Press::Any { .. } => chosen(&press, &[]),
        _ => None,
    };
    ids.filter_map(request).collect()
}

/// What may be posted for everyone: an id from outside does not widen it.
fn shareable(of: Own) -> Option<Own> {
    match &of {
        Own::Request(request) if !request.spec().can_be_shared() => None,
        _ => Some(of),
    }
}

fn is_private(message: &Message) -> bool {
    message
        .flags
        .is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
}

/// The free question that stands above a message of ours.
fn question(message: &Message) -> Option<&str> {
    let author = message.embeds.first()?.author.as_ref()?;
    Some(author.name.as_str()).filter(|question| !question.trim().is_empty())
}

/// The text of a message of ours, to be posted again.
fn embed(message: &Message) -> Option<Embed> {
    let embed = message.embeds.first()?;
    let author = embed.author.as_ref();
    let footer = embed.footer.as_ref();
    Some(Embed {
        color: embed.colour.map(|colour| colour.0),
        title: embed.title.clone(),
        description: embed.description.clone(),
        author: author.map(|author| Author {
            name: author.name.clone(),
        }),
        footer: footer.map(|footer| Footer {
            text: footer.text.clone(),
        }),
    })
}
