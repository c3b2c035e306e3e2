//! Makes a typed section of a `##` topic, and sections of its parts.

use std::ops::Range;

use super::heading::Heading;
use super::markup::Node;
use super::nearest::advice;
use super::outline::{Part, Topic};
use super::row::{self, Scope};
use super::sink::Sink;
use super::table::Table;
use super::{MAX_HEADING_ID, MAX_PASSAGE_ID, MAX_SLUG};
use crate::knowledge::Signs;
use crate::knowledge::class::{Class, Columns};
use crate::knowledge::guide::{Block, Content, FaqEntry, Section, Step};

/// Longest id of a row where the rest of the passage id leaves room for it.
const MAX_ROW_ID: usize = 40;
// However long file name and heading are, enough is left for a row.
const _: () = assert!(MAX_SLUG + 1 + MAX_HEADING_ID + 1 + 14 <= MAX_PASSAGE_ID);

/// The guide that a section is in.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) slug: &'a str,
    pub(super) role: &'a str,
    pub(super) signs: &'a Signs,
}

/// Reads a topic and appends its sections.
pub(super) fn read(
    topic: Topic,
    place: Place<'_>,
    sections: &mut Vec<Section>,
    sink: &mut Sink<'_>,
) {
    let Topic {
        part: Part { heading, nodes },
        parts,
    } = topic;
    for part in &parts {
        for (class, range) in &part.heading.classes {
            sink.add(
                range.clone(),
                format!("the class `.{class}` on a `###` heading"),
                "only `##` headings have a class; take it away, or make this a `##` section",
            );
        }
    }
    let own = gather(nodes, sink);
    let kind = kind(&heading, sink);
    let (content, rest) = match kind {
        Kind::Class(class) => match class.columns() {
            Some(columns) => (
                table_content(class, columns, &heading, &own, place, sink),
                parts,
            ),
            None => (entries(class, &heading, &own, parts, sink), Vec::new()),
        },
        Kind::Prose | Kind::Unknown => {
            if matches!(kind, Kind::Prose) {
                refuse_tables(&own.tables, "a section without a class", sink);
            }
            if parts.is_empty() {
                check_filled(&own, &heading, sink);
            }
            (Content::Prose, parts)
        }
    };
    let parent = heading.id.clone();
    sections.push(Section {
        id: heading.id,
        title: heading.title,
        parent: None,
        body: own.body(),
        also_asked: own.also_asked,
        content,
    });
    for Part { heading, nodes } in rest {
        let own = gather(nodes, sink);
        refuse_tables(&own.tables, "a `###` part", sink);
        check_filled(&own, &heading, sink);
        sections.push(Section {
            id: heading.id,
            title: heading.title,
            parent: Some(parent.clone()),
            body: own.body(),
            also_asked: own.also_asked,
            content: Content::Prose,
        });
    }
}

enum Kind {
    Prose,
    Class(Class),
    /// A class that was reported: the content is not judged.
    Unknown,
}

fn kind(heading: &Heading, sink: &mut Sink<'_>) -> Kind {
    let Some(((name, range), more)) = heading.classes.split_first() else {
        return Kind::Prose;
    };
    for (_, extra) in more {
        sink.add(
            extra.clone(),
            "a second class for one section",
            format!("a section holds one kind of thing; keep `.{name}`, or make a section of each"),
        );
    }
    match Class::named(name) {
        Some(class) => Kind::Class(class),
        None => {
            let known = Class::ALL.iter().map(|class| class.name());
            let help = advice(name, known, "the classes are");
            sink.add(range.clone(), format!("there is no class `.{name}`"), help);
            Kind::Unknown
        }
    }
}

/// The blocks under one heading, sorted by what they are.
struct Gathered {
    prose: Vec<(Prose, Range<usize>)>,
    tables: Vec<Table>,
    also_asked: Vec<String>,
    /// Something was reported and is not here.
    broken: bool,
}

enum Prose {
    Lines(Vec<String>),
    Items(Vec<String>),
}

impl Gathered {
    fn body(&self) -> Vec<Block> {
        self.prose
            .iter()
            .map(|(prose, _)| match prose {
                Prose::Lines(lines) => Block::Paragraph(lines.join(" ")),
                Prose::Items(items) => Block::List(items.clone()),
            })
            .collect()
    }
}

fn gather(nodes: Vec<Node>, sink: &mut Sink<'_>) -> Gathered {
    let mut all = Gathered {
        prose: Vec::new(),
        tables: Vec::new(),
        also_asked: Vec::new(),
        broken: false,
    };
    let mut asked = None;
    for node in nodes {
        match node {
            Node::Paragraph(lines, range) => {
                // A paragraph of nothing but markup has no text.
                if !lines.is_empty() {
                    all.prose.push((Prose::Lines(lines), range));
                }
            }
            Node::List(items, range) => all.prose.push((Prose::Items(items), range)),
            Node::Table(table) => all.tables.push(table),
            Node::AlsoAsked(items, range) => match asked {
                None => {
                    asked = Some(range.start);
                    all.also_asked = items;
                }
                Some(first) => {
                    let help = format!("add its questions to the one in line {}", sink.line(first));
                    sink.add(range, "a second `Also asked` under one heading", help);
                }
            },
            // The outline takes headings out.
            Node::Broken(_) | Node::Heading(_) => all.broken = true,
        }
    }
    all
}

fn refuse_tables(tables: &[Table], place: &str, sink: &mut Sink<'_>) {
    for table in tables {
        sink.add(
            table.head_range.clone(),
            format!("a table in {place}"),
            "tables stand under a `##` heading whose class says what they hold: {#pay .salary}",
        );
    }
}

fn check_filled(own: &Gathered, heading: &Heading, sink: &mut Sink<'_>) {
    // A `#` is the guide's title, which has been reported and needs no text.
    if heading.level > 1 && own.prose.is_empty() && own.tables.is_empty() && !own.broken {
        sink.add(
            heading.range.clone(),
            "a heading with nothing under it",
            "write its text, or take the heading away",
        );
    }
}

fn table_content(
    class: Class,
    columns: Columns,
    heading: &Heading,
    own: &Gathered,
    place: Place<'_>,
    sink: &mut Sink<'_>,
) -> Content {
    let Some((table, more)) = own.tables.split_first() else {
        if !own.broken {
            sink.add(
                heading.range.clone(),
                format!("a `.{}` section without a table", class.name()),
                match class {
                    Class::Comparison => "add one: Factor, then a column for each role".to_owned(),
                    _ => format!("add one with the columns {}", columns.required.join(", ")),
                },
            );
        }
        return Content::Prose;
    };
    for extra in more {
        sink.add(
            extra.head_range.clone(),
            "a second table in one section",
            "put it under a `##` heading of its own",
        );
    }
    for (_, late) in own
        .prose
        .iter()
        .filter(|(_, range)| range.start > table.range.start)
    {
        sink.add(
            late.clone(),
            "text after the table",
            "move it to before the table",
        );
    }
    let used = place.slug.len() + 1 + heading.id.len() + 1;
    let limit = MAX_PASSAGE_ID.saturating_sub(used).clamp(14, MAX_ROW_ID);
    row::read(
        class,
        columns,
        table,
        &Scope {
            role: place.role,
            signs: place.signs,
            limit,
        },
        sink,
    )
}

/// The entries of a section that holds `###` headings: questions or steps.
fn entries(
    class: Class,
    heading: &Heading,
    own: &Gathered,
    parts: Vec<Part>,
    sink: &mut Sink<'_>,
) -> Content {
    refuse_tables(&own.tables, &format!("a `.{}` section", class.name()), sink);
    if parts.is_empty() {
        let (message, help) = match class {
            Class::Faq => (
                "a `.faq` section without questions",
                "### Is a degree needed? {#degree}",
            ),
            _ => (
                "a `.roadmap` section without steps",
                "### Learn the basics {#basics}",
            ),
        };
        sink.add(
            heading.range.clone(),
            message,
            format!("add headings such as `{help}`"),
        );
    }
    match class {
        Class::Faq => Content::Faq(
            parts
                .into_iter()
                .map(|part| faq_entry(part, sink))
                .collect(),
        ),
        _ => Content::Roadmap(parts.into_iter().map(|part| step(part, sink)).collect()),
    }
}

fn faq_entry(part: Part, sink: &mut Sink<'_>) -> FaqEntry {
    let Part { heading, nodes } = part;
    let own = gather(nodes, sink);
    refuse_tables(&own.tables, "an answer", sink);
    if own.prose.is_empty() && own.tables.is_empty() && !own.broken {
        let help = "write the answer under it, or take the question away";
        sink.add(heading.range.clone(), "a question without an answer", help);
    }
    FaqEntry {
        id: heading.id,
        question: heading.title,
        answer: own.body(),
        also_asked: own.also_asked,
    }
}

fn step(part: Part, sink: &mut Sink<'_>) -> Step {
    let Part { heading, nodes } = part;
    let mut own = gather(nodes, sink);
    refuse_tables(&own.tables, "a step", sink);
    let time = take_time(&mut own, sink);
    if own.prose.is_empty() && own.tables.is_empty() && !own.broken {
        let help = "say what to do in this step, in prose or as a list";
        sink.add(heading.range.clone(), "a step without text", help);
    }
    let last_list = own
        .prose
        .iter()
        .rposition(|(prose, _)| matches!(prose, Prose::Items(_)));
    let actions = match last_list.map(|at| own.prose.remove(at)) {
        Some((Prose::Items(items), _)) => items,
        _ => Vec::new(),
    };
    Step {
        id: heading.id,
        title: heading.title,
        time,
        body: own.body(),
        actions,
        also_asked: own.also_asked,
    }
}

/// Takes the line `Time: …` out of a step's text. It starts a paragraph; more lines may follow it.
fn take_time(own: &mut Gathered, sink: &mut Sink<'_>) -> Option<String> {
    let mut time = None;
    for (prose, range) in &mut own.prose {
        let Prose::Lines(lines) = prose else { continue };
        let Some(text) = lines.first().and_then(|line| line.strip_prefix("Time:")) else {
            continue;
        };
        let text = text.trim().to_owned();
        lines.remove(0);
        if time.is_some() {
            sink.add(
                range.clone(),
                "a second `Time:` in one step",
                "keep one of them",
            );
        } else if text.is_empty() {
            sink.add(
                range.clone(),
                "`Time:` is empty",
                "write the time, or take the line away",
            );
        } else {
            time = Some(text);
        }
    }
    own.prose
        .retain(|(prose, _)| !matches!(prose, Prose::Lines(lines) if lines.is_empty()));
    time
}
