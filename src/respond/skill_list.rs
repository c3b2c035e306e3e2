//! The skills tables of all guides in, one list of skills out: each skill once, with who asks for it
//! and how strongly.
//!
//! Guides put the same thing differently: one has a row "PyTorch", one a row "Core frameworks" that
//! lists it. So a list in a row (`PyTorch, Scikit-Learn, XGBoost`) is read as the skills that it
//! names, and a guide asks for a skill if any of its rows says the skill's terms.

use sha2::{Digest as _, Sha256};

use crate::index::{Generation, Instead};
use crate::knowledge::guide::SkillRow;
use crate::knowledge::{Guide, hexadecimal};
use crate::request::MOST_MARKS;

/// Most terms of an entry of a list; more are a sentence.
const NAME: usize = 3;
/// What stands between the names of a list.
const BETWEEN: [&str; 6] = [" and/or ", " and ", " or ", " & ", "/", ","];
/// The area of skills for which no guide names one.
const NO_AREA: &str = "Other skills";

/// One skill of the merged list.
#[derive(Debug, Clone)]
pub struct Skill<'g> {
    /// Its name, as a guide writes it.
    pub name: String,
    /// The area that it is listed under.
    pub area: String,
    /// The guides that ask for it, at least one, with the priority as the guide puts it.
    pub asked: Vec<(&'g Guide, Option<&'g str>)>,
    /// The terms that say it, in one or more ways.
    keys: Vec<Vec<String>>,
}

/// The merged list.
#[derive(Debug)]
pub struct SkillList<'g> {
    /// Area by area; a skill's place is its number.
    pub skills: Vec<Skill<'g>>,
    /// How many guides have a table of skills.
    pub guides: usize,
    /// How many skills found no place: only [`MOST_MARKS`] can be marked.
    pub left_out: usize,
}

/// A table's row as terms.
struct Row<'g> {
    guide: &'g Guide,
    row: &'g SkillRow,
    /// Of the skill, the area and what it covers.
    terms: Vec<Vec<String>>,
}

/// A name that a table gives to a skill.
struct Named {
    name: String,
    key: Vec<String>,
    area: Option<String>,
    /// Whether it is a row's own name, not an entry of a list.
    is_row: bool,
}

impl Skill<'_> {
    /// Whether a text says this skill.
    pub fn is_in(&self, terms: &[String]) -> bool {
        self.keys.iter().any(|key| holds(terms, key))
    }

    /// How strongly it is asked for, for the order: 1 (weakest) to 4, or 0 where no guide says so.
    pub fn strength(&self) -> u8 {
        let said = self.asked.iter().filter_map(|(_, priority)| *priority);
        said.map(strength).max().unwrap_or(0)
    }
}

impl<'g> SkillList<'g> {
    /// Merges the skills tables of a generation's guides.
    pub fn of(generation: &'g Generation) -> Self {
        let rows = rows(generation);
        let named: Vec<Named> = rows
            .iter()
            .flat_map(|row| named(generation, row.row))
            .collect();
        let mut skills = merged(generation, &named, &rows);
        let left_out = skills.len().saturating_sub(usize::from(MOST_MARKS));
        if left_out > 0 {
            // The least asked for go, the others stay in their order.
            let mut order: Vec<usize> = (0..skills.len()).collect();
            order.sort_by_key(|at| std::cmp::Reverse(skills[*at].asked.len()));
            order.truncate(usize::from(MOST_MARKS));
            let mut at = 0;
            skills.retain(|_| {
                at += 1;
                order.contains(&(at - 1))
            });
        }
        let mut guides: Vec<&str> = rows.iter().map(|row| row.guide.slug.as_str()).collect();
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

/// The terms of a text that say something, in order.
pub fn terms(generation: &Generation, text: &str) -> Vec<String> {
    let tokens = generation.analyzer.tokens(text).into_iter();
    tokens
        .filter(|token| !token.stop)
        .map(|token| token.term)
        .collect()
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

fn rows(generation: &Generation) -> Vec<Row<'_>> {
    let guides: Vec<&Guide> = generation.library.guides.iter().collect();
    let mut found = Vec::new();
    for (guide, _, rows) in super::skills::tables(&guides) {
        found.extend(rows.iter().map(|row| {
            let texts = [Some(&row.skill), row.area.as_ref(), row.covers.as_ref()];
            let texts = texts.into_iter().flatten();
            Row {
                guide,
                row,
                terms: texts.map(|text| terms(generation, text)).collect(),
            }
        }));
    }
    found
}

/// The skills that a row names: those of its lists, and its own name unless that only heads a list.
fn named(generation: &Generation, row: &SkillRow) -> Vec<Named> {
    let length = |text: &str| generation.analyzer.tokens(text).len();
    let named = |name: &str, area: Option<&String>, is_row| Named {
        name: name.to_owned(),
        key: terms(generation, name),
        area: area.cloned(),
        is_row,
    };
    let mut found = Vec::new();
    let own = without_brackets(&row.skill).0;
    let parts = split(&own);
    let are_names = parts.iter().all(|part| length(part) == 1);
    let lists = lists(row.covers.as_deref().unwrap_or_default(), &length);
    if length(&own) == 1 {
        found.push(named(&own, row.area.as_ref(), true));
    } else if are_names {
        let parts = parts
            .iter()
            .map(|part| named(part, row.area.as_ref(), true));
        found.extend(parts);
    } else if lists.is_empty() {
        found.push(named(&own, row.area.as_ref(), true));
    }
    let area = row.area.as_ref().unwrap_or(&row.skill);
    found.extend(lists.iter().map(|item| named(item, Some(area), false)));
    found.retain(|named| !named.key.is_empty());
    found
}

/// The entries of the lists in a cell. What follows a colon explains; what has an entry of many
/// words is a sentence.
fn lists(cell: &str, length: &impl Fn(&str) -> usize) -> Vec<String> {
    let (outside, inside) = without_brackets(cell);
    let segments = outside.split(';').map(str::to_owned).chain(inside);
    let mut found = Vec::new();
    for segment in segments {
        let segment = segment.split(':').next().unwrap_or_default();
        let last = segment.split(',').count() - 1;
        let items = segment.split(',').enumerate().flat_map(|(at, item)| {
            let parts = split(item);
            // "A, B and C D"; but "unit and integration tests" in the middle is one thing.
            if at == last && last > 0 || parts.iter().all(|part| length(part) == 1) {
                parts
            } else {
                vec![item.trim().to_owned()]
            }
        });
        let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
        if items.len() > 1 && items.iter().all(|item| length(item) <= NAME) {
            found.extend(items);
        }
    }
    found
}

/// A text without what stands in brackets, and that.
fn without_brackets(text: &str) -> (String, Vec<String>) {
    let mut outside = String::new();
    let mut inside = Vec::new();
    let mut rest = text;
    while let Some((before, (within, after))) = rest
        .split_once('(')
        .and_then(|(before, rest)| Some((before, rest.split_once(')')?)))
    {
        outside.push_str(before);
        inside.push(within.to_owned());
        rest = after;
    }
    outside.push_str(rest);
    let words: Vec<&str> = outside.split_whitespace().collect();
    (words.join(" "), inside)
}

fn split(text: &str) -> Vec<String> {
    let mut parts = vec![text.to_owned()];
    for between in BETWEEN {
        parts = parts
            .iter()
            .flat_map(|part| part.split(between).map(|part| part.trim().to_owned()))
            .collect();
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether `key` stands in `terms`, as it is.
fn holds(terms: &[String], key: &[String]) -> bool {
    terms.windows(key.len()).any(|window| window == key)
}

fn merged<'g>(generation: &Generation, named: &[Named], rows: &[Row<'g>]) -> Vec<Skill<'g>> {
    let mut keys: Vec<&[String]> = Vec::new();
    for one in named {
        if !keys.contains(&one.key.as_slice()) {
            keys.push(&one.key);
        }
    }
    // "Apache Spark" is Spark, and a row "Maths" is what another guide calls Mathematics. What is
    // related inside of a list is a part, not the same.
    let is_row = |key: &[String]| named.iter().any(|one| one.is_row && one.key == key);
    let meant = |key: &[String]| -> Option<Vec<String>> {
        let shorter = keys
            .iter()
            .find(|other| other.len() < key.len() && holds(key, other));
        let related = || {
            let [term] = key else { return None };
            let mut words = generation.gazetteer.instead(term);
            words.find_map(|(word, how)| {
                let known = [word.to_owned()];
                let is_other = word != term && is_row(key) && is_row(&known);
                (how == Instead::Related && is_other).then(|| known.to_vec())
            })
        };
        shorter.map(|shorter| shorter.to_vec()).or_else(related)
    };
    let place = |key: Vec<String>| keys.iter().position(|other| *other == key);
    let meant: Vec<Option<usize>> = keys.iter().map(|key| meant(key).and_then(place)).collect();
    let ends: Vec<usize> = (0..keys.len()).map(|at| end(&meant, at)).collect();
    let mut skills: Vec<Skill<'g>> = Vec::new();
    for at in (0..keys.len()).filter(|at| ends[*at] == *at) {
        // A longer key holds one of these already.
        let others = (0..keys.len())
            .filter(|other| *other != at && ends[*other] == at && keys[*other].len() == 1);
        let ways: Vec<Vec<String>> = [at]
            .into_iter()
            .chain(others)
            .map(|way| keys[way].to_vec())
            .collect();
        let names: Vec<&Named> = named.iter().filter(|one| ways.contains(&one.key)).collect();
        skills.push(Skill {
            name: name(&names),
            area: area(&names, named),
            asked: asked(&ways, rows),
            keys: ways,
        });
    }
    let mut areas: Vec<String> = Vec::new();
    for skill in &skills {
        if !areas.contains(&skill.area) {
            areas.push(skill.area.clone());
        }
    }
    // What belongs nowhere comes last.
    skills.sort_by_key(|skill| {
        let place = areas.iter().position(|area| *area == skill.area);
        (skill.area == NO_AREA, place)
    });
    skills
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
    let same = |a: &Named, b: &Named| a.name.to_lowercase() == b.name.to_lowercase();
    let count = |one: &Named| names.iter().filter(|other| same(one, other)).count();
    let most = names.iter().map(|one| count(one)).max().unwrap_or_default();
    let mut used = names.iter().filter(|one| count(one) == most);
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
fn area(names: &[&Named], all: &[Named]) -> String {
    let size = |area: &str| {
        let members = all.iter().filter(|one| one.area.as_deref() == Some(area));
        members.count()
    };
    let mut best: Option<&str> = None;
    for area in names.iter().filter_map(|one| one.area.as_deref()) {
        if best.is_none_or(|best| size(area) > size(best)) {
            best = Some(area);
        }
    }
    best.unwrap_or(NO_AREA).to_owned()
}

/// The guides with a row that says the skill, each with its strongest priority.
fn asked<'g>(keys: &[Vec<String>], rows: &[Row<'g>]) -> Vec<(&'g Guide, Option<&'g str>)> {
    let mut asked: Vec<(&Guide, Option<&str>)> = Vec::new();
    let says = |row: &&Row<'g>| {
        let mut texts = row.terms.iter();
        texts.any(|terms| keys.iter().any(|key| holds(terms, key)))
    };
    for row in rows.iter().filter(says) {
        let priority = row.row.priority.as_deref();
        match asked
            .iter_mut()
            .find(|(guide, _)| guide.slug == row.guide.slug)
        {
            None => asked.push((row.guide, priority)),
            Some((_, known)) => {
                if priority.map(strength) > known.map(strength) {
                    *known = priority;
                }
            }
        }
    }
    asked
}
