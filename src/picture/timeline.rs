//! Draws steps: a bar each along one line of time.

use super::TALLEST;
use super::font::{self, Weight, clean, fit, wrap};
use super::svg::{
    ACCENTS, Anchor, BAR, LARGE, LEFT, MARGIN, MARK, PADDING, Piece, RAISED, RIGHT, SMALL, Svg,
    TAIL, TRACK,
};
use crate::respond::answer::{Span, Timeline};

/// From one step to the next, with a label of one line.
const ROW: f64 = 80.0;
/// Between the lines of a label.
const LINE: f64 = 36.0;
/// Height of the line of time.
const SCALE: f64 = 34.0;
/// Most marks on the line of time.
const MARKS: u32 = 5;
/// Between what stands left and right in a line.
const SPACE: f64 = 24.0;
/// Longest part of a line that the time may take.
const TIME: f64 = 0.45;
/// Units of time between two marks; longer ones have noughts behind them.
const STEPS: [u32; 6] = [1, 2, 3, 6, 12, 24];

/// The drawing of a timeline.
pub fn svg(timeline: &Timeline) -> String {
    let mut svg = Svg::default();
    let top = svg.headline(&timeline.title);
    let all = RIGHT - LEFT;
    let mut y = top + PADDING;
    let mut rows = Svg::default();
    let mut shown = 0;
    for step in &timeline.steps {
        let row = Row::new(step);
        let bottom = y + row.height() + SCALE + PADDING + TAIL + MARGIN;
        if bottom > f64::from(TALLEST) {
            break;
        }
        row.draw(&mut rows, step, timeline, y, ACCENTS[shown % ACCENTS.len()]);
        y += row.height();
        shown += 1;
    }
    let mut free = LEFT;
    for mark in marks(timeline) {
        let text = format!("{} {mark}", timeline.unit);
        let width = font::width(&text, SMALL, Weight::Regular);
        let x = (LEFT + timeline.place(mark) * all).min(RIGHT - width);
        if x >= free {
            rows.line(x, y + SMALL - 4.0, Anchor::Start, &[Piece::muted(&text)]);
            free = x + width + SPACE;
        }
    }
    let bottom = y + SCALE + PADDING - 10.0;
    svg.rect(MARGIN, top, all + PADDING * 2.0, bottom - top, 18.0, RAISED);
    svg.append(rows);
    let end = svg.tail(timeline.steps.len() - shown, bottom);
    svg.finish(end + MARGIN)
}

/// A step's words, cut to their room.
struct Row {
    label: Vec<String>,
    time: String,
}

impl Row {
    fn new(step: &Span) -> Self {
        let all = RIGHT - LEFT;
        let time = step.text.as_deref().map(clean).unwrap_or_default();
        let time = fit(&time, SMALL, Weight::Regular, all * TIME);
        let room = all - Piece::muted(&time).width() - SPACE;
        let label = wrap(&clean(&step.label), LARGE, Weight::Bold, room, 2);
        Self { label, time }
    }

    fn height(&self) -> f64 {
        ROW + LINE * (self.label.len() as f64 - 1.0)
    }

    fn draw(&self, svg: &mut Svg, step: &Span, timeline: &Timeline, top: f64, colour: &str) {
        let all = RIGHT - LEFT;
        let mut y = top + LARGE;
        svg.line(RIGHT, y, Anchor::End, &[Piece::muted(&self.time)]);
        for line in &self.label {
            svg.line(LEFT, y, Anchor::Start, &[Piece::bright(line)]);
            y += LINE;
        }
        y -= LINE - 16.0;
        svg.rect(LEFT, y, all, BAR, BAR / 2.0, TRACK);
        for mark in marks(timeline).skip(1) {
            let x = LEFT + timeline.place(mark) * all;
            svg.rect(x - 1.0, y, 2.0, BAR, 0.0, MARK);
        }
        if let Some((first, last)) = step.when {
            let from = LEFT + timeline.place(first) * all;
            let to = LEFT + timeline.place(last.saturating_add(1)) * all;
            let width = (to - from).max(BAR);
            svg.rect(from.min(RIGHT - width), y, width, BAR, BAR / 2.0, colour);
        }
    }
}

/// The units of time that are named on the line: the first, then every second, third, …
fn marks(timeline: &Timeline) -> impl Iterator<Item = u32> {
    let (first, last) = timeline.reach();
    let round = (0..9).flat_map(|power| STEPS.map(|step| step.checked_mul(10_u32.pow(power))));
    let step = round.flatten().find(|step| (last - first) / step < MARKS);
    (first..=last).step_by(step.map_or(usize::MAX, |step| step as usize))
}
