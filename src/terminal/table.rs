//! Lays a table out in aligned columns, or as a sentence a row where columns do not fit.

use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};

use super::printable::printable;

/// Widest table of the plain look; a wider one is easier to read as sentences.
const PLAIN_WIDTH: usize = 100;
/// Narrowest column that still reads well when its text is wrapped.
const COLUMN: usize = 14;
/// Columns stand two spaces apart.
const GUTTER: u16 = 2;

/// The table's lines, each with whether it belongs to the head. Fitted to `width`, which wraps
/// cells; without a width nothing is wrapped. `None` where the table does not fit.
pub(super) fn columns(
    head: &[String],
    rows: &[Vec<String>],
    width: Option<usize>,
) -> Option<Vec<(bool, String)>> {
    let mut table = Table::new();
    table.set_header(head.iter().map(|cell| printable(cell)));
    for row in rows {
        table.add_row(row.iter().map(|cell| printable(cell)));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, GUTTER));
    }
    let natural = table.column_max_content_widths();
    let natural: usize = natural
        .iter()
        .map(|width| usize::from(width + GUTTER))
        .sum();
    let rule = LineStyle::none().fill(if width.is_some() { '─' } else { '-' });
    let mut style = TableStyle::new().header_separator(rule);
    table.set_content_arrangement(ContentArrangement::Disabled);
    match width {
        None if natural > PLAIN_WIDTH => return None,
        None => {}
        Some(width) if natural <= width => {}
        Some(width) if head.len() * COLUMN > width => return None,
        Some(width) => {
            table.set_content_arrangement(ContentArrangement::Dynamic);
            table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
            // Rows of several lines need something between them.
            style = style.row_separator(LineStyle::none().fill(' '));
        }
    }
    table.load_style(style);
    let lines: Vec<String> = table
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect();
    let head_end = lines
        .iter()
        .position(|line| line.starts_with(['─', '-']))
        .unwrap_or(0);
    Some(
        lines
            .into_iter()
            .enumerate()
            .map(|(at, line)| (at < head_end, line))
            .collect(),
    )
}

/// A row as one line: `India – Level: Entry; Range: ₹6L–₹12L`. What a source does not say is left
/// out.
pub(super) fn sentences(head: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let is_said = |cell: &str| !matches!(cell.trim(), "" | "–");
    let sentence = |row: &Vec<String>| {
        let key = row.first().filter(|cell| is_said(cell));
        let cells = head
            .iter()
            .zip(row)
            .skip(1)
            .filter(|(_, cell)| is_said(cell));
        let cells: Vec<String> = cells
            .map(|(name, cell)| format!("{name}: {cell}"))
            .collect();
        let cells = Some(cells.join("; ")).filter(|cells| !cells.is_empty());
        key.cloned()
            .into_iter()
            .chain(cells)
            .collect::<Vec<_>>()
            .join(" – ")
    };
    rows.iter().map(sentence).collect()
}
