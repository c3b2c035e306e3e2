//! The figures of answers: the same numbers as in the words, and nothing that no guide says.

use std::fmt::Write as _;

use careerbot::knowledge::currency::written;
use careerbot::knowledge::{Currency, Unit};
use careerbot::respond::answer::{Bar, Block, Figure, MAX_ALT, Panel, Ranges, Span, Timeline};
use careerbot::respond::commands::Roadmap;
use careerbot::respond::{Request, respond};

use super::run;
use crate::world::World;

/// A figure as text, a bar a line.
fn shown(figure: &Figure) -> String {
    let mut out = String::new();
    match figure {
        Figure::Ranges(Ranges { title, panels }) => {
            writeln!(out, "# {title}").unwrap();
            for panel in panels {
                let scale = panel.scale();
                let marks = scale.marks().map(|mark| written(panel.currency, mark));
                let marks = marks.collect::<Vec<_>>().join(" ");
                writeln!(out, "\n## {} [{marks}]", panel.caption).unwrap();
                for bar in &panel.bars {
                    let open = if bar.open { " and more" } else { "" };
                    let (name, pay, guide) = (bar.name(), bar.pay(), &bar.guide);
                    let (low, high) = (bar.low / 100, bar.high / 100);
                    writeln!(out, "{name} | {pay} | {guide} | {low} to {high}{open}").unwrap();
                }
            }
        }
        Figure::Timeline(Timeline { title, unit, steps }) => {
            writeln!(out, "# {title}\n").unwrap();
            for Span { label, text, when } in steps {
                writeln!(out, "{label} | {text:?} | {unit} {when:?}").unwrap();
            }
        }
    }
    writeln!(out, "\n---\n{}", figure.alt()).unwrap();
    out
}

#[test]
fn salary() {
    insta::assert_snapshot!(shown(&run("salary", &[]).figure.unwrap()));
}

#[test]
fn salary_india() {
    let answer = run("salary", &[("country", "India")]);
    insta::assert_snapshot!(shown(&answer.figure.unwrap()));
}

#[test]
fn roadmap() {
    insta::assert_snapshot!(shown(&run("roadmap", &[]).figure.unwrap()));
}

#[test]
fn the_bars_are_the_rows_of_the_tables() {
    let options: [&[(&str, &str)]; 5] = [
        &[],
        &[("country", "India")],
        &[("country", "United States")],
        &[("level", "senior")],
        &[("guide", "career-growth")],
    ];
    for options in options {
        let answer = run("salary", options);
        let mut rows = Vec::new();
        for block in &answer.blocks {
            if let Block::Table { rows: table, .. } = block {
                rows.extend(table.clone());
            }
        }
        let Some(Figure::Ranges(ranges)) = answer.figure else {
            panic!("{options:?} has no ranges");
        };
        let bars = ranges.panels.iter().flat_map(|panel| &panel.bars);
        let bars = bars.map(|bar| {
            let years = bar.experience.clone().unwrap_or_else(|| "–".into());
            vec![bar.label.clone(), years, bar.pay(), bar.guide.clone()]
        });
        assert_eq!(bars.collect::<Vec<_>>(), rows, "{options:?}");
    }
}

#[test]
fn no_figure_where_there_is_nothing_to_compare() {
    let one = run("salary", &[("country", "India"), ("level", "senior")]);
    assert_eq!(one.figure, None);
    assert_eq!(run("salary", &[("country", "Poland")]).figure, None);
    for guide in ["career-growth", "careersteps", "mle-career-2026"] {
        let answer = run("roadmap", &[("guide", guide)]);
        assert_eq!(answer.figure, None, "{guide} gives its steps no months");
    }
    assert_eq!(run("skills", &[]).figure, None);
}

/// The timeline of a roadmap with these times.
fn timeline(times: &[&str]) -> Option<Figure> {
    let mut guide = "## The way {#way .roadmap}\n\nStep by step.\n".to_owned();
    for (at, time) in times.iter().enumerate() {
        write!(guide, "\n### Step {at} {{#step-{at}}}\n\n").unwrap();
        if !time.is_empty() {
            write!(guide, "Time: {time}\n\n").unwrap();
        }
        guide.push_str("Do it.\n");
    }
    let world = World::new(&[("way", guide.as_str())]);
    respond(&world.generation(), &Request::Roadmap(Roadmap::default())).figure
}

#[test]
fn a_timeline_needs_two_places_in_one_time() {
    let when = |times: &[&str]| match timeline(times) {
        Some(Figure::Timeline(timeline)) => {
            let when = timeline.steps.iter().map(|step| step.when);
            Some((timeline.unit, when.collect::<Vec<_>>()))
        }
        _ => None,
    };
    let both = vec![Some((1, 2)), Some((3, 3))];
    assert_eq!(when(&["Weeks 1–2", "Week 3"]), Some((Unit::Week, both)));
    let two_of_three = vec![Some((1, 2)), None, Some((4, 6))];
    assert_eq!(
        when(&["Months 1–2", "", "Months 4 to 6 (evenings)"]),
        Some((Unit::Month, two_of_three.clone()))
    );
    assert_eq!(
        when(&["Months 1–2", "Weeks 9–12", "Months 4–6"]),
        Some((Unit::Month, two_of_three))
    );
    for none in [
        &["Months 1–2", ""][..],
        &["3 months", "6 months"],
        &["2–3 months", "Months 4–6"],
        &["Month 1", "Week 5"],
        &["Months 1 and 5", "Months 3+"],
    ] {
        assert_eq!(when(none), None, "{none:?}");
    }
}

fn bar(at: usize) -> Bar {
    Bar {
        label: format!("Level {at}"),
        experience: None,
        guide: "Guide".into(),
        text: format!("${at}K–${at}5K"),
        measure: None,
        low: 0,
        high: 1,
        open: false,
    }
}

fn ranges(title: &str, bars: Vec<Bar>) -> Figure {
    Figure::Ranges(Ranges {
        title: title.into(),
        panels: vec![Panel {
            caption: "Atlantis".into(),
            currency: Currency::USD,
            bars,
        }],
    })
}

#[test]
fn words_for_a_figure_hold_every_number_or_say_how_many_are_missing() {
    for count in [1, 2, 20, 40, 60, 500] {
        let alt = ranges("Pay", (0..count).map(bar).collect()).alt();
        assert!(alt.chars().count() <= MAX_ALT, "{alt}");
        let missing = (0..count).filter(|at| !alt.contains(&format!("Level {at} ${at}K–${at}5K")));
        match missing.count() {
            0 => assert!(!alt.contains("more in the text"), "{alt}"),
            missing => assert!(
                alt.ends_with(&format!("; … and {missing} more in the text.")),
                "{alt}"
            ),
        }
    }
    let long = Bar {
        text: "₹".repeat(5_000),
        ..bar(0)
    };
    let alt = ranges(&"Long\u{0}\n".repeat(900), vec![long, bar(1)]).alt();
    assert!(alt.chars().count() <= MAX_ALT, "{alt}");
    assert!(alt.ends_with(" … and 2 more in the text."), "{alt}");
    assert!(!alt.contains(char::is_control), "{alt}");
}
