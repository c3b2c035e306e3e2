//! Figures as pictures: what is drawn, how large it gets, and what is kept.

mod drawn;
mod hostile;

use careerbot::knowledge::{Currency, Unit};
use careerbot::picture::{MAX_PNG, Picture, TALLEST, WIDTH};
use careerbot::respond::answer::{Bar, Figure, Panel, Ranges, Span, Timeline};
use careerbot::respond::commands::{Roadmap, Salary};
use careerbot::respond::{Request, respond};

use crate::world;

/// The figure of `/salary` over the repository's knowledge.
fn salary(country: Option<&str>, level: Option<&str>) -> Figure {
    let request = Request::Salary(Salary {
        country: country.map(str::to_owned),
        level: level.map(str::to_owned),
        guide: None,
    });
    respond(world::real(), &request).figure.unwrap()
}

/// The figure of `/roadmap` over the repository's knowledge.
fn roadmap() -> Figure {
    let request = Request::Roadmap(Roadmap::default());
    respond(world::real(), &request).figure.unwrap()
}

fn bar(label: &str, low: u64, high: u64) -> Bar {
    Bar {
        label: label.to_owned(),
        experience: None,
        guide: "Example".to_owned(),
        text: format!("${low}–${high}"),
        measure: None,
        low: low.saturating_mul(100),
        high: high.saturating_mul(100),
        open: false,
    }
}

fn figure_of_bars(bars: Vec<Bar>) -> Figure {
    Figure::Ranges(Ranges {
        title: "Pay".to_owned(),
        panels: vec![Panel {
            caption: "Atlantis".to_owned(),
            currency: Currency::USD,
            bars,
        }],
    })
}

fn timeline(steps: &[(&str, Option<(u32, u32)>)]) -> Figure {
    let step = |(label, when): &(&str, Option<(u32, u32)>)| Span {
        label: (*label).to_owned(),
        text: when.map(|(first, last)| format!("Weeks {first}–{last}")),
        when: *when,
    };
    Figure::Timeline(Timeline {
        title: "The way".to_owned(),
        unit: Unit::Week,
        steps: steps.iter().map(step).collect(),
    })
}

/// The pixels of a picture as RGB, after everything that every picture keeps to.
fn pixels(picture: &Picture) -> Vec<[u8; 3]> {
    assert!(picture.png.len() <= MAX_PNG, "{} bytes", picture.png.len());
    assert!(picture.width <= WIDTH && picture.height <= TALLEST);
    assert!(picture.alt.chars().count() <= careerbot::respond::answer::MAX_ALT);
    let name = picture.name.strip_suffix(".png").unwrap();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    assert!(!name.is_empty() && name.len() <= 56 && name.chars().all(plain));
    let mut decoder = png::Decoder::new(std::io::Cursor::new(&picture.png));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    assert_eq!((info.width, info.height), (picture.width, picture.height));
    let channels = info.color_type.samples();
    assert!(channels == 3, "a picture is opaque: {:?}", info.color_type);
    let pixels: Vec<[u8; 3]> = bytes
        .chunks_exact(channels)
        .map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    let width = picture.width as usize;
    let margin = width / 50;
    for (at, pixel) in pixels.iter().enumerate() {
        let column = at % width;
        let is_margin = column < margin || column >= width - margin;
        assert!(
            !is_margin || *pixel == GROUND,
            "something at {at} is cut off"
        );
    }
    pixels
}

/// The colour of the card.
const GROUND: [u8; 3] = [0x1b, 0x20, 0x2b];
