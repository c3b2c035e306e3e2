//! Writes pixels as a PNG of at most 256 colours: a third of the size of one with every shade.
//!
//! A drawing has a dozen colours and the shades between them at the edges of letters. Shades that
//! nobody tells apart become one; the drawing's own colours stay exactly what they are.

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;

use super::svg::COLOURS;

type Colour = [u8; 3];

/// The pixels, which are opaque, as a PNG.
pub fn encode(pixels: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    // Two bits a channel are 64 colours: these always have room.
    let found = [6, 5, 4, 3, 2].iter().find_map(|bits| index(pixels, *bits));
    let (palette, indices) = found.unwrap_or_default();
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    // More takes longer than it is worth.
    encoder.set_deflate_compression(DeflateCompression::Level(4));
    // Neighbouring numbers of a palette are no neighbouring colours.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indices)?;
    writer.finish()?;
    Ok(png)
}

/// The palette and each pixel's place in it, where colours that share the upper `bits` of each
/// channel are one; `None` where those are too many.
fn index(pixels: &Pixmap, bits: u32) -> Option<(Vec<Colour>, Vec<u8>)> {
    let key = |colour: Colour| {
        let upper = |channel: u8| usize::from(channel >> (8 - bits));
        let [red, green, blue] = colour.map(upper);
        (((red << bits) | green) << bits) | blue
    };
    let mut places: Vec<Option<u8>> = vec![None; 1 << (3 * bits)];
    let mut palette: Vec<Colour> = Vec::new();
    for colour in COLOURS.iter().filter_map(|colour| read(colour)) {
        let place = u8::try_from(palette.len()).ok()?;
        if places[key(colour)].is_none() {
            places[key(colour)] = Some(place);
            palette.push(colour);
        }
    }
    let mut indices = Vec::with_capacity(pixels.pixels().len());
    // Most pixels are like the one before them.
    for run in pixels.pixels().chunk_by(|one, next| one == next) {
        let pixel = run[0];
        let colour = [pixel.red(), pixel.green(), pixel.blue()];
        let place = &mut places[key(colour)];
        let place = match *place {
            Some(place) => place,
            None => {
                let new = u8::try_from(palette.len()).ok()?;
                palette.push(colour);
                *place.insert(new)
            }
        };
        indices.resize(indices.len() + run.len(), place);
    }
    Some((palette, indices))
}

/// A colour such as `#1b202b`.
fn read(text: &str) -> Option<Colour> {
    let number = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}
