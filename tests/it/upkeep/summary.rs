//! The pinned summary: short enough, whatever the guides hold.

use careerbot::index::Generation;
use careerbot::respond::answer::{Answer, Block, Outcome};
use careerbot::respond::{MOST_SUMMARY, summary};

use crate::world::{self, World};

fn length(answer: &Answer) -> usize {
    let blocks = answer.blocks.iter().map(|block| match block {
        Block::Paragraph(text) | Block::Note(text) => text.chars().count(),
        Block::Heading { text, aside } => {
            text.chars().count() + aside.as_deref().unwrap_or_default().chars().count()
        }
        Block::List(items) => items.iter().map(|item| item.chars().count()).sum(),
        Block::Table { .. } => panic!("a table is too wide for a pin"),
    });
    answer.title.chars().count() + blocks.sum::<usize>()
}

fn check(generation: &Generation, guide: Option<&str>) -> Answer {
    let answer = summary(generation, guide);
    assert_eq!(answer.outcome, Outcome::Answered, "{answer:?}");
    assert!(length(&answer) <= MOST_SUMMARY, "{}", length(&answer));
    assert!(length(&answer) > 100, "{answer:?}");
    assert_eq!((answer.sources.len(), answer.actions.len()), (1, 1));
    answer
}

#[test]
fn every_roadmap_of_the_guides_has_a_summary_with_every_step() {
    let generation = world::real();
    let mut roadmaps = 0;
    for guide in &generation.library.guides {
        let Some((_, table)) = careerbot::respond::roadmap(generation, guide) else {
            continue;
        };
        let answer = check(generation, Some(&guide.slug));
        let headings = answer.blocks.iter().filter_map(|block| match block {
            Block::Heading { text, aside } => Some((text.clone(), aside.clone())),
            _ => None,
        });
        let expected = table
            .rows
            .iter()
            .map(|step| (step.title.clone(), step.time.clone()));
        assert!(headings.eq(expected), "{answer:?}");
        roadmaps += 1;
    }
    assert!(roadmaps >= 3, "{roadmaps}");
}

#[test]
fn a_long_roadmap_loses_actions_first_and_then_steps() {
    let text = |steps: usize, title: usize, actions: usize| {
        let mut text = format!("## {} {{#way .roadmap}}\n\n", "Way ".repeat(title));
        for step in 0..steps {
            text += &format!(
                "### {}{step} {{#s{step}}}\n\nGo. On.\n\n",
                "Step ".repeat(title)
            );
            for action in 0..actions {
                text += &format!("- {} {action}\n", "do ".repeat(30));
            }
            text += "\n";
        }
        text
    };
    let shown = |text: &str| {
        let generation = World::new(&[("long", text)]).generation();
        let answer = check(&generation, None);
        let count = |kind: fn(&Block) -> bool| answer.blocks.iter().filter(|b| kind(b)).count();
        (
            count(|block| matches!(block, Block::Heading { .. })),
            count(|block| matches!(block, Block::List(_))),
            count(|block| matches!(block, Block::Note(_))),
        )
    };
    assert_eq!(shown(&text(4, 1, 9)), (4, 4, 0));
    assert_eq!(shown(&text(40, 1, 9)), (40, 0, 0));
    let (headings, lists, notes) = shown(&text(99, 50, 9));
    assert!((3..99).contains(&headings), "{headings}");
    assert_eq!((lists, notes), (0, 1));
}
