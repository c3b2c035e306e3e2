//! One list of the skills in the tables of all guides: each skill once, with who asks for it and how
//! strongly.
//!
//! Guides put the same thing differently: one has a row "PyTorch", one a row "Core frameworks" that
//! lists it. So a list in a row (`PyTorch, Scikit-Learn, XGBoost`) is read as the skills that it
//! names, and a guide asks for a skill if any of its rows says the skill's terms.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use super::commands::{fullness, roadmaps};
use super::marks::MOST_MARKS;
use super::skill_names::{Named, Way, named, terms, way};
use crate::index::passage::block_lines;
use crate::index::{Generation, Head, Instead, key};
use crate::knowledge::guide::{SkillRow, Step};
use crate::knowledge::hexadecimal;

/// The area of skills for which no guide names one.
const NO_AREA: &str = "Other skills";

/// One skill of the merged list.
#[derive(Debug, Clone)]
pub struct Skill {
    /// Its name, as a guide writes it.
    pub name: String,
    /// The area that it is listed under.
    pub area: String,
    /// The guides that ask for it, at least one, with the priority as the guide puts it.
    pub asked: Vec<(Head, Option<String>)>,
    /// The first step of a roadmap that speaks of it, and the step's guide.
    pub taught: Option<(Head, Step)>,
}

/// The merged list.
#[derive(Debug)]
pub struct SkillList {
    /// Area by area; a skill's place is its number.
    pub skills: Vec<Skill>,
    /// How many guides have a table of skills.
    pub guides: usize,
    /// How many skills found no place: only [`MOST_MARKS`] can be marked.
    pub left_out: usize,
}

/// A table's row as terms: of the skill, the area and what it covers.
#[derive(Debug)]
pub struct RowTerms(Vec<Way>);

impl RowTerms {
    /// The rows of all tables of skills, in file order; they are read once.
    pub fn of_all(generation: &Generation) -> Arc<Vec<Self>> {
        generation.made(|generation| {
            let tables = generation.tables::<SkillRow>();
            let read = |row: &SkillRow| {
                let texts = [Some(&row.skill), row.area.as_ref(), row.covers.as_ref()];
                let texts = texts.into_iter().flatten();
                let names = named(generation, row).into_iter().map(|named| named.way);
                let texts = texts.map(|text| way(&terms(generation, text)));
                Self(texts.chain(names).collect())
            };
            tables
                .flat_map(|(_, table)| table.rows.iter().map(read))
                .collect()
        })
    }

    /// Whether the row has one of these terms.
    pub fn says(&self, terms: &[u64]) -> bool {
        self.0.iter().flatten().any(|term| terms.contains(term))
    }
}

impl Skill {
    /// How strongly it is asked for, for the order: 1 (weakest) to 4, or 0 where no guide says so.
    pub fn strength(&self) -> u8 {
        let said = self
            .asked
            .iter()
            .filter_map(|(_, priority)| priority.as_deref());
        said.map(strength).max().unwrap_or(0)
    }
}

impl SkillList {
    /// The merged skills tables of a generation's guides, made once.
    pub fn of(generation: &Generation) -> Arc<Self> {
        generation.made(Self::make)
    }

    fn make(generation: &Generation) -> Self {
        let tables = generation.tables::<SkillRow>();
        let rows = tables.flat_map(|(guide, table)| table.rows.iter().map(move |row| (guide, row)));
        let rows: Vec<(&Head, &SkillRow)> = rows.collect();
        let terms = RowTerms::of_all(generation);
        let named = rows.iter().flat_map(|(_, row)| named(generation, row));
        let named: Vec<Named> = named.collect();
        let (mut skills, ways) = merged(generation, &named);
        let ways = Ways::new(ways);
        for ((guide, row), terms) in rows.iter().zip(terms.iter()) {
            for at in terms
                .0
                .iter()
                .flat_map(|text| ways.said_in(text))
                .collect::<BTreeSet<_>>()
            {
                skills[at].ask(guide, row.priority.as_deref());
            }
        }
        teach(generation, &mut skills, &ways);
        let left_out = skills.len().saturating_sub(usize::from(MOST_MARKS));
        if left_out > 0 {
            // The least asked for go, the others stay in their order.
            let mut order: Vec<usize> = (0..skills.len()).collect();
            order.sort_by_key(|at| std::cmp::Reverse(skills[*at].asked.len()));
            order.truncate(usize::from(MOST_MARKS));
            let stay: HashSet<usize> = order.into_iter().collect();
            let mut at = 0;
            skills.retain(|_| {
                at += 1;
                stay.contains(&(at - 1))
            });
        }
        let mut guides: Vec<&str> = rows.iter().map(|(guide, _)| guide.slug.as_str()).collect();
        guides.dedup();
        Self {
            skills,
            guides: guides.len(),
            left_out,
        }
    }

    /// A name for exactly these skills in this order: 6 hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for skill in &self.skills {
            hash.update(&skill.name);
            hash.update([0]);
        }
        hexadecimal(&hash.finalize()[..3])
    }
}

impl Skill {
    /// A guide's row asks for it; of several rows the strongest counts.
    fn ask(&mut self, guide: &Head, priority: Option<&str>) {
        match self.asked.last_mut().filter(|(last, _)| last == guide) {
            None => self
                .asked
                .push((guide.clone(), priority.map(str::to_owned))),
            Some((_, known)) => {
                if priority.map(strength) > known.as_deref().map(strength) {
                    *known = priority.map(str::to_owned);
                }
            }
        }
    }
}

/// The ways of saying many things, to find all that a text says in one go.
struct Ways {
    of: HashMap<Way, usize>,
    /// How many terms they have.
    lengths: BTreeSet<usize>,
}

impl Ways {
    fn new(ways: impl IntoIterator<Item = (Way, usize)>) -> Self {
        let mut of = HashMap::new();
        for (way, what) in ways {
            of.entry(way).or_insert(what);
        }
        let lengths = of.keys().map(Vec::len).collect();
        Self { of, lengths }
    }

    fn said_in<'a>(&'a self, text: &'a [u64]) -> impl Iterator<Item = usize> + 'a {
        let windows = self.lengths.iter().flat_map(|length| text.windows(*length));
        windows.filter_map(|window| self.of.get(window).copied())
    }
}

/// Notes for each skill the first step that speaks of it, of the fullest roadmap that does, as
/// `/roadmap` shows it.
fn teach(generation: &Generation, skills: &mut [Skill], ways: &Ways) {
    let mut roadmaps: Vec<_> = roadmaps(generation).collect();
    roadmaps.sort_by_key(|(_, table)| std::cmp::Reverse(fullness(&table.rows)));
    for (guide, table) in roadmaps {
        for step in &table.rows {
            let lines = block_lines(&step.body);
            let texts = [&step.title].into_iter().chain(&lines).chain(&step.actions);
            let said: Way = texts
                .flat_map(|text| way(&terms(generation, text)))
                .collect();
            for at in ways.said_in(&said) {
                let taught = &mut skills[at].taught;
                taught.get_or_insert_with(|| (guide.clone(), step.clone()));
            }
        }
    }
}

/// How strong a guide's priority is, by the words that people use for it: 1 (weakest) to 4.
fn strength(priority: &str) -> u8 {
    let priority = priority.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| priority.contains(word));
    if says(&["critical", "essential", "must", "core", "required"]) {
        4
    } else if says(&["very high"]) {
        3
    } else if says(&["high", "important"]) {
        2
    } else {
        1
    }
}

/// The skills that are named, each once, and the ways of saying each by its place.
fn merged(generation: &Generation, named: &[Named]) -> (Vec<Skill>, Vec<(Way, usize)>) {
    let mut keys: Vec<&Named> = Vec::new();
    let mut places: HashMap<&[u64], usize> = HashMap::new();
    let mut rows: HashSet<&[u64]> = HashSet::new();
    for one in named {
        let place = *places.entry(&one.way).or_insert(keys.len());
        if place == keys.len() {
            keys.push(one);
        }
        if one.is_row {
            rows.insert(&one.way);
        }
    }
    // "Apache Spark" is Spark, and a row "Maths" is what another guide calls Mathematics. What is
    // related inside of a list is a part, not the same.
    let meant = |one: &Named| -> Option<usize> {
        let lengths = 1..one.way.len();
        let parts = lengths.flat_map(|length| one.way.windows(length));
        let shorter = parts.filter_map(|part| places.get(part)).min().copied();
        let related = || {
            let [term] = one.terms.as_slice() else {
                return None;
            };
            let mut words = generation.gazetteer.instead(term);
            words.find_map(|(word, how)| {
                let known = [key(word)];
                let is_other =
                    word != term && rows.contains(&*one.way) && rows.contains(&known[..]);
                (how == Instead::Related && is_other).then(|| places.get(&known[..]).copied())?
            })
        };
        shorter.or_else(related)
    };
    let meant: Vec<Option<usize>> = keys.iter().map(|one| meant(one)).collect();
    let ends: Vec<usize> = (0..keys.len()).map(|at| end(&meant, at)).collect();
    // A longer way holds the skill's own already.
    let is_way = |at: usize| ends[at] == at || keys[at].way.len() == 1;
    let mut names: Vec<Vec<&Named>> = vec![Vec::new(); keys.len()];
    for one in named {
        let at = places[one.way.as_slice()];
        if is_way(at) {
            names[ends[at]].push(one);
        }
    }
    let mut sizes: HashMap<&str, usize> = HashMap::new();
    for area in named.iter().filter_map(|one| one.area.as_deref()) {
        *sizes.entry(area).or_default() += 1;
    }
    let skill = |at: usize| Skill {
        name: name(&names[at]),
        area: area(&names[at], &sizes),
        asked: Vec::new(),
        taught: None,
    };
    let firsts = (0..keys.len()).filter(|at| ends[*at] == *at);
    let mut skills: Vec<(usize, Skill)> = firsts.map(|at| (at, skill(at))).collect();
    let mut areas: HashMap<String, usize> = HashMap::new();
    for (_, skill) in &skills {
        let next = areas.len();
        areas.entry(skill.area.clone()).or_insert(next);
    }
    // What belongs nowhere comes last.
    skills.sort_by_key(|(_, skill)| (skill.area == NO_AREA, areas.get(&skill.area).copied()));
    let order = skills.iter().enumerate();
    let order: HashMap<usize, usize> = order.map(|(place, (at, _))| (*at, place)).collect();
    let ways = (0..keys.len()).filter(|at| is_way(*at));
    let ways = ways.map(|at| (keys[at].way.clone(), order[&ends[at]]));
    let ways = ways.collect();
    (skills.into_iter().map(|(_, skill)| skill).collect(), ways)
}

/// What is meant in the end where one thing means another; of a circle, the first.
fn end(meant: &[Option<usize>], from: usize) -> usize {
    let mut way = vec![from];
    while let Some(next) = way.last().and_then(|at| meant[*at]) {
        if let Some(start) = way.iter().position(|at| *at == next) {
            return way[start..].iter().copied().min().unwrap_or(next);
        }
        way.push(next);
    }
    way.last().copied().unwrap_or(from)
}

/// The name that the tables use most, the first of them where several do.
fn name(names: &[&Named]) -> String {
    let lower = |one: &Named| one.name.to_lowercase();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for one in names {
        *counts.entry(lower(one)).or_default() += 1;
    }
    let most = counts.values().copied().max();
    let mut used = names
        .iter()
        .filter(|one| counts.get(&lower(one)).copied() == most);
    let first = used.clone().next().map_or("", |one| one.name.as_str());
    let capital = used.find(|one| {
        one.name.to_lowercase() == first.to_lowercase() && one.name.starts_with(char::is_uppercase)
    });
    let name = capital.map_or(first, |one| one.name.as_str());
    let mut letters = name.chars();
    let start = letters.next().into_iter().flat_map(char::to_uppercase);
    start.chain(letters).collect()
}

/// Of the areas that the tables put a skill in, the one with the most in it.
fn area(names: &[&Named], sizes: &HashMap<&str, usize>) -> String {
    let mut best: Option<&str> = None;
    for area in names.iter().filter_map(|one| one.area.as_deref()) {
        if best.is_none_or(|best| sizes.get(area) > sizes.get(best)) {
            best = Some(area);
        }
    }
    best.unwrap_or(NO_AREA).to_owned()
}
