//! Puts blocks under their `##` topics and `###` parts.

use std::collections::HashMap;
use std::ops::Range;

use super::heading::Heading;
use super::markup::Node;
use super::sink::Sink;

/// A heading and the blocks under it.
pub(super) struct Part {
    pub(super) heading: Heading,
    pub(super) nodes: Vec<Node>,
}

/// A `##` section with its `###` parts.
pub(super) struct Topic {
    pub(super) part: Part,
    pub(super) parts: Vec<Part>,
}

/// Groups blocks under their headings. `complete` is whether the front matter could be read: only
/// then is a guide without any section worth a problem of its own.
pub(super) fn read(nodes: Vec<Node>, complete: bool, sink: &mut Sink<'_>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    let mut ids: HashMap<String, Range<usize>> = HashMap::new();
    let mut before: Option<Range<usize>> = None;
    let mut broken = false;
    for node in nodes {
        match node {
            Node::Heading(heading) => {
                check_level(&heading, topics.last(), sink);
                check_unique(&heading, &mut ids, sink);
                let is_part = heading.level > 2;
                let part = Part {
                    heading,
                    nodes: Vec::new(),
                };
                match topics.last_mut() {
                    Some(topic) if is_part => topic.parts.push(part),
                    _ => topics.push(Topic {
                        part,
                        parts: Vec::new(),
                    }),
                }
            }
            other => match topics.last_mut() {
                Some(topic) => topic
                    .parts
                    .last_mut()
                    .unwrap_or(&mut topic.part)
                    .nodes
                    .push(other),
                // It has been reported, perhaps as what should be the first heading.
                None if matches!(other, Node::Broken(_)) => broken = true,
                None => {
                    before.get_or_insert(range(&other));
                }
            },
        }
    }
    if let Some(range) = before {
        sink.add(
            range,
            "text before the first heading",
            "put a heading such as `## Overview {#overview}` above it",
        );
    } else if topics.is_empty() && complete && !broken {
        let end = sink.text.trim_end().len();
        sink.add(
            end..end,
            "the guide has no section",
            "add one: `## Overview {#overview}`",
        );
    }
    topics
}

fn range(node: &Node) -> Range<usize> {
    match node {
        Node::Heading(heading) => heading.range.clone(),
        Node::Table(table) => table.range.clone(),
        Node::Paragraph(_, range)
        | Node::List(_, range)
        | Node::AlsoAsked(_, range)
        | Node::Broken(range) => range.clone(),
    }
}

fn check_level(heading: &Heading, topic: Option<&Topic>, sink: &mut Sink<'_>) {
    let range = heading.range.clone();
    let marks = "#".repeat(heading.level);
    match (heading.level, topic) {
        (2, _) | (3, Some(_)) => {}
        (1, _) => sink.add(
            range,
            "`##` expected, not `#`",
            "the guide's title stands in the front matter; sections start with `##`",
        ),
        (_, None) => sink.add(
            range,
            format!("`##` expected, not `{marks}`"),
            "put the `##` heading of the section that this is a part of above it",
        ),
        (level, Some(topic)) if level == 4 && !topic.parts.is_empty() => sink.add(
            range,
            "`###` expected, not `####`",
            "sections have parts, one level deep; make it a `###` part or a paragraph",
        ),
        (_, Some(_)) => sink.add(
            range,
            format!("`##` or `###` expected, not `{marks}`"),
            "sections start with `##`, their parts with `###`; there are no deeper levels",
        ),
    }
}

fn check_unique(heading: &Heading, ids: &mut HashMap<String, Range<usize>>, sink: &mut Sink<'_>) {
    if heading.id.is_empty() {
        return;
    }
    if let Some(first) = ids.get(&heading.id) {
        let line = sink.line(first.start);
        sink.add(
            heading.id_range.clone(),
            format!("the id `{}` is used twice", heading.id),
            format!("the first stands in line {line}; give this heading another one"),
        );
    } else {
        ids.insert(heading.id.clone(), heading.id_range.clone());
    }
}
