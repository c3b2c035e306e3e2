//! Makes a Markdown table of an HTML table's marked rows and cells, or blocks where it was no table of
//! data.

use super::{MOST_TEXT, escape};

// Private characters that mark where rows and cells begin; the page's own are taken out before.
const ROW: char = '\u{e000}';
const HEAD_CELL: char = '\u{e001}';
const CELL: char = '\u{e002}';
const GROUP: char = '\u{e003}';
const SPANS_END: char = '\u{e004}';
/// Longest cell of a table that holds data; longer ones are how old pages lay their text out.
const MOST_CELL: usize = 600;
/// Most columns of a table that holds data.
const MOST_COLUMNS: usize = 50;

/// A cell with how many columns and rows it goes over, as the page says it.
pub(super) fn cell(is_head: bool, across: Option<&str>, down: Option<&str>, text: &str) -> String {
    let mark = if is_head { HEAD_CELL } else { CELL };
    let (across, down) = (count(across), count(down));
    format!("{mark}{across} {down}{SPANS_END}{text}")
}

/// A row.
pub(super) fn row(cells: &str) -> String {
    format!("{ROW}{cells}")
}

/// Rows that belong together: no cell goes on past them.
pub(super) fn group(rows: &str) -> String {
    format!("{GROUP}{rows}")
}

/// A number as browsers read it; 1 where there is none.
fn count(text: Option<&str>) -> usize {
    let text = text.unwrap_or_default().trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match &text[..digits] {
        "" => 1,
        digits => digits.parse().unwrap_or(usize::MAX),
    }
}

#[derive(Clone, Copy)]
struct Cell<'t> {
    is_head: bool,
    across: usize,
    down: usize,
    text: &'t str,
}

impl<'t> Cell<'t> {
    /// Reads what [`cell`] wrote.
    fn read(marked: &'t str) -> Option<Self> {
        let is_head = marked.starts_with(HEAD_CELL);
        let (spans, text) = marked[CELL.len_utf8()..].split_once(SPANS_END)?;
        let (across, down) = spans.split_once(' ')?;
        Some(Self {
            is_head,
            across: across.parse().unwrap_or(1).clamp(1, MOST_COLUMNS),
            // 0 stands for all the rows that are left in the group.
            down: match down.parse() {
                Ok(0) | Err(_) => usize::MAX,
                Ok(down) => down,
            },
            text: text.trim(),
        })
    }
}

struct Row<'t> {
    group: usize,
    cells: Vec<Cell<'t>>,
}

/// What stands in each column of a row; and the last column in which a cell of its own begins.
struct Line<'t> {
    places: Vec<Option<Cell<'t>>>,
    last: usize,
    /// It is one cell from side to side.
    is_across: bool,
}

impl Line<'_> {
    fn text(&self, column: usize) -> &str {
        let cell = self.places.get(column).copied().flatten();
        cell.map_or("", |cell| cell.text)
    }
}

/// The table as Markdown, each cell in every place that it goes over.
pub(super) fn table(content: &str) -> String {
    let (mut before, rows) = read(content);
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let is_layout = cells().any(|cell| {
        cell.text.len() > MOST_CELL || cell.text.lines().any(|line| line.starts_with(['#', '|']))
    });
    let mut lines = fill(&rows);
    let columns = lines.iter().map(|line| line.last + 1).max().unwrap_or(0);
    if is_layout || !(2..MOST_COLUMNS).contains(&columns) {
        let cells = cells().map(|cell| cell.text);
        before.extend(cells.filter(|cell| !cell.is_empty()));
        return before.join("\n\n");
    }
    for line in &mut lines {
        line.is_across &= line.places.len() >= columns;
    }
    // What stands over the whole table is its caption.
    let captions = lines.iter().take_while(|line| line.is_across).count();
    let lines = if captions < lines.len() {
        before.extend(
            lines
                .drain(..captions)
                .filter_map(|line| line.places[0])
                .map(|cell| cell.text),
        );
        lines
    } else {
        lines
    };
    written(&before.join("\n\n"), &lines, columns)
}

/// What stands before the rows, and the rows that have cells of their own.
fn read(content: &str) -> (Vec<&str>, Vec<Row<'_>>) {
    let (mut before, mut rows) = (Vec::new(), Vec::new());
    for (group, content) in content.split(GROUP).enumerate() {
        let mut parts = content.split(ROW);
        let caption = parts.next().unwrap_or_default().trim();
        before.extend((!caption.is_empty()).then_some(caption));
        for row in parts {
            let starts = row.match_indices([HEAD_CELL, CELL]).map(|(at, _)| at);
            let starts: Vec<usize> = starts.chain([row.len()]).collect();
            let cells = starts
                .windows(2)
                .filter_map(|ends| Cell::read(&row[ends[0]..ends[1]]));
            rows.push(Row {
                group,
                cells: cells.collect(),
            });
        }
    }
    (before, rows)
}

/// Puts the cells into their columns, those from rows above included.
fn fill<'t>(rows: &[Row<'t>]) -> Vec<Line<'t>> {
    let mut lines = Vec::new();
    // By column: the cell that goes on from above, and for how many rows more.
    let mut open: Vec<Option<(Cell<'t>, usize)>> = Vec::new();
    let (mut group, mut size) = (0, 0);
    for row in rows {
        if row.group != group {
            group = row.group;
            open.clear();
        }
        let mut places: Vec<Option<Cell<'t>>> = Vec::new();
        for above in &mut open {
            places.push(above.map(|(cell, _)| cell));
            *above = above.and_then(|(cell, rows)| {
                Some((cell, rows.checked_sub(1).filter(|&rows| rows > 0)?))
            });
        }
        let is_free = places.iter().all(Option::is_none);
        let (mut at, mut last) = (0, 0);
        for &cell in &row.cells {
            while places.get(at).is_some_and(Option::is_some) {
                at += 1;
            }
            last = at;
            for _ in 0..cell.across.min(MOST_COLUMNS.saturating_sub(at).max(1)) {
                if places.len() <= at {
                    places.resize(at + 1, None);
                }
                if open.len() <= at {
                    open.resize(at + 1, None);
                }
                places[at] = Some(cell);
                if cell.down > 1 {
                    open[at] = Some((cell, cell.down - 1));
                }
                at += 1;
            }
        }
        size += places
            .iter()
            .flatten()
            .map(|cell| cell.text.len() + 3)
            .sum::<usize>();
        if !row.cells.is_empty() {
            let is_across = is_free && row.cells.len() == 1 && row.cells[0].across > 1;
            lines.push(Line {
                places,
                last,
                is_across,
            });
        }
        // The page is refused anyway.
        if size > MOST_TEXT {
            break;
        }
    }
    lines
}

fn written(before: &str, lines: &[Line<'_>], columns: usize) -> String {
    let heads = |line: &&Line<'_>| line.places.iter().flatten().all(|cell| cell.is_head);
    // A head of several rows is one: "Pay" over "Entry" and "Senior" is "Pay Entry", "Pay Senior".
    let head = match lines.iter().take_while(heads).count() {
        heads if heads < lines.len() => heads.max(1),
        _ => 1,
    };
    // Facts by name: the names stand in the first column, and there is no head.
    let is_list = columns == 2
        && lines.iter().all(|line| {
            matches!(line.places.as_slice(), [Some(name), Some(fact)] if name.is_head && !fact.is_head)
        });
    let mut out = format!("{before}\n\n");
    let mut push = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    };
    let rule = || vec!["---".to_owned(); columns];
    let rest = if is_list {
        push(vec!["Measure".to_owned(), "Value".to_owned()]);
        push(rule());
        lines
    } else {
        let (head, rest) = lines.split_at(head);
        let names = (0..columns).map(|column| {
            let mut names: Vec<&str> = head.iter().map(|line| line.text(column)).collect();
            names.dedup();
            names.join(" ")
        });
        push(names.collect());
        push(rule());
        rest
    };
    for line in rest {
        let mut cells: Vec<String> = (0..columns)
            .map(|column| line.text(column).to_owned())
            .collect();
        if line.is_across {
            // It is about the rows under it, and no row itself.
            cells.fill(String::new());
            let what = format!("a line over the rows below it: {}", line.text(0));
            cells[0] = escape::mark(&what);
        }
        push(cells);
    }
    out
}

/// A cell on one line.
fn escaped(cell: &str) -> String {
    let words: Vec<&str> = cell.split_whitespace().collect();
    words.join(" ").replace('|', "&#124;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(rows: &[&[(&str, &str, &str)]]) -> String {
        let rows = rows.iter().map(|cells| {
            let cells = cells.iter().map(|(spans, head, text)| {
                let (across, down) = spans.split_once('x').unwrap_or(("1", "1"));
                cell(*head == "th", Some(across), Some(down), text)
            });
            row(&cells.collect::<String>())
        });
        table(&group(&rows.collect::<String>()))
    }

    #[test]
    fn a_cell_stands_in_every_place_that_it_goes_over() {
        for (rows, expected) in [
            (
                &[
                    &[("1x1", "th", "A"), ("1x1", "th", "B"), ("1x1", "th", "C")][..],
                    &[("1x0", "td", "a"), ("1x1", "td", "b"), ("1x2", "td", "c")],
                    &[("1x1", "td", "d")],
                    &[("2x1", "td", "e")],
                ][..],
                "| A | B | C |\n| --- | --- | --- |\n| a | b | c |\n| a | d | c |\n| a | e | e |",
            ),
            (
                &[
                    &[("9x1", "th", "Pay")][..],
                    &[("1x2", "th", "Town"), ("2x1", "th", "Level")],
                    &[("1x1", "th", "low"), ("1x1", "th", "high")],
                    &[("3x1", "td", "North")],
                    &[("1x1", "td", "Bonn"), ("2x1", "td", "same")],
                ],
                "Pay\n\n| Town | Level low | Level high |\n| --- | --- | --- |\n\
                 | [[author: a line over the rows below it: North]] |  |  |\n| Bonn | same | same |",
            ),
        ] {
            assert_eq!(text(rows).trim(), expected);
        }
    }

    #[test]
    fn hostile_spans_end() {
        let cells: String = (0..49)
            .map(|_| cell(false, None, Some("0"), &"x".repeat(500)))
            .collect();
        let many = row(&cells)
            + &row(&cell(false, Some("9999999999999999999999"), None, "y")).repeat(100_000);
        assert!(table(&group(&many)).len() < 4 * MOST_TEXT);
    }
}
