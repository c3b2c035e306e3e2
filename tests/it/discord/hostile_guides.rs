//! Whatever guides hold, as far as their format allows it: every answer made from them, and every
//! list of suggestions, is one that Discord takes.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use careerbot::discord::decode::Presentation;
use careerbot::discord::encode;
use careerbot::discord::press::Press;
use careerbot::index::Generation;
use careerbot::knowledge::{Library, Problem, Sources};
use careerbot::respond::answer::{Answer, MAX_ACTIONS, MAX_CHOICES, MAX_MENUS};
use careerbot::respond::commands::{
    CareerQuiz, Passage, PinRoadmap, Reindex, SkillGap, Unanswered,
};
use careerbot::respond::{COMMANDS, OptionKind, Request, Suggest, Ticks, Values, respond, suggest};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::payload;

const CASES: u32 = 16;
/// Most follow-ups that are pressed in a case.
const PRESSES: usize = 10;

/// Most bytes in a column, about; a single text may be longer.
const MOST_BYTES: usize = 2_000;

/// What texts are made of: markup, mentions, scripts, and signs that are more than one character.
const WORDS: [&str; 26] = [
    "widget",
    "pay",
    "Python",
    "C++",
    "a",
    "@everyone",
    "<@1>",
    "**bold**",
    "||spoiler||",
    "[a](https://b.c)",
    "```z```",
    "# h",
    "> q",
    "- l",
    "1. x",
    ":smile:",
    "100%|7C",
    "back\\slash",
    "👩‍👩‍👧‍👦",
    "🇮🇳",
    "e\u{301}\u{302}\u{303}\u{304}",
    "\u{200F}שלום",
    "مرحبا",
    "क्षेत्र",
    "機械学習",
    "Donaudampfschifffahrtsgesellschaftskapitän",
];
const PAY: [&str; 6] = [
    "$50,000–$60,000",
    "£70K–£90K+",
    "₹6L–₹12L",
    "€1",
    "over $200K",
    "$9,999,999,999,999",
];
const YEARS: [&str; 5] = ["0–2 years", "5+ years", "–", "3 years", "under 1 year"];
const LEVELS: [&str; 4] = ["Entry", "Mid", "Senior", "Staff/Principal"];
const MEASURES: [&str; 3] = ["range", "median", "total compensation"];
const CLASSES: [&str; 9] = [
    "",
    "salary",
    "skills",
    "certifications",
    "comparison",
    "levels",
    "ratings",
    "roadmap",
    "faq",
];

/// A guide before it is written down.
#[derive(Debug, Clone)]
struct Rough {
    title: String,
    publisher: Option<String>,
    role: String,
    sections: Vec<Part>,
}

/// A section: what each row, step or question says is taken from its texts in turn.
#[derive(Debug, Clone)]
struct Part {
    class: &'static str,
    heading: String,
    rows: usize,
    texts: Vec<String>,
    /// Whether names that are otherwise the same differ at their start or at their end.
    number_first: bool,
}

fn text() -> impl Strategy<Value = String> {
    let times = prop_oneof![12 => Just(1_usize), 3 => Just(12), 1 => Just(40)];
    let words = vec(select(WORDS.to_vec()), 1..6);
    (words, times).prop_map(|(words, times)| vec![words.join(" "); times].join(" "))
}

fn part() -> impl Strategy<Value = Part> {
    let rows = prop_oneof![8 => 1..8_usize, 2 => 20..40_usize, 1 => Just(100), 1 => Just(200)];
    (
        select(CLASSES.to_vec()),
        text(),
        rows,
        vec(text(), 1..6),
        any::<bool>(),
    )
        .prop_map(|(class, heading, rows, texts, number_first)| {
            // Many rows or long ones, not both: that is only slow.
            let length: usize = texts.iter().map(String::len).sum();
            let rows = rows.min(MOST_BYTES * texts.len() / length).max(1);
            let rows = if class == "faq" { rows.min(100) } else { rows };
            Part {
                class,
                heading,
                rows,
                texts,
                number_first,
            }
        })
}

fn guide(most: usize) -> impl Strategy<Value = Rough> {
    (
        text(),
        proptest::option::of(text()),
        text(),
        vec(part(), 1..most),
    )
        .prop_map(|(title, publisher, role, sections)| Rough {
            title,
            publisher,
            role,
            sections,
        })
}

/// One or two guides of several sections, or up to six short ones.
fn guides() -> impl Strategy<Value = Vec<Rough>> {
    prop_oneof![3 => vec(guide(7), 1..3), 1 => vec(guide(3), 3..7)]
}

/// A text as Markdown that stands for just that text.
fn markdown(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

impl Part {
    fn text(&self, at: usize) -> &str {
        &self.texts[at % self.texts.len()]
    }

    /// A text that no other row of the section has.
    fn name(&self, row: usize) -> String {
        let text = self.text(row);
        if self.number_first {
            format!("{row} {text}")
        } else {
            format!("{text} {row}")
        }
    }

    fn columns(&self) -> Vec<String> {
        let columns: &[&str] = match self.class {
            "salary" => &["Region", "Level", "Experience", "Range", "Measure", "Note"],
            "skills" => &["Skill", "Area", "Covers", "Priority"],
            "certifications" => &["Certification", "Issuer", "Shows"],
            "levels" => &["Level", "Experience", "Work", "Pay"],
            "ratings" => &["Measure", "Value"],
            _ => return [vec!["Factor".into()], self.roles()].concat(),
        };
        columns.iter().map(|&column| column.into()).collect()
    }

    /// The roles that a comparison is about.
    fn roles(&self) -> Vec<String> {
        (0..self.texts.len().max(2))
            .map(|at| self.name(at))
            .collect()
    }

    fn cell(&self, column: usize, name: &str, row: usize) -> String {
        match (column, self.class, name) {
            // Several levels a region.
            (0, "salary", _) => markdown(&self.name(row / LEVELS.len())),
            (0, ..) => markdown(&self.name(row)),
            (_, _, "Level") => LEVELS[row % LEVELS.len()].into(),
            (_, _, "Experience") => YEARS[row % YEARS.len()].into(),
            (_, _, "Range" | "Pay") => PAY[row % PAY.len()].into(),
            (_, _, "Measure") => MEASURES[row % MEASURES.len()].into(),
            _ => markdown(self.text(row + column)),
        }
    }

    fn write(&self, number: usize, out: &mut String) {
        let class = if self.class.is_empty() {
            String::new()
        } else {
            format!(" .{}", self.class)
        };
        let heading = markdown(&self.heading);
        write!(
            out,
            "\n## {heading} {{#section-of-the-guide-{number:03}{class}}}\n"
        )
        .unwrap();
        match self.class {
            "" => {
                for at in 0..self.rows {
                    write!(
                        out,
                        "\n{}\n\n- {}\n",
                        markdown(self.text(at)),
                        markdown(self.text(at + 1))
                    )
                    .unwrap();
                }
                write!(out, "\n> Also asked: {}\n", markdown(self.text(0))).unwrap();
            }
            "faq" | "roadmap" => {
                for row in 0..self.rows {
                    write!(
                        out,
                        "\n### {} {{#entry-{number:03}-{row:03}}}\n\nTime: {time}\n\n{text}\n\n- {text}\n",
                        markdown(&self.name(row)),
                        time = markdown(self.text(row + 1)),
                        text = markdown(self.text(row + 2)),
                    )
                    .unwrap();
                }
            }
            _ => {
                let columns = self.columns();
                let head: Vec<String> = columns.iter().map(|column| markdown(column)).collect();
                let rule = vec!["---"; head.len()];
                write!(out, "\n| {} |\n|{}|\n", head.join(" | "), rule.join("|")).unwrap();
                for row in 0..self.rows {
                    let cells = columns.iter().enumerate();
                    let cells: Vec<String> = cells
                        .map(|(at, column)| self.cell(at, column, row))
                        .collect();
                    writeln!(out, "| {} |", cells.join(" | ")).unwrap();
                }
            }
        }
    }
}

impl Rough {
    fn written(&self) -> String {
        // A JSON string is a TOML string.
        let (title, role) = (json!(self.title), json!(self.role));
        let mut out = format!("+++\ntitle = {title}\nrole = {role}\n");
        if let Some(publisher) = &self.publisher {
            write!(
                out,
                "publisher = {}\nupdated = \"2026-06\"\n",
                json!(publisher)
            )
            .unwrap();
        }
        out.push_str("+++\n");
        for (number, section) in self.sections.iter().enumerate() {
            section.write(number, &mut out);
        }
        out
    }
}

fn library(guides: &[Rough]) -> Result<Library, Vec<Problem>> {
    let comparisons = guides.iter().flat_map(|guide| &guide.sections);
    let comparisons = comparisons.filter(|section| section.class == "comparison");
    let roles = guides
        .iter()
        .map(|guide| guide.role.clone())
        .chain(comparisons.flat_map(Part::roles));
    let names = |names: &mut dyn Iterator<Item = String>| -> BTreeMap<String, Vec<String>> {
        names.map(|name| (name, Vec::new())).collect()
    };
    let tables = BTreeMap::from([
        ("roles", names(&mut { roles })),
        (
            "levels",
            names(&mut LEVELS.iter().map(|&level| level.to_owned())),
        ),
    ]);
    let vocabulary = toml::to_string(&tables).expect("names in tables");
    let guide = |(number, guide): (usize, &Rough)| {
        (
            format!("guides/guide-of-the-world-{number}.md"),
            guide.written().into_bytes(),
        )
    };
    let files = guides.iter().enumerate().map(guide);
    Library::parse(&Sources {
        root: PathBuf::from("knowledge"),
        files: files
            .chain([("vocabulary.toml".into(), vocabulary.into())])
            .collect(),
        unreadable: Vec::new(),
        stamps: Default::default(),
    })
}

/// What an option can be given, by what the guides hold: what is suggested, and the shortest and the
/// longest names in full.
fn values(generation: &Generation, what: Suggest) -> Vec<String> {
    let mut names: Vec<String> = generation.passages().map(|p| p.title).collect();
    names.sort_by_key(|name| name.chars().count());
    names.dedup();
    let offered = suggest(generation, what, "");
    let ends = |names: Vec<String>| -> Vec<String> {
        let last = names.len().saturating_sub(2).max(1);
        let kept = names.into_iter().enumerate();
        kept.filter(|(at, _)| *at == 0 || *at >= last)
            .map(|(_, name)| name)
            .collect()
    };
    [
        ends(offered.into_iter().map(|one| one.value).collect()),
        ends(names),
    ]
    .concat()
}

/// Every kind of request, with what the guides hold.
fn requests(generation: &Generation) -> Vec<Request> {
    let mut requests = vec![
        Request::CareerQuiz(CareerQuiz {
            chosen: "q7.012".parse().expect("a state"),
        }),
        Request::SkillGap(SkillGap {
            ticks: Ticks::default(),
            page: None,
        }),
        Request::SkillGap(SkillGap {
            ticks: "a.ffff".parse().expect("a state"),
            page: Some(0),
        }),
        Request::PinRoadmap(PinRoadmap::default()),
        Request::Reindex(Reindex),
        Request::Unanswered(Unanswered {
            page: 0,
            settle: None,
        }),
    ];
    for spec in COMMANDS {
        requests.push(Request::read(spec.name, &Values::default()).unwrap());
        let mut all = Values::default();
        for option in spec.options {
            let OptionKind::Text(what) = option.kind else {
                continue;
            };
            for value in values(generation, what) {
                let mut one = Values::default();
                one.set(option.name, &value);
                all.set(option.name, &value);
                requests.push(Request::read(spec.name, &one).unwrap());
            }
        }
        requests.push(Request::read(spec.name, &all).unwrap());
    }
    let ids = generation.passages().map(|passage| passage.id);
    let each = generation.count().div_ceil(12);
    requests.extend(ids.step_by(each).map(|id| Request::Passage(Passage { id })));
    requests
}

/// The message of an answer.
fn encoded(request: &Request, answer: &Answer, presentation: &Presentation) -> Value {
    json!(encode::message(request, answer, presentation))
}

/// Answers a request for everybody whom it can be for; gives back the requests that its buttons
/// and lists make.
fn answered(generation: &Generation, request: &Request) -> Result<Vec<Request>, TestCaseError> {
    let answer = respond(generation, request);
    within_bounds(&answer)?;
    let mut made = Vec::new();
    let by = u64::MAX;
    for (shared, member, page) in [(false, None, 0), (true, None, 1), (true, Some(by), 9_999)] {
        let presentation = Presentation {
            by,
            shared,
            member,
            page,
            in_place: false,
            again: false,
        };
        let message = encoded(request, &answer, &presentation);
        let response = json!({ "type": 4, "data": message });
        if let Err(reason) = payload::response(&response) {
            return Err(TestCaseError::fail(format!("{reason} for {request:?}")));
        }
        for id in custom_ids(&message) {
            match Press::decode(&id) {
                Some(Press::Next(request)) => made.push(request),
                Some(_) => {}
                None => prop_assert!(false, "{id} means nothing"),
            }
        }
    }
    Ok(made)
}

/// What an answer promises to those who lay it out.
fn within_bounds(answer: &Answer) -> Result<(), TestCaseError> {
    let fits = |text: &str, most| (1..=most).contains(&text.chars().count());
    prop_assert!(
        !answer.title.trim().is_empty() && !answer.blocks.is_empty(),
        "{answer:?}"
    );
    prop_assert!(answer.actions.len() <= MAX_ACTIONS, "{:?}", answer.actions);
    prop_assert!(answer.menus.len() <= MAX_MENUS, "{:?}", answer.menus);
    for action in &answer.actions {
        prop_assert!(fits(&action.label, 80), "{action:?}");
    }
    for menu in &answer.menus {
        prop_assert!(fits(&menu.label, 150), "{menu:?}");
        prop_assert!((1..=MAX_CHOICES).contains(&menu.choices.len()), "{menu:?}");
        for choice in &menu.choices {
            prop_assert!(fits(&choice.label, 100), "{choice:?}");
            prop_assert!(
                choice.detail.iter().all(|detail| fits(detail, 100)),
                "{choice:?}"
            );
        }
    }
    Ok(())
}

/// Every custom id in a message.
fn custom_ids(message: &Value) -> Vec<String> {
    match message {
        Value::Array(parts) => parts.iter().flat_map(custom_ids).collect(),
        Value::Object(parts) => {
            let own = parts
                .get("custom_id")
                .and_then(Value::as_str)
                .map(str::to_owned);
            own.into_iter()
                .chain(parts.values().flat_map(custom_ids))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// What is suggested for an option while somebody types.
fn suggested(generation: &Generation, what: Suggest) -> Result<(), TestCaseError> {
    let first = generation.passages().next();
    let long = first.map_or_else(String::new, |passage| passage.title);
    for typed in ["", "w", "1", "@every", &long] {
        let suggestions = suggest(generation, what, typed);
        let list = encode::choices(&suggestions);
        if let Err(reason) = payload::response(&json!({ "type": 8, "data": { "choices": list } })) {
            return Err(TestCaseError::fail(format!(
                "{reason} for {what:?} {typed:?}"
            )));
        }
    }
    Ok(())
}

#[test]
fn no_guide_makes_an_answer_that_discord_refuses() {
    let config = ProptestConfig {
        failure_persistence: None,
        // A case takes long, and one that is half as small is read as easily.
        max_shrink_iters: 30,
        ..ProptestConfig::with_cases(CASES)
    };
    let refused = Cell::new(0);
    let outcome = TestRunner::new(config).run(&guides(), |guides| {
        let Ok(library) = library(&guides) else {
            refused.set(refused.get() + 1);
            return Ok(());
        };
        let generation = Generation::in_memory(library, "hostile".into()).expect("an index");
        let mut made = Vec::new();
        for request in requests(&generation) {
            made.extend(answered(&generation, &request)?);
        }
        made.dedup();
        let every = made.len().div_ceil(PRESSES).max(1);
        for request in made.into_iter().step_by(every) {
            answered(&generation, &request)?;
        }
        let options = COMMANDS.iter().flat_map(|spec| spec.options);
        for option in options {
            if let OptionKind::Text(what) = option.kind {
                suggested(&generation, what)?;
            }
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    assert!(
        refused.get() * 5 <= CASES,
        "{} of {CASES} guides were refused",
        refused.get()
    );
}
