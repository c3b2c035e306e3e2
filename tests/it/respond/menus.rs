//! Browsing by lists: what they hold, and guides that have far too much for them.

use careerbot::index::Generation;
use careerbot::respond;
use careerbot::respond::answer::{Answer, MAX_CHOICES};
use careerbot::respond::commands::{Faq, Guide, Guides, Help, Levels, Passage, SkillGap};
use careerbot::respond::{Request, Ticks};

use super::{check, run, world};
use crate::world::World;

fn everything(generation: &Generation) -> Vec<Answer> {
    let requests = [
        Request::Faq(Faq::default()),
        Request::Levels(Levels::default()),
        Request::Guides(Guides),
        Request::Guide(Guide {
            guide: generation.library.guides[0].slug.clone(),
        }),
        Request::Help(Help),
        Request::SkillGap(SkillGap {
            ticks: Ticks::default(),
            page: Some(0),
        }),
        Request::SkillGap(SkillGap {
            ticks: Ticks::default(),
            page: None,
        }),
    ];
    let answers = requests.iter().map(|request| {
        let answer = respond::respond(generation, request);
        check(generation, &answer);
        answer
    });
    answers.collect()
}

#[test]
fn every_entry_leads_to_an_answer() {
    for answer in everything(world::real()) {
        for offer in answer.offers() {
            let next = respond::respond(world::real(), offer.request);
            check(world::real(), &next);
            assert_eq!(
                next.outcome,
                careerbot::respond::answer::Outcome::Answered,
                "{}: {}",
                answer.title,
                offer.label
            );
        }
    }
}

#[test]
fn every_question_and_every_section_can_be_chosen() {
    let generation = world::real();
    let ids = |answer: &Answer| {
        let entries = answer.menus.iter().flat_map(|menu| &menu.choices);
        let ids = entries.filter_map(|choice| match &choice.request {
            Request::Passage(Passage { id }) => Some(id.clone()),
            _ => None,
        });
        ids.collect::<Vec<String>>()
    };
    let faq = ids(&run("faq", &[]));
    let asked = generation
        .passages()
        .filter(|passage| passage.kind == careerbot::index::Kind::Faq);
    assert_eq!(faq, asked.map(|passage| passage.id).collect::<Vec<_>>());
    for guide in world::library(&world::knowledge()).guides {
        let request = Request::Guide(Guide {
            guide: guide.slug.clone(),
        });
        let answer = respond::respond(generation, &request);
        assert_eq!(ids(&answer).len(), guide.sections.len(), "{}", guide.slug);
        assert_eq!(answer.title, guide.title);
    }
    let unknown = Request::Guide(Guide {
        guide: "atlantis".into(),
    });
    assert_eq!(respond::respond(generation, &unknown).title, "Which guide?");
}

#[test]
fn guides_with_far_too_much() {
    let long = "Ŵïdgets 👩‍👩‍👧 ".repeat(30);
    let questions = |count: usize| -> String {
        let question = |n| format!("### {long}{n}? {{#q{n}}}\n\nYes {n}.\n\n");
        let levels: String = (0..40).map(|n| format!("| {long}{n} | – |\n")).collect();
        let skills: String = (0..60)
            .map(|n| format!("| {long}{n} | {long}area {n} |\n"))
            .collect();
        format!(
            "## {long} {{#faq .faq}}\n\n{}## Levels {{#levels .levels}}\n\n| Level | Work |\n|---|---|\n{levels}\n\
             ## Skills {{#skills .skills}}\n\n| Skill | Area |\n|---|---|\n{skills}",
            (0..count).map(question).collect::<String>()
        )
    };
    let bodies = [
        questions(120),
        questions(1),
        questions(26),
        questions(2),
        questions(3),
    ];
    let guides: Vec<(&str, &str)> = ["a", "b", "c", "d", "e"]
        .into_iter()
        .zip(bodies.iter().map(String::as_str))
        .collect();
    let world = World::new(&guides);
    let answers = everything(&world.generation());
    // As much as there is room for.
    let chosen: usize = answers[0].menus.iter().map(|menu| menu.choices.len()).sum();
    assert_eq!(chosen, 3 * MAX_CHOICES);
}
