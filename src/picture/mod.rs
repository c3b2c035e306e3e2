//! Draws a figure as a picture: figure → SVG text → PNG.
//!
//! The picture is a card with a ground of its own, so it reads the same on a dark and on a light
//! page. Its font is embedded: the same figure gives the same bytes on every machine.

mod font;
mod gallery;
mod paint;
mod palette;
mod ranges;
mod svg;
mod timeline;

pub use gallery::Gallery;
pub use paint::{MAX_PNG, PictureError};

use crate::respond::answer::Figure;

/// Width of every drawing, in pixels.
pub const WIDTH: u32 = 1_000;
/// Most height of a drawing, in pixels; bars and steps beyond it are counted, not drawn. A phone shows
/// a taller one too small to read, and it takes more than 30 ms to draw.
pub const TALLEST: u32 = 1_100;

/// A figure as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The PNG file, at most [`MAX_PNG`] bytes.
    pub png: Vec<u8>,
    /// Name of the file: lower-case ASCII letters, digits and hyphens, with `.png`; at most 60
    /// characters.
    pub name: String,
    /// The same numbers in words, at most [`crate::respond::answer::MAX_ALT`] characters.
    pub alt: String,
    /// Pixels from left to right, at most [`WIDTH`].
    pub width: u32,
    /// Pixels from top to bottom, at most [`TALLEST`].
    pub height: u32,
}

/// Draws a figure. It takes some milliseconds of computing: [`Gallery`] keeps what was drawn.
pub fn draw(figure: &Figure) -> Result<Picture, PictureError> {
    let (title, svg) = match figure {
        Figure::Ranges(ranges) => (&ranges.title, ranges::svg(ranges)),
        Figure::Timeline(timeline) => (&timeline.title, timeline::svg(timeline)),
    };
    let painted = paint::paint(&svg)?;
    Ok(Picture {
        png: painted.png,
        name: file_name(title),
        alt: figure.alt(),
        width: painted.width,
        height: painted.height,
    })
}

/// A file's name from a headline: "Pay: India" → `pay-india.png`.
fn file_name(title: &str) -> String {
    const LONGEST: usize = 50;
    let mut name = String::new();
    for c in title.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.len() == LONGEST {
            break;
        }
    }
    let name = name.trim_end_matches('-');
    let name = if name.is_empty() { "chart" } else { name };
    format!("{name}.png")
}
