//! Reads Markdown into headings, paragraphs, lists and tables of plain text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::signs::TERM;
use super::{Form, escape, guess};
use crate::knowledge::is_invisible;

/// Most characters shown of what a guide cannot hold.
const SHOWN: usize = 60;
/// Words of an image's description from which on it may say something.
const TELLING: usize = 4;

/// A block of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Heading(usize, String),
    Paragraph(String),
    /// A paragraph that begins with a question in bold: the question, and what follows it.
    Asked(String, String),
    /// A term that the page explains, or a button that asks.
    Term(String),
    List(List),
    Table(Table),
    /// For the author: something that guides do not hold.
    Mark(String),
}

/// A list: whether it is numbered, and the items with their depth from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct List {
    pub(super) numbered: bool,
    pub(super) items: Vec<(usize, String)>,
}

/// A table: every row has as many cells as the head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Reads Markdown. Emphasis, links and decoration go, their words stay; what is struck out goes.
pub(super) fn read(markdown: &str, form: Form) -> Vec<Block> {
    let mut options =
        Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TASKLISTS;
    // HTML has elements for that, and its `~` are what they look like.
    options.set(Options::ENABLE_STRIKETHROUGH, form == Form::Markdown);
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, options) {
        reader.event(event);
    }
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The block or cell that is being read.
    text: String,
    /// The description of the image that is being read.
    image: Option<String>,
    code: bool,
    /// Passages inside of each other that are struck out.
    struck: usize,
    /// Where the words in bold that a paragraph begins with end.
    bold: Option<usize>,
    /// Lists inside of each other that are open, and whether the outermost is numbered.
    depth: usize,
    numbered: bool,
    /// The number of the outermost list's first item, where it is not 1.
    first: Option<u64>,
    items: Vec<(usize, String)>,
    /// The items that are open, by number.
    open: Vec<usize>,
    table: Option<Table>,
    row: Vec<String>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.push(&text),
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Html(text) => self.text.push_str(&text),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.struck > 0 {
            return;
        }
        let item = self.open.last().and_then(|&item| self.items.get_mut(item));
        match (&mut self.image, item) {
            (Some(image), _) => image.push_str(text),
            (None, Some((_, item))) if self.table.is_none() && !self.code => item.push_str(text),
            _ => self.text.push_str(text),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Image { .. } => self.image = Some(String::new()),
            Tag::CodeBlock(_) => {
                self.text.clear();
                self.code = true;
            }
            Tag::HtmlBlock => self.text.clear(),
            Tag::Strikethrough => self.struck += 1,
            Tag::List(number) => {
                if self.depth == 0 {
                    self.numbered = number == Some(1);
                    self.first = number.filter(|&number| number != 1);
                }
                self.depth += 1;
            }
            Tag::Item => {
                self.open.push(self.items.len());
                self.items
                    .push((self.depth.saturating_sub(1), String::new()));
            }
            Tag::Table(_) => {
                self.table = Some(Table {
                    head: Vec::new(),
                    rows: Vec::new(),
                });
            }
            Tag::TableHead | Tag::TableRow => self.row.clear(),
            Tag::Paragraph if self.depth > 0 => self.push(" "),
            Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell => {
                self.text.clear();
                self.bold = None;
            }
            Tag::Strong if self.bold.is_none() && self.text.trim().is_empty() => {
                self.bold = Some(0);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => {
                let description = self.image.take().unwrap_or_default();
                if description.split_whitespace().count() >= TELLING {
                    self.mark("an image", &description);
                }
            }
            TagEnd::CodeBlock => {
                self.code = false;
                let code = std::mem::take(&mut self.text);
                self.mark("a code block", &code);
            }
            TagEnd::HtmlBlock => {
                let html = self.take();
                if !html.starts_with("<!--") {
                    self.mark("HTML", &html);
                }
            }
            TagEnd::Heading(level) => {
                let text = self.take();
                if !text.is_empty() {
                    self.blocks.push(Block::Heading(level as usize, text));
                }
            }
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Strong if self.bold == Some(0) => self.bold = Some(self.text.len()),
            TagEnd::Paragraph if self.depth == 0 => self.paragraph(),
            TagEnd::Item => {
                self.open.pop();
            }
            TagEnd::List(_) => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.list();
                }
            }
            TagEnd::TableCell => {
                let cell = self.take();
                self.row.push(cell);
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.head = std::mem::take(&mut self.row);
                }
            }
            TagEnd::TableRow => {
                if let Some(table) = &mut self.table
                    && self.row.iter().any(|cell| !cell.is_empty())
                {
                    table.rows.push(std::mem::take(&mut self.row));
                }
            }
            TagEnd::Table => {
                let table = self.table.take().filter(|table| !table.rows.is_empty());
                self.blocks.extend(table.map(Block::Table));
            }
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let bold = self.bold.take().unwrap_or(0);
        let (lead, rest) = self.text.split_at(bold.min(self.text.len()));
        let (lead, rest) = (clean(lead), clean(rest));
        let is_term = self.text.starts_with(TERM);
        let text = self.take();
        if text.is_empty() {
            return;
        }
        self.blocks.push(if is_term {
            Block::Term(text)
        } else if guess::is_question(&lead) {
            Block::Asked(lead, rest)
        } else {
            Block::Paragraph(text)
        });
    }

    fn list(&mut self) {
        let items = std::mem::take(&mut self.items).into_iter();
        let mut last = 0;
        let mut number = self.first.take();
        let items: Vec<(usize, String)> = items
            .map(|(depth, text)| {
                let text = clean(&text);
                // Lists of guides begin at 1: any other number stays as text.
                let numbered = number.filter(|_| depth == 0);
                number = number.and_then(|number| number.checked_add(u64::from(depth == 0)));
                match numbered {
                    Some(number) if !text.is_empty() => (depth, format!("{number}. {text}")),
                    _ => (depth, text),
                }
            })
            .filter(|(_, text)| !text.is_empty())
            .enumerate()
            .map(|(number, (depth, text))| {
                // An item without text may have had others under it.
                last = if number == 0 { 0 } else { depth.min(last + 1) };
                (last, text)
            })
            .collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(List {
                numbered: self.numbered,
                items,
            }));
        }
    }

    fn mark(&mut self, what: &str, content: &str) {
        let shown: String = clean(content).chars().take(SHOWN).collect();
        self.blocks
            .push(Block::Mark(format!("the page has {what} here: {shown}")));
    }

    fn take(&mut self) -> String {
        clean(&std::mem::take(&mut self.text))
    }
}

/// Text on one line, without what nobody can see; what could not be read is marked.
pub(super) fn clean(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| !is_invisible(c) && c != TERM)
        .collect();
    let mut out = String::new();
    for word in seen.split(' ').filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.contains(char::REPLACEMENT_CHARACTER) {
            let word = word.replace(char::REPLACEMENT_CHARACTER, "?");
            out.push_str(&escape::mark(&format!("a character is lost in {word}")));
        } else {
            out.push_str(word);
        }
    }
    out
}
