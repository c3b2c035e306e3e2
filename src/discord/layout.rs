//! Blocks of an answer in, the text of one or more embeds out, within the room that there is.

use super::escape::{clean, escape, one_line};
use super::limits::{EMBED_DESCRIPTION, cut, length, prefix};
use crate::answer::Block;

/// Longest text of a piece; longer paragraphs are divided so that they can go on in the next embed.
/// Escaped it may be twice as long and still fits into an embed.
const LONGEST_PIECE: usize = 900;
/// A piece that would be cut to less than this is left out instead.
const SHORTEST_CUT: usize = 40;
/// Longest heading, first cell or column name.
const LONGEST_NAME: usize = 200;
/// Cells after the first stay on its line up to this length; a phone shows about two such lines.
const SHORT_CELLS: usize = 72;
/// Stands where something was left out.
const ELLIPSIS: &str = " …";

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

/// Descriptions for as many embeds as the blocks need, in all at most `room` characters. What does
/// not fit is left out, and "…" says so.
pub(super) fn descriptions(blocks: &[Block], room: usize) -> Vec<String> {
    paginate(fit(blocks.iter().flat_map(pieces).collect(), room))
}

/// The pieces that fit into `room`, the last one cut if need be.
fn fit(mut pieces: Vec<Piece>, room: usize) -> Vec<Piece> {
    if pieces.iter().map(Piece::length).sum::<usize>() <= room {
        return pieces;
    }
    let mut left = room.saturating_sub(length(ELLIPSIS));
    let whole = pieces
        .iter()
        .take_while(|piece| take(&mut left, piece.length()))
        .count();
    pieces.truncate(whole + 1);
    let Some(next) = pieces.pop() else {
        return pieces;
    };
    match next.cut_to(left) {
        Some(start) => pieces.push(start),
        None => while pieces.pop_if(|last| last.heading).is_some() {},
    }
    let end = Piece {
        separator: "",
        lead: ELLIPSIS.into(),
        ..Piece::plain(String::new())
    };
    pieces.push(end);
    pieces
}

/// Takes `needed` off `left` if there is that much.
fn take(left: &mut usize, needed: usize) -> bool {
    left.checked_sub(needed).map(|rest| *left = rest).is_some()
}

/// Divides the pieces among embeds.
fn paginate(pieces: Vec<Piece>) -> Vec<String> {
    let mut pages = vec![String::new()];
    for piece in pieces {
        let text = piece.render();
        let full = pages.last().is_none_or(|page| {
            length(page) + length(piece.separator) + length(&text) > EMBED_DESCRIPTION
        });
        if full {
            pages.push(String::new());
        }
        if let Some(page) = pages.last_mut() {
            if !page.is_empty() {
                page.push_str(piece.separator);
            }
            page.push_str(&text);
        }
    }
    pages.retain(|page| !page.trim().is_empty());
    pages
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

    /// As much of the piece as fits into `room`, if that is worth showing.
    fn cut_to(mut self, room: usize) -> Option<Self> {
        if self.heading || room < SHORTEST_CUT {
            return None;
        }
        let whole = std::mem::take(&mut self.text);
        let frame = self.length();
        let fits = |count| frame + length(&escape(prefix(&whole, count))) <= room;
        let (mut count, mut too_many) = (0, room + 1);
        while too_many - count > 1 {
            let middle = count.midpoint(too_many);
            *(if fits(middle) {
                &mut count
            } else {
                &mut too_many
            }) = middle;
        }
        self.text = prefix(&whole, count).trim_end().to_owned();
        (!self.text.is_empty()).then_some(self)
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
            descriptions(&blocks, 6000),
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
            descriptions(&[table], 6000),
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
            descriptions(&[table], 6000),
            [format!("**Entry**\nYears: 0–2\nWork: {long}\n\n**Senior**")]
        );
    }

    #[test]
    fn what_does_not_fit_is_cut_and_says_so() {
        let long = "word ".repeat(30);
        let cut = descriptions(&[paragraph("One."), paragraph(&long)], 60);
        assert_eq!(
            cut,
            [format!("One.\n\n{} …", "word ".repeat(10).trim_end())]
        );
    }

    #[test]
    fn no_heading_is_left_alone() {
        let heading = Block::Heading {
            text: "Pay".into(),
            aside: None,
        };
        assert_eq!(
            descriptions(
                &[paragraph("One."), heading, paragraph(&"x".repeat(80))],
                30
            ),
            ["One. …"]
        );
    }

    #[test]
    fn long_answers_go_on_in_the_next_embed() {
        let pages = descriptions(&[paragraph(&"word ".repeat(1000))], 6000);
        assert_eq!(pages.len(), 2);
        assert!(pages.iter().all(|page| length(page) <= EMBED_DESCRIPTION));
        assert_eq!(pages.join(" ").split_whitespace().count(), 1000);
    }
}
