//! `import`: drafts of guides from saved pages, good, doubtful and hostile.

use super::World;

const CLEAN: &str = include_str!("pages/clean.html");
const DOUBTFUL: &str = include_str!("pages/doubtful.html");
const REMINDER: &str = "The sentences are the page's own: write them anew";

/// A world with one page.
fn world(name: &str, page: impl AsRef<[u8]>) -> World {
    let world = World::new();
    world.file(name, page);
    world
}

#[test]
fn a_clean_page_gives_a_draft_without_problems() {
    let world = world("page.html", CLEAN);
    let ran = world
        .run(&["import", "page.html", "--slug", "widget"])
        .done();
    assert_eq!(ran.out, "");
    assert!(ran.err.starts_with("wrote knowledge"), "{}", ran.err);
    assert!(ran.err.contains("check finds no problem"), "{}", ran.err);
    assert!(ran.err.contains(REMINDER), "{}", ran.err);
    assert!(
        ran.err.contains("take the line draft = true out"),
        "{}",
        ran.err
    );
    let check = world.run(&["check"]).done().out;
    assert!(
        check.ends_with("; 1 draft is left out: widget\n"),
        "{check}"
    );
    let draft = std::fs::read_to_string(world.path("knowledge/guides/widget.md")).unwrap();
    insta::assert_snapshot!("draft_of_a_clean_page", draft);
    // The same draft, wherever it goes.
    assert_eq!(world.run(&["import", "page.html"]).done().out, draft);
    world
        .run(&["import", "page.html", "--out", "drafts/a.md"])
        .done();
    assert_eq!(
        std::fs::read_to_string(world.path("drafts/a.md")).unwrap(),
        draft
    );
}

#[test]
fn doubtful_parts_are_problems_of_the_draft() {
    let world = world("page.html", DOUBTFUL);
    let ran = world
        .run(&["import", "page.html", "--slug", "widget"])
        .done();
    let draft = std::fs::read_to_string(world.path("knowledge/guides/widget.md")).unwrap();
    let check = world.run(&["check"]);
    assert_eq!(check.code, Some(1));
    insta::assert_snapshot!(
        "draft_of_a_doubtful_page",
        format!("{draft}\n{}\n{}", check.out, ran.err)
    );
}

#[test]
fn markdown_is_taken_as_it_is() {
    let page = "---\ntitle: \"Tester career guide\"\n---\n\nIn short.\n\n## Skills {#known}\n\n\
                | Skill | Importance |\n|---|---|\n| C++ | High |\n\n## Is it hard?\n\nNo.\n\n\
                ## Is it fun?\n\nYes.\n\n## Is it new?\n\nNo.\n";
    let world = world("page.md", page);
    let draft = world.run(&["import", "page.md"]).done().out;
    insta::assert_snapshot!("draft_of_markdown", draft);
}

#[test]
fn what_is_there_is_never_touched() {
    let world = world("page.html", CLEAN);
    let before = std::fs::read(world.path("knowledge/guides/tester.md")).unwrap();
    for options in [
        ["--slug", "tester"],
        ["--out", "knowledge/guides/tester.md"],
    ] {
        let ran = world.run(&[&["import", "page.html"], options.as_slice()].concat());
        ran.fails(1, &["tester.md is there already"]);
    }
    assert_eq!(
        std::fs::read(world.path("knowledge/guides/tester.md")).unwrap(),
        before
    );
    world
        .run(&["import", "page.html", "--slug", "Not A Name"])
        .fails(2, &["“Not A Name” cannot be", "such as not-a-name"]);
    world
        .run(&["import", "page.html", "--slug", "a", "--out", "b"])
        .fails(2, &["--out"]);
    world.run(&["import"]).fails(2, &["FILE"]);
    world
        .run(&["import", "nowhere.html"])
        .fails(2, &["there is no file nowhere.html"]);
    world
        .run(&["import", "knowledge"])
        .fails(1, &["it is no file"]);
}

#[test]
fn hostile_pages_are_refused_in_words() {
    let nested = |tag: &str, times: usize| format!("<{tag}>").repeat(times) + "text";
    for (name, page, says) in [
        ("empty", Vec::new(), "no text was found"),
        (
            "only-scripts",
            b"<script>alert(1)</script><nav><p>Home</p></nav>".to_vec(),
            "no text was found",
        ),
        ("large", vec![b'a'; 5 * 1024 * 1024 + 1], "more than 5 MB"),
        ("binary", b"<p>\0\0</p>".to_vec(), "is no text in UTF-8"),
        (
            "deep",
            nested("div", 5_000).into_bytes(),
            "inside of each other",
        ),
        (
            "deep-lists",
            nested("ul><li", 3_000).into_bytes(),
            "inside of each other",
        ),
        (
            "long",
            "<p>word</p>\n".repeat(100_000).into_bytes(),
            "more text or headings than one guide",
        ),
    ] {
        let world = world("page.html", page);
        let ran = world.run(&["import", "page.html", "--slug", "hostile"]);
        ran.fails(1, &["page.html", says]);
        assert!(
            !world.path("knowledge/guides/hostile.md").exists(),
            "{name}"
        );
    }
}

#[test]
fn strange_pages_give_drafts() {
    let many = (0..300)
        .map(|number| format!("<h2>{number}</h2>"))
        .collect::<String>();
    for page in [
        b"<h2>Caf\xe9</h2><p>\xff\xfe text".to_vec(),
        b"<table><tr><td><table><tr><td>a<td>b</table><td>c".to_vec(),
        b"<b><i></b></p></i><h2><h3>a</h2></h3><td>x</td><li>y".to_vec(),
        b"<h2>{#x .salary}</h2><p>[[author: not ours]] +++ `a</p><p>&#27;[31m&#x202e;</p>".to_vec(),
        b"<p>no heading at all</p>".to_vec(),
        "<h2>日本語</h2><p>本文</p><h2>日本語</h2><p>本文</p>"
            .as_bytes()
            .to_vec(),
        many.into_bytes(),
    ] {
        let world = world("page.html", &page);
        let ran = world
            .run(&["import", "page.html", "--role", "Tester"])
            .done();
        assert!(ran.out.starts_with("+++\n"), "{}", ran.out);
        assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{:?}", ran.out);
        // Every problem of the draft is a place that was marked for the author.
        world.file("knowledge/guides/draft.md", &ran.out);
        let check = world.run(&["check", "--json"]);
        let problems: serde_json::Value = serde_json::from_str(&check.out).unwrap();
        for problem in problems.as_array().unwrap() {
            let message = problem["message"].as_str().unwrap();
            assert!(
                message.starts_with("left to the author") || message.ends_with("more from here on"),
                "{problem}\n{}",
                ran.out
            );
        }
    }
}

#[test]
fn pages_in_another_form_are_refused_with_what_to_do() {
    let latin = b"<meta charset=\"windows-1252\"><h2>Pay</h2><p>It is \xa330,000.</p>";
    let archive = b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"\n\n<p>a";
    for (name, page, says) in [
        (
            "page.html",
            latin.as_slice(),
            "is in windows-1252; open it in an editor and save it as UTF-8",
        ),
        (
            "page.mhtml",
            b"<p>a</p>",
            "save the page as “Webpage, HTML only”",
        ),
        (
            "page.html",
            archive,
            "save the page as “Webpage, HTML only”",
        ),
    ] {
        world(name, page)
            .run(&["import", name])
            .fails(1, &[name, says]);
    }
    // A title of which a part is lost names no role.
    let page = b"<h1>Caf\xe9 Manager Career Guide</h1><h2>Pay</h2><p>Good.</p>";
    let draft = world("page.html", page)
        .run(&["import", "page.html"])
        .done()
        .out;
    assert!(draft.contains("role = \"[[author: the role"), "{draft}");
}
