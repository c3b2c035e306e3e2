//! Lays an [`Answer`] out as text for a terminal or a pipe.

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter};

use super::printable::printable;
use super::{bars, table};
use crate::respond::answer::{Action, Answer, Block, Figure, Offer, Outcome, Source};

/// How an answer is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// For a pipe or a file: no styles, paragraphs on one line, the same everywhere.
    Plain,
    /// For a person at a terminal: styled and wrapped.
    Styled {
        /// Columns of the terminal.
        width: usize,
    },
}

/// How an answer's follow-ups are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offers {
    /// As further things to ask.
    SeeAlso,
    /// With the numbers that ask them.
    Numbered,
}

/// Longer lines are hard to read, however wide the terminal is.
const WIDEST: usize = 100;
/// Columns of a figure's bars in the plain look.
const BARS_WIDTH: usize = 80;
/// Below this, wrapping makes more mess than an overlong line.
const NARROWEST: usize = 20;

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const NOT_COVERED: Style = AnsiColor::Yellow.on_default().bold();
const NUMBER: Style = AnsiColor::Cyan.on_default();
const BAR: Style = AnsiColor::Blue.on_default();

impl Look {
    /// Styled for the terminal that standard output is.
    pub fn terminal() -> Self {
        Self::Styled {
            width: textwrap::termwidth(),
        }
    }

    /// Columns to fill; `None` does not wrap.
    pub(super) fn width(self) -> Option<usize> {
        match self {
            Self::Plain => None,
            Self::Styled { width } => Some(width.clamp(NARROWEST, WIDEST)),
        }
    }
}

/// Lays an answer out. The text ends with a line break.
pub fn render(answer: &Answer, look: Look, offers: Offers) -> String {
    let mut page = Page {
        text: String::new(),
        look,
        offers: answer.offers(),
        count: answer.offers().len(),
        numbered: offers == Offers::Numbered,
    };
    let title = if answer.outcome == Outcome::Answered {
        BOLD
    } else {
        NOT_COVERED
    };
    page.line(title, "", &answer.title);
    let mut after_heading = false;
    for block in &answer.blocks {
        if !after_heading {
            page.gap();
        }
        page.block(block);
        after_heading = matches!(block, Block::Heading { .. });
    }
    if let Some(figure) = &answer.figure {
        page.figure(figure);
    }
    page.sources(&answer.sources);
    match offers {
        Offers::SeeAlso => page.see_also(answer),
        Offers::Numbered => page.numbered(answer),
    }
    page.text
}

struct Page<'a> {
    text: String,
    look: Look,
    offers: Vec<Offer<'a>>,
    /// How many offers there are: their numbers stand under each other.
    count: usize,
    numbered: bool,
}

impl Page<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.paragraph(PLAIN, "", text),
            Block::Heading { text, aside } => self.heading(text, aside.as_deref()),
            Block::List(items) => self.list(items),
            Block::Table { head, rows } => self.table(head, rows),
            Block::Note(text) => self.paragraph(DIM, "Note: ", text),
        }
    }

    fn heading(&mut self, text: &str, aside: Option<&str>) {
        let Some(aside) = aside else {
            return self.line(BOLD, "", text);
        };
        let (text, aside) = (printable(text), printable(aside));
        match self.look.width() {
            // Brackets inside of brackets are hard to read.
            None if aside.contains('(') => self.push(&format!("{text} – {aside}")),
            None => self.push(&format!("{text} ({aside})")),
            Some(width) if display_width(&text) + 2 + display_width(&aside) <= width => {
                self.push(&format!("{BOLD}{text}{BOLD:#}  {DIM}{aside}{DIM:#}"));
            }
            Some(_) => {
                self.line(BOLD, "", &text);
                self.line(DIM, "", &aside);
            }
        }
    }

    /// Text whose own line breaks stay; a line that starts like a list item is hung like one.
    fn paragraph(&mut self, style: Style, lead: &str, text: &str) {
        for (number, line) in text.lines().enumerate() {
            let lead = if number == 0 { lead } else { "" };
            match line.strip_prefix("• ").filter(|_| lead.is_empty()) {
                Some(item) => self.line(style, "• ", item),
                None => self.line(style, lead, line),
            }
        }
    }

    fn table(&mut self, head: &[String], rows: &[Vec<String>]) {
        let numbered = self.numbered_rows(head, rows);
        let (head, rows) = numbered
            .as_ref()
            .map_or((head, rows), |(head, rows)| (head, rows));
        let Some(lines) = table::columns(head, rows, self.look.width()) else {
            return table::sentences(head, rows)
                .iter()
                .for_each(|row| self.line(PLAIN, "• ", row));
        };
        for (is_head, line) in lines {
            let style = if is_head && self.look != Look::Plain {
                BOLD
            } else {
                PLAIN
            };
            self.push(&format!("{style}{line}{style:#}"));
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let (width, bold, coloured) = match self.look.width() {
            None => (BARS_WIDTH, PLAIN, PLAIN),
            Some(width) => (width, BOLD, BAR),
        };
        for bars::Group { caption, lines } in bars::groups(figure, width) {
            self.gap();
            self.push(&format!("{bold}{caption}{bold:#}"));
            for bars::Line { name, bar, text } in lines {
                if bar.is_empty() {
                    self.push(&name);
                } else {
                    self.push(&format!("{name}{coloured}{bar}{coloured:#}{text}"));
                }
            }
        }
    }

    /// The table with numbers in front, where every row names an offer.
    fn numbered_rows(
        &self,
        head: &[String],
        rows: &[Vec<String>],
    ) -> Option<(Vec<String>, Vec<Vec<String>>)> {
        let rows = rows.iter().map(|row| {
            let at = row.iter().find_map(|cell| self.position(cell))?;
            let number = (at + 1).to_string();
            Some([number].into_iter().chain(row.iter().cloned()).collect())
        });
        let rows = self.numbered.then(|| rows.collect()).flatten()?;
        let head = ["#".to_owned()].into_iter().chain(head.iter().cloned());
        Some((head.collect(), rows))
    }

    fn sources(&mut self, sources: &[Source]) {
        if !sources.is_empty() {
            self.gap();
        }
        for Source {
            title,
            publisher,
            date,
            ..
        } in sources
        {
            self.line(DIM, "Source: ", &format!("{title} – {publisher}, {date}"));
        }
    }

    /// Further things to ask; what the body lists already is not said again.
    fn see_also(&mut self, answer: &Answer) {
        let further = answer
            .actions
            .iter()
            .filter(|action| !is_listed(answer, &action.label));
        let further: Vec<&Action> = further.collect();
        if !further.is_empty() {
            self.gap();
        }
        for action in further {
            self.line(DIM, "See also: ", &action.label);
        }
    }

    /// The offers with their numbers, where the body has not listed them already; a menu's entries
    /// under its name.
    fn numbered(&mut self, answer: &Answer) {
        if self.offers.is_empty() {
            return;
        }
        self.gap();
        let offers = answer.offers();
        let is_new = |offer: &Offer<'_>| !is_listed(answer, offer.label);
        let end = if offers.iter().any(is_new) { ":" } else { "." };
        let how = match offers.iter().any(|offer| offer.mark.is_some()) {
            true => "Type a number to go on, or several to mark them at once",
            false => "Type a number to go on",
        };
        self.line(DIM, "", &format!("{how}{end}"));
        let mut numbered = (1..).zip(&offers);
        for (number, offer) in numbered.by_ref().take(answer.actions.len()) {
            if is_new(offer) {
                self.offer(number, offer);
            }
        }
        for menu in &answer.menus {
            let entries = numbered.by_ref().take(menu.choices.len());
            let entries: Vec<_> = entries.filter(|(_, offer)| is_new(offer)).collect();
            if !entries.is_empty() {
                self.gap();
                self.line(DIM, "", &menu.label);
            }
            for (number, offer) in entries {
                self.offer(number, offer);
            }
        }
    }

    fn list(&mut self, items: &[String]) {
        for item in items {
            match self.numbered.then(|| self.position(item)).flatten() {
                Some(at) => self.offer(at + 1, &self.offers[at].clone()),
                None => self.line(PLAIN, "• ", item),
            }
        }
    }

    fn position(&self, label: &str) -> Option<usize> {
        self.offers.iter().position(|offer| offer.label == label)
    }

    fn offer(&mut self, number: usize, offer: &Offer<'_>) {
        let digits = self.count.to_string().len();
        let lead = format!("  {number:>digits$}  ");
        let mark = match offer.mark {
            None => "",
            Some((_, true)) => "[x] ",
            Some((_, false)) => "[ ] ",
        };
        // Wrapped without a style, so that only the number gets one.
        let start = self.text.len();
        self.line(PLAIN, &lead, &format!("{mark}{}", offer.label));
        if self.look != Look::Plain {
            let styled = format!("  {NUMBER}{number:>digits$}{NUMBER:#}  ");
            self.text.replace_range(start..start + lead.len(), &styled);
        }
    }

    /// One line of text behind a lead, wrapped with what follows hanging under the first word.
    fn line(&mut self, style: Style, lead: &str, text: &str) {
        let text = printable(text);
        let Some(width) = self.look.width() else {
            return self.push(&format!("{lead}{text}"));
        };
        let hang = if lead.starts_with(['•', ' ']) {
            lead.chars().count()
        } else {
            0
        };
        let hang = " ".repeat(hang);
        // Only spaces part words: "₹6L–₹12L" stays whole.
        let options = Options::new(width)
            .initial_indent(lead)
            .subsequent_indent(&hang)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(&text, options) {
            self.push(&format!("{style}{line}{style:#}"));
        }
    }

    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

/// Whether a list or a table of the body names an offer.
fn is_listed(answer: &Answer, label: &str) -> bool {
    let names = |block: &Block| match block {
        Block::List(items) => items.iter().any(|item| item == label),
        Block::Table { rows, .. } => rows.iter().flatten().any(|cell| cell == label),
        _ => false,
    };
    answer.blocks.iter().any(names)
}
