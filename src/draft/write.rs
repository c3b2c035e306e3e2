//! Writes sections as the text of a guide file.

use std::collections::HashSet;

use super::blocks::{Block, List, Table, clean};
use super::escape;
use super::topics::{Part, Topic};
use crate::knowledge::class::Class;
use crate::knowledge::{MAX_HEADING_ID, slug};

/// Keeps the guide out of answers until its author says otherwise.
const DRAFT: &str = "# no answer comes from a draft; take this line out when the guide is done\n\
                     draft = true\n";

/// What the front matter can say.
pub(super) struct Front {
    pub(super) title: Option<String>,
    pub(super) role: Option<String>,
    pub(super) publisher: Option<String>,
    /// Year and month.
    pub(super) updated: Option<String>,
}

/// Writes a guide.
pub(super) fn draft(front: &Front, topics: Vec<Topic>) -> String {
    let mut writer = Writer {
        out: front_matter(front),
        ids: HashSet::new(),
    };
    for topic in topics {
        writer.topic(topic);
    }
    writer.out
}

fn front_matter(front: &Front) -> String {
    let known = |text: &Option<String>| text.as_deref().map(clean).filter(|text| !text.is_empty());
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let needed = |text: &Option<String>, what: &str| {
        quoted(&known(text).unwrap_or_else(|| escape::mark(what)))
    };
    let optional = |key: &str, text: &Option<String>, example: &str| match known(text) {
        Some(text) => format!(
            "# {key} = {}  # as the page says; take the first # away\n",
            quoted(&text)
        ),
        None => format!("# {key} = \"{example}\"  # where the page says it\n"),
    };
    format!(
        "+++\ntitle = {}\nrole = {}\n{}{}{DRAFT}+++\n",
        needed(&front.title, "the guide's title"),
        needed(&front.role, "the role that the guide is about"),
        optional("publisher", &front.publisher, "Example Careers"),
        optional("updated", &front.updated, "2026-06"),
    )
}

struct Writer {
    out: String,
    ids: HashSet<String>,
}

impl Writer {
    fn topic(&mut self, topic: Topic) {
        let Topic {
            title,
            class,
            own,
            table,
            parts,
        } = topic;
        let class_name = class.map(|class| format!(" .{}", class.name()));
        self.heading("##", &title, &class_name.unwrap_or_default());
        if own.is_empty() && table.is_none() && parts.is_empty() {
            self.nothing();
        }
        self.blocks(&own);
        if let Some(table) = &table {
            self.table(table);
        }
        for part in &parts {
            self.part(part, class);
        }
    }

    fn part(&mut self, part: &Part, class: Option<Class>) {
        self.heading("###", &part.title, "");
        if let Some(time) = part.time.as_ref().filter(|_| class == Some(Class::Roadmap)) {
            self.paragraph(&format!("Time: {}", escape::inline(time)));
        }
        if part.blocks.is_empty() {
            self.nothing();
        }
        self.blocks(&part.blocks);
    }

    fn heading(&mut self, marks: &str, title: &str, class: &str) {
        let title = unnumbered(title);
        let id = self.id(title);
        let title = escape::heading(title);
        self.paragraph(&format!("{marks} {title} {{#{id}{class}}}"));
    }

    /// An id from the heading's words that no other heading has.
    fn id(&mut self, title: &str) -> String {
        let base = slug::propose(title, MAX_HEADING_ID);
        let mut id = base.clone();
        let mut number = 2;
        while !self.ids.insert(id.clone()) {
            let end = format!("-{number}");
            id = slug::propose(&base, MAX_HEADING_ID - end.len()) + &end;
            number += 1;
        }
        id
    }

    fn nothing(&mut self) {
        self.mark("the page has nothing under this heading; write it, or take the heading away");
    }

    fn mark(&mut self, what: &str) {
        self.paragraph(&escape::mark(what));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                // From a page that is a guide already.
                Block::Paragraph(text) if text.starts_with("Also asked:") => {
                    self.paragraph(&format!("> {}", escape::inline(text)));
                }
                Block::Paragraph(text) => self.paragraph(&escape::line(text)),
                Block::List(list) => self.list(list),
                Block::Mark(what) => self.mark(what),
                // They have been made headings and paragraphs, and tables are written with their
                // section.
                Block::Heading(..) | Block::Term(_) | Block::Asked(..) | Block::Table(_) => {}
            }
        }
    }

    fn list(&mut self, list: &List) {
        self.out.push('\n');
        let (mut number, mut indent) = (0, 0);
        for (depth, text) in &list.items {
            let mut mark = "- ".to_owned();
            if *depth == 0 {
                number += 1;
                if list.numbered {
                    mark = format!("{number}. ");
                }
                indent = mark.len();
            }
            let space = match depth {
                0 => 0,
                depth => indent + 2 * (depth - 1),
            };
            let text = escape::line(text);
            self.out.push_str(&format!("{:space$}{mark}{text}\n", ""));
        }
    }

    fn table(&mut self, table: &Table) {
        let row = |cells: &[String]| {
            let cells: Vec<String> = cells.iter().map(|cell| escape::cell(cell)).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        self.out.push('\n');
        self.out.push_str(&row(&table.head));
        self.out
            .push_str(&format!("|{}\n", "---|".repeat(table.head.len())));
        for cells in &table.rows {
            self.out.push_str(&row(cells));
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.out.push('\n');
        self.out.push_str(text);
        self.out.push('\n');
    }
}

/// A heading without the "3. " before it: sections are found by their words.
fn unnumbered(title: &str) -> &str {
    let digits = title.bytes().take_while(u8::is_ascii_digit).count();
    let rest = title[digits..].strip_prefix(['.', ')']).unwrap_or_default();
    match rest.strip_prefix(' ') {
        Some(words) if (1..=2).contains(&digits) => words,
        _ => title,
    }
}
