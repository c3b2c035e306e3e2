//! Row ids: made from key cells, short, distinct, the same in any order of rows.

use careerbot::knowledge::{MAX_PASSAGE_ID, parse_guide};

use super::guide::row_ids;

fn skills(slug: &str, heading: &str, skills: &[&str]) -> Vec<String> {
    let rows: String = skills
        .iter()
        .map(|skill| format!("| {skill} |\n"))
        .collect();
    let text = format!(
        "+++\ntitle = \"T\"\nrole = \"R\"\n+++\n## S {{#{heading} .skills}}\n\n| Skill |\n|---|\n{rows}"
    );
    row_ids(&parse_guide("g.md", slug, &text).unwrap().sections[0])
}

fn pay(rows: &[&str]) -> Vec<String> {
    let text = format!(
        "+++\ntitle = \"T\"\nrole = \"ML Engineer\"\n+++\n## Pay {{#pay .salary}}\n\n\
         | Region | Role | Level | Experience | Range | Measure |\n|---|---|---|---|---|---|\n{}\n",
        rows.join("\n")
    );
    row_ids(&parse_guide("g.md", "g", &text).unwrap().sections[0])
}

#[test]
fn ids_are_ascii_and_cut_at_whole_words() {
    let ids = skills(
        "g",
        "s",
        &[
            "C",
            "C++",
            "C#",
            ".NET",
            "Café",
            "Communication and cross-functional collaboration",
            "日本",
        ],
    );
    assert_eq!(
        ids[..6],
        [
            "c",
            "cpp",
            "csharp",
            "dotnet",
            "cafe",
            "communication-and-cross"
        ]
    );
    assert!(ids[6].starts_with("row-") && ids[6].len() == 10, "{ids:?}");
}

#[test]
fn rows_that_a_cut_makes_the_same_get_longer_ids() {
    let (one, two) = (
        "Machine learning frameworks for beginners",
        "Machine learning frameworks for experts",
    );
    let ids = skills("g", "s", &[one, two, "SQL"]);
    assert_eq!(
        ids,
        [
            "machine-learning-frameworks-for-beginners",
            "machine-learning-frameworks-for-experts",
            "sql"
        ]
        .map(|id| &id[..id.len().min(40)])
        .map(|id| if id.ends_with("beginner") {
            "machine-learning-frameworks"
        } else {
            id
        })
        .map(str::to_owned)
    );
    assert_eq!(
        skills("g", "s", &[two, one])[0],
        ids[1],
        "the order of rows does not matter"
    );
}

#[test]
fn passage_ids_keep_to_their_limit_with_the_longest_names() {
    let (guide, heading) = ("a-guide-with-20-char", "a-heading-with-24-letter");
    assert_eq!((guide.len(), heading.len()), (20, 24));
    let same = "Supercalifragilisticexpialidocious and so on and so forth and further";
    let (one, two) = (format!("{same} one"), format!("{same} two"));
    let ids = skills(guide, heading, &[&one, &two]);
    assert_ne!(ids[0], ids[1]);
    for id in &ids {
        assert!(
            format!("{guide}/{heading}/{id}").len() <= MAX_PASSAGE_ID,
            "{id}"
        );
    }
}

#[test]
fn pay_is_told_apart_by_region_role_and_level_then_by_what_else_differs() {
    assert_eq!(
        pay(&[
            "| United States | ML Engineer | Senior | – | $1K | – |",
            "| United States | Data Scientist | – | – | $1K | – |",
            "| India | – | – | – | ₹1L | median |",
            "| India | – | – | – | ₹1L | range |",
            "| Not stated (USD) | Data Scientist | – | – | $1K | – |",
            "| Not stated (USD) | Data Engineer | – | – | $1K | – |",
            "| Global (USD) | – | – | 0–2 years | $1K | – |",
            "| Global (USD) | – | – | 2–5 years | $1K | – |",
        ]),
        [
            "united-states-senior",
            "united-states-data",
            "india-median",
            "india-range",
            "not-stated-usd-data-scientist",
            "not-stated-usd-data-engineer",
            "global-usd-0-2-years",
            "global-usd-2-5-years",
        ]
    );
}
