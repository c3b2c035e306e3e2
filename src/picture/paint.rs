//! Paints an SVG text as a PNG.

use std::sync::LazyLock;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::font::{DATABASE, FAMILY};
use super::palette;

/// Most bytes of a picture.
pub const MAX_PNG: usize = 100_000;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The drawing is no valid SVG.
    #[error("the drawing cannot be read: {0}")]
    Drawing(#[from] resvg::usvg::Error),
    /// No memory for that many pixels.
    #[error("a picture of {0} × {1} pixels cannot be made")]
    Size(u32, u32),
    /// The PNG could not be written.
    #[error("the picture cannot be written: {0}")]
    Encoding(#[from] png::EncodingError),
    /// It is too large at any size that can still be read.
    #[error("the picture has {0} bytes, more than {MAX_PNG}")]
    Large(usize),
}

/// A painted drawing.
pub struct Painted {
    /// The PNG file.
    pub png: Vec<u8>,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| Options {
    font_family: FAMILY.to_owned(),
    fontdb: DATABASE.clone(),
    ..Options::default()
});

/// The sizes that are tried, as shares of the drawing's own.
const SIZES: [f32; 3] = [1.0, 0.8, 0.6];

/// Paints a drawing, smaller than it is where the file would be too large.
pub fn paint(svg: &str) -> Result<Painted, PictureError> {
    let tree = Tree::from_str(svg, &OPTIONS)?;
    let mut bytes = 0;
    for size in SIZES {
        let pixels = render(&tree, size)?;
        let png = palette::encode(&pixels)?;
        if png.len() <= MAX_PNG {
            let (width, height) = (pixels.width(), pixels.height());
            return Ok(Painted { png, width, height });
        }
        bytes = png.len();
    }
    Err(PictureError::Large(bytes))
}

fn render(tree: &Tree, scale: f32) -> Result<Pixmap, PictureError> {
    let size = tree.size().to_int_size();
    let size = size.scale_by(scale).unwrap_or(size);
    let none = PictureError::Size(size.width(), size.height());
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or(none)?;
    let scale = Transform::from_scale(scale, scale);
    resvg::render(tree, scale, &mut pixels.as_mut());
    Ok(pixels)
}
