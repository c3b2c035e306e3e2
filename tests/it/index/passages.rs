//! Every piece of a guide as a passage with an id, a title and a text that fits.

use std::collections::{BTreeMap, BTreeSet};

use careerbot::index::passage::{MAX_TEXT, passages};
use careerbot::index::{Kind, key};
use careerbot::knowledge::{Content, Guide, Section};

use crate::world::{self, World};

/// What must be a passage of this section, with its kind.
fn expected(guide: &Guide, section: &Section) -> Vec<(String, Kind)> {
    let of_guide = |id: &str| format!("{}/{id}", guide.slug);
    let row = |id: &str| format!("{}/{}/{id}", guide.slug, section.id);
    let mut all = vec![(of_guide(&section.id), Kind::Section)];
    match &section.content {
        Content::Prose => {}
        Content::Salary(rows) => all.extend(rows.iter().map(|r| (row(&r.id), Kind::Salary))),
        Content::Skills(rows) => all.extend(rows.iter().map(|r| (row(&r.id), Kind::Skill))),
        Content::Certifications(rows) => {
            all.extend(rows.iter().map(|r| (row(&r.id), Kind::Certification)));
        }
        Content::Comparison(table) => {
            all.extend(table.rows.iter().map(|r| (row(&r.id), Kind::Comparison)));
        }
        Content::Levels(rows) => all.extend(rows.iter().map(|r| (row(&r.id), Kind::Level))),
        Content::Ratings(rows) => all.extend(rows.iter().map(|r| (row(&r.id), Kind::Rating))),
        Content::Roadmap(steps) => {
            all.extend(steps.iter().map(|step| (of_guide(&step.id), Kind::Step)));
        }
        Content::Faq(entries) => {
            all.extend(entries.iter().map(|entry| (of_guide(&entry.id), Kind::Faq)));
        }
    }
    all
}

#[test]
fn every_section_question_step_and_row_is_a_passage() {
    let generation = world::real();
    let mut count = 0;
    let library = world::library(&world::knowledge());
    for guide in &library.guides {
        for section in &guide.sections {
            for (id, kind) in expected(guide, section) {
                let passage = generation
                    .passage(&id)
                    .unwrap_or_else(|| panic!("{id} is no passage"));
                assert_eq!(passage.kind, kind, "{id}");
                assert_eq!(passage.guide, guide.slug, "{id}");
                count += 1;
            }
        }
    }
    assert!(count > 200, "only {count} passages are expected");
    let more: Vec<String> = generation
        .passages()
        .map(|passage| passage.id)
        .filter(|id| id.contains("/_"))
        .collect();
    assert_eq!(count + more.len(), generation.count(), "{more:?}");
}

#[test]
fn ids_titles_texts_and_forms_keep_to_their_limits() {
    check(&world::real().passages().collect::<Vec<_>>());
}

fn check(passages: &[careerbot::index::Passage]) {
    let mut ids = BTreeSet::new();
    for passage in passages {
        let id = &passage.id;
        assert!(ids.insert(id), "{id} stands for two passages");
        assert!(id.is_ascii() && id.len() <= 60, "{id}");
        assert!((2..=3).contains(&id.split('/').count()), "{id}");
        assert!(id.starts_with(&format!("{}/", passage.guide)), "{id}");
        assert!(!passage.title.trim().is_empty(), "{id}");
        assert!(!passage.text.trim().is_empty(), "{id} has no text");
        let length = passage.text.chars().count();
        assert!(length <= MAX_TEXT, "{id} has {length} characters");
        assert_eq!(passage.forms[0], passage.title, "{id}");
    }
}

#[test]
fn rows_of_the_repository_are_short_enough_to_be_whole() {
    for passage in world::real().passages() {
        assert!(
            !passage.text.ends_with('…'),
            "{} is cut: {}",
            passage.id,
            passage.text
        );
    }
}

#[test]
fn other_ways_of_asking_are_forms_and_never_text() {
    let world = World::new(&[(
        "g",
        "## Pay {#pay}\n\nPlenty.\n\n> Also asked: what is in it for me · wages",
    )]);
    let generation = world.generation();
    let passage = generation.passage("g/pay").unwrap();
    assert_eq!(passage.forms, ["Pay", "what is in it for me", "wages"]);
    assert_eq!(passage.text, "Plenty.");
}

#[test]
fn a_section_with_parts_only_lists_them() {
    let world = World::new(&[(
        "g",
        "## Work {#work}\n\n### Days {#days}\n\nLong.\n\n### Nights {#nights}\n\nShort.",
    )]);
    let generation = world.generation();
    assert_eq!(
        generation.passage("g/work").unwrap().text,
        "• Days\n• Nights"
    );
}

/// A text of numbered words with a sentence's end after every `sentence` of them.
fn words(from: usize, count: usize, sentence: usize) -> String {
    let word = |n: usize| {
        let end = if (n + 1).is_multiple_of(sentence) {
            "."
        } else {
            ""
        };
        format!("word{n}{end}")
    };
    (from..from + count).map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn long_sections_are_split_without_losing_a_word() {
    let list: Vec<String> = (0..90)
        .map(|n| format!("- {}", words(4_000 + n * 5, 5, 999)))
        .collect();
    let body = format!(
        "## Long {{#long .ratings}}\n\n{}\n\n{}\n\n{}\n\n{}\n\n| Measure | Value |\n|---|---|\n| 2 | two |\n| 3 | three |\n\n\
         ## Questions {{#faq .faq}}\n\n### Long one? {{#one}}\n\n{}\n\n\
         ## Way {{#way .roadmap}}\n\n### Long step {{#step}}\n\nTime: Months 1–3\n\n{}\n",
        words(0, 30, 10),
        words(1_000, 700, 17),
        // A paragraph of one sentence that no passage can hold, then one long word.
        format_args!("{} {}", words(2_000, 500, 9_999), "x".repeat(3_000)),
        list.join("\n"),
        words(5_000, 800, 12),
        words(6_000, 800, 12),
    );
    let world = World::new(&[("g", &body)]);
    let library = world::library(&world.root());
    let passages = passages(&library);
    check(&passages);
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let mut letters = 0;
    for passage in &passages {
        for word in passage.text.split_whitespace() {
            let word = word.trim_end_matches('.');
            *found.entry(word.to_owned()).or_default() += 1;
            if word.chars().all(|c| c == 'x') {
                letters += word.len();
            }
        }
    }
    let all = (0..30)
        .chain(1_000..1_700)
        .chain(2_000..2_500)
        .chain(4_000..4_450)
        .chain(5_000..5_800)
        .chain(6_000..6_800);
    for n in all {
        assert_eq!(found.get(&format!("word{n}")), Some(&1), "word{n}");
    }
    assert_eq!(letters, 3_000);
    // The rows named like a page number keep their own passages.
    let text = |id: &str| {
        let passage = passages.iter().find(|passage| passage.id == id);
        passage.map(|passage| (passage.kind, passage.text.as_str()))
    };
    assert_eq!(text("g/long/2"), Some((Kind::Rating, "2: two")));
    assert_eq!(text("g/long/_2").map(|(kind, _)| kind), Some(Kind::Section));
    assert_eq!(text("g/one/_2").map(|(kind, _)| kind), Some(Kind::Faq));
    assert_eq!(text("g/step/_2").map(|(kind, _)| kind), Some(Kind::Step));
}

#[test]
fn order_stays_and_lists_stay_lists() {
    let items: Vec<String> = (0..40)
        .map(|n| format!("- {}", words(n * 10, 10, 999)))
        .collect();
    let world = World::new(&[("g", &format!("## Long {{#long}}\n\n{}", items.join("\n")))]);
    let generation = world.generation();
    let passages: Vec<_> = generation.passages().collect();
    let text: Vec<&str> = passages
        .iter()
        .flat_map(|passage| passage.text.lines())
        .collect();
    assert_eq!(text.len(), 40);
    for (n, line) in text.iter().enumerate() {
        assert!(line.starts_with(&format!("• word{} ", n * 10)), "{line}");
    }
}

#[test]
fn months_of_a_step_are_read_from_its_time() {
    let generation = world::real();
    let months = |id: &str| generation.passage(id).unwrap().facts.months;
    assert_eq!(months("edirae/phase-1"), Some((1, 3)));
    assert_eq!(months("edirae/phase-4"), Some((10, 12)));
    assert_eq!(months("careersteps/step-code"), None);
}

#[test]
fn a_passage_is_the_same_by_number_by_id_and_in_its_columns() {
    let generation = world::real();
    assert_eq!(generation.passages().len(), generation.count());
    for (number, passage) in generation.passages().enumerate() {
        let id = &passage.id;
        assert_eq!(generation.number(id), Some(number));
        assert_eq!(*generation.passage_at(number), passage);
        assert_eq!(generation.kind_at(number), passage.kind, "{id}");
        let guide = generation.guide_at(number).unwrap();
        assert_eq!(guide.slug, passage.guide, "{id}");
        let read = generation.read_at(number);
        assert_eq!(read.forms.len(), passage.forms.len(), "{id}");
        let tokens = generation.analyzer.tokens(&passage.title);
        let keys: Vec<u64> = tokens.iter().map(|token| key(&token.term)).collect();
        let known: Vec<u64> = read.forms[0].terms.iter().map(|(key, _)| *key).collect();
        assert_eq!(known, keys, "{id}");
    }
    assert_eq!(generation.number("g/none"), None);
    let counted = generation.library.guides.iter().map(|guide| guide.passages);
    assert_eq!(counted.sum::<usize>(), generation.count());
}
