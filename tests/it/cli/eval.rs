//! `careerbot eval` on small guides.

use super::World;

const GOLDEN: &str = r#"{"question": "do testers need a degree", "answers": ["tester/degree"], "topic": "education", "style": "plain", "part": "tune"}
{"question": "entry pay", "answers": ["tester/pay", "tester/pay/global-usd-entry"], "topic": "salary", "style": "keyword", "part": "unseen"}
{"question": "how do I cook rice", "answers": [], "topic": "out_of_domain", "style": "plain", "part": "tune"}
"#;

const LIBRARIAN: &str = "+++
title = \"How to become a librarian\"
role = \"Librarian\"
+++

## Shelving {#shelving}

A librarian shelves books by number.
";

const SHELVING: &str = r#"{"question": "shelving books", "answers": ["librarian/shelving"], "topic": "work", "style": "plain", "part": "unseen"}
"#;

fn world() -> World {
    let world = World::new();
    world.file("knowledge/questions.jsonl", GOLDEN);
    world.file("more/librarian.md", LIBRARIAN);
    world.file("more/README.md", "Guides to measure the bot on.");
    world.file("more/questions.jsonl", SHELVING);
    world
}

/// The lines that stand for themselves: titles of tables and lists.
fn titles(out: &str) -> Vec<&str> {
    let after_blank = out.lines().zip(out.lines().skip(1));
    let after_blank = after_blank.filter(|(before, _)| before.is_empty());
    after_blank.map(|(_, line)| line).collect()
}

#[test]
fn the_parts_and_the_misses() {
    let out = world().run(&["eval"]).done().out;
    insta::assert_snapshot!(out, @r"
                                 n  none  hit@1  hit@3    MRR   near  wrong  right
    tune                         1     1 100.0% 100.0%  1.000   0.0%   0.0% 100.0%
    unseen                       1     0 100.0% 100.0%  1.000   0.0%   0.0%      –

    misses of the tune part: 0
    ");
}

#[test]
fn groups_and_other_guides() {
    let world = world();
    let arguments = ["eval", "--all", "--guides", "more"];
    let out = world.run(&arguments).done().out;
    insta::assert_snapshot!(titles(&out).join("\n"), @r"
    test guides, alone
    test guides, beside the shipped ones
    own questions, beside the test guides
    by style, tune
    by style, unseen
    by topic, tune
    by topic, unseen
    by length, tune
    by length, unseen
    misses of the tune part: 0
    test guides, alone: misses of the tune part: 0
    ");
}

#[test]
fn questions_with_patterns_are_graded_by_text() {
    let world = world();
    let asked = r#"{"question": "do testers need a degree", "answerable": true, "must": ["portfolio"], "id": "x1", "style": "chat", "topic": "education"}
{"question": "how do I cook rice", "answerable": false}
{"question": "what does a tester do", "answerable": true, "any": ["breaks before"], "style": "chat", "topic": "work"}
"#;
    world.file("asked.jsonl", asked);
    let out = world.run(&["eval", "asked.jsonl", "--all"]).done().out;
    assert!(
        out.contains("\nall  ") && out.contains("\nby style\n"),
        "{out}"
    );
}

#[test]
fn test_guides_that_cannot_be_used_are_named() {
    let world = world();
    let eval = |folder: &str| world.run(&["eval", "--guides", folder]);
    eval("nowhere").fails(2, &["test guides nowhere"]);
    eval("knowledge").fails(2, &["no guide (*.md) in knowledge"]);
    world.file("twice/tester.md", LIBRARIAN);
    eval("twice").fails(2, &["beside another of its name", "tester.md"]);
    world.file("unasked/librarian.md", LIBRARIAN);
    eval("unasked").fails(2, &["unasked", "questions.jsonl"]);
    world.file(
        "broken/librarian.md",
        LIBRARIAN.replace("{#shelving}", "{#}"),
    );
    let broken = eval("broken");
    let place = std::path::Path::new("broken").join("librarian.md");
    assert_eq!(broken.code, Some(1), "{}", broken.err);
    assert!(
        broken.out.contains(&place.display().to_string()),
        "{}",
        broken.out
    );
    world.file("more/questions.jsonl", GOLDEN);
    let unknown = eval("more");
    assert!(unknown.code == Some(1) && unknown.out.contains("tester/degree"));
}
