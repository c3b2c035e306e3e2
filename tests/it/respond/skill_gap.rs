//! The skill gap: what can be marked, what is missing then, and marks that come from elsewhere.

use std::collections::BTreeSet;

use careerbot::index::Generation;
use careerbot::respond;
use careerbot::respond::answer::{Answer, Menu, Pick};
use careerbot::respond::commands::SkillGap;
use careerbot::respond::{MOST_MARKS, Request, Ticks};

use super::{body, check, shown, world};
use crate::world::World;

fn gap(generation: &Generation, ticks: Ticks, page: Option<u8>) -> Answer {
    let answer = respond::respond(generation, &Request::SkillGap(SkillGap { ticks, page }));
    check(generation, &answer);
    answer
}

/// Every menu of every page, and the name of the list.
fn pages(generation: &Generation) -> (String, Vec<Answer>) {
    let first = gap(generation, Ticks::default(), Some(0));
    let Pick::Any { others, .. } = &first.menus[0].pick else {
        panic!("{first:?}")
    };
    let list = others.list.clone();
    let mut pages = vec![first];
    while let Some(next) = action(pages.last().unwrap(), "Next page") {
        pages.push(respond::respond(generation, &next));
        check(generation, pages.last().unwrap());
    }
    (list, pages)
}

fn action(answer: &Answer, label: &str) -> Option<Request> {
    let action = answer.actions.iter().find(|action| action.label == label);
    action.map(|action| action.request.clone())
}

fn numbers(menus: &[Menu]) -> Vec<u16> {
    let numbers = menus.iter().flat_map(|menu| match &menu.pick {
        Pick::Any { numbers, .. } => numbers.clone(),
        Pick::One => panic!("{menu:?}"),
    });
    numbers.collect()
}

/// The number of the skill with this name.
fn number(menus: &[Menu], name: &str) -> u16 {
    let names = menus.iter().flat_map(|menu| &menu.choices);
    let at = names
        .map(|choice| &choice.label)
        .position(|label| label == name);
    numbers(menus)[at.unwrap_or_else(|| panic!("no skill {name}"))]
}

#[test]
fn the_real_guides_skills() {
    let (_, pages) = pages(world::real());
    insta::assert_snapshot!("skill_gap_lists", shown_without_states(&pages[0]));
    let skills: usize = pages.iter().map(|page| numbers(&page.menus).len()).sum();
    let all = numbers(
        &pages
            .iter()
            .flat_map(|page| page.menus.clone())
            .collect::<Vec<_>>(),
    );
    // Every number once, in order.
    assert_eq!(all, (0..u16::try_from(skills).unwrap()).collect::<Vec<_>>());
}

/// The fingerprint changes with every guide; the rest is what a person should look at.
fn shown_without_states(answer: &Answer) -> String {
    let text = shown(answer);
    let lines = text
        .lines()
        .map(|line| match line.split_once(" → /skill-gap") {
            Some((before, _)) => before.to_owned(),
            None => line.to_owned(),
        });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_missing_comes_in_the_order_of_how_much_it_is_asked_for() {
    let (list, pages) = pages(world::real());
    let menus = &pages[0].menus;
    let marked = [
        "Python",
        "SQL",
        "Docker",
        "Kubernetes",
        "Linear algebra",
        "Git",
        "Kafka",
    ];
    let ticks = Ticks {
        list,
        marked: marked.iter().map(|name| number(menus, name)).collect(),
    };
    let answer = gap(world::real(), ticks.clone(), None);
    let text = shown_without_states(&answer);
    for name in marked {
        assert!(!text.contains(&format!("• {name}:")), "{text}");
    }
    insta::assert_snapshot!("skill_gap_missing", text);
    // The way back shows the marks.
    let again = action(&answer, "Change my marks").unwrap();
    let page = respond::respond(world::real(), &again);
    let set = page.menus.iter().flat_map(|menu| &menu.choices);
    let set: BTreeSet<&str> = set
        .filter(|choice| choice.chosen)
        .map(|choice| choice.label.as_str())
        .collect();
    assert_eq!(set, marked.into_iter().collect());
}

/// A press on one entry and the choice of a whole list come to the same marks.
#[test]
fn marks_go_round() {
    let (list, pages) = pages(world::real());
    let menus = &pages[0].menus;
    let first = number(menus, "Python");
    let entries = menus.iter().flat_map(|menu| &menu.choices);
    let python = entries.clone().find(|choice| choice.label == "Python");
    let Request::SkillGap(SkillGap { ticks, page }) = python.unwrap().request.clone() else {
        panic!("{python:?}")
    };
    assert_eq!(
        (ticks.marked.clone(), page),
        (BTreeSet::from([first]), Some(0))
    );
    assert_eq!(ticks.list, list);
    let marked = gap(world::real(), ticks, page);
    for menu in &marked.menus {
        let mut all = menu.marked().unwrap();
        assert_eq!(all.marked, BTreeSet::from([first]), "{}", menu.label);
        let Pick::Any {
            others, numbers, ..
        } = &menu.pick
        else {
            panic!("{menu:?}")
        };
        // As a multi-select answers: the marks elsewhere and what is chosen here.
        let mut chosen = others.clone();
        chosen.marked.extend(numbers);
        all.marked.extend(numbers);
        assert_eq!(chosen, all);
        assert_eq!(chosen.to_string().parse(), Ok(chosen));
    }
    // Turned over again, nothing is left.
    let entries = marked.menus.iter().flat_map(|menu| &menu.choices);
    let off = entries.filter(|choice| choice.chosen).collect::<Vec<_>>();
    let [off] = off.as_slice() else {
        panic!("{off:?}")
    };
    assert_eq!(
        off.request,
        Request::SkillGap(SkillGap {
            ticks: Ticks {
                list,
                marked: BTreeSet::new()
            },
            page: Some(0)
        })
    );
}

#[test]
fn all_and_none() {
    let (list, pages) = pages(world::real());
    let all: BTreeSet<u16> = pages.iter().flat_map(|page| numbers(&page.menus)).collect();
    let count = all.len();
    let answer = gap(
        world::real(),
        Ticks {
            list: list.clone(),
            marked: all,
        },
        None,
    );
    let text = body(&answer);
    let says = format!("You have all {count} skills that the guides ask for.");
    assert!(
        text.contains(&says) && !text.contains("Asked for"),
        "{text}"
    );
    let none = Ticks {
        list,
        marked: BTreeSet::new(),
    };
    let answer = gap(world::real(), none, None);
    let text = body(&answer);
    assert!(
        text.contains(&format!("You have 0 of {count} skills.")),
        "{text}"
    );
    assert_eq!(gap(world::real(), Ticks::default(), None), answer);
}

#[test]
fn outdated_and_made_up_marks_start_anew() {
    let (list, _) = pages(world::real());
    let states = [
        ("000000", vec![1, 2]),
        ("", vec![0]),
        ("abc", vec![]),
        (list.as_str(), vec![159]),
    ];
    for (list, marked) in states {
        let ticks = Ticks {
            list: list.to_owned(),
            marked: marked.into_iter().collect(),
        };
        for page in [None, Some(0), Some(200)] {
            let text = body(&gap(world::real(), ticks.clone(), page));
            assert!(text.contains("so the lists start anew"), "{text}");
            assert!(text.contains(": 0 of "), "{text}");
        }
    }
    // A page that is not there is the last one.
    let last = gap(world::real(), Ticks::default(), Some(255));
    assert!(!last.menus.is_empty());
}

/// However much is missing, nothing of it stands there by name alone.
#[test]
fn each_missing_skill_is_shown_with_who_asks_for_it_and_where_it_is_taught() {
    let (_, pages) = pages(world::real());
    let answer = gap(world::real(), Ticks::default(), None);
    let text = body(&answer);
    insta::assert_snapshot!("skill_gap_all_missing", shown_without_states(&answer));
    let mut lines: Vec<&str> = Vec::new();
    let mut heading = "";
    let choices = pages.iter().flat_map(|page| &page.menus);
    for choice in choices.flat_map(|menu| &menu.choices) {
        let mut found = 0;
        for line in text.lines() {
            heading = line.strip_prefix("## Asked for by ").unwrap_or(heading);
            let Some((names, known)) = line.strip_prefix("• ").and_then(|l| l.split_once(": "))
            else {
                continue;
            };
            if names.split(", ").any(|name| name == choice.label) {
                found += 1;
                assert!(!known.is_empty(), "{line}");
                let detail = choice.detail.as_deref().unwrap();
                assert!(
                    detail.ends_with(&format!(" asked for by {heading}")),
                    "{line}"
                );
                lines.push(line);
            }
        }
        assert_eq!(found, 1, "{}: {text}", choice.label);
    }
    let taught = "taught in: Months 7–9 (3 months) – Phase 3: Production and MLOps (Edirae)";
    let sagemaker = lines
        .iter()
        .find(|line| line.contains("SageMaker"))
        .unwrap();
    assert!(sagemaker.ends_with(taught), "{sagemaker}");
    // Skills of which the same is known share a line.
    assert!(sagemaker.contains("Vertex AI, SageMaker: "), "{sagemaker}");
    // What is not said of a skill is not forgotten.
    assert!(text.contains("the guides name none"), "{text}");
}

/// A list has several areas, and its name is hidden once something is marked.
#[test]
fn each_skill_to_mark_says_its_area_first() {
    let (_, on_pages) = pages(world::real());
    let detail = |pages: &[Answer], name: &str| {
        let mut choices = pages.iter().flat_map(|p| &p.menus).flat_map(|m| &m.choices);
        let choice = choices.find(|choice| choice.label == name).unwrap();
        choice.detail.clone().unwrap()
    };
    assert_eq!(
        detail(&on_pages, "Probability"),
        "Mathematics · asked for by 3 of 4 guides"
    );
    // A long area leaves room for who asks.
    let area = "Land of ".repeat(20);
    let table = format!(
        "## Skills {{#skills .skills}}\n\n| Skill | Area |\n|---|---|\n| Loom | {area} |\n"
    );
    let world = World::new(&[("a", &table)]);
    let (_, of_one) = pages(&world.generation());
    let detail = detail(&of_one, "Loom");
    assert!(detail.starts_with("Land of "), "{detail}");
    assert!(detail.ends_with("… · asked for by the guide"), "{detail}");
}

/// A vocabulary may lead from a word to another by way of a third, or in a circle.
#[test]
fn words_that_stand_for_each_other_are_one_skill() {
    let table = |skills: &[&str]| {
        let rows: String = skills
            .iter()
            .map(|skill| format!("| {skill} |\n"))
            .collect();
        format!("## Skills {{#skills .skills}}\n\n| Skill |\n|---|\n{rows}")
    };
    let (a, b) = (table(&["Weft", "Woof"]), table(&["Warp"]));
    let world = World::new(&[("a", &a), ("b", &b)]);
    let missing = |related: &str| {
        world.vocabulary(&format!("[related]\n{related}"));
        body(&gap(&world.generation(), Ticks::default(), None))
    };
    let circle = missing("weft = [\"woof\"]\nwoof = [\"weft\"]");
    assert!(circle.contains("You have 0 of 2 skills."), "{circle}");
    assert!(circle.contains("• Weft: a"), "{circle}");
    let chain = missing("weft = [\"woof\"]\nwoof = [\"warp\"]");
    assert!(
        chain.contains("You have 0 of 1 skills. Of the 1 that all 2"),
        "{chain}"
    );
}

/// Guides say the same in their own ways.
#[test]
fn a_skill_of_several_guides_stands_there_once() {
    let world = World::new(&[
        (
            "a",
            "## Skills {#skills .skills}\n\n| Skill | Covers | Priority |\n|---|---|---|\n\
             | Frameworks of all kinds | Lathe, Apache Loom and Press | Core |\n\
             | Patience | – | Low |\n\n\
             ## Way {#way .roadmap}\n\n### Weave {#weave}\n\nTime: Months 1–2\n\n- use a loom daily",
        ),
        (
            "b",
            "## Skills {#skills .skills}\n\n| Skill | Area |\n|---|---|\n\
             | Loom / Press | Tools |\n| Lathe (the old one) | Tools |",
        ),
    ]);
    let generation = world.generation();
    let (_, pages) = pages(&generation);
    let menus = &pages[0].menus;
    let names: Vec<&str> = menus
        .iter()
        .flat_map(|menu| &menu.choices)
        .map(|choice| choice.label.as_str())
        .collect();
    assert_eq!(names, ["Lathe", "Press", "Loom", "Patience"]);
    let text = body(&gap(&generation, Ticks::default(), None));
    assert!(
        text.contains("• Loom: Core in a; taught in: Months 1–2 – Weave (a)"),
        "{text}"
    );
    assert!(text.contains("• Patience: a; Low in a"), "{text}");
    assert!(
        text.contains("Of the 3 that all 2 guides ask for, you have 0."),
        "{text}"
    );
}

/// A vocabulary may call any word empty.
#[test]
fn words_that_say_nothing() {
    let table = "## Skills {#skills .skills}\n\n| Skill | Covers |\n|---|---|\n\
                 | gap | Skill, gap and skill |\n| looms | Skill |";
    let world = World::new(&[("a", table)]);
    world.vocabulary("stop = [\"skill\", \"gap\"]\n");
    let text = body(&gap(&world.generation(), Ticks::default(), None));
    assert!(text.contains("• Looms"), "{text}");
    world.vocabulary("stop = [\"skill\", \"gap\", \"looms\"]\n");
    let answer = gap(&world.generation(), Ticks::default(), None);
    assert_eq!(answer.title, "No skills here");
}

#[test]
fn guides_without_skills_say_so() {
    let world = World::new(&[("a", "## Work {#work}\n\nTests.")]);
    let answer = gap(&world.generation(), Ticks::default(), Some(0));
    assert_eq!(answer.title, "No skills here");
}

#[test]
fn more_skills_than_can_be_marked() {
    let row = |n: usize| format!("| Trade{n} | Area {} | – |\n", n / 7);
    let rows: String = (0..300).map(row).collect();
    let table = format!(
        "## Skills {{#skills .skills}}\n\n| Skill | Area | Covers |\n|---|---|---|\n{rows}"
    );
    let world = World::new(&[("a", &table)]);
    let generation = world.generation();
    let (_, pages) = pages(&generation);
    let count: usize = pages.iter().map(|page| numbers(&page.menus).len()).sum();
    assert_eq!(count, usize::from(MOST_MARKS));
    assert!(pages.len() <= 4, "{} pages", pages.len());
    assert!(
        body(&pages[0]).contains("140 more skills"),
        "{}",
        body(&pages[0])
    );
    assert!(action(pages.last().unwrap(), "Back").is_some());
    let missing = body(&gap(&generation, Ticks::default(), None));
    assert!(missing.contains("140 more skills"), "{missing}");
}
