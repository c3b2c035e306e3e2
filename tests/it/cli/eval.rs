//! `careerbot eval`, with every switch, on small guides.

use super::World;

const GOLDEN: &str = r#"{"question": "do testers need a degree", "answers": ["tester/degree"], "topic": "education", "style": "plain", "part": "tune"}
{"question": "entry pay", "answers": ["tester/pay", "tester/pay/global-usd-entry"], "topic": "salary", "style": "keyword", "part": "unseen"}
{"question": "how do I cook rice", "answers": [], "topic": "out_of_domain", "style": "plain", "part": "tune"}
"#;

fn world() -> World {
    let world = World::new();
    world.file("knowledge/questions.jsonl", GOLDEN);
    world
}

#[test]
fn plain_eval_shows_the_parts_their_groups_and_the_misses() {
    let out = world().run(&["eval"]).done().out;
    insta::assert_snapshot!(out, @r"
                                 n  none  hit@1  hit@3    MRR   near  wrong  right   BM25@1 BM25@3
    tune                         1     1 100.0% 100.0%  1.000   0.0%   0.0% 100.0%     0.0% 100.0%
    unseen                       1     0 100.0% 100.0%  1.000   0.0%   0.0%      –   100.0% 100.0%

    by style, tune
    plain                        1     1 100.0% 100.0%  1.000   0.0%   0.0% 100.0%     0.0% 100.0%

    by style, unseen
    keyword                      1     0 100.0% 100.0%  1.000   0.0%   0.0%      –   100.0% 100.0%

    by topic, tune
    education                    1     0 100.0% 100.0%  1.000   0.0%   0.0%      –     0.0% 100.0%
    out_of_domain                0     1      –      –      –      –      – 100.0%        –      –

    by topic, unseen
    salary                       1     0 100.0% 100.0%  1.000   0.0%   0.0%      –   100.0% 100.0%

    by length, tune
     0–5 words                   1     1 100.0% 100.0%  1.000   0.0%   0.0% 100.0%     0.0% 100.0%

    by length, unseen
     0–5 words                   1     0 100.0% 100.0%  1.000   0.0%   0.0%      –   100.0% 100.0%

    misses of the tune part: 0
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
    let out = world.run(&["eval", "asked.jsonl"]).done().out;
    assert!(
        out.contains("\nall  ") && out.contains("\nby style\n"),
        "{out}"
    );
    let without = world.run(&["eval", "asked.jsonl", "--without", "also-asked"]);
    let without = without.done().out;
    assert!(without.starts_with("without (all) "), "{without}");
}

#[test]
fn one_thing_or_each_is_taken_away() {
    let world = world();
    let each = world.run(&["eval", "--without", "each"]).done().out;
    let first = |line: &str| line.split_whitespace().next().unwrap_or("").to_owned();
    let names: Vec<String> = each.lines().map(first).collect();
    assert!(each.starts_with("without (unseen, tune) "), "{each}");
    assert!(names[1] == "(nothing)" && names.contains(&"spelling".to_owned()));

    world
        .run(&["eval", "--without", "luck"])
        .fails(2, &["no part “luck”", "spelling"]);
    let help = world.run(&["eval", "--help"]).done().out;
    let help: Vec<&str> = help.split_whitespace().collect();
    assert!(help.join(" ").contains("vocabulary, also-asked, spelling"));
}
