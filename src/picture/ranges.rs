//! Draws ranges of pay: a panel a region, a bar a figure.

use super::TALLEST;
use super::font::{self, Weight, clean, fit};
use super::svg::{
    ACCENTS, Anchor, BAR, LARGE, LEFT, MARGIN, MARK, MUTED, PADDING, Piece, RAISED, RIGHT, SMALL,
    Svg, TAIL, TRACK,
};
use crate::knowledge::currency::written;
use crate::respond::answer::{Bar, Panel, Ranges, Scale};

/// From one bar to the next.
const ROW: f64 = 72.0;
/// From a row's top to the base line of its words.
const TEXT: f64 = 24.0;
/// From a row's top to its bar.
const BELOW: f64 = 36.0;
/// Height of a panel's caption.
const CAPTION: f64 = 48.0;
/// Height of a panel's scale.
const SCALE: f64 = 34.0;
/// Between two panels.
const GAP: f64 = 20.0;
/// Longest part of a line that the pay may take.
const PAY: f64 = 0.55;
/// Longest part of a line that the guide's name may take.
const GUIDE: f64 = 0.3;
/// Between what stands left and right in a line.
const SPACE: f64 = 24.0;
/// How long "and more" fades.
const FADE: f64 = 90.0;

/// The drawing of pay ranges.
pub fn svg(ranges: &Ranges) -> String {
    let mut svg = Svg::default();
    let guides = guides(ranges);
    let mut y = svg.headline(&ranges.title);
    let mut left: usize = ranges.panels.iter().map(|panel| panel.bars.len()).sum();
    for panel in &ranges.panels {
        // A headline that names the only region says it for the panel.
        let is_said = ranges.panels.len() == 1 && ranges.title.contains(&panel.caption);
        let caption = if is_said { "" } else { &panel.caption };
        let head = if is_said && panel.guide().is_none() {
            0.0
        } else {
            CAPTION
        };
        let frame = PADDING * 2.0 + head + SCALE;
        let room = f64::from(TALLEST) - MARGIN - TAIL - y - frame;
        let bars = &panel.bars[..panel.bars.len().min(rows(room))];
        if bars.is_empty() {
            break;
        }
        let height = frame + ROW * bars.len() as f64;
        svg.rect(
            MARGIN,
            y,
            RIGHT - LEFT + PADDING * 2.0,
            height,
            18.0,
            RAISED,
        );
        draw_head(&mut svg, panel, caption, y + PADDING, &guides);
        draw_bars(&mut svg, panel, bars, y + PADDING + head, &guides);
        y += height + GAP;
        left -= bars.len();
        if bars.len() < panel.bars.len() {
            break;
        }
    }
    let end = svg.tail(left, y - GAP);
    svg.finish(end + MARGIN)
}

/// How many rows have room.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is not below 0 and not above the height of a picture"
)]
fn rows(room: f64) -> usize {
    (room.max(0.0) / ROW) as usize
}

/// The guides in order of first use: each has its colour throughout the picture.
fn guides(ranges: &Ranges) -> Vec<&str> {
    let mut guides: Vec<&str> = Vec::new();
    for bar in ranges.panels.iter().flat_map(|panel| &panel.bars) {
        if !guides.contains(&bar.guide.as_str()) {
            guides.push(&bar.guide);
        }
    }
    guides
}

fn colour(guides: &[&str], guide: &str) -> &'static str {
    let at = guides.iter().position(|known| *known == guide).unwrap_or(0);
    ACCENTS[at % ACCENTS.len()]
}

/// The region, and the guide where it is one for all bars.
fn draw_head(svg: &mut Svg, panel: &Panel, caption: &str, top: f64, guides: &[&str]) {
    let mut room = RIGHT - LEFT;
    if let Some(guide) = panel.guide() {
        let text = fit(&clean(guide), SMALL, Weight::Regular, room * GUIDE);
        let piece = Piece {
            colour: colour(guides, guide),
            ..Piece::muted(&text)
        };
        room -= piece.width() + SPACE;
        let (x, anchor) = match caption {
            "" => (LEFT, Anchor::Start),
            _ => (RIGHT, Anchor::End),
        };
        svg.line(x, top + TEXT, anchor, &[piece]);
    }
    let caption = fit(&clean(caption), LARGE, Weight::Bold, room);
    svg.line(LEFT, top + TEXT, Anchor::Start, &[Piece::bright(&caption)]);
}

fn draw_bars(svg: &mut Svg, panel: &Panel, bars: &[Bar], top: f64, guides: &[&str]) {
    let scale = panel.scale();
    let one = panel.guide();
    let mut y = top;
    for bar in bars {
        let colour = colour(guides, &bar.guide);
        draw_words(svg, bar, y + TEXT, one.is_none().then_some(colour));
        draw_bar(svg, bar, y + BELOW, scale, colour);
        y += ROW;
    }
    draw_scale(svg, panel, scale, y);
}

/// What a bar is for and the pay, on one base line; with a colour, the guide's name as well.
fn draw_words(svg: &mut Svg, bar: &Bar, y: f64, guide: Option<&str>) {
    let all = RIGHT - LEFT;
    let small = |text: &str, room| fit(&clean(text), SMALL, Weight::Regular, room);
    let large = |text: &str, room| fit(&clean(text), LARGE, Weight::Bold, room);
    let measure = bar.measure.as_ref().map(|measure| format!("({measure})"));
    let measure = small(&measure.unwrap_or_default(), all * PAY / 2.0);
    let measure = Piece::muted(&measure).after(8.0);
    let pay = large(&bar.text, all * PAY - measure.width());
    let pay = Piece::bright(&pay);
    let mut room = all - pay.width() - measure.width() - SPACE;
    svg.line(RIGHT, y, Anchor::End, &[pay, measure]);

    let named = guide.map_or_else(String::new, |_| small(&bar.guide, all * GUIDE));
    let named = Piece {
        colour: guide.unwrap_or(MUTED),
        ..Piece::muted(&named).after(14.0)
    };
    room -= named.width();
    let label = large(&bar.label, room);
    let label = Piece::bright(&label);
    let experience = bar.experience.as_deref().unwrap_or_default();
    let experience = small(experience, room - label.width() - 10.0);
    let experience = Piece::muted(&experience).after(10.0);
    svg.line(LEFT, y, Anchor::Start, &[label, experience, named]);
}

/// A bar on its track. A single number is a dot; what is open upwards fades out to the right.
fn draw_bar(svg: &mut Svg, bar: &Bar, y: f64, scale: Scale, colour: &str) {
    let all = RIGHT - LEFT;
    let x = |amount| LEFT + scale.place(amount) * all;
    svg.rect(LEFT, y, all, BAR, BAR / 2.0, TRACK);
    for mark in scale.marks().skip(1) {
        svg.rect(x(mark) - 1.0, y, 2.0, BAR, 0.0, MARK);
    }
    let (low, high) = (x(bar.low), x(bar.high.max(bar.low)));
    if bar.open {
        svg.open_bar(low, high, (high + FADE).min(RIGHT), y, colour);
    } else if high - low < BAR {
        let middle = f64::midpoint(low, high).clamp(LEFT + BAR / 2.0, RIGHT - BAR / 2.0);
        svg.dot(middle, y + BAR / 2.0, BAR / 2.0 + 4.0, colour);
    } else {
        svg.rect(low, y, high - low, BAR, BAR / 2.0, colour);
    }
}

/// The amounts below the marks, as many as have room.
fn draw_scale(svg: &mut Svg, panel: &Panel, scale: Scale, top: f64) {
    let all = RIGHT - LEFT;
    let mut free = LEFT;
    for mark in scale.marks() {
        let text = written(panel.currency, mark);
        let half = font::width(&text, SMALL, Weight::Regular) / 2.0;
        let x = (LEFT + scale.place(mark) * all)
            .min(RIGHT - half)
            .max(LEFT + half);
        if x - half >= free {
            svg.line(x, top + SMALL, Anchor::Middle, &[Piece::muted(&text)]);
            free = x + half + SPACE;
        }
    }
}
