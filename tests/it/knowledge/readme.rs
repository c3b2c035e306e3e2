//! `knowledge/README.md` teaches the format: what it shows is read by the parser itself.

use careerbot::knowledge::class::{Class, MEASURES};
use careerbot::knowledge::{MAX_HEADING_ID, MAX_SLUG, Problem, parse_guide, render_problems};

const README: &str = include_str!("../../../knowledge/README.md");

/// The fenced blocks of the page, with the word after the fence.
fn fenced() -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut lines = README.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push((language.to_owned(), block.join("\n") + "\n"));
        }
    }
    blocks
}

fn example() -> String {
    let mut blocks = fenced()
        .into_iter()
        .filter(|(language, _)| language == "markdown");
    let (_, example) = blocks.next().unwrap();
    example
}

#[test]
fn the_example_has_no_problem_and_every_class() {
    let guide = parse_guide("README.md", "widget-tester", &example())
        .unwrap_or_else(|problems| panic!("{}", render_problems(&problems, false)));
    let json = serde_json::to_string(&guide).unwrap();
    for class in Class::ALL {
        assert!(
            example().contains(&format!(" .{}}}", class.name())),
            "{class:?}"
        );
        assert!(
            json.contains(&format!("{{\"{}\":", class.name())),
            "{class:?}"
        );
    }
}

#[test]
fn the_table_of_classes_is_the_parser_s() {
    for class in Class::ALL {
        let start = format!("| `.{}` |", class.name());
        let line = README.lines().find(|line| line.starts_with(&start));
        let line = line.unwrap_or_else(|| panic!("no row {start}"));
        if let Some(columns) = class.columns() {
            for column in columns.required.iter().chain(columns.optional) {
                assert!(line.contains(column), "{column} in {line}");
            }
        }
    }
    for measure in MEASURES {
        assert!(README.contains(&format!("`{measure}`")), "{measure}");
    }
    for limit in [MAX_SLUG, MAX_HEADING_ID] {
        assert!(
            README.contains(&format!("at most {limit} characters")),
            "{limit}"
        );
    }
}

#[test]
fn the_problem_that_is_shown_is_the_one_that_is_found() {
    let (_, shown) = fenced()
        .into_iter()
        .find(|(_, block)| block.starts_with("guides/"))
        .expect("a problem is shown");
    let broken = example().replace("## Pay {#pay .salary}", "## Pay {#pay .sallary}");
    let problems: Vec<Problem> =
        parse_guide("guides/widget-tester.md", "widget-tester", &broken).unwrap_err();
    assert_eq!(render_problems(&problems, false), shown);
}
