//! Reads Markdown into the blocks that a guide may hold; everything else is reported here.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::heading::Heading;
use super::paragraph;
use super::refused::{is_block, unsupported};
use super::sink::Sink;
use super::table::Table;
use crate::knowledge::invisible::is_invisible;

/// A block of a guide, in file order.
pub(super) enum Node {
    Heading(Heading),
    /// The paragraph's lines.
    Paragraph(Vec<String>, Range<usize>),
    /// The items; nested ones follow their parent.
    List(Vec<String>, Range<usize>),
    Table(Table),
    /// The items of `> Also asked:`.
    AlsoAsked(Vec<String>, Range<usize>),
    /// Something that was reported: its section is not called empty on top of that.
    Broken(Range<usize>),
}

/// Reads the text from `from` on.
pub(super) fn read(from: usize, sink: &mut Sink<'_>) -> Vec<Node> {
    // Footnotes, strikethrough and task lists are switched on to be recognised and refused.
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let parser = Parser::new_ext(&sink.text[from..], options).into_offset_iter();
    for (_, definition) in parser.reference_definitions().iter() {
        let span = from + definition.span.start..from + definition.span.end;
        sink.add(
            span,
            "guides hold no link definitions",
            "write the address out, or leave it away",
        );
    }
    let events: Vec<_> = parser
        .map(|(event, range)| (event, from + range.start..from + range.end))
        .collect();
    let mut reader = Reader {
        events: events.into_iter(),
        nodes: Vec::new(),
        sign: None,
        sink,
    };
    while let Some((event, range)) = reader.events.next() {
        reader.block(event, range);
    }
    reader.nodes
}

struct Reader<'e, 's, 't> {
    events: std::vec::IntoIter<(Event<'e>, Range<usize>)>,
    nodes: Vec<Node>,
    /// Where the last text ended, if it was a sign of bold.
    sign: Option<(usize, char)>,
    sink: &'s mut Sink<'t>,
}

impl Reader<'_, '_, '_> {
    fn block(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                let attributes = id.is_some() || !classes.is_empty() || !attrs.is_empty();
                let title = collapse(&self.inline());
                if !attributes && self.is_underlined(&range) {
                    self.refuse_underline(range);
                    return;
                }
                let level = level_number(level);
                let heading = Heading::read(level, title, attributes, range, self.sink);
                self.nodes.push(Node::Heading(heading));
            }
            Event::Start(Tag::Paragraph) => {
                let text = self.inline();
                let node = if paragraph::report_lookalikes(&range, self.sink) {
                    Node::Broken(range)
                } else {
                    let lines = text.lines().map(collapse).filter(|line| !line.is_empty());
                    Node::Paragraph(lines.collect(), range)
                };
                self.nodes.push(node);
            }
            Event::Start(Tag::List(number)) => self.list(number, range),
            Event::Start(Tag::Table(_)) => self.table(range),
            Event::Start(Tag::BlockQuote(_)) => self.quote(range),
            other => self.refuse_block(&other, range, ""),
        }
    }

    /// Whether a heading is one because of the line under it.
    fn is_underlined(&self, range: &Range<usize>) -> bool {
        !self.sink.text[range.clone()].starts_with('#')
    }

    /// Most likely text that a line was drawn under, so it is not judged as a heading.
    fn refuse_underline(&mut self, range: Range<usize>) {
        let line = self.sink.text[range.clone()].lines().next();
        let end = range.start + line.map_or(0, |line| line.trim_end().len());
        self.sink.add(
            range.start..end,
            "a heading underlined with `---` or `===`",
            "write `## ` before its text and an id behind it; if it is text, take the line under it away",
        );
        self.nodes.push(Node::Broken(range));
    }

    /// Plain text up to the end of the block that has just started; line breaks as `\n`.
    fn inline(&mut self) -> String {
        let mut text = String::new();
        let mut depth = 1_usize;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
            self.span(event, range, &mut text);
        }
        text
    }

    /// One inline event: its text without markup.
    fn span(&mut self, event: Event<'_>, range: Range<usize>, into: &mut String) {
        match event {
            Event::Text(text) => {
                self.check_closed(&text, &range);
                self.push_text(&text, range, into);
            }
            Event::Code(text) => self.push_text(&text, range, into),
            Event::SoftBreak | Event::HardBreak => into.push('\n'),
            Event::Start(Tag::Emphasis | Tag::Strong) | Event::End(_) => {}
            other => {
                self.refuse(&other, range, "");
            }
        }
    }

    /// Signs of bold or code that are left in the text have lost their partner. The Markdown parser
    /// hands out each star as a piece of text of its own, a backtick with what follows it.
    fn check_closed(&mut self, text: &str, range: &Range<usize>) {
        let raw = self.sink.text;
        let sign = match text {
            "*" => Some('*'),
            "_" => Some('_'),
            _ => None,
        };
        let before = std::mem::replace(&mut self.sign, sign.map(|sign| (range.end, sign)));
        let (place, name) = match (sign, before) {
            (Some(sign), Some(before)) if before == (range.start, sign) => {
                (range.start - 1..range.start + 1, format!("`{sign}{sign}`"))
            }
            _ => match raw[range.clone()].find('`').map(|at| range.start + at) {
                Some(at) => (at..at + 1, "a backtick".to_owned()),
                None => return,
            },
        };
        if !raw[..place.start].ends_with('\\') {
            let help =
                "write it on both sides of the words; a sign to be shown has a `\\` before it";
            self.sink
                .add(place, format!("{name} opens or closes nothing"), help);
        }
    }

    fn push_text(&mut self, text: &CowStr<'_>, range: Range<usize>, into: &mut String) {
        // Only an entity such as `&#27;` can bring in what the raw text does not hold.
        if let Some(c) = text.chars().find(|&c| is_invisible(c) && c != '\r')
            && !self.sink.text[range.clone()].contains(c)
        {
            self.sink.add(
                range,
                format!(
                    "the entity stands for the invisible character U+{:04X}",
                    u32::from(c)
                ),
                "delete it, since nobody can see it",
            );
        }
        into.push_str(text);
    }

    fn list(&mut self, number: Option<u64>, range: Range<usize>) {
        self.check_number(number, range.start);
        let mut items: Vec<(String, Range<usize>)> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut depth = 1_usize;
        let mut broken = false;
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::Start(Tag::List(number)) => {
                    self.check_number(number, at.start);
                    depth += 1;
                }
                Event::End(TagEnd::List(_)) => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                Event::Start(Tag::Item) => {
                    open.push(items.len());
                    items.push((String::new(), at));
                }
                Event::End(TagEnd::Item) => {
                    open.pop();
                }
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {
                    if let Some((text, _)) = open.last().and_then(|&item| items.get_mut(item)) {
                        text.push(' ');
                    }
                }
                event if is_block(&event) => {
                    broken = true;
                    self.refuse_block(&event, at, " inside a list");
                }
                event => {
                    if let Some((text, _)) = open.last().and_then(|&item| items.get_mut(item)) {
                        self.span(event, at, text);
                    }
                }
            }
        }
        let mut texts = Vec::new();
        for (text, at) in items {
            let text = collapse(&text);
            if text.is_empty() && !broken {
                self.sink.add(
                    at,
                    "a list item without text",
                    "write it, or take the line away",
                );
            }
            texts.push(text);
        }
        self.nodes.push(Node::List(texts, range));
    }

    /// A paragraph that begins "2026. …" is a list to Markdown, and its number would be lost.
    fn check_number(&mut self, number: Option<u64>, at: usize) {
        if let Some(number) = number.filter(|&number| number > 1) {
            self.sink.add(
                at..at + number.to_string().len(),
                format!("a numbered list that starts at {number}"),
                "start it at 1, or write `\\.` after the number where no list is meant",
            );
        }
    }

    fn table(&mut self, range: Range<usize>) {
        let mut table: Option<Table> = None;
        let mut cells = Vec::new();
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => cells.clear(),
                Event::Start(Tag::TableCell) => {
                    let text = collapse(&self.inline());
                    cells.push(text);
                }
                Event::End(TagEnd::TableHead) => {
                    let head = std::mem::take(&mut cells);
                    table = Some(Table::new(range.clone(), at.start, head, self.sink.text));
                }
                Event::End(TagEnd::TableRow) => {
                    if let Some(table) = &mut table {
                        table.push(at.start, std::mem::take(&mut cells), self.sink);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        self.nodes
            .push(table.map_or(Node::Broken(range), Node::Table));
    }

    fn quote(&mut self, range: Range<usize>) {
        let mut text = String::new();
        let mut broken = false;
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::End(TagEnd::BlockQuote(_)) => break,
                Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => text.push(' '),
                event if is_block(&event) => {
                    broken = true;
                    self.refuse_block(&event, at, " inside a block quote");
                }
                event => self.span(event, at, &mut text),
            }
        }
        let node = if broken {
            Node::Broken(range)
        } else {
            match paragraph::also_asked(&collapse(&text), &range, self.sink) {
                Some(items) => Node::AlsoAsked(items, range),
                None => Node::Broken(range),
            }
        };
        self.nodes.push(node);
    }

    /// Reports what guides do not hold.
    fn refuse(&mut self, event: &Event<'_>, range: Range<usize>, place: &str) {
        let is_heading = matches!(event, Event::Start(Tag::Heading { .. }));
        let (message, help) = if self.sink.text[range.clone()].starts_with("<!--") {
            ("guides hold no comments".to_owned(), "take it away")
        } else if is_heading && self.is_underlined(&range) {
            (
                format!("a heading underlined with `-` or `=`{place}"),
                "write text behind the `-` in the line below, or take that line away",
            )
        } else if let Some((what, help)) = unsupported(event) {
            (format!("guides hold no {what}{place}"), help)
        } else {
            return;
        };
        self.sink.add(range, message, help);
    }

    /// Reports a block that guides do not hold and passes over it.
    fn refuse_block(&mut self, event: &Event<'_>, range: Range<usize>, place: &str) {
        self.refuse(event, range.clone(), place);
        if matches!(event, Event::Start(_)) {
            let mut depth = 1_usize;
            while depth > 0 {
                match self.events.next() {
                    Some((Event::Start(_), _)) => depth += 1,
                    Some((Event::End(_), _)) => depth -= 1,
                    Some(_) => {}
                    None => break,
                }
            }
        }
        self.nodes.push(Node::Broken(range));
    }
}

fn level_number(level: HeadingLevel) -> usize {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// White space of any kind as single spaces.
fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
