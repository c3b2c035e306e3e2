//! `new-guide`, and `check` with everything that it reads and shows.

use serde_json::Value;

use super::World;

const QUESTION: &str = "{\"question\": \"do testers need a degree\", \"answers\": [\"tester/degree\"], \
                        \"topic\": \"education\", \"style\": \"plain\", \"part\": \"tune\"}\n";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn a_new_guide_has_no_problems_and_every_class() {
    let world = World::new();
    let ran = world.run(&["new-guide", "widget-maker"]).done();
    assert!(ran.out.starts_with("wrote knowledge"), "{}", ran.out);
    assert!(ran.out.contains("careerbot check"), "{}", ran.out);
    world.run(&["check"]).done();
    let path = world.path("knowledge/guides/widget-maker.md");
    let guide = std::fs::read_to_string(&path).unwrap();
    assert!(guide.contains("role = \"Widget Maker\""), "{guide}");
    for class in careerbot::knowledge::class::Class::ALL {
        assert!(guide.contains(&format!(".{}}}", class.name())), "{class:?}");
    }
    // As a draft it has no answer, although it is read: nobody gets a PLACEHOLDER.
    let check = world.run(&["check"]).done().out;
    assert!(
        check.starts_with("1 guide, ")
            && check.ends_with(" no problems; 1 draft is left out: widget-maker\n"),
        "{check}"
    );
    assert!(!world.run(&["export"]).done().out.contains("widget-maker"));
    std::fs::write(&path, guide.replace("draft = true", "draft = false")).unwrap();
    let check = world.run(&["check"]).done().out;
    assert!(check.starts_with("2 guides, "), "{check}");
    assert!(check.ends_with(" no problems\n"), "{check}");
    assert!(world.run(&["export"]).done().out.contains("PLACEHOLDER"));
    // It is never written over.
    std::fs::write(&path, "mine").unwrap();
    world
        .run(&["new-guide", "widget-maker"])
        .fails(1, &["widget-maker.md is there already"]);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
}

#[test]
fn a_new_guide_has_the_title_and_role_that_are_given() {
    let world = World::new();
    let options = ["--title", "A \"b\" \\ c", "--role", "R|D *x* C#"];
    world
        .run(&[&["new-guide", "a"], options.as_slice()].concat())
        .done();
    world.run(&["check"]).done();
    for (slug, says) in [
        ("Widget Maker", "such as widget-maker"),
        ("a--b", "such as a-b"),
        ("../a", "such as a"),
        ("", "such as topic"),
        ("a-name-of-21-character", "at most 20"),
    ] {
        world
            .run(&["new-guide", slug])
            .fails(2, &["cannot be a guide's name", says]);
    }
    world
        .run(&["new-guide", "b", "--title", " "])
        .fails(2, &["`title` is empty"]);
    assert!(!world.path("knowledge/guides/b.md").exists());
    world
        .run(&["new-guide", "b", "--knowledge", "nowhere"])
        .fails(2, &["nowhere", "--knowledge"]);
}

#[test]
fn check_reads_guides_vocabulary_and_golden_questions() {
    let world = World::new();
    world.file("knowledge/questions.jsonl", QUESTION);
    world.run(&["check"]).done();
    let wrong = "{\"question\": \"why\", \"answers\": [\"tester/gone\"], \"topic\": \"t\", \
                 \"style\": \"s\", \"part\": \"tune\"}\n{\"question\": 5}\n{\"question\"\n";
    world.file("knowledge/questions.jsonl", format!("{QUESTION}\n{wrong}"));
    let ran = world.run(&["check"]);
    assert_eq!(ran.code, Some(1));
    insta::assert_snapshot!("mistakes_in_golden_questions", ran.out);
    // Where a guide is broken too, nobody knows which ids there will be.
    world.file("knowledge/guides/broken.md", "no front matter\n");
    world.file("knowledge/vocabulary.toml", "stop = [\"please\"\n");
    let ran = world.run(&["check", "--json"]);
    assert_eq!(ran.code, Some(1));
    let problems = json(&ran.out);
    let places: Vec<String> = problems
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| format!("{}:{}", problem["file"].as_str().unwrap(), problem["line"]))
        .collect();
    assert_eq!(
        places,
        [
            "guides/broken.md:1",
            "questions.jsonl:4",
            "questions.jsonl:5",
            "vocabulary.toml:1"
        ]
    );
    for problem in problems.as_array().unwrap() {
        let fields: Vec<&String> = problem.as_object().unwrap().keys().collect();
        assert_eq!(
            fields,
            ["column", "file", "help", "line", "message", "text", "width"]
        );
    }
}

#[test]
fn mistakes_in_the_vocabulary() {
    let world = World::new();
    let mut out = String::new();
    for text in [
        "stopp = []\n",
        "stop = \"please\"\n",
        "[terms]\nkubernetes = \"k8s\"\n",
        "[places]\nIndia = []\nIndia = []\n",
        "stop = [\"a\", 5]\n",
        "stop = [\"a\n",
        // All of them at once.
        "stop = \"please\"\nkeep = [1, 2]\n[terms]\nkubernetes = \"k8s\"\n[place]\nA = []\n",
    ] {
        world.file("knowledge/vocabulary.toml", text);
        let ran = world.run(&["check"]);
        assert_eq!(ran.code, Some(1), "{text}");
        out.push_str(&ran.out);
    }
    insta::assert_snapshot!("mistakes_in_the_vocabulary", out);
}

#[test]
fn diff_shows_what_a_change_does() {
    let world = World::new();
    world.file("knowledge/questions.jsonl", QUESTION);
    let first = world.run(&["check", "--diff"]).done().out;
    assert!(
        first.starts_with("compared with nothing: there is no index in data yet\n"),
        "{first}"
    );
    assert!(first.contains("added    tester/degree"), "{first}");
    assert!(!world.path("data").exists(), "check writes nothing");
    world.run(&["index"]).done();
    let same = world.run(&["check", "--diff"]).done().out;
    assert!(same.contains("\n0 added, 0 changed, 0 removed\n"), "{same}");

    let guide = super::GUIDE
        .replace("counts for more", "counts for much more")
        .replace(
            "| Global (USD) | Entry | 0–2 years | $50,000–$60,000 | – |\n",
            "",
        )
        .replace(
            "### Does a tester need a degree? {#degree}",
            "### Is a degree of use? {#degree}",
        );
    world.file("knowledge/guides/tester.md", guide);
    world.file(
        "knowledge/guides/other.md",
        "+++\ntitle = \"T\"\nrole = \"R\"\n+++\n\n## New {#new}\n\nText.\n",
    );
    let ran = world.run(&["check", "--diff"]).done();
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
    insta::assert_snapshot!("diff_against_the_last_good_index", ran.out);

    let diff = json(&world.run(&["check", "--diff", "--json"]).done().out);
    assert_eq!(diff["problems"], Value::Array(Vec::new()));
    assert_eq!(diff["added"][0]["id"], "other/new");
    let changed = diff["changed"].as_array().unwrap();
    let degree = changed.iter().find(|one| one["id"] == "tester/degree");
    let degree = degree.unwrap();
    assert_eq!(degree["before"]["title"], "Does a tester need a degree?");
    assert_eq!(degree["after"]["title"], "Is a degree of use?");
    assert!(
        degree["after"]["text"]
            .as_str()
            .unwrap()
            .contains("much more")
    );
    assert!(
        diff["removed"][0]["text"]
            .as_str()
            .unwrap()
            .contains("$50,000"),
        "{diff}"
    );
    assert_eq!(diff["golden"]["asked"], 1);
    assert_eq!(diff["golden"]["before"]["hit@1"], 1.0);

    // Problems come first.
    world.file("knowledge/guides/other.md", "no front matter\n");
    let broken = world.run(&["check", "--diff"]);
    assert_eq!(broken.code, Some(1));
    assert!(
        broken.out.ends_with("1 problem in 1 file\n"),
        "{}",
        broken.out
    );
    let broken = world.run(&["check", "--diff", "--json"]);
    assert_eq!(
        (
            broken.code,
            json(&broken.out)["problems"][0]["line"].as_u64()
        ),
        (Some(1), Some(1))
    );
}

#[test]
fn diff_against_another_folder() {
    let world = World::new();
    world.file(
        "other/guides/tester.md",
        super::GUIDE.replace("counts for more", "counts"),
    );
    let ran = world.run(&["check", "--diff", "--against", "other"]).done();
    assert!(ran.out.starts_with("compared with other\n"), "{}", ran.out);
    assert!(ran.out.contains("changed  tester/degree"), "{}", ran.out);
    world
        .run(&["check", "--diff", "--against", "nowhere"])
        .fails(2, &["nowhere"]);
    world
        .run(&["check", "--against", "other"])
        .fails(2, &["--diff"]);
    world.file("other/guides/broken.md", "no front matter\n");
    world.run(&["check", "--diff", "--against", "other"]).fails(
        1,
        &[
            "other, which to compare with, has problems (1)",
            "careerbot check",
        ],
    );
}

#[test]
fn diff_against_a_git_revision() {
    let world = World::new();
    let git = |arguments: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.current_dir(world.path("")).args(arguments);
        // Whatever the machine's own settings are.
        git.env("GIT_CONFIG_GLOBAL", "/dev/null");
        let ran = git.output().unwrap();
        assert!(ran.status.success(), "{ran:?}");
    };
    git(&["init", "--quiet"]);
    git(&["add", "knowledge"]);
    let author = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    git(&[&author[..], &["commit", "--quiet", "-m", "guides"]].concat());
    git(&["tag", "last"]);
    let guide = super::GUIDE.replace("counts for more", "counts");
    world.file("knowledge/guides/tester.md", guide);
    // The data folder is up to date already: the revision is what is compared with.
    world.run(&["index"]).done();
    let ran = world.run(&["check", "--diff", "--against", "last"]).done();
    assert!(ran.out.starts_with("compared with last\n"), "{}", ran.out);
    assert!(ran.out.contains("changed  tester/degree"), "{}", ran.out);
    for nothing in ["gone", "--help-all", "last:knowledge"] {
        let against = format!("--against={nothing}");
        let ran = world.run(&["check", "--diff", &against]);
        ran.fails(
            2,
            &["neither a knowledge folder nor a git revision", nothing],
        );
    }
}

#[test]
fn worse_answers_are_a_warning() {
    let world = World::new();
    world.file("knowledge/questions.jsonl", QUESTION);
    world.run(&["index"]).done();
    let guide = super::GUIDE
        .replace("Does a tester need a degree?", "What is there for lunch?")
        .replace("A portfolio of broken widgets counts for more.", "Soup.")
        .replace("do testers need a degree", "what do we eat");
    world.file("knowledge/guides/tester.md", guide);
    let ran = world.run(&["check", "--diff"]).done();
    assert!(
        ran.out
            .contains("\nworse    do testers need a degree  (right → "),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("hit@1 100.0% → 0.0%"), "{}", ran.out);
    assert!(
        ran.err.contains("answered worse than before: 1\n"),
        "{}",
        ran.err
    );
    let diff = json(&world.run(&["check", "--diff", "--json"]).done().out);
    assert_eq!(
        diff["golden"]["worse"]["questions"][0],
        "do testers need a degree"
    );
}

#[test]
fn an_id_that_is_gone_is_a_problem_of_check_and_a_warning_of_diff() {
    let world = World::new();
    world.file("knowledge/questions.jsonl", QUESTION);
    world.run(&["index"]).done();
    let guide = super::GUIDE.replace("{#degree}", "{#school}");
    world.file("knowledge/guides/tester.md", guide);
    let ran = world.run(&["check"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.contains("has the id `tester/degree`"),
        "{}",
        ran.out
    );

    let warning = "warning: golden questions name passages that are not there: tester/degree\n";
    let ran = world.run(&["check", "--diff"]).done();
    for part in [
        "added    tester/school",
        "removed  tester/degree",
        "gone     tester/degree",
    ] {
        assert!(ran.out.contains(part), "no {part:?} in: {}", ran.out);
    }
    assert!(ran.err.contains(warning), "{}", ran.err);
    let diff = json(&world.run(&["check", "--diff", "--json"]).done().out);
    assert_eq!(diff["problems"], Value::Array(Vec::new()));
    assert_eq!(diff["golden"]["gone"][0], "tester/degree");

    // With nothing to compare with, too.
    let ran = world.run(&["check", "--diff", "--data", "other"]).done();
    assert!(ran.err.contains(warning), "{}", ran.err);
}

#[test]
fn golden_questions_that_cannot_be_read_stop_no_comparison() {
    let world = World::new();
    world.file("knowledge/questions.jsonl", "\n{\"question\": 5}\n");
    world.run(&["index"]).done();
    let guide = super::GUIDE.replace("counts for more", "counts");
    world.file("knowledge/guides/tester.md", guide);
    let ran = world.run(&["check", "--diff"]).done();
    assert!(ran.out.contains("changed  tester/degree"), "{}", ran.out);
    assert!(
        ran.err
            .contains("warning: the golden questions were not asked"),
        "{}",
        ran.err
    );
    let diff = json(&world.run(&["check", "--diff", "--json"]).done().out);
    assert_eq!(diff["problems"], Value::Array(Vec::new()));
    assert_eq!(diff["golden"]["problems"][0]["line"], 2);
    assert_eq!(world.run(&["check"]).code, Some(1));
}

#[test]
fn what_changed_around_the_passages_is_named() {
    let world = World::new();
    world.run(&["index"]).done();
    let guide = super::GUIDE
        .replace("a widget tester\"", "a good widget tester\"")
        .replace("updated = \"2026-06\"\n", "");
    world.file("knowledge/guides/tester.md", guide);
    world.file("knowledge/vocabulary.toml", "stop = [\"please\"]\n");
    world.file(
        "knowledge/quiz.toml",
        r#"[[questions]]
ask = "Which?"
[[questions.answers]]
label = "This"
fits = [{ role = "Widget Tester", weight = 1, reason = "It is.", passage = "tester/work" }]
[[questions.answers]]
label = "That"
fits = [{ role = "Widget Tester", weight = 2, reason = "It is.", passage = "tester/work" }]
"#,
    );
    let line = "\nchanged around the passages: tester (title, updated), vocabulary, quiz\n";
    let ran = world.run(&["check", "--diff"]).done();
    assert!(ran.out.contains(line), "{}", ran.out);
    let diff = json(&world.run(&["check", "--diff", "--json"]).done().out);
    let guides = serde_json::json!({ "tester": ["title", "updated"] });
    let around = serde_json::json!({
        "guides": guides, "vocabulary": true, "community": false, "quiz": true
    });
    assert_eq!(diff["around"], around);

    let out = world.run(&["index"]).done().out;
    assert!(out.starts_with(&line[1..]), "{out}");
    let out = world.run(&["index"]).done().out;
    assert!(out.starts_with("0 added, 0 changed, 0 removed: "), "{out}");
    let ran = world.run(&["check", "--diff"]).done();
    assert!(!ran.out.contains("around"), "{}", ran.out);
}

#[test]
fn a_folder_of_drafts_answers_nothing() {
    let world = World::new();
    std::fs::remove_file(world.path("knowledge/guides/tester.md")).unwrap();
    world.run(&["new-guide", "first"]).done();
    let check = world.run(&["check"]).done().out;
    assert_eq!(
        check,
        "0 guides, 0 passages, no problems; 1 draft is left out: first\n"
    );
    world.run(&["index"]).done();
    let answer = &world
        .run(&["ask", "--json", "which certification is there"])
        .done()
        .json()[0];
    assert_eq!(answer["answered"], false, "{answer}");
}

#[test]
fn what_names_a_draft_s_passage_names_what_is_gone() {
    let world = World::new();
    world.file("knowledge/questions.jsonl", QUESTION);
    world.file("knowledge/guides/other.md", super::GUIDE);
    world.file(
        "knowledge/guides/tester.md",
        super::GUIDE.replacen("+++\n", "+++\ndraft = true\n", 1),
    );
    let ran = world.run(&["check"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.contains("no passage has the id `tester/degree`"),
        "{}",
        ran.out
    );
}

#[test]
fn a_file_that_holds_no_golden_questions_has_few_problems() {
    let world = World::new();
    world.file(
        "knowledge/questions.jsonl",
        "5dK9S2CkcrjUKi29EQ9b\n".repeat(60_000),
    );
    let ran = world.run(&["check"]);
    assert!(
        ran.out.ends_with("\n201 problems in 1 file\n"),
        "{}",
        ran.out.len()
    );
}
