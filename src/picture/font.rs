//! How wide a text is in the embedded font, and how much of it fits into a width.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::Database;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};
use unicode_normalization::UnicodeNormalization as _;

/// Name of the font's family.
pub const FAMILY: &str = "Inter";

const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.otf");
const BOLD: &[u8] = include_bytes!("fonts/Inter-SemiBold.otf");

/// How strong a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// For what stands beside.
    Regular,
    /// For what is read first.
    Bold,
}

/// The embedded font alone: what a picture looks like does not depend on the machine.
pub static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut database = Database::new();
    database.load_font_data(REGULAR.to_vec());
    database.load_font_data(BOLD.to_vec());
    Arc::new(database)
});

/// How far each character moves on, as a share of the font's size.
type Advances = HashMap<char, f64>;

static ADVANCES: LazyLock<[Advances; 2]> =
    LazyLock::new(|| [REGULAR, BOLD].map(|font| advances(font).unwrap_or_default()));

fn advances(font: &[u8]) -> Option<Advances> {
    let font = FontRef::new(font).ok()?;
    let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
    let known = font.charmap().mappings().filter_map(|(c, glyph)| {
        let advance = metrics.advance_width(glyph)?;
        Some((char::from_u32(c)?, f64::from(advance)))
    });
    Some(known.collect())
}

/// A text that the font can show: one line, a letter without a glyph as `?`, any other character
/// without one left out.
pub fn clean(text: &str) -> String {
    let known = &ADVANCES[0];
    let mut out = String::with_capacity(text.len());
    for c in text.nfc() {
        if c.is_whitespace() || c.is_control() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if known.contains_key(&c) {
            out.push(c);
        } else if c.is_alphanumeric() && !out.ends_with('?') {
            out.push('?');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Width of a clean text in pixels. Pairs of letters may stand closer together than that.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let advances = &ADVANCES[usize::from(weight == Weight::Bold)];
    let advance = |c| advances.get(&c).copied().unwrap_or(1.0);
    size * text.chars().map(advance).sum::<f64>()
}

/// As much of a clean text as fits, with `…` where something is missing; nothing where not even
/// that fits.
pub fn fit(text: &str, size: f64, weight: Weight, room: f64) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", size, weight);
    if left < 0.0 {
        return String::new();
    }
    let mut end = 0;
    for (at, c) in text.char_indices() {
        left -= width(&text[at..at + c.len_utf8()], size, weight);
        if left < 0.0 {
            break;
        }
        end = at + c.len_utf8();
    }
    format!("{}…", text[..end].trim_end())
}

/// A clean text in lines that fit, broken between words; the last one is cut where it must be.
pub fn wrap(text: &str, size: f64, weight: Weight, room: f64, lines: usize) -> Vec<String> {
    let mut rest = text;
    let mut out = Vec::new();
    while out.len() + 1 < lines && width(rest, size, weight) > room {
        let fits = |at: &usize| width(&rest[..*at], size, weight) <= room;
        let spaces = rest.match_indices(' ').map(|(at, _)| at);
        let Some(end) = spaces.take_while(fits).last() else {
            break;
        };
        out.push(rest[..end].to_owned());
        rest = &rest[end + 1..];
    }
    out.push(fit(rest, size, weight, room));
    out
}
