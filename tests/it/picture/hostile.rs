//! Figures that no guide should give: a picture in its limits, never a panic.

use careerbot::knowledge::{Currency, Unit};
use careerbot::picture::draw;
use careerbot::respond::answer::{Bar, Figure, Panel, Ranges, Span, Timeline};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{bar, figure_of_bars, pixels, timeline};

fn holds(figure: &Figure) {
    let picture = draw(figure).unwrap_or_else(|error| panic!("{error}: {figure:?}"));
    pixels(&picture);
}

#[test]
fn amounts_at_the_edges() {
    for (low, high) in [(0, 0), (0, u64::MAX), (u64::MAX, u64::MAX), (20, 10)] {
        let odd = bar("Odd", low, high);
        let open = Bar {
            open: true,
            ..odd.clone()
        };
        holds(&figure_of_bars(vec![
            odd,
            open.clone(),
            bar("Plain", 10, 20),
        ]));
        holds(&figure_of_bars(vec![open]));
    }
    holds(&figure_of_bars(Vec::new()));
}

#[test]
fn times_at_the_edges() {
    for when in [(0, 0), (0, u32::MAX), (u32::MAX, u32::MAX), (7, 3)] {
        holds(&timeline(&[("Odd", Some(when)), ("Plain", Some((1, 3)))]));
        holds(&timeline(&[("Odd", Some(when)), ("None", None)]));
    }
    holds(&timeline(&[("None", None)]));
    holds(&timeline(&[]));
}

#[test]
fn texts_of_every_kind() {
    let long = "Distinguished widget whisperer ".repeat(200);
    let word = "W".repeat(5_000);
    for text in [
        "",
        " ",
        "<script>&amp;</text></svg>",
        "\u{0}\u{1b}[2J\u{202e}\u{feff}",
        "👩‍👩‍👧‍👦",
        "机器学习工程师",
        "e\u{301}\u{301}\u{301}",
        long.as_str(),
        word.as_str(),
    ] {
        let everywhere = Bar {
            experience: Some(text.into()),
            guide: text.into(),
            text: text.into(),
            measure: Some(text.into()),
            ..bar(text, 10, 20)
        };
        let panel = Panel {
            caption: text.into(),
            currency: Currency::INR,
            bars: vec![everywhere, bar(text, 5, 5)],
        };
        holds(&Figure::Ranges(Ranges {
            title: text.into(),
            panels: vec![panel.clone(), panel],
        }));
        let mut steps = timeline(&[(text, Some((1, 2))), ("b", Some((2, 3)))]);
        if let Figure::Timeline(timeline) = &mut steps {
            timeline.title = text.into();
            timeline.steps[0].text = Some(text.into());
        }
        holds(&steps);
    }
}

#[test]
fn hundreds_of_panels_and_colours() {
    let panel = |at: u64| Panel {
        caption: format!("Region {at}"),
        currency: Currency::EUR,
        bars: (0..3)
            .map(|more| Bar {
                guide: format!("Guide {at}"),
                open: true,
                ..bar("Senior", 1_000 * at, 1_000 * (at + more))
            })
            .collect(),
    };
    holds(&Figure::Ranges(Ranges {
        title: "Everywhere".into(),
        panels: (1..300).map(panel).collect(),
    }));
}

fn bars() -> impl Strategy<Value = Bar> {
    let texts = (".{0,80}", option::of(".{0,40}"), ".{0,40}", ".{0,60}");
    (texts, option::of(".{0,40}"), any::<(u64, u64, bool)>()).prop_map(|(texts, measure, pay)| {
        let (label, experience, guide, text) = texts;
        let (low, high, open) = pay;
        Bar {
            label,
            experience,
            guide,
            text,
            measure,
            low,
            high,
            open,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, ..ProptestConfig::default() })]

    #[test]
    fn any_ranges(title in ".{0,120}", panels in vec((".{0,60}", vec(bars(), 0..5)), 0..4)) {
        let panels = panels.into_iter().map(|(caption, bars)| Panel {
            caption,
            currency: Currency::GBP,
            bars,
        });
        holds(&Figure::Ranges(Ranges { title, panels: panels.collect() }));
    }

    #[test]
    fn any_timeline(steps in vec((".{0,90}", option::of(".{0,60}"), any::<Option<(u32, u32)>>()), 0..9)) {
        let steps = steps.into_iter().map(|(label, text, when)| Span { label, text, when });
        holds(&Figure::Timeline(Timeline {
            title: "The way".into(),
            unit: Unit::Month,
            steps: steps.collect(),
        }));
    }
}
