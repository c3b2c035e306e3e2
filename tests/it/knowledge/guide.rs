//! Good guides: what they are read into.

use careerbot::knowledge::{Content, Section, parse_guide};

#[test]
fn every_part_of_the_format_becomes_its_typed_value() {
    let guide = parse_guide("guides/g.md", "widget-tester", super::GOOD).unwrap();
    insta::assert_debug_snapshot!(guide);
}

#[test]
fn a_guide_survives_serialisation() {
    let guide = parse_guide("guides/g.md", "widget-tester", super::GOOD).unwrap();
    let json = serde_json::to_string(&guide).unwrap();
    let back: careerbot::knowledge::Guide = serde_json::from_str(&json).unwrap();
    assert_eq!(back, guide);
}

#[test]
fn line_ends_byte_order_marks_and_stray_white_space_do_not_matter() {
    let read = |text: &str| parse_guide("guides/g.md", "g", text).unwrap();
    let guide = read(super::GOOD);
    assert_eq!(read(&super::GOOD.replace('\n', "\r\n")), guide);
    assert_eq!(read(&format!("\u{feff}{}", super::GOOD)), guide);
    assert_eq!(read(&super::GOOD.replace("}\n", "}  \t\n")), guide);
    assert_eq!(read(super::GOOD.trim_end()), guide);
    assert_eq!(read(&super::GOOD.replace("| ", "|\t")), guide);
    assert_eq!(read(&format!("\n\n{}", super::GOOD)), guide);
}

#[test]
fn also_asked_stands_anywhere_under_its_heading() {
    let before = "+++\ntitle = \"T\"\nrole = \"R\"\n+++\n## A {#a}\n";
    for text in [
        "> Also asked: x · y\n\nText.\n",
        "Text.\n\n>also asked : x·y\n",
        "Text.\n> Also asked: x\n> · y\n",
    ] {
        let guide = parse_guide("g.md", "g", &format!("{before}{text}")).unwrap();
        assert_eq!(guide.sections[0].also_asked, ["x", "y"], "{text}");
    }
}

#[test]
fn the_repository_s_guides_have_no_problem_and_short_ids() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/knowledge");
    let sources = careerbot::knowledge::Sources::read(root.as_ref()).unwrap();
    let library = careerbot::knowledge::Library::parse(&sources).unwrap_or_else(|problems| {
        panic!(
            "{}",
            careerbot::knowledge::render_problems(&problems, false)
        )
    });
    for guide in &library.guides {
        for section in &guide.sections {
            for row in row_ids(section) {
                let id = format!("{}/{}/{row}", guide.slug, section.id);
                assert!(
                    id.len() <= careerbot::knowledge::MAX_PASSAGE_ID && id.is_ascii(),
                    "{id}"
                );
            }
        }
    }
}

/// The ids of a section's rows, in order.
pub(super) fn row_ids(section: &Section) -> Vec<String> {
    match &section.content {
        Content::Salary(rows) => rows.iter().map(|row| row.id.clone()).collect(),
        Content::Skills(rows) => rows.iter().map(|row| row.id.clone()).collect(),
        Content::Certifications(rows) => rows.iter().map(|row| row.id.clone()).collect(),
        Content::Comparison(table) => table.rows.iter().map(|row| row.id.clone()).collect(),
        Content::Levels(rows) => rows.iter().map(|row| row.id.clone()).collect(),
        Content::Ratings(rows) => rows.iter().map(|row| row.id.clone()).collect(),
        Content::Prose | Content::Roadmap(_) | Content::Faq(_) => Vec::new(),
    }
}
