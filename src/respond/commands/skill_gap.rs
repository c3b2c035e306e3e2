//! `/skill-gap`: lists to mark what somebody has, and then what the guides ask for besides, with the
//! step of a roadmap that teaches it. The marks live in the requests, nowhere else.

use super::Roadmap;
use std::sync::Arc;

use crate::index::passage::cut;
use crate::index::{Generation, Passage, Within};
use crate::respond::answer::{
    Action, Answer, Block, Choice, MAX_CHOICES, MAX_MENUS, Menu, Pick, Source,
};
use crate::respond::command::{Arguments, Command, CommandSpec, Values};
use crate::respond::layout::{listed, passage_action, short_name, sources};
use crate::respond::marks::Ticks;
use crate::respond::menus::{Group, menu_label, packed};
use crate::respond::skill_list::{Skill, SkillList};
use crate::respond::skill_names::terms;

/// The follow-up that shows the fullest roadmap.
const WAY_IN: &str = "Roadmap";
/// Most characters of an area before what is said of one of its skills: the rest needs room, too.
const AREA: usize = 60;
/// What guides call a comparison of somebody's skills with what is asked for.
const RELATED: &str = "skill gap";
/// Passages that are looked at for it.
const LOOKED_AT: usize = 10;

/// What somebody still lacks of the skills that the guides ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillGap {
    /// What is there already.
    pub ticks: Ticks,
    /// The page of areas to mark, from 0; without one, what is missing.
    pub page: Option<u8>,
}

impl Arguments for SkillGap {
    fn read(values: &Values) -> Option<Self> {
        match values.parse("ticks").ok()? {
            Some(ticks) => Some(Self {
                ticks,
                page: values.parse("page").ok()?,
            }),
            None => Some(Self::start()),
        }
    }

    fn write(&self) -> Values {
        Values::default()
            .with("ticks", Some(&self.ticks))
            .with("page", self.page)
    }
}

impl Command for SkillGap {
    const SPEC: CommandSpec = CommandSpec {
        name: "skill-gap",
        description: "Mark the skills that you have and see what is missing",
        carried: &["ticks", "page"],
        wish: "See which skills you still lack",
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let ticks = &self.ticks;
        let list = SkillList::of(generation);
        if list.skills.is_empty() {
            let why = "No guide has a table of skills to go through.";
            return Answer::unclear("No skills here", why).action(WAY_IN, Roadmap::default());
        }
        let now = list.fingerprint();
        let fits = |number: &u16| usize::from(*number) < list.skills.len();
        let is_start = *ticks == Ticks::default();
        let is_known = is_start || (ticks.list == now && ticks.marked.iter().all(fits));
        let ticks = Ticks {
            list: now,
            marked: ticks.marked.clone(),
        };
        if !is_known {
            let ticks = Ticks {
                marked: std::collections::BTreeSet::new(),
                ..ticks
            };
            let why =
                "The guides have changed since those marks were made, so the lists start anew.";
            return marking(generation, &list, &ticks, 0).note(why);
        }
        match self.page {
            Some(page) => marking(generation, &list, &ticks, page),
            None => missing(generation, &list, &ticks),
        }
    }
}

impl SkillGap {
    /// The first page with nothing marked.
    pub fn start() -> Self {
        Self {
            ticks: Ticks::default(),
            page: Some(0),
        }
    }
}

/// The lists, page by page: the skills' numbers under their areas.
fn pages(list: &SkillList) -> Vec<Vec<Group<u16>>> {
    let mut areas: Vec<Group<u16>> = Vec::new();
    for (number, skill) in (0u16..).zip(&list.skills) {
        match areas.last_mut().filter(|area| area.label == skill.area) {
            Some(area) => area.entries.push(number),
            None => areas.push(Group {
                label: skill.area.clone(),
                entries: vec![number],
            }),
        }
    }
    // As few pages as there can be, and lists of about the same length on them.
    let pages = list.skills.len().div_ceil(MAX_CHOICES * MAX_MENUS);
    let wanted = list.skills.len().div_ceil(MAX_MENUS * pages);
    let lists = packed(areas, wanted);
    lists.chunks(MAX_MENUS).map(<[_]>::to_vec).collect()
}

fn marking(generation: &Generation, list: &SkillList, ticks: &Ticks, page: u8) -> Answer {
    let pages = pages(list);
    let last = u8::try_from(pages.len() - 1).unwrap_or(u8::MAX);
    let page = page.min(last);
    let go = |label: &str, page: Option<u8>| {
        let ticks = ticks.clone();
        Action::new(label, SkillGap { ticks, page })
    };
    let mut how = format!(
        "Mark what you have already: {} of {} skills so far.",
        ticks.marked.len(),
        list.skills.len()
    );
    if last > 0 {
        how += &format!(" This is page {} of {}.", page + 1, last + 1);
    }
    let menus = pages[usize::from(page)].iter();
    Answer::new("Skill gap: what do you have?")
        .paragraph(how)
        .blocks(left_out(list))
        .note("Nothing of what you mark is kept.")
        .sources(asking(generation, list))
        .actions([go("Show what is missing", None)])
        .actions((page < last).then(|| go("Next page", Some(page + 1))))
        .actions((page > 0).then(|| go("Back", Some(page - 1))))
        .menus(menus.map(|group| menu(list, ticks, page, group)))
}

/// That the list is not all that the guides ask for, if it is not.
fn left_out(list: &SkillList) -> Option<Block> {
    let note = format!(
        "{} more skills that few guides ask for have no place here; /skills has them.",
        list.left_out
    );
    (list.left_out > 0).then_some(Block::Note(note))
}

fn menu(list: &SkillList, ticks: &Ticks, page: u8, group: &Group<u16>) -> Menu {
    let choices = group.entries.iter().map(|number| {
        let skill = &list.skills[usize::from(*number)];
        let mut turned = ticks.clone();
        let chosen = turned.marked.remove(number);
        if !chosen {
            turned.marked.insert(*number);
        }
        let request = SkillGap {
            ticks: turned,
            page: Some(page),
        };
        // A list has the entries of several areas, so each says its own, and first: a phone shows
        // only the start.
        let area = cut(&skill.area, AREA);
        let detail = format!("{area} · asked for by {}", askers(list, skill));
        Choice {
            chosen,
            ..Choice::new(&skill.name, Some(&detail), request)
        }
    });
    let others = ticks.marked.iter();
    Menu {
        label: menu_label(&group.label),
        choices: choices.collect(),
        pick: Pick::Any {
            others: Ticks {
                list: ticks.list.clone(),
                marked: others
                    .filter(|number| !group.entries.contains(number))
                    .copied()
                    .collect(),
            },
            numbers: group.entries.clone(),
            page,
        },
    }
}

/// How many guides ask for a skill, in words.
fn askers(list: &SkillList, skill: &Skill) -> String {
    let (asked, guides) = (skill.asked.len(), list.guides);
    match guides {
        1 => "the guide".into(),
        _ if asked == guides => format!("all {guides} guides"),
        _ => format!("{asked} of {guides} guides"),
    }
}

/// What is missing: what most guides ask for first, then what they ask for most strongly.
fn missing(generation: &Generation, list: &SkillList, ticks: &Ticks) -> Answer {
    let mut lacking: Vec<&Skill> = (0u16..)
        .zip(&list.skills)
        .filter(|(number, _)| !ticks.marked.contains(number))
        .map(|(_, skill)| skill)
        .collect();
    lacking.sort_by_key(|skill| {
        let order = (skill.asked.len(), skill.strength());
        std::cmp::Reverse(order)
    });
    let mut blocks = Vec::new();
    for asked in lacking.chunk_by(|a, b| a.asked.len() == b.asked.len()) {
        let askers = askers(list, asked[0]);
        blocks.push(Block::heading(format!("Asked for by {askers}"), None));
        blocks.push(Block::List(lines(list, asked)));
    }
    let is_silent = |skill: &&Skill| skill.strength() == 0 || skill.taught.is_none();
    if lacking.iter().any(is_silent) {
        let note = "Where no strength or step is shown, the guides name none.";
        blocks.push(Block::Note(note.into()));
    }
    let again = SkillGap {
        ticks: ticks.clone(),
        page: Some(0),
    };
    let related = related(generation);
    Answer::new("Your skill gap")
        .paragraph(readiness(list, ticks))
        .blocks(blocks)
        .blocks(left_out(list))
        .sources(asking(generation, list))
        .action("Change my marks", again)
        .action(WAY_IN, Roadmap::default())
        .actions(related.map(|passage| passage_action(&passage)))
}

/// The guides that ask for any of the skills.
fn asking(generation: &Generation, list: &SkillList) -> Vec<Source> {
    let asked = list.skills.iter().flat_map(|skill| &skill.asked);
    let mut slugs: Vec<&str> = asked.map(|(guide, _)| guide.slug.as_str()).collect();
    slugs.sort_unstable();
    sources(generation, slugs)
}

/// Counts only: what is there of everything, and of what every guide asks for.
fn readiness(list: &SkillList, ticks: &Ticks) -> String {
    let all = list.skills.len();
    let have = ticks.marked.len();
    let mut says = if have == all {
        format!("You have all {all} skills that the guides ask for.")
    } else {
        format!("You have {have} of {all} skills.")
    };
    let shared = || {
        (0u16..)
            .zip(&list.skills)
            .filter(|(_, skill)| skill.asked.len() == list.guides)
    };
    let count = shared().count();
    if list.guides > 1 && count > 0 && have < all {
        let marked = shared().filter(|(number, _)| ticks.marked.contains(number));
        says += &format!(
            " Of the {count} that all {} guides ask for, you have {}.",
            list.guides,
            marked.count()
        );
    }
    says
}

/// Missing skills that equally many guides ask for: those of which the same is known share a line.
fn lines(list: &SkillList, skills: &[&Skill]) -> Vec<String> {
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for skill in skills {
        let known = known(list, skill);
        match lines.iter_mut().find(|(same, _)| *same == known) {
            Some((_, names)) => names.push(&skill.name),
            None => lines.push((known, vec![&skill.name])),
        }
    }
    let lines = lines.into_iter().map(|(known, names)| {
        let names = names.join(", ");
        if known.is_empty() {
            names
        } else {
            format!("{names}: {known}")
        }
    });
    lines.collect()
}

/// What is known of a missing skill: who asks for it, how strongly, and where it is taught.
fn known(list: &SkillList, skill: &Skill) -> String {
    let mut parts: Vec<String> = Vec::new();
    if skill.asked.len() < list.guides {
        let guides = skill
            .asked
            .iter()
            .map(|(guide, _)| short_name(guide).to_owned());
        parts.push(listed(&guides.collect::<Vec<_>>()));
    }
    let priorities = skill.asked.iter().filter_map(|(guide, priority)| {
        let priority = priority.as_deref()?;
        Some(format!("{priority} in {}", short_name(guide)))
    });
    parts.extend(priorities);
    parts.extend(skill.taught.as_ref().map(|(guide, step)| {
        let time = step.time.as_deref();
        let time = time.map(|time| format!("{time} – ")).unwrap_or_default();
        format!("taught in: {time}{} ({})", step.title, short_name(guide))
    }));
    parts.join("; ")
}

/// A passage that speaks of comparing one's skills with what is asked for.
fn related(generation: &Generation) -> Option<Arc<Passage>> {
    let wanted = terms(generation, RELATED);
    // A vocabulary may call these words empty; then nothing speaks of it.
    let query: Vec<_> = wanted
        .iter()
        .map(|term| vec![(term.clone(), 1.0)])
        .collect();
    let found = generation.scores(&query, &[Within::Text], LOOKED_AT);
    let mut may = found.iter().map(|hit| generation.passage_at(hit.passage));
    may.find(|passage| {
        let terms = terms(generation, &passage.text);
        !wanted.is_empty() && terms.windows(wanted.len()).any(|window| window == wanted)
    })
}
