//! A good guide with random damage: never a panic, and every problem at a place that exists.

use std::collections::HashMap;
use std::path::PathBuf;

use careerbot::knowledge::class::Class;
use careerbot::knowledge::{
    Guide, Library, Problem, Sources, parse_guide, problems_json, render_problems,
};
use proptest::prelude::*;
use proptest::sample::Index;

#[derive(Debug, Clone)]
enum Damage {
    Cut(Index, usize),
    Insert(Index, Vec<u8>),
    Replace(Index, Vec<u8>),
    Move(Index, Index, usize),
}

/// Bytes that mean something to the parser, and some that mean nothing to anyone.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let telling = prop::sample::select(vec![
        "#",
        "## ",
        "### X {#x}\n",
        "{",
        "}",
        "{#",
        " .salary",
        "|",
        "\\|",
        "|---|",
        "\n",
        "\n\n",
        "\r",
        "> ",
        ">",
        "- ",
        "1. ",
        "    ",
        "\t",
        "+++\n",
        "·",
        "–",
        "$",
        "₹",
        "`",
        "```\n",
        "<b>",
        "<!--",
        "[a](b)",
        "![",
        "[^1]",
        "~~",
        "**",
        "&#27;",
        "\u{feff}",
        "\0",
        "\u{200b}",
        "Time:",
        "> Also asked: a",
        "\"",
        "= ",
        "日本",
        "e\u{301}",
        "[a]: b\n",
        "---\n",
        "===\n",
    ])
    .prop_map(|text: &str| text.as_bytes().to_vec());
    prop_oneof![3 => telling, 1 => prop::collection::vec(any::<u8>(), 1..6)]
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<Index>(), 1..80_usize).prop_map(|(at, length)| Damage::Cut(at, length)),
        (any::<Index>(), bytes()).prop_map(|(at, bytes)| Damage::Insert(at, bytes)),
        (any::<Index>(), bytes()).prop_map(|(at, bytes)| Damage::Replace(at, bytes)),
        (any::<Index>(), any::<Index>(), 1..120_usize).prop_map(|(a, b, n)| Damage::Move(a, b, n)),
    ]
}

fn apply(damage: &Damage, text: &mut Vec<u8>) {
    if text.is_empty() {
        return;
    }
    let end = |at: usize, length: usize, text: &[u8]| (at + length).min(text.len());
    match damage {
        Damage::Cut(at, length) => {
            let at = at.index(text.len());
            text.drain(at..end(at, *length, text));
        }
        Damage::Insert(at, bytes) => {
            let at = at.index(text.len());
            text.splice(at..at, bytes.iter().copied());
        }
        Damage::Replace(at, bytes) => {
            let at = at.index(text.len());
            text.splice(at..end(at, bytes.len(), text), bytes.iter().copied());
        }
        Damage::Move(from, to, length) => {
            let from = from.index(text.len());
            let piece: Vec<u8> = text.drain(from..end(from, *length, text)).collect();
            let to = to.index(text.len() + 1);
            text.splice(to..to, piece);
        }
    }
}

fn check(problems: &[Problem], text: &str) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<&str> = text
        .split('\n')
        .map(|line| line.trim_end_matches('\r'))
        .collect();
    for problem in problems {
        let line = lines
            .get(problem.line - 1)
            .unwrap_or_else(|| panic!("no such line: {problem:?}"));
        assert_eq!(*line, problem.text, "{problem:?}");
        let length = line.chars().count();
        // One past the end is a place too; the line's own CR counts as that.
        assert!(problem.column <= length + 2, "{problem:?}");
        assert!(problem.width >= 1, "{problem:?}");
        assert!(
            problem.width == 1 || problem.column + problem.width <= length + 2,
            "{problem:?}"
        );
    }
    let places: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line, problem.column))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(
        render_problems(problems, false).matches("= help:").count(),
        problems.len()
    );
    assert_eq!(
        problems_json(problems).as_array().unwrap().len(),
        problems.len()
    );
}

/// Words of the text that are nowhere in the guide, though the parser had nothing to say.
fn lost_words(text: &str, guide: &Guide) -> Vec<String> {
    let kept = count_words(&serde_json::to_string(guide).unwrap());
    // What the format itself says, and numbers in front of list items.
    let columns = Class::ALL.iter().filter_map(|class| class.columns());
    let mut format: Vec<String> = columns
        .flat_map(|columns| columns.required.iter().chain(columns.optional).copied())
        .chain(Class::ALL.iter().map(|class| class.name()))
        .chain(["also", "asked", "time", "amp", "1", "2", "27"])
        .map(str::to_lowercase)
        .collect();
    format.sort();
    // The front matter may hold comments.
    let mut fences = text
        .match_indices("+++\n")
        .map(|(at, fence)| at + fence.len());
    let body = fences.nth(1).map_or(text, |at| &text[at..]);
    count_words(body)
        .into_iter()
        .filter(|(word, count)| {
            format.binary_search(word).is_err() && kept.get(word).copied().unwrap_or(0) < *count
        })
        .map(|(word, _)| word)
        .collect()
}

fn count_words(text: &str) -> HashMap<String, usize> {
    // Markup may stand inside a word.
    let text = text.replace(['`', '*', '_', '\\'], "");
    let mut words = HashMap::new();
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_guides(damages in prop::collection::vec(damage(), 1..6)) {
        let mut bytes = super::GOOD.as_bytes().to_vec();
        for damage in &damages {
            apply(damage, &mut bytes);
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        match parse_guide("guides/g.md", "g", &text) {
            Ok(guide) => {
                let lost = lost_words(&text, &guide);
                prop_assert!(lost.is_empty(), "{lost:?} of {text}");
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                check(&problems, &text);
            }
        }
        let sources = Sources {
            root: PathBuf::from("knowledge"),
            files: vec![("guides/g.md".to_owned(), bytes)],
            unreadable: Vec::new(),
            stamps: Default::default(),
        };
        if let Err(problems) = Library::parse(&sources) {
            prop_assert!(!problems.is_empty());
        }
    }

    #[test]
    fn any_text_at_all(text in "(\\PC|[\n\r\t|#{}>`*·+-]){0,200}") {
        let problems = parse_guide("guides/g.md", "g", &text).unwrap_err();
        check(&problems, &text);
    }
}

#[test]
fn deep_nesting_is_read_without_recursion() {
    for piece in ["> ", "- ", "* > ", "[", "**", "1. ", "#", "{", "|"] {
        let text = format!(
            "+++\ntitle = \"T\"\nrole = \"R\"\n+++\n## A {{#a}}\n\n{}x\n",
            piece.repeat(2_000)
        );
        if let Err(problems) = parse_guide("guides/g.md", "g", &text) {
            check(&problems, &text);
        }
    }
}
