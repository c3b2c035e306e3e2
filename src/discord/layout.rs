//! Lays the blocks of an answer out as text, divided into pages that fit into an embed.

use super::escape::{clean, escape, one_line};
use crate::limits::{cut, length, prefix};
use crate::respond::answer::Block;

/// Longest text of a page: about four screens of a phone, and within the 4,096 characters of an
/// embed's description and the 6,000 of a message.
const PAGE: usize = 3_000;
/// Longest text of a piece; longer paragraphs are divided so that they can go on on the next page.
/// Escaped it may be twice as long and still fits onto a page.
const LONGEST_PIECE: usize = 900;
/// Longest heading, first cell or column name.
const LONGEST_NAME: usize = 200;
/// Cells after the first stay on its line up to this length; a phone shows about two such lines.
const SHORT_CELLS: usize = 72;

/// A run of text in one style, and what separates it from the text before it.
struct Piece {
    separator: &'static str,
    /// Markup before the text: a bullet, a column's name.
    lead: String,
    /// Emphasis around the text: `**`, `*` or nothing.
    mark: &'static str,
    /// Clean, not yet escaped.
    text: String,
    /// Makes no sense without what follows.
    heading: bool,
}

/// The blocks as pages of at most [`PAGE`] characters, in order; nothing is left out. None for
/// blocks without text.
pub(super) fn pages(blocks: &[Block]) -> Vec<String> {
    let mut pages: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut taken = 0;
    for piece in blocks.iter().flat_map(pieces) {
        let needed = piece.length();
        if taken + needed > PAGE
            && let Some(page) = pages.last_mut()
        {
            // What makes no sense without what follows goes along with it.
            let start = page.iter().rposition(|piece| !piece.heading);
            let carried = page.split_off(start.map_or(page.len(), |last| last + 1));
            taken = carried.iter().map(Piece::length).sum();
            pages.push(carried);
        }
        taken += needed;
        if let Some(page) = pages.last_mut() {
            page.push(piece);
        }
    }
    pages
        .iter()
        .map(|page| join(page))
        .filter(|page| !page.trim().is_empty())
        .collect()
}

/// The text of a page; it starts without a separator.
fn join(page: &[Piece]) -> String {
    let mut text = String::new();
    for piece in page {
        if !text.is_empty() {
            text.push_str(piece.separator);
        }
        text.push_str(&piece.render());
    }
    text
}

impl Piece {
    fn plain(text: String) -> Self {
        Self {
            separator: "\n\n",
            lead: String::new(),
            mark: "",
            text,
            heading: false,
        }
    }

    fn render(&self) -> String {
        format!(
            "{}{mark}{}{mark}",
            self.lead,
            escape(&self.text),
            mark = self.mark
        )
    }

    /// Length with its separator.
    fn length(&self) -> usize {
        length(self.separator) + length(&self.render())
    }
}

/// A block as pieces.
fn pieces(block: &Block) -> Vec<Piece> {
    match block {
        Block::Paragraph(text) => divided(&clean(text)),
        Block::Heading { text, aside } => heading(text, aside.as_deref()),
        Block::List(items) => items
            .iter()
            .enumerate()
            .flat_map(|(at, item)| {
                let mut item = divided(&one_line(item));
                if let Some(first) = item.first_mut() {
                    first.lead = "- ".into();
                    first.separator = if at == 0 { "\n\n" } else { "\n" };
                }
                item
            })
            .collect(),
        Block::Table { head, rows } => table(head, rows),
        Block::Note(text) => divided(&one_line(text))
            .into_iter()
            .map(|piece| Piece { mark: "*", ..piece })
            .collect(),
    }
}

fn heading(text: &str, aside: Option<&str>) -> Vec<Piece> {
    let named = |text: &str| Piece {
        heading: true,
        ..Piece::plain(cut(&one_line(text), LONGEST_NAME).into())
    };
    let aside = aside.map(|aside| Piece {
        separator: " · ",
        ..named(aside)
    });
    [
        Some(Piece {
            mark: "**",
            ..named(text)
        }),
        aside,
    ]
    .into_iter()
    .flatten()
    .filter(|piece| !piece.text.is_empty())
    .collect()
}

/// A table as a list of rows, because narrow screens do not show columns: the first cell in bold,
/// then the others with their column's name. All on one line where every row is short.
fn table(head: &[String], rows: &[Vec<String>]) -> Vec<Piece> {
    let rows: Vec<Row> = rows.iter().map(|cells| row(head, cells)).collect();
    let short = rows
        .iter()
        .all(|row| row.cells.iter().flatten().map(Piece::length).sum::<usize>() <= SHORT_CELLS);
    let (between_rows, between_cells) = if short {
        ("\n", " · ")
    } else {
        ("\n\n", "\n")
    };
    let mut pieces = Vec::new();
    for Row { name, mut cells } in rows {
        let start = pieces.len();
        let heading = !cells.is_empty();
        cells
            .iter_mut()
            .filter_map(|cell| cell.first_mut())
            .for_each(|first| first.separator = between_cells);
        pieces.extend(name.map(|name| Piece { heading, ..name }));
        pieces.extend(cells.into_iter().flatten());
        if let Some(first) = pieces.get_mut(start) {
            first.separator = if start == 0 { "\n\n" } else { between_rows };
        }
    }
    pieces
}

/// A row: its first cell, and the pieces of each other one that the source does not leave open.
struct Row {
    name: Option<Piece>,
    cells: Vec<Vec<Piece>>,
}

fn row(head: &[String], cells: &[String]) -> Row {
    let mut cells = cells.iter().map(|cell| one_line(cell));
    let bold = |name: String| Piece {
        mark: "**",
        ..Piece::plain(cut(&name, LONGEST_NAME).into())
    };
    let name = cells.next().filter(|name| !name.is_empty()).map(bold);
    let columns = head
        .iter()
        .skip(1)
        .map(String::as_str)
        .chain(std::iter::repeat(""));
    let cells = columns
        .zip(cells)
        .filter(|(_, cell)| !cell.is_empty() && cell != "–");
    let cells = cells.map(|(column, cell)| {
        let mut cell = divided(&cell);
        let column = escape(&cut(&one_line(column), LONGEST_NAME));
        if let Some(first) = cell.first_mut().filter(|_| !column.is_empty()) {
            first.lead = format!("{column}: ");
        }
        cell
    });
    Row {
        name,
        cells: cells.collect(),
    }
}

/// A text as pieces of at most [`LONGEST_PIECE`], divided between words.
fn divided(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let mut start = prefix(rest, LONGEST_PIECE);
        if start.is_empty() {
            // A single grapheme that is longer than a piece: no text, left out.
            start = unicode_segmentation::UnicodeSegmentation::graphemes(rest, true)
                .next()
                .unwrap_or(rest);
            rest = rest[start.len()..].trim_start();
            continue;
        }
        if start.len() < rest.len() {
            start = start
                .rfind(char::is_whitespace)
                .map_or(start, |at| &start[..at]);
        }
        rest = rest[start.len()..].trim_start();
        let separator = if pieces.is_empty() { "\n\n" } else { " " };
        pieces.push(Piece {
            separator,
            ..Piece::plain(start.trim_end().to_owned())
        });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(text.into())
    }

    #[test]
    fn blocks_become_markdown() {
        let blocks = [
            paragraph("One."),
            Block::Heading {
                text: "Pay".into(),
                aside: Some("June 2026".into()),
            },
            Block::List(vec!["a".into(), "b*".into()]),
            Block::Note("They disagree.".into()),
        ];
        assert_eq!(
            pages(&blocks),
            ["One.\n\n**Pay** · June 2026\n\n- a\n- b\\*\n\n*They disagree.*"]
        );
    }

    #[test]
    fn a_table_reads_well_on_a_phone() {
        let strings = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let table = Block::Table {
            head: strings(&["Region", "Level", "Range"]),
            rows: vec![
                strings(&["India", "Entry", "₹6L–₹12L"]),
                strings(&["London", "–", "£50K"]),
            ],
        };
        assert_eq!(
            pages(&[table]),
            ["**India** · Level: Entry · Range: ₹6L–₹12L\n**London** · Range: £50K"]
        );
    }

    #[test]
    fn long_cells_have_a_line_of_their_own() {
        let long = "builds what others planned, ".repeat(3);
        let table = Block::Table {
            head: vec!["Level".into(), "Years".into(), "Work".into()],
            rows: vec![
                vec!["Entry".into(), "0–2".into(), long.clone()],
                vec!["Senior".into()],
            ],
        };
        let long = long.trim_end();
        assert_eq!(
            pages(&[table]),
            [format!("**Entry**\nYears: 0–2\nWork: {long}\n\n**Senior**")]
        );
    }

    #[test]
    fn no_heading_is_left_alone() {
        let heading = Block::Heading {
            text: "Pay".into(),
            aside: None,
        };
        let filling = paragraph("x ".repeat(440).trim());
        let mut blocks = vec![filling; 3];
        blocks.push(heading);
        blocks.push(paragraph(&"word ".repeat(100)));
        let pages = pages(&blocks);
        assert_eq!(pages.len(), 2);
        assert!(pages[1].starts_with("**Pay**\n\nword"), "{}", pages[1]);
    }

    #[test]
    fn long_answers_go_on_on_the_next_page() {
        let pages = pages(&[paragraph(&"word ".repeat(1000))]);
        assert_eq!(pages.len(), 2);
        assert!(pages.iter().all(|page| length(page) <= PAGE));
        assert_eq!(pages.join(" ").split_whitespace().count(), 1000);
    }
}
