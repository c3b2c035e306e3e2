//! Writes shapes and texts as SVG.

use std::fmt::Write as _;

use super::WIDTH;
use super::font::{self, FAMILY, Weight};

/// The ground of the card.
const GROUND: &str = "#1b202b";
/// The ground of a panel.
pub const RAISED: &str = "#252c3a";
/// Where a bar could be.
pub const TRACK: &str = "#323b4d";
/// The marks of a scale.
pub const MARK: &str = "#4a556b";
/// Text that is read first.
const BRIGHT: &str = "#f3f5f9";
/// Text that stands beside.
pub const MUTED: &str = "#aeb8ca";
/// Colours that tell bars apart; each reads on [`RAISED`].
pub const ACCENTS: [&str; 6] = [
    "#6cb2f7", "#f5b45f", "#7fd6a0", "#c9a2f5", "#f58f8f", "#5fd3d3",
];
/// Every colour of a drawing.
pub const COLOURS: [&str; 12] = [
    GROUND, RAISED, TRACK, MARK, BRIGHT, MUTED, ACCENTS[0], ACCENTS[1], ACCENTS[2], ACCENTS[3],
    ACCENTS[4], ACCENTS[5],
];

/// Space around everything, in pixels.
pub const MARGIN: f64 = 28.0;
/// Space around what stands in a panel.
pub const PADDING: f64 = 28.0;
/// Where a panel's content begins.
pub const LEFT: f64 = MARGIN + PADDING;
/// Where a panel's content ends.
pub const RIGHT: f64 = WIDTH as f64 - LEFT;
/// Size of a headline of one line, and of one that needs more room.
const HEADLINE: [f64; 2] = [36.0, 30.0];
/// Size of what is read first.
pub const LARGE: f64 = 26.0;
/// Size of what stands beside; the smallest that reads on a phone.
pub const SMALL: f64 = 22.0;
/// Height of a bar.
pub const BAR: f64 = 16.0;
/// Height of the line that says how much is not shown.
pub const TAIL: f64 = 48.0;

/// A drawing that grows downwards.
#[derive(Debug, Default)]
pub struct Svg {
    body: String,
}

/// A piece of a line of text.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    /// The text, clean.
    pub text: &'a str,
    /// Size in pixels.
    pub size: f64,
    /// How strong.
    pub weight: Weight,
    /// Colour.
    pub colour: &'a str,
    /// Space before it.
    pub gap: f64,
}

/// Where a line of text is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At its start.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

impl<'a> Piece<'a> {
    /// Text that is read first.
    pub fn bright(text: &'a str) -> Self {
        Self {
            text,
            size: LARGE,
            weight: Weight::Bold,
            colour: BRIGHT,
            gap: 0.0,
        }
    }

    /// Text that stands beside.
    pub fn muted(text: &'a str) -> Self {
        Self {
            text,
            size: SMALL,
            weight: Weight::Regular,
            colour: MUTED,
            gap: 0.0,
        }
    }

    /// The same with space before it.
    pub fn after(self, gap: f64) -> Self {
        Self { gap, ..self }
    }

    /// Its width with the space before it; an empty piece takes none.
    pub fn width(&self) -> f64 {
        if self.text.is_empty() {
            return 0.0;
        }
        self.gap + font::width(self.text, self.size, self.weight)
    }
}

impl Svg {
    /// The headline, in one line or two; gives the height below it.
    pub fn headline(&mut self, title: &str) -> f64 {
        let title = font::clean(title);
        let [large, small] = HEADLINE;
        let room = RIGHT - LEFT;
        let is_short = font::width(&title, large, Weight::Bold) <= room;
        let size = if is_short { large } else { small };
        let mut y = MARGIN;
        for text in font::wrap(&title, size, Weight::Bold, room, 2) {
            y += size * 1.25;
            let piece = Piece {
                size,
                ..Piece::bright(&text)
            };
            self.line(LEFT, y, Anchor::Start, &[piece]);
        }
        y + 28.0
    }

    /// How much is not shown, if anything, below the height `y`; gives the height below that.
    pub fn tail(&mut self, left: usize, y: f64) -> f64 {
        if left == 0 {
            return y;
        }
        let text = format!("… and {left} more in the text");
        self.line(LEFT, y + TAIL - 12.0, Anchor::Start, &[Piece::muted(&text)]);
        y + TAIL
    }

    /// Puts another drawing on top of this one.
    pub fn append(&mut self, other: Self) {
        self.body.push_str(&other.body);
    }

    /// A box with round corners.
    pub fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, radius: f64, fill: &str) {
        let _ = write!(
            self.body,
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" rx="{radius:.1}" fill="{fill}"/>"#
        );
    }

    /// A dot with a rim in the colour of the panel.
    pub fn dot(&mut self, x: f64, y: f64, radius: f64, fill: &str) {
        let _ = write!(
            self.body,
            r#"<circle cx="{x:.1}" cy="{y:.1}" r="{radius:.1}" fill="{fill}" stroke="{RAISED}" stroke-width="4"/>"#
        );
    }

    /// A bar from `low` to `high` that then fades out to `tip`, the head of an arrow: "and more".
    pub fn open_bar(&mut self, low: f64, high: f64, tip: f64, y: f64, fill: &str) {
        let id = fill.trim_start_matches('#');
        // Whole pixels, so that no seam shows where the two parts meet.
        let radius = BAR / 2.0;
        let high = high.max(low + radius).round();
        let solid = (high - low - radius).max(0.0);
        let _ = write!(
            self.body,
            r#"<linearGradient id="f{id}"><stop offset="0" stop-color="{fill}"/><stop offset="1" stop-color="{fill}" stop-opacity="0.1"/></linearGradient><rect x="{high}" y="{y:.1}" width="{:.1}" height="{BAR}" fill="url(#f{id})"/><path d="M{high} {y:.1} h-{solid:.1} a{radius} {radius} 0 0 0 0 {BAR} h{solid:.1} z" fill="{fill}"/>"#,
            (tip - high).max(0.0),
        );
        let (back, above, middle, below) = (tip - 10.0, y - 2.0, y + radius, y + BAR + 2.0);
        let _ = write!(
            self.body,
            r#"<path d="M{back:.1} {above:.1} L{tip:.1} {middle:.1} L{back:.1} {below:.1}" fill="none" stroke="{fill}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/>"#
        );
    }

    /// A line of text on the base line `y`; its pieces stand side by side.
    pub fn line(&mut self, x: f64, y: f64, anchor: Anchor, pieces: &[Piece<'_>]) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let _ = write!(
            self.body,
            r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}">"#
        );
        for piece in pieces.iter().filter(|piece| !piece.text.is_empty()) {
            let weight = match piece.weight {
                Weight::Regular => 400,
                Weight::Bold => 600,
            };
            let _ = write!(
                self.body,
                r#"<tspan dx="{:.1}" font-size="{}" font-weight="{weight}" fill="{}">{}</tspan>"#,
                piece.gap,
                piece.size,
                piece.colour,
                escape(piece.text),
            );
        }
        self.body.push_str("</text>");
    }

    /// The whole drawing, `height` pixels high.
    pub fn finish(self, height: f64) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0}" font-family="{FAMILY}"><rect width="100%" height="100%" fill="{GROUND}"/>{}</svg>"#,
            self.body
        )
    }
}

/// Text that means itself in XML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
