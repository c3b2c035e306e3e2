//! `community.toml`: what is read, its defaults, and every way in which it can be wrong, at its place.

use std::fs;

use careerbot::knowledge::{Community, Currency, Library, parse_community};
use careerbot::respond;

use crate::world::World;

const FAQ: &str = "## Questions {#faq .faq}\n\n### Is it hard? {#hard}\n\nNo.";

/// The places and messages of what is wrong with a file.
fn wrong(text: &str) -> Vec<String> {
    let roles = ["Maker", "Widget Tester"];
    let problems = parse_community("community.toml", text, Some(&roles)).unwrap_err();
    let shown = problems.iter().map(|problem| {
        let (line, column) = (problem.line, problem.column);
        format!("{line}:{column} {} ({})", problem.message, problem.help)
    });
    shown.collect()
}

#[test]
fn each_key_has_a_default() {
    assert_eq!(
        parse_community("community.toml", "", None).unwrap(),
        Community::default()
    );
    let text = "name = \" Widget  people \"\ndefault_role = \"Maker\"\nexamples = [\"Is it hard?\"]\n\
                currencies = { \"Fr.\" = \"chf\" }\nprivacy = \"https://widgets.example/privacy\"\n";
    let community = parse_community("community.toml", text, Some(&["Maker"])).unwrap();
    assert_eq!(community.name, "Widget people");
    assert_eq!(community.default_role.as_deref(), Some("Maker"));
    assert_eq!(community.examples, ["Is it hard?"]);
    assert_eq!(community.currencies["fr."], Currency::CHF);
    assert_eq!(community.terms, None);
}

#[test]
fn what_is_wrong_is_told_at_its_place() {
    let text = "nam = \"x\"\nname = 3\ndefault_role = \"Widget Tster\"\n\
                examples = [\"a\", 1, \"\", \"d\", \"e\"]\n\
                privacy = \"http://widgets.example\"\nterms = \"https:// \"\n";
    insta::assert_snapshot!(wrong(text).join("\n"), @r#"
    1:1 there is no `nam` (did you mean `name`? there are: `name`, `default_role`, `examples`, `currencies`, `privacy`, `terms`)
    2:8 `name` is not text in double quotes (write name = "…")
    3:16 no guide is about the role `Widget Tster` (did you mean `Widget Tester`? the guides' roles are: `Maker`, `Widget Tester`)
    4:18 a text is expected here (write it in double quotes)
    4:21 `examples` is empty (write it out)
    4:30 `examples` has 5 entries (write 4 at most)
    5:11 `privacy` is no link that starts with https:// (write privacy = "https://…")
    6:9 `terms` is no link that starts with https:// (write terms = "https://…")
    "#);
    let text = "currencies = { \"Fr.\" = \"CHX\", \"kr 5\" = \"NOK\", \"x\" = 1 }\n";
    insta::assert_snapshot!(wrong(text).join("\n"), @r#"
    1:24 this is no currency's code (write its three letters of ISO 4217, such as "CHF")
    1:31 this is no sign of a currency (write at most 8 letters or signs; no figures, no spaces)
    1:53 `x` is not text in double quotes (write x = "…")
    "#);
    assert!(wrong("currencies = \"CHF\"\n")[0].starts_with("1:14 a table is expected"));
    let text = format!("name = \"{}\"\nexamples = \"a\"\n", "x".repeat(81));
    insta::assert_snapshot!(wrong(&text).join("\n"), @r#"
    1:8 `name` has 81 characters (shorten it to at most 80)
    2:12 a list is expected here (write it in square brackets, such as ["How do I start?"])
    "#);
    let syntax = wrong("name = x\n");
    assert!(syntax[0].starts_with("1:8 the quotes"), "{syntax:?}");
}

#[test]
fn the_default_role_comes_before_that_of_most_guides() {
    let world = World::new(&[("a", FAQ), ("b", FAQ)]);
    let path = world.root().join("guides/maker.md");
    let maker = "+++\ntitle = \"M\"\nrole = \"Maker\"\n+++\n\n## Work {#work}\n\nMakes widgets.\n";
    fs::write(&path, maker).unwrap();
    let bare = world.generation();
    assert_eq!(bare.home_role(), Some("Widget Tester"));
    assert_eq!(respond::examples(&bare), ["Is it hard?", "Is it hard?"]);

    let before = world.sources().fingerprint(1);
    let file = world.root().join("community.toml");
    fs::write(&file, "default_role = \"Maker\"\nexamples = [\"How?\"]\n").unwrap();
    assert_ne!(world.sources().fingerprint(1), before);
    let named = world.generation();
    assert_eq!(named.home_role(), Some("Maker"));
    assert_eq!(respond::examples(&named), ["How?"]);

    fs::remove_file(&path).unwrap();
    let problems = Library::parse(&world.sources()).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].file, "community.toml");
    assert_eq!((problems[0].line, problems[0].column), (1, 16));
}

#[test]
fn guides_are_read_by_the_signs_of_the_community() {
    let pay = "## Pay {#pay .salary}\n\n| Region | Range |\n|---|---|\n| Zurich | Fr. 95'000 |";
    let world = World::new(&[("a", pay)]);
    let problems = Library::parse(&world.sources()).unwrap_err();
    assert!(
        problems[0]
            .message
            .ends_with("no currency is written `Fr.`"),
        "{problems:?}"
    );
    let file = world.root().join("community.toml");
    fs::write(&file, "currencies = { \"Fr.\" = \"CHF\" }\n").unwrap();
    assert!(Library::parse(&world.sources()).is_ok());
}

#[test]
fn the_shipped_one_and_that_of_the_page_are_read() {
    let community = &crate::world::real().library.community;
    assert_eq!(
        community.default_role.as_deref(),
        crate::world::real().home_role()
    );
    for question in &community.examples {
        let asked = respond::ask(crate::world::real(), question);
        assert_eq!(
            asked.verdict,
            careerbot::rank::Verdict::Answered,
            "{question}"
        );
    }
    let page = include_str!("../../../knowledge/README.md");
    let blocks = page.split("```toml\n").skip(1);
    let shown = blocks.filter_map(|rest| rest.split("```").next());
    let shown = shown.filter(|text| text.contains("default_role"));
    let shown: Vec<Community> = shown
        .map(|text| parse_community("community.toml", text, Some(&["Widget Tester"])).unwrap())
        .collect();
    assert_eq!(shown.len(), 1);
}
