//! Answers while the knowledge is swapped: each is of one generation.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use careerbot::respond::answer::Answer;
use careerbot::respond::commands::{Ask, Faq, Guides, Passage, Roadmap, Salary};
use careerbot::respond::{Request, respond};
use careerbot::upkeep::Outcome;

use super::Running;
use crate::world::World;

const SWAPS: usize = 50;
const THREADS: usize = 4;
/// Fewest answers of one thread.
const ANSWERS: usize = 2_500;

/// Two guides, every passage of which says which version it is of.
fn write(world: &World, version: usize) {
    for slug in ["a", "b"] {
        world.guide(
            slug,
            &format!(
                "## Pay {{#pay .salary}}\n\n| Region | Level | Range |\n|---|---|---|\n\
                 | India | Entry | ₹{version}L–₹9L |\n| Germany | Senior | €{version}K–€90K |\n\n\
                 ## Work {{#work}}\n\nTesting widgets of version {version}.\n\n\
                 ## Steps {{#steps .roadmap}}\n\n### Learn widgets {{#learn}}\n\nVersion {version}.\n\n\
                 ### Test widgets {{#test}}\n\nVersion {version}.\n\n\
                 ## Questions {{#faq .faq}}\n\n### Is a degree needed? {{#degree}}\n\nNot in version {version}."
            ),
        );
    }
}

fn requests() -> Vec<Request> {
    let ask = |question: &str| {
        Request::Ask(Ask {
            question: question.to_owned(),
        })
    };
    vec![
        ask("what does a tester do"),
        ask("pay in India"),
        ask("is a degree needed"),
        ask("how do I cook rice"),
        Request::Salary(Salary {
            country: Some("Germany".into()),
            level: None,
            guide: None,
        }),
        Request::Roadmap(Roadmap::default()),
        Request::Faq(Faq::default()),
        Request::Guides(Guides),
        Request::Passage(Passage {
            id: "b/work".into(),
        }),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_answers_during_fifty_reindexes_mix_nothing() {
    let running = Running::new({
        let world = World::new(&[]);
        write(&world, 1);
        world
    });
    let answers = |running: &Running| -> Vec<Answer> {
        let generation = running.world.generation();
        requests()
            .iter()
            .map(|request| respond(&generation, request))
            .collect()
    };
    let one = answers(&running);
    write(&running.world, 2);
    let two = answers(&running);
    let telling = one.iter().zip(&two).filter(|(one, two)| one != two).count();
    assert!(
        telling >= 5,
        "only {telling} answers tell the versions apart"
    );

    let is_over = Arc::new(AtomicBool::new(false));
    let threads: Vec<_> = (0..THREADS)
        .map(|thread| {
            let (current, is_over) = (Arc::clone(&running.current), Arc::clone(&is_over));
            let (one, two) = (one.clone(), two.clone());
            std::thread::spawn(move || {
                let requests = requests();
                let (mut given, mut of_one, mut of_two) = (0, 0, 0);
                while given < ANSWERS || !is_over.load(Ordering::SeqCst) {
                    let at = (given + thread) % requests.len();
                    let answer = respond(&current.load(), &requests[at]);
                    let (is_one, is_two) = (answer == one[at], answer == two[at]);
                    assert!(is_one || is_two, "{answer:#?}");
                    of_one += usize::from(!is_two);
                    of_two += usize::from(!is_one);
                    given += 1;
                }
                (of_one, of_two)
            })
        })
        .collect();
    for round in 0..SWAPS {
        // The world is at version 2 now, what is answered from at version 1.
        let outcome = running.reindexer.reindex().await;
        assert!(matches!(*outcome, Outcome::Swapped(_)), "{outcome:?}");
        write(&running.world, 1 + round % 2);
    }
    is_over.store(true, Ordering::SeqCst);
    for thread in threads {
        let (of_one, of_two) = thread.join().unwrap();
        assert!(of_one > 0 && of_two > 0, "{of_one} and {of_two}");
    }
    assert_eq!(*running.reindexer.swaps().borrow(), SWAPS as u64);
}
