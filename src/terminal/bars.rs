//! Draws a figure as groups of lines with bars of block characters.

use textwrap::core::display_width;

use super::printable::printable;
use crate::knowledge::currency::written;
use crate::respond::answer::{Bar, Figure, Panel, Span, Timeline};

/// Most columns for what a bar is for.
const NAMES: usize = 34;
/// Most columns for what it says.
const TEXTS: usize = 32;
/// Fewest columns of bars beside words; in a narrower place they stand below them.
const NARROWEST: usize = 12;
/// Most columns of bars: longer ones say no more.
const WIDEST: usize = 40;
/// What lines begin with, and what parts their columns.
const GUTTER: &str = "  ";

/// Bars on one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// What they are about.
    pub caption: String,
    /// The lines, the scale under the bars at the end.
    pub lines: Vec<Line>,
}

/// A line of a group, from left to right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// What the bar is for.
    pub name: String,
    /// The bar.
    pub bar: String,
    /// What it says.
    pub text: String,
}

/// A bar before it is laid out.
struct Row {
    /// The guide that it and the bars below it come from, where the group has several.
    guide: Option<String>,
    name: String,
    text: String,
    shape: Shape,
}

/// Where a bar lies, as shares of the scale from 0 to 1.
enum Shape {
    Nothing,
    Dot(f64),
    Range { low: f64, high: f64, open: bool },
}

/// The figure in lines of at most `width` columns, which are at least 20.
pub(super) fn groups(figure: &Figure, width: usize) -> Vec<Group> {
    let scaled: Vec<Scaled> = match figure {
        Figure::Ranges(ranges) => ranges.panels.iter().map(of_panel).collect(),
        Figure::Timeline(timeline) => vec![of_timeline(timeline)],
    };
    let group = |scaled: &Scaled| {
        let columns = Columns::new(&scaled.rows, width);
        let rows = scaled.rows.iter().flat_map(|row| columns.lay_out(row));
        Group {
            caption: cut(&printable(&scaled.caption), width),
            lines: rows.chain(columns.scale(&scaled.marks)).collect(),
        }
    };
    scaled.iter().map(group).collect()
}

/// A group before it is laid out.
struct Scaled {
    caption: String,
    rows: Vec<Row>,
    /// The marks of the scale: where, from 0 to 1, and what they say.
    marks: Vec<(f64, String)>,
}

fn of_panel(panel: &Panel) -> Scaled {
    let scale = panel.scale();
    let guide = panel.guide();
    let row = |(at, bar): (usize, &Bar)| {
        let before = at.checked_sub(1).map(|at| &panel.bars[at].guide);
        let is_other = guide.is_none() && before != Some(&bar.guide);
        let (low, high) = (scale.place(bar.low), scale.place(bar.high.max(bar.low)));
        Row {
            guide: is_other.then(|| bar.guide.clone()),
            name: bar.name(),
            text: bar.pay(),
            shape: if low < high || bar.open {
                let open = bar.open;
                Shape::Range { low, high, open }
            } else {
                Shape::Dot(low)
            },
        }
    };
    let marks = scale.marks();
    Scaled {
        caption: match guide {
            Some(guide) => format!("{} ({guide})", panel.caption),
            None => panel.caption.clone(),
        },
        rows: panel.bars.iter().enumerate().map(row).collect(),
        marks: marks
            .map(|mark| (scale.place(mark), written(panel.currency, mark)))
            .collect(),
    }
}

fn of_timeline(timeline: &Timeline) -> Scaled {
    let (first, last) = timeline.reach();
    let row = |step: &Span| Row {
        guide: None,
        name: step.label.clone(),
        text: step.text.clone().unwrap_or_default(),
        shape: step.when.map_or(Shape::Nothing, |(from, to)| Shape::Range {
            low: timeline.place(from),
            high: timeline.place(to.saturating_add(1)),
            open: false,
        }),
    };
    Scaled {
        caption: format!("{}s {first}–{last}", timeline.unit),
        rows: timeline.steps.iter().map(row).collect(),
        marks: Vec::new(),
    }
}

/// How many columns there are, and how many of them names, bars and texts have.
struct Columns {
    all: usize,
    names: usize,
    bars: usize,
    texts: usize,
    /// Whether the bars stand below the words.
    stacked: bool,
}

impl Columns {
    fn new(rows: &[Row], width: usize) -> Self {
        let widest = |part: fn(&Row) -> &str, most: usize| {
            let widths = rows.iter().map(|row| display_width(&printable(part(row))));
            widths.max().unwrap_or(0).min(most)
        };
        let names = widest(|row| &row.name, NAMES);
        let texts = widest(|row| &row.text, TEXTS);
        let beside = width.saturating_sub(names + texts + 3 * GUTTER.len());
        let stacked = beside < NARROWEST;
        let below = width.saturating_sub(GUTTER.len());
        Self {
            all: width,
            names: if stacked { below } else { names },
            bars: (if stacked { below } else { beside }).min(WIDEST),
            texts: if stacked { below } else { texts },
            stacked,
        }
    }

    fn lay_out(&self, row: &Row) -> Vec<Line> {
        let name = cut(&printable(&row.name), self.names);
        let text = cut(&printable(&row.text), self.texts);
        let bar = self.bar(&row.shape);
        let line = |name: &str, bar: &str, text: &str| Line {
            name: format!("{GUTTER}{name}"),
            bar: bar.to_owned(),
            text: text.to_owned(),
        };
        let guide = row.guide.iter().map(|guide| {
            let guide = cut(&printable(guide), self.all - GUTTER.len() - 1);
            line(&format!("{guide}:"), "", "")
        });
        let mut lines: Vec<Line> = guide.collect();
        if !self.stacked {
            let space = " ".repeat(self.names - display_width(&name));
            let name = format!("{name}{space}{GUTTER}");
            lines.push(line(&name, &bar, &format!("{GUTTER}{text}")));
            return lines;
        }
        if display_width(&name) + display_width(&text) + GUTTER.len() <= self.names {
            lines.push(line(&format!("{name}{GUTTER}{text}"), "", ""));
        } else {
            let words = [name, text].into_iter().filter(|words| !words.is_empty());
            lines.extend(words.map(|words| line(&words, "", "")));
        }
        lines.push(line("", &bar, ""));
        lines
    }

    /// A bar of block characters; what is open upwards fades out.
    fn bar(&self, shape: &Shape) -> String {
        let mut cells = vec!['·'; self.bars];
        match *shape {
            Shape::Nothing => {}
            Shape::Dot(at) => cells[self.cell(at)] = '◆',
            Shape::Range { low, high, open } => {
                let from = self.cell(low);
                // The cell behind the last one; at least one is filled.
                let to = self.edge(high).max(from + 1);
                cells[from..to].fill('█');
                if open {
                    let faded = cells[to..].iter_mut().zip(['▓', '▒', '░']);
                    faded.for_each(|(cell, shade)| *cell = shade);
                }
            }
        }
        cells.into_iter().collect()
    }

    /// The amounts under the bars, as many as have room.
    fn scale(&self, marks: &[(f64, String)]) -> Option<Line> {
        let mut bar = String::new();
        for (at, text) in marks {
            let at = self.edge(*at);
            let used = display_width(&bar);
            let is_free = bar.is_empty() || at > used;
            if is_free && at + display_width(text) <= self.bars {
                bar.push_str(&" ".repeat(at - used));
                bar.push_str(text);
            }
        }
        let names = if self.stacked {
            0
        } else {
            self.names + GUTTER.len()
        };
        (!bar.is_empty()).then(|| Line {
            name: format!("{GUTTER}{}{bar}", " ".repeat(names)),
            ..Line::default()
        })
    }

    /// The cell in which a share of the scale lies.
    fn cell(&self, share: f64) -> usize {
        self.edge(share).min(self.bars - 1)
    }

    /// The edge between two cells that is nearest to a share of the scale.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a share is from 0 to 1, and a terminal has few columns"
    )]
    fn edge(&self, share: f64) -> usize {
        (share * self.bars as f64).round() as usize
    }
}

/// As much of a text as fits into so many columns, with `…` where something is missing.
fn cut(text: &str, columns: usize) -> String {
    if display_width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        out.push(c);
        if display_width(&out) + 1 > columns {
            out.pop();
            break;
        }
    }
    format!("{}…", out.trim_end())
}
