//! What the running bot keeps: pins in channels of a stand-in for Discord, questions in a state.

mod channels;
mod cut_off;
mod pins;
mod questions;
mod refresh;
mod summary;

use careerbot::respond::answer::Answer;
use careerbot::state::{Keeper, State};
use careerbot::terminal::{Look, Offers, render};
use careerbot::upkeep::Upkeep;

use crate::state::{Folder, keeping};
use crate::world::World;

/// A guide with a roadmap of this many actions a step.
fn roadmap(title: &str, actions: usize) -> String {
    let list: Vec<String> = (1..=actions).map(|n| format!("- {title} {n}")).collect();
    format!(
        "## {title} {{#way .roadmap}}\n\nHow it goes.\n\n### Learn {{#learn}}\n\n\
         Months 1–3\n\n{}\n\n### Work {{#work}}\n\nFind somebody who needs it. Then do it.\n",
        list.join("\n")
    )
}

/// Two guides with roadmaps, the first the fuller one, and one without.
fn guides() -> World {
    World::new(&[
        ("full", &roadmap("The full way", 4)),
        ("short", &roadmap("The short way", 1)),
        ("none", "## Work {#work}\n\nIt is work.\n"),
    ])
}

/// Upkeep over the state in a folder, as a process that has just started holds it.
fn start(folder: &Folder) -> Upkeep {
    Upkeep::start(Keeper::new(folder.place(), keeping()))
}

/// The state in a folder, looked at from outside.
async fn state(folder: &Folder) -> State {
    folder.open().await
}

fn shown(answer: &Answer) -> String {
    render(answer, Look::Plain, Offers::SeeAlso)
}

#[track_caller]
fn says(answer: &Answer, parts: &[&str]) {
    let text = shown(answer);
    for part in parts {
        assert!(text.contains(part), "no {part:?} in: {text}");
    }
}
