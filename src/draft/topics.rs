//! Makes the sections of a guide, with their classes, of blocks.

use super::blocks::{Block, Table};
use super::{guess, steps, table};
use crate::knowledge::class::Class;

/// Questions in a row from which on they are an FAQ.
const QUESTIONS: usize = 3;
/// Steps in a row from which on they are a roadmap.
const STEPS: usize = 2;

/// The deepest heading that there is.
const DEEPEST: usize = 6;

/// A `##` section.
#[derive(Debug, Clone, Default)]
pub(super) struct Topic {
    pub(super) title: String,
    pub(super) class: Option<Class>,
    pub(super) own: Vec<Block>,
    /// The table that the class is for.
    pub(super) table: Option<Table>,
    pub(super) parts: Vec<Part>,
}

/// A `###` part, a question or a step.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    pub(super) title: String,
    /// The time that a step takes.
    pub(super) time: Option<String>,
    pub(super) blocks: Vec<Block>,
}

impl Part {
    pub(super) fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            ..Self::default()
        }
    }
}

/// The page's own title, where it is a heading, and its sections.
pub(super) fn read(mut blocks: Vec<Block>) -> (Option<String>, Vec<Topic>) {
    for block in &mut blocks {
        // A term that asks is a question wherever it stands; others are in an FAQ only.
        if let Block::Term(text) = block
            && guess::is_question(text)
        {
            *block = Block::Heading(DEEPEST, std::mem::take(text));
        }
    }
    let title = take_title(&mut blocks);
    let topics = outline(blocks);
    let topics = merge(topics, STEPS, "The way", |topic| {
        steps::is_step(&topic.title)
    });
    let topics = merge(topics, QUESTIONS, "Questions", |topic| {
        guess::is_question(&topic.title)
    });
    (title, topics.into_iter().flat_map(shape).collect())
}

/// Takes the heading of the first level out where it is the page's title.
fn take_title(blocks: &mut Vec<Block>) -> Option<String> {
    let level = |block: &Block| match block {
        Block::Heading(level, _) => Some(*level),
        _ => None,
    };
    let first = blocks.iter().find_map(level)?;
    let ones = blocks
        .iter()
        .filter(|block| level(block) == Some(1))
        .count();
    if first != 1 && ones != 1 {
        return None;
    }
    let at = blocks.iter().position(|block| level(block) == Some(1))?;
    match blocks.remove(at) {
        Block::Heading(_, title) => Some(title),
        _ => None,
    }
}

/// Blocks under their headings: the highest level in use are sections, all deeper ones parts.
fn outline(blocks: Vec<Block>) -> Vec<Topic> {
    let highest = blocks.iter().filter_map(|block| match block {
        Block::Heading(level, _) => Some(*level),
        _ => None,
    });
    let highest = highest.min();
    let mut topics: Vec<Topic> = Vec::new();
    if highest.is_none() && !blocks.is_empty() {
        let mark = "the page has no headings; part its text into sections";
        topics.push(overview());
        topics[0].own.push(Block::Mark(mark.to_owned()));
    }
    // What stands under a heading that is no part of the text goes with it.
    let mut beside = None;
    for block in blocks {
        match block {
            Block::Heading(level, title) => {
                if beside.is_some_and(|beside| level > beside) {
                    continue;
                }
                beside = guess::is_beside(&title).then_some(level);
                match topics.last_mut() {
                    _ if beside.is_some() => {}
                    Some(topic) if Some(level) != highest => topic.parts.push(Part::new(&title)),
                    _ => topics.push(Topic {
                        title,
                        ..Topic::default()
                    }),
                }
            }
            _ if beside.is_some() => {}
            block => {
                if topics.is_empty() {
                    topics.push(overview());
                }
                if let Some(topic) = topics.last_mut() {
                    match topic.parts.last_mut() {
                        Some(part) => part.blocks.push(block),
                        None => topic.own.push(block),
                    }
                }
            }
        }
    }
    topics
}

fn overview() -> Topic {
    Topic {
        title: "Overview".to_owned(),
        ..Topic::default()
    }
}

/// Makes sections in a row that are all alike, and have no parts, the parts of one.
fn merge(
    topics: Vec<Topic>,
    least: usize,
    title: &str,
    is_alike: impl Fn(&Topic) -> bool,
) -> Vec<Topic> {
    let is_one = |topic: &Topic| topic.parts.is_empty() && is_alike(topic);
    let mut out = Vec::new();
    let mut rest = topics.as_slice();
    while let Some(first) = rest.first() {
        let run = rest.iter().take_while(|topic| is_one(topic)).count();
        if run < least {
            out.push(first.clone());
            rest = &rest[1..];
            continue;
        }
        let part = |topic: &Topic| Part {
            title: topic.title.clone(),
            time: None,
            blocks: topic.own.clone(),
        };
        out.push(Topic {
            title: title.to_owned(),
            parts: rest[..run].iter().map(part).collect(),
            ..Topic::default()
        });
        rest = &rest[run..];
    }
    out
}

/// A section in its class; tables of classes in parts become sections of their own.
fn shape(mut topic: Topic) -> Vec<Topic> {
    let asks = |part: &Part| guess::is_question(&part.title);
    let is_faq = guess::is_faq(&topic.title);
    if is_faq {
        part_questions(&mut topic);
    }
    if (is_faq && !topic.parts.is_empty())
        || (topic.parts.len() >= QUESTIONS && topic.parts.iter().all(asks))
    {
        topic.class = Some(Class::Faq);
        return vec![in_words(topic)];
    }
    if steps::are_steps(&topic.parts) {
        topic.class = Some(Class::Roadmap);
        topic.parts = topic.parts.into_iter().map(steps::step).collect();
        return vec![in_words(topic)];
    }
    let mut more = Vec::new();
    let title = topic.title.clone();
    let own = std::mem::take(&mut topic.own);
    for block in own {
        match recognised(&block) {
            Some((class, table)) if topic.class.is_none() => {
                topic.class = Some(class);
                topic.table = Some(table);
            }
            Some((class, table)) => more.push(Topic {
                title: format!("{title} ({})", more.len() + 2),
                class: Some(class),
                table: Some(table),
                ..Topic::default()
            }),
            None => topic.own.push(block),
        }
    }
    let parts = std::mem::take(&mut topic.parts);
    for part in parts {
        let is_table = part.blocks.iter().any(|block| recognised(block).is_some());
        if is_table {
            more.extend(shape(Topic {
                title: part.title,
                own: part.blocks,
                ..Topic::default()
            }));
        } else {
            topic.parts.push(part);
        }
    }
    let is_left = !topic.own.is_empty() || topic.table.is_some() || !topic.parts.is_empty();
    let first = (is_left || more.is_empty()).then(|| in_words(topic));
    first.into_iter().chain(more).collect()
}

fn recognised(block: &Block) -> Option<(Class, Table)> {
    match block {
        Block::Table(table) => table::recognise(table),
        _ => None,
    }
}

/// Tables that are of no class, or where none may stand, in words; terms as paragraphs.
fn in_words(mut topic: Topic) -> Topic {
    let said = |blocks: Vec<Block>| {
        let mut out = Vec::new();
        for block in blocks {
            match block {
                Block::Table(table) => out.extend(table::spelled_out(&table)),
                Block::Term(text) => out.push(Block::Paragraph(text)),
                Block::Asked(question, rest) => {
                    let text = format!("{question} {rest}");
                    out.push(Block::Paragraph(text.trim_end().to_owned()));
                }
                block => out.push(block),
            }
        }
        out
    };
    topic.own = said(topic.own);
    for part in &mut topic.parts {
        part.blocks = said(std::mem::take(&mut part.blocks));
    }
    topic
}

/// Makes questions that are no headings parts of an FAQ, each with what follows it.
fn part_questions(topic: &mut Topic) {
    // Where headings ask, a paragraph that does is part of an answer.
    let is_bare = topic.parts.is_empty();
    let own = std::mem::take(&mut topic.own);
    let headed = std::mem::take(&mut topic.parts);
    let parts = headed.into_iter().map(|mut part| {
        let blocks = std::mem::take(&mut part.blocks);
        (Some(part), blocks)
    });
    for (part, blocks) in std::iter::once((None, own)).chain(parts) {
        topic.parts.extend(part);
        for block in blocks {
            let block = match block {
                Block::Term(question) => {
                    topic.parts.push(Part::new(&question));
                    continue;
                }
                Block::Asked(question, rest) => {
                    topic.parts.push(Part::new(&question));
                    Block::Paragraph(rest)
                }
                Block::Paragraph(text) if is_bare && guess::is_question(&text) => {
                    topic.parts.push(Part::new(&text));
                    continue;
                }
                block => block,
            };
            if block == Block::Paragraph(String::new()) {
                continue;
            }
            match topic.parts.last_mut() {
                Some(part) => part.blocks.push(block),
                None => topic.own.push(block),
            }
        }
    }
    if topic.parts.is_empty() {
        let mark = "questions that could not be told apart; make each a heading with its answer";
        topic.own.insert(0, Block::Mark(mark.to_owned()));
    }
}
