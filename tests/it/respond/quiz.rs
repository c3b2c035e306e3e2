//! The career quiz from the first question to every result.

use std::collections::BTreeSet;

use careerbot::knowledge::Quiz;
use careerbot::respond::answer::{Answer, Block, Outcome};
use careerbot::respond::commands::CareerQuiz;
use careerbot::respond::commands::career_quiz::standings;
use careerbot::respond::{self, Chosen, Request};

use super::{body, check, shown, world};
use crate::world::World;

fn quiz() -> &'static Quiz {
    world::real().library.quiz.as_ref().unwrap()
}

fn at(quiz: &str, answers: &[u8]) -> Answer {
    let chosen = Chosen {
        quiz: quiz.to_owned(),
        answers: answers.to_vec(),
    };
    let answer = respond::respond(world::real(), &Request::CareerQuiz(CareerQuiz { chosen }));
    check(world::real(), &answer);
    answer
}

/// Every way through the quiz.
fn ways() -> Vec<Vec<u8>> {
    let mut ways = vec![Vec::new()];
    for question in &quiz().questions {
        let answers = 0..u8::try_from(question.answers.len()).unwrap();
        ways = ways
            .iter()
            .flat_map(|way: &Vec<u8>| {
                let way = way.clone();
                answers.clone().map(move |answer| {
                    let mut longer = way.clone();
                    longer.push(answer);
                    longer
                })
            })
            .collect();
    }
    ways
}

/// The best roles of a way.
fn best(way: &[u8]) -> Vec<&'static str> {
    let standings = standings(quiz(), way).unwrap();
    let most = standings[0].points;
    let best = standings.iter().filter(|one| one.points == most);
    best.map(|one| one.role).collect()
}

#[test]
fn the_buttons_lead_to_a_result_and_back() {
    let mut request = Request::CareerQuiz(CareerQuiz {
        chosen: Chosen::default(),
    });
    let count = quiz().questions.len();
    assert!(count >= 7);
    for number in 1..=count {
        let answer = respond::respond(world::real(), &request);
        check(world::real(), &answer);
        let says = format!("[Question {number} of {count}]");
        assert!(body(&answer).contains(&says), "{}", shown(&answer));
        let back = answer.actions.last().unwrap();
        if number > 1 {
            assert_eq!(back.label, "← Back");
            let before = respond::respond(world::real(), &back.request);
            let says = format!("[Question {} of {count}]", number - 1);
            assert!(body(&before).contains(&says));
        }
        request = answer.actions[0].request.clone();
    }
    let result = respond::respond(world::real(), &request);
    assert!(result.title.starts_with("Your fit: "), "{}", result.title);
}

/// All roles of the quiz are some way's only result.
#[test]
fn every_role_can_be_the_result_and_says_why() {
    let quiz_of = quiz().fingerprint();
    let roles: BTreeSet<&str> = quiz()
        .questions
        .iter()
        .flat_map(|question| &question.answers)
        .flat_map(|answer| &answer.fits)
        .map(|fit| fit.role.as_str())
        .collect();
    assert!(roles.len() >= 5, "{roles:?}");
    let ways = ways();
    for role in roles {
        let way = ways.iter().find(|way| best(way) == [role]);
        let answer = at(
            &quiz_of,
            way.unwrap_or_else(|| panic!("nothing leads to {role}")),
        );
        assert_eq!(answer.title, format!("Your fit: {role}"));
        assert_eq!(answer.outcome, Outcome::Answered);
        assert!(!answer.sources.is_empty());
        let reasons = answer.blocks.iter().find_map(|block| match block {
            Block::List(reasons) => Some(reasons),
            _ => None,
        });
        for reason in reasons.unwrap() {
            // What was chosen, and where the guides say what follows.
            assert!(reason.starts_with("You chose “"), "{reason}");
            let guide = answer.sources.iter().any(|source| {
                let name = match source.publisher.as_str() {
                    "unnamed source" => &source.guide,
                    publisher => publisher,
                };
                reason.contains(&format!("({name}: "))
            });
            assert!(guide, "{reason}");
        }
        let labels: Vec<&str> = answer.actions.iter().map(|a| a.label.as_str()).collect();
        assert!(labels.contains(&"Skill gap") && labels.contains(&"Start again"));
        assert!(labels[0].starts_with("Compare: "), "{labels:?}");
        for action in &answer.actions {
            let next = respond::respond(world::real(), &action.request);
            assert_eq!(next.outcome, Outcome::Answered, "{}", action.label);
        }
    }
}

#[test]
fn equal_roles_are_said_to_be_equal() {
    let ways = ways();
    for count in [2, 3] {
        let way = ways.iter().find(|way| best(way).len() == count).unwrap();
        let answer = at(&quiz().fingerprint(), way);
        let number = if count == 2 { "Two" } else { "Three" };
        let says = format!("{number} roles fit you equally: ");
        assert!(body(&answer).contains(&says), "{}", shown(&answer));
        for role in best(way) {
            assert!(answer.title.contains(role));
            assert!(reasons(&answer, role).is_some(), "{}", shown(&answer));
        }
        assert_eq!(answer, at(&quiz().fingerprint(), way));
    }
}

/// The small print beside a role, where it has reasons under it.
fn reasons<'a>(answer: &'a Answer, role: &str) -> Option<&'a str> {
    answer.blocks.windows(2).find_map(|pair| match pair {
        [
            Block::Heading {
                text,
                aside: Some(aside),
            },
            Block::List(_),
        ] if text == role || text == &format!("Runner-up: {role}") => Some(aside.as_str()),
        _ => None,
    })
}

/// Over ways of all kinds: what fits best has the most points, and equal roles are all shown.
#[test]
fn the_order_of_the_roles_is_that_of_the_points_shown() {
    let now = quiz().fingerprint();
    let mut equal_seconds = 0;
    for way in ways().iter().step_by(37) {
        let answer = at(&now, way);
        let standings = standings(quiz(), way).unwrap();
        let best = best(way);
        let second = standings.get(best.len()).map_or(0, |next| next.points);
        assert_eq!(
            body(&answer).contains("fits your answers best"),
            best.len() == 1
        );
        for one in standings.iter().filter(|one| one.points > 0) {
            let aside = reasons(&answer, one.role);
            let is_shown = one.points >= second;
            assert_eq!(aside.is_some(), is_shown, "{}", shown(&answer));
            let points = format!(" {} point", one.points);
            assert!(
                aside.is_none_or(|aside| aside.contains(&points)),
                "{aside:?}"
            );
        }
        let next = standings.iter().filter(|one| one.points == second);
        equal_seconds += usize::from(second > 0 && next.count() > 1);
    }
    assert!(equal_seconds > 0);
}

/// The passages that the reasons rest on speak of the role.
#[test]
fn every_reason_rests_on_a_passage_about_the_role() {
    let generation = world::real();
    for question in &quiz().questions {
        for answer in &question.answers {
            for fit in &answer.fits {
                let passage = generation.passage(&fit.passage).unwrap();
                let text = format!("{} . {}", passage.title, passage.text);
                let tokens = generation.analyzer.tokens(&text);
                let role = generation.analyzer.term(&fit.role);
                let said = tokens.iter().any(|token| token.term == role);
                assert!(said, "{} is not in {}", fit.role, fit.passage);
            }
        }
    }
}

#[test]
fn outdated_and_made_up_states_start_anew() {
    let now = quiz().fingerprint();
    let states: [(&str, &[u8]); 6] = [
        ("000000", &[0, 1]),
        ("", &[0]),
        ("zzz", &[]),
        (&now, &[9]),
        (&now, &[0, 0, 0, 0, 0, 0, 0, 0]),
        (&now, &[0; 24]),
    ];
    for (quiz, answers) in states {
        let answer = at(quiz, answers);
        let text = body(&answer);
        assert!(text.contains("[Question 1 of "), "{text}");
        assert!(text.contains("so it starts anew"), "{text}");
    }
}

#[test]
fn a_result_as_a_reader_sees_it() {
    let answer = at(&quiz().fingerprint(), &[1, 3, 2, 0, 2, 1, 2]);
    insta::assert_snapshot!(shown(&answer));
}

#[test]
fn guides_without_a_quiz_say_so() {
    let world = World::new(&[("a", "## Work {#work}\n\nTests.")]);
    let generation = world.generation();
    let request = Request::CareerQuiz(CareerQuiz {
        chosen: Chosen::default(),
    });
    let answer = respond::respond(&generation, &request);
    check(&generation, &answer);
    assert_eq!(answer.outcome, Outcome::Unclear);
    assert_eq!(answer.title, "No career quiz");
}
