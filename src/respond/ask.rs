//! `/ask`: the best passage for a free question, or an honest "not covered".

use std::collections::HashSet;
use std::sync::Arc;

use super::answer::{Action, Answer, Block, Effect, Outcome};
use super::commands::{self, Ask, Guides, Help, Request};
use super::find::{Asked, Hit, Reply, ask};
use super::layout::{blocks, label, passage_action, short_name, sources, unclear};
use crate::index::passage::cut;
use crate::index::{Generation, Passage};
use crate::question;
use crate::question::talk::Opens;
use crate::rank::{Features, Verdict};

/// Characters of a passage's first line where it is only one of the closest.
const FIRST_LINE: usize = 160;
/// Related headings under an answer.
const HEADINGS: usize = 3;
/// By how much less a passage may fit to say something to the same question.
const NEARLY: f32 = 1.0;
/// The fit of words, and the nearness, from which a passage is asked for in just this way.
const PLAINLY_ASKED: f32 = 0.8;
const PLAINLY_MEANT: f32 = 0.6;

/// Answers `/ask`.
pub fn respond(generation: &Generation, question: &str) -> Answer {
    // A suggestion's value is the passage's id.
    if generation.passage(question.trim()).is_some() {
        return passage(generation, question.trim());
    }
    let asked = ask(generation, question);
    if let Some(reply) = asked.reply {
        return replied(generation, reply);
    }
    if asked.verdict != Verdict::Answered && asked.reading.terms.iter().all(|term| term.stop) {
        let why = "Ask a career question in your own words, for example:".to_owned();
        let ask = |question: String| Action::new(question.clone(), Ask { question });
        let examples = commands::examples(generation).into_iter().map(ask);
        return unclear(
            "What would you like to know?",
            why,
            Vec::new(),
            examples.chain([help()]).collect(),
        );
    }
    match (asked.verdict, asked.hits.split_first()) {
        (Verdict::Answered, Some((best, rest))) => {
            let mut answer = of_hit(generation, best);
            answer.blocks.extend(asked.gap.clone().map(Block::Note));
            let read_as = read_as(generation, &asked, Some(best));
            answer.blocks.extend(read_as.map(Block::Note));
            let other = other_guide(generation, best, rest);
            answer.actions = related(generation, rest, &best.title);
            if let Some(other) = other {
                answer
                    .actions
                    .retain(|action| action.request != other.request);
                answer.actions.insert(0, other);
                answer.actions.truncate(HEADINGS);
            }
            answer.rated = Some(best.id.clone());
            answer
        }
        (Verdict::Near, _) => near(generation, question, &asked),
        _ => not_covered(generation, question, &asked),
    }
}

/// A short reply, with what says more.
fn replied(generation: &Generation, reply: Reply) -> Answer {
    let request = match reply.opens {
        Some(Opens::Help) => Request::Help(Help),
        Some(Opens::Guides) => Request::Guides(Guides),
        None => {
            return Answer {
                title: generation.library.community.name.clone(),
                blocks: vec![Block::Paragraph(reply.text.into())],
                outcome: Outcome::Unclear,
                actions: vec![help()],
                ..Answer::default()
            };
        }
    };
    let mut answer = super::respond(generation, &request);
    answer.blocks.insert(0, Block::Paragraph(reply.text.into()));
    answer
}

/// Shows one passage.
pub fn passage(generation: &Generation, id: &str) -> Answer {
    let Some(passage) = generation.passage(id) else {
        let why = "That passage is not in the guides any more. Ask for it in your own words.";
        return unclear("Not there any more", why.into(), Vec::new(), vec![help()]);
    };
    let near = ask(generation, &passage.title);
    let near: Vec<Hit> = near
        .hits
        .into_iter()
        .filter(|hit| hit.id != passage.id)
        .collect();
    Answer {
        title: passage.title.clone(),
        blocks: blocks(&passage.text),
        sources: sources(generation, [passage.guide.as_str()]),
        outcome: Outcome::Answered,
        actions: related(generation, &near, &passage.title),
        ..Answer::default()
    }
}

fn of_hit(generation: &Generation, hit: &Hit) -> Answer {
    Answer {
        title: hit.title.clone(),
        blocks: blocks(&hit.text),
        sources: sources(generation, hit.guides.iter().map(String::as_str)),
        outcome: Outcome::Answered,
        actions: Vec::new(),
        ..Answer::default()
    }
}

/// Up to three further headings, each different from the answer's and from each other.
fn related(generation: &Generation, hits: &[Hit], title: &str) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    for hit in hits {
        let Some(passage) = generation.passage(&hit.id) else {
            continue;
        };
        let action = passage_action(&passage);
        let new = passage.title != title && actions.iter().all(|known| known.label != action.label);
        if new && actions.len() < HEADINGS {
            actions.push(action);
        }
    }
    actions
}

/// What another guide says to the same question: a passage that fits it nearly as well.
fn other_guide(generation: &Generation, best: &Hit, rest: &[Hit]) -> Option<Action> {
    let mut others = rest.iter().filter(|hit| !best.guides.contains(&hit.guide));
    let other = others.find(|hit| hit.score >= best.score - NEARLY)?;
    let guide = short_name(generation.guide(&other.guide)?);
    Some(Action {
        label: label(&format!("{guide}: {}", other.title)),
        request: Request::Passage(commands::Passage {
            id: other.id.clone(),
        }),
    })
}

/// Whether a passage has anything to do with a question.
fn is_near(features: &Features) -> bool {
    const NEAR: f32 = 0.35;
    features
        .coverage
        .max(features.asked)
        .max(features.whole)
        .max(features.sentence)
        >= NEAR
}

/// Whether a passage is asked for in just its own way.
fn is_asked(features: &Features) -> bool {
    features.form >= PLAINLY_ASKED || features.asked >= PLAINLY_MEANT
}

/// What was read instead of what was typed, as far as the answer, if there is one, has it or a like
/// word.
fn read_as(generation: &Generation, asked: &Asked, answer: Option<&Hit>) -> Option<String> {
    let said = answer.map(|hit| {
        let text = format!("{}\n{}", hit.title, hit.text);
        let terms = generation.analyzer.tokens(&text).into_iter();
        terms.map(|token| token.term).collect::<HashSet<String>>()
    });
    let mattered = asked.reading.corrections.iter().filter(|one| {
        let mut terms = asked.reading.terms.iter();
        said.as_ref().is_none_or(|said| {
            terms.any(|term| {
                let is_read = one.read.split(' ').any(|word| term.surface.contains(word));
                let mut meant = term.alternatives.iter();
                is_read && meant.any(|(alike, _)| said.contains(alike))
            })
        })
    });
    let list: Vec<String> = mattered.take(4).map(|one| one.read.clone()).collect();
    (!list.is_empty()).then(|| format!("Read as: {}.", list.join(", ")))
}

fn not_covered(generation: &Generation, question: &str, asked: &Asked) -> Answer {
    let mut blocks: Vec<Block> = asked
        .reasons
        .iter()
        .cloned()
        .map(Block::Paragraph)
        .collect();
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(
            "No passage of the guides answers this question.".into(),
        ));
    }
    blocks.extend(read_as(generation, asked, None).map(Block::Note));
    let near: Vec<Hit> = asked
        .hits
        .iter()
        .filter(|hit| is_near(&hit.features))
        .cloned()
        .collect();
    let mut actions = related(generation, &near, "");
    if !actions.is_empty() {
        blocks.push(Block::Paragraph("The nearest that they have:".into()));
        blocks.push(Block::List(
            actions.iter().map(|action| action.label.clone()).collect(),
        ));
    }
    if let Some(meant) = did_you_mean(generation, asked) {
        actions.insert(0, meant);
    }
    Answer {
        title: "The guides do not cover this".into(),
        blocks,
        sources: Vec::new(),
        outcome: Outcome::NotCovered,
        actions: if actions.is_empty() {
            vec![help()]
        } else {
            actions
        },
        effects: vec![Effect::Unanswered {
            question: question.to_owned(),
        }],
        ..Answer::default()
    }
}

/// The closest passages by their titles and first lines, one press each.
fn near(generation: &Generation, question: &str, asked: &Asked) -> Answer {
    let mut actions = related(generation, &asked.hits, "");
    let mut blocks = vec![Block::Paragraph(
        "I am not sure that the guides answer this. The closest passages are:".into(),
    )];
    let passages = actions.iter().filter_map(|action| match &action.request {
        Request::Passage(commands::Passage { id }) => generation.passage(id),
        _ => None,
    });
    let passages: Vec<Arc<Passage>> = passages.collect();
    for passage in &passages {
        blocks.push(Block::Heading {
            text: passage.title.clone(),
            aside: None,
        });
        let line = passage.text.lines().next().unwrap_or_default();
        blocks.push(Block::Paragraph(cut(line, FIRST_LINE)));
    }
    if let Some(meant) = did_you_mean(generation, asked) {
        actions.insert(0, meant);
    }
    Answer {
        title: "Not sure".into(),
        blocks,
        sources: sources(
            generation,
            passages.iter().map(|passage| passage.guide.as_str()),
        ),
        outcome: Outcome::Near,
        actions,
        effects: vec![Effect::Unanswered {
            question: question.to_owned(),
        }],
        ..Answer::default()
    }
}

/// The question with a nearer word as one press, if people ask just that: any word is near to some
/// other, and "toxic" is no topic.
fn did_you_mean(generation: &Generation, asked: &Asked) -> Option<Action> {
    let question = question::guess(generation, &asked.reading)?;
    let meant = ask(generation, &question);
    let is_asked = meant
        .hits
        .first()
        .is_some_and(|best| is_asked(&best.features));
    (meant.verdict == Verdict::Answered && is_asked).then(|| Action {
        label: label(&format!("Did you mean: {question}")),
        request: Request::Ask(Ask { question }),
    })
}

fn help() -> Action {
    Action {
        label: "What can I ask?".into(),
        request: Request::Help(Help),
    }
}
