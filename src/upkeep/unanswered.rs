//! `/unanswered`: a page of what was asked in vain, and one question of it settled.

use super::Upkeep;
use crate::index::Generation;
use crate::respond::answer::{Action, Answer, Block, Choice, Menu, Pick};
use crate::respond::commands::Unanswered;
use crate::state::{Question, State, StateError, day};

/// Questions on a page.
const PAGE: u16 = 10;
const TITLE: &str = "Asked in vain";

impl Upkeep {
    /// The page (from 0; a page too far is the last one) of what was asked in vain, the most
    /// frequent first, of those the newest; first settles the question with the number `settle`.
    /// Only for maintainers: whoever calls this has checked that.
    pub async fn unanswered(
        &self,
        generation: &Generation,
        page: u16,
        settle: Option<i64>,
    ) -> Answer {
        let shown = async {
            let state = self.keeper.state().await?;
            show(&state, generation, page, settle).await
        };
        shown.await.unwrap_or_else(|error| {
            tracing::error!(%error, "the questions cannot be shown");
            Answer::unclear(TITLE, format!("This cannot be shown: {error}."))
        })
    }
}

async fn show(
    state: &State,
    generation: &Generation,
    page: u16,
    settle: Option<i64>,
) -> Result<Answer, StateError> {
    let mut blocks = Vec::new();
    if let Some(id) = settle {
        blocks.push(Block::Note(match state.settle(id).await? {
            Some(question) => format!(
                "Done: “{}”. It comes back when it is asked again.",
                question.question
            ),
            None => "That one was done already.".into(),
        }));
    }
    let count = state.count_questions().await?;
    let last = u16::try_from((count - 1).max(0) / i64::from(PAGE)).unwrap_or(u16::MAX);
    let page = page.min(last);
    let skip = i64::from(page) * i64::from(PAGE);
    let questions = state.questions(skip, PAGE.into()).await?;
    if questions.is_empty() {
        blocks.push(Block::Paragraph("Nothing was asked in vain.".into()));
    } else {
        let shown = match count {
            1 => "1 question".to_owned(),
            count if last == 0 => format!("{count} questions"),
            count => format!("{count} questions, page {} of {}", page + 1, last + 1),
        };
        blocks.push(Block::Paragraph(format!(
            "{shown}, the most frequent first."
        )));
        let entries = questions.iter().map(|question| entry(generation, question));
        blocks.push(Block::List(entries.collect()));
    }
    let turn = |label: &str, page| Action::new(label, Unanswered { page, settle: None });
    let back = page.checked_sub(1).map(|page| turn("Previous page", page));
    let on = (page < last).then(|| turn("Next page", page + 1));
    Ok(Answer::new(TITLE)
        .blocks(blocks)
        .actions(back.into_iter().chain(on))
        .menus(menu(&questions, page)))
}

/// `“do I need a visa” – 3 times, last on 2026-11-21`
fn entry(generation: &Generation, question: &Question) -> String {
    let mut entry = format!("“{}” – {}", question.question, times(question));
    if let Some(id) = &question.passage {
        let title = generation
            .passage(id)
            .map(|passage| format!("“{}”, ", passage.title));
        let title = title.unwrap_or_default();
        entry += &format!("; not helpful: {title}{id}");
        if question.helped > 0 {
            entry += &format!(" (did help: {})", question.helped);
        }
    }
    entry
}

fn times(question: &Question) -> String {
    let last = day(question.last);
    match question.missed {
        1 => format!("once, on {last}"),
        missed => format!("{missed} times, last on {last}"),
    }
}

fn menu(questions: &[Question], page: u16) -> Option<Menu> {
    let choices = questions.iter().map(|question| {
        let settle = Some(question.id);
        let times = times(question);
        Choice::new(
            &question.question,
            Some(&times),
            Unanswered { page, settle },
        )
    });
    let choices: Vec<Choice> = choices.collect();
    (!choices.is_empty()).then(|| Menu {
        label: "Mark one as done".into(),
        choices,
        pick: Pick::One,
    })
}
