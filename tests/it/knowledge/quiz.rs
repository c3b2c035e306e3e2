//! `quiz.toml`: what is read, and every way in which it can be wrong, at its place.

use std::fs;

use careerbot::index::passage::passages;
use careerbot::knowledge::{Known, Library, Problem, Quiz, parse_quiz};

use proptest::prelude::*;

use crate::world::{World, knowledge, library};

const GOOD: &str = r#"
[[questions]]
ask = "Which tool?"

[[questions.answers]]
label = "A lens"
fits = [{ role = "Tester", weight = 2, reason = "A tester looks.", passage = "a/work" }]

[[questions.answers]]
label = "A hammer"
fits = [{ role = "Maker", weight = 1, reason = "A maker makes.", passage = "a/work" }]
"#;

fn read(text: &str) -> Result<Quiz, Vec<Problem>> {
    let passages = ["a/work".to_owned(), "a/pay/global-entry".to_owned()];
    let known = Known {
        roles: Some(&["Maker", "Tester"]),
        passages: Some(&passages),
    };
    parse_quiz("quiz.toml", text, known)
}

/// `line:column+width message`, as for guides.
fn said(text: &str) -> Vec<String> {
    let problems = read(text).expect_err(text);
    assert!(problems.iter().all(|problem| !problem.help.is_empty()));
    let said = problems.iter().map(|problem| {
        let Problem {
            line,
            column,
            width,
            message,
            ..
        } = problem;
        format!("{line}:{column}+{width} {message}")
    });
    said.collect()
}

#[test]
fn a_good_quiz_is_read_whole() {
    let quiz = read(GOOD).unwrap();
    assert_eq!(quiz.questions[0].ask, "Which tool?");
    let answer = &quiz.questions[0].answers[1];
    assert_eq!(answer.label, "A hammer");
    assert_eq!(
        (answer.fits[0].role.as_str(), answer.fits[0].weight),
        ("Maker", 1)
    );
    assert_eq!(
        read(&format!("\u{feff}{}", GOOD.replace('\n', "\r\n"))).unwrap(),
        quiz
    );
    // Reasons may be worded anew; questions and labels may not.
    let reworded = read(&GOOD.replace("A maker makes.", "It is made.")).unwrap();
    assert_eq!(reworded.fingerprint(), quiz.fingerprint());
    let other = read(&GOOD.replace("A hammer", "A file")).unwrap();
    assert_ne!(other.fingerprint(), quiz.fingerprint());
}

#[test]
fn every_mistake_is_found_at_its_place() {
    let long = "x".repeat(81);
    let label = format!("label = \"{long}\"");
    let cases: [(&str, &str, &[&str]); 21] = [
        (
            "ask = \"Which tool?\"",
            "ask = \" \"",
            &["3:7+3 `ask` is empty"],
        ),
        (
            "ask = \"Which tool?\"",
            "ask = 3",
            &["3:7+1 `ask` is not text in double quotes"],
        ),
        (
            "ask = \"Which tool?\"",
            "asks = \"Which tool?\"",
            &["3:1+4 a question has no key `asks`"],
        ),
        (
            "ask = \"Which tool?\"",
            "",
            &["2:1+13 a question lacks `ask`"],
        ),
        (
            "label = \"A lens\"",
            &label,
            &["6:9+83 `label` has 81 characters"],
        ),
        (
            "label = \"A hammer\"",
            "label = \"a LENS\"",
            &["10:9+8 the question has this answer twice"],
        ),
        (
            "label = \"A lens\"",
            "label = \"A lens\"\ncolour = 1",
            &["7:1+6 an answer has no key `colour`"],
        ),
        (
            "\"Tester\"",
            "\"Testre\"",
            &["7:18+8 no guide and no vocabulary names the role `Testre`"],
        ),
        (
            "weight = 2",
            "weight = 4",
            &["7:37+1 `weight` is no number of points"],
        ),
        (
            "weight = 2",
            "weight = 0",
            &["7:37+1 `weight` is no number of points"],
        ),
        (
            "weight = 2",
            "weight = \"2\"",
            &["7:37+3 `weight` is no number of points"],
        ),
        ("weight = 2, ", "", &["7:9+67 a fit lacks `weight`"]),
        (
            "looks.\", passage = \"a/work\"",
            "looks.\", passage = \"a/wrok\"",
            &["7:78+8 there is no passage `a/wrok`"],
        ),
        (
            "reason = \"A tester looks.\"",
            "reason = \"A \\u0007 looks.\"",
            &["7:49+17 `reason` holds a control character"],
        ),
        (
            "fits = [{ role = \"Tester\", weight = 2, reason = \"A tester looks.\", passage = \"a/work\" }]",
            "fits = []",
            &["7:8+2 `fits` has 0 entries"],
        ),
        (
            "fits = [{ role = \"Tester\", weight = 2, reason = \"A tester looks.\", passage = \"a/work\" }]",
            "fits = 1",
            &["7:8+1 `fits` is not a list"],
        ),
        (
            "fits = [{ role = \"Tester\", weight = 2, reason = \"A tester looks.\", passage = \"a/work\" }]",
            "fits = [1]",
            &["7:9+1 an entry of `fits` is not a table"],
        ),
        (
            "passage = \"a/work\" }]\n\n[[questions.answers]]\nlabel = \"A h",
            "passage = \"a/work\" }, { role = \"Tester\", weight = 1, reason = \"R.\", passage = \"a/work\" }]\n\n[[questions.answers]]\nlabel = \"A h",
            &["7:99+8 the answer has this role twice"],
        ),
        (
            "[[questions]]",
            "title = \"Q\"\n[[questions]]",
            &["2:1+5 the quiz has no key `title`"],
        ),
        (
            "ask = \"Which tool?\"",
            "ask = Which tool?",
            &["3:7+11 the quotes of this text are not right"],
        ),
        (
            "[[questions.answers]]\nlabel = \"A lens\"",
            "[[questions.answers]]\nlabel = \"A lens\"\nlabel = \"B\"",
            &["7:1+5 the key stands there twice"],
        ),
    ];
    for (from, to, expected) in cases {
        let text = GOOD.replacen(from, to, 1);
        assert_ne!(text, GOOD, "{from} is not there");
        assert_eq!(said(&text), expected, "{text}");
    }
}

#[test]
fn too_few_and_too_many() {
    assert_eq!(said(""), ["1:1+1 the quiz lacks `questions`"]);
    assert_eq!(said("questions = []"), ["1:13+2 `questions` has 0 entries"]);
    let (question, second) = GOOD.split_at(GOOD.rfind("\n[[questions.answers]]").unwrap());
    assert_eq!(
        said(question)[0].split_once(' ').unwrap().1,
        "`answers` has 1 entries"
    );
    let more = |n: usize| second.replace("hammer", &format!("hammer {n}"));
    let five: String = (0..4).map(more).collect();
    let found = said(&format!("{question}{five}"));
    assert_eq!(
        found[0].split_once(' ').unwrap().1,
        "`answers` has 5 entries"
    );
    let thirteen: String = (0..13)
        .map(|n| GOOD.replace("tool", &format!("tool {n}")))
        .collect();
    let found = said(&thirteen);
    assert_eq!(
        found[0].split_once(' ').unwrap().1,
        "`questions` has 13 entries"
    );
    let twice = format!("{GOOD}{GOOD}");
    assert!(said(&twice)[0].ends_with("this question stands there twice"));
}

#[test]
fn several_mistakes_come_at_once() {
    let text = GOOD
        .replace("Which tool?", "")
        .replace("\"Maker\"", "\"Baker\"")
        .replacen("a/work", "b/work", 1);
    assert_eq!(said(&text).len(), 3, "{:?}", said(&text));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    /// Whatever is done to a quiz: it is read, or every problem has its place.
    #[test]
    fn any_damage(at in 0..GOOD.len(), length in 0..9_usize, with in "\\PC{0,4}|[\\[\\]{}\"=\n#]{0,4}") {
        let letters: Vec<char> = GOOD.chars().collect();
        let end = (at + length).min(letters.len());
        let kept = |part: &[char]| part.iter().collect::<String>();
        let text = format!("{}{with}{}", kept(&letters[..at]), kept(&letters[end..]));
        if let Err(problems) = read(&text) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                prop_assert!(problem.line >= 1 && problem.column >= 1, "{problem:?}");
                prop_assert!(!problem.message.is_empty() && !problem.help.is_empty());
            }
        }
    }
}

const GUIDE: &str = "## Work {#work}\n\nA tester looks, a maker makes.";

fn problems(world: &World) -> Vec<String> {
    let problems = Library::parse(&world.sources()).unwrap_err();
    let said = problems.iter().map(|problem| {
        let Problem {
            file,
            line,
            message,
            ..
        } = problem;
        format!("{file}:{line} {message}")
    });
    said.collect()
}

#[test]
fn what_a_quiz_points_to_has_to_be_there() {
    let world = World::new(&[("a", GUIDE)]);
    fs::write(world.root().join("quiz.toml"), GOOD).unwrap();
    let role = |name| format!("no guide and no vocabulary names the role `{name}`");
    assert_eq!(
        problems(&world),
        [
            format!("quiz.toml:7 {}", role("Tester")),
            format!("quiz.toml:11 {}", role("Maker"))
        ]
    );
    world.vocabulary("[roles]\n\"Tester\" = []\n\"Maker\" = []\n");
    let library = Library::parse(&world.sources()).unwrap();
    assert_eq!(library.quiz, Some(read(GOOD).unwrap()));
    world.guide("a", &GUIDE.replace("#work", "#job"));
    let gone = "there is no passage `a/work`";
    assert_eq!(
        problems(&world),
        [
            format!("quiz.toml:7 {gone}"),
            format!("quiz.toml:11 {gone}")
        ]
    );
    // A guide that cannot be read is one problem, not one of each line that points to it.
    world.guide("a", &GUIDE.replace("## ", "# "));
    let found = problems(&world);
    assert!(
        found
            .iter()
            .all(|problem| problem.starts_with("guides/a.md")),
        "{found:?}"
    );
}

#[test]
fn a_quiz_is_part_of_the_knowledge() {
    let world = World::new(&[("a", GUIDE)]);
    let print = || world.sources().fingerprint(1);
    let without = print();
    assert_eq!(Library::parse(&world.sources()).unwrap().quiz, None);
    world.vocabulary("[roles]\n\"Tester\" = []\n\"Maker\" = []\n");
    fs::write(world.root().join("quiz.toml"), GOOD).unwrap();
    let with = print();
    assert_ne!(with, without);
    fs::write(
        world.root().join("quiz.toml"),
        GOOD.replace("A lens", "A lamp"),
    )
    .unwrap();
    assert_ne!(print(), with);
    fs::write(world.root().join("quiz.toml"), [0xff, b'\n']).unwrap();
    assert_eq!(problems(&world), ["quiz.toml:1 the byte 0xFF is not UTF-8"]);
}

/// The page that teaches the format shows a quiz that fits the guide that it shows.
#[test]
fn the_example_of_the_page_has_no_problem() {
    const README: &str = include_str!("../../../knowledge/README.md");
    let block = |language: &str| {
        let (_, rest) = README.split_once(&format!("\n```{language}\n")).unwrap();
        rest.split_once("\n```").unwrap().0.to_owned()
    };
    let world = World::new(&[]);
    let root = world.root();
    fs::write(root.join("guides/widget-tester.md"), block("markdown")).unwrap();
    fs::write(root.join("quiz.toml"), block("toml")).unwrap();
    world.vocabulary("[roles]\n\"Widget Maker\" = []\n");
    let library = Library::parse(&world.sources()).unwrap();
    assert_eq!(library.quiz.unwrap().questions[0].answers.len(), 2);
}

/// A quiz is checked without the index, which makes the passages: both name the same ones.
#[test]
fn ids_that_can_be_pointed_to_are_the_passages() {
    let library = &library(&knowledge());
    let mut ids: Vec<String> = library
        .guides
        .iter()
        .flat_map(|guide| guide.passage_ids())
        .collect();
    let mut made: Vec<String> = passages(library)
        .into_iter()
        .map(|passage| passage.id)
        .filter(|id| !id.contains("/_"))
        .collect();
    ids.sort();
    made.sort();
    assert_eq!(ids, made);
}
