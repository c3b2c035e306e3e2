//! Figures as bars of text: in a pipe, at a terminal, and where there is little room.

use careerbot::knowledge::{Currency, Unit};
use careerbot::respond::answer::{Answer, Bar, Block, Figure, Panel, Ranges, Span, Timeline};
use careerbot::respond::commands::{Roadmap, Salary};
use careerbot::respond::{Request, respond};
use careerbot::terminal::{Look, Offers, render};
use textwrap::core::display_width;

use crate::world;

/// An answer that is only a figure.
fn answer(figure: Figure) -> Answer {
    Answer {
        title: "Figure".into(),
        blocks: vec![Block::Paragraph("In words.".into())],
        figure: Some(figure),
        ..Answer::default()
    }
}

fn real(request: &Request) -> Answer {
    answer(respond(world::real(), request).figure.unwrap())
}

fn salary(country: Option<&str>) -> Answer {
    real(&Request::Salary(Salary {
        country: country.map(str::to_owned),
        level: None,
        guide: None,
    }))
}

fn roadmap() -> Answer {
    real(&Request::Roadmap(Roadmap::default()))
}

fn plain(answer: &Answer) -> String {
    render(answer, Look::Plain, Offers::SeeAlso)
}

fn styled(answer: &Answer, width: usize) -> String {
    render(answer, Look::Styled { width }, Offers::SeeAlso)
}

#[test]
fn salary_in_a_pipe() {
    insta::assert_snapshot!(plain(&salary(None)));
}

#[test]
fn roadmap_in_a_pipe() {
    insta::assert_snapshot!(plain(&roadmap()));
}

#[test]
fn salary_at_a_terminal() {
    let text = styled(&salary(Some("United States")), 100);
    insta::assert_snapshot!(text.replace('\u{1b}', "␛"));
}

#[test]
fn salary_and_roadmap_in_a_narrow_terminal() {
    let unstyled = |answer| anstream::adapter::strip_str(&styled(&answer, 40)).to_string();
    let salary = unstyled(salary(Some("United States")));
    insta::assert_snapshot!(format!("{salary}---\n{}", unstyled(roadmap())));
}

fn hostile() -> Vec<Answer> {
    let texts = [
        "",
        "\u{1b}]0;title\u{7}\u{202e}evil\r\n",
        "机器学习工程师机器学习工程师机器学习工程师机器学习工程师",
        "Distinguished widget whisperer of the seven seas and of all their islands",
    ];
    let amounts = [
        (0, 0, false),
        (0, u64::MAX, true),
        (u64::MAX, u64::MAX, true),
        (20, 10, false),
    ];
    let bars = texts
        .iter()
        .zip(amounts)
        .map(|(text, (low, high, open))| Bar {
            label: (*text).into(),
            experience: Some((*text).into()),
            guide: (*text).into(),
            text: (*text).into(),
            measure: Some((*text).into()),
            low,
            high,
            open,
        });
    let panel = |text: &str, bars: Vec<Bar>| Panel {
        caption: text.into(),
        currency: Currency::INR,
        bars,
    };
    let bars: Vec<Bar> = bars.collect();
    let singles = bars.iter().map(|bar| panel(&bar.label, vec![bar.clone()]));
    let mut panels: Vec<Panel> = singles.collect();
    panels.push(panel(texts[1], bars));
    panels.push(panel("None", Vec::new()));
    let times = [
        None,
        Some((0, u32::MAX)),
        Some((u32::MAX, u32::MAX)),
        Some((7, 3)),
    ];
    let steps = texts.iter().zip(times).map(|(text, when)| Span {
        label: (*text).into(),
        text: Some((*text).into()),
        when,
    });
    let ranges = Figure::Ranges(Ranges {
        title: texts[1].into(),
        panels,
    });
    let timeline = Figure::Timeline(Timeline {
        title: texts[1].into(),
        unit: Unit::Year,
        steps: steps.collect(),
    });
    vec![answer(ranges), answer(timeline)]
}

#[test]
fn no_bar_is_wider_than_its_place_and_nothing_is_obeyed() {
    let mut answers = hostile();
    answers.extend([salary(None), roadmap()]);
    for answer in &answers {
        let looks = [20, 21, 33, 40, 60, 80, 100, 300].map(|width| (width, styled(answer, width)));
        for (width, text) in [(80, plain(answer))].into_iter().chain(looks) {
            let text = anstream::adapter::strip_str(&text).to_string();
            for line in text.lines() {
                let columns = display_width(line);
                assert!(columns <= width.min(100), "{width}: {columns} {line:?}");
                let obeyed = line.contains(|c: char| c.is_control() || c == '\u{202e}');
                assert!(!obeyed, "{line:?}");
            }
        }
    }
}
