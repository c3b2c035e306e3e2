//! `/compare`: a side-by-side table where a guide has one, side-by-side prose for other roles.

use std::collections::HashSet;
use std::sync::Arc;

use crate::index::{Generation, Kind, Passage};
use crate::knowledge::guide::Comparison;
use crate::question;
use crate::rank::is_pay;
use crate::respond::answer::{Action, Answer, Block, MAX_ACTIONS};
use crate::respond::command::{Arguments, Command, CommandSpec, arguments};
use crate::respond::find::ranked;
use crate::respond::layout::{blocks, short_name, sources};
use crate::respond::pay::{Figure, Wanted, figures};

/// The role that is compared when none is named.
const DEFAULT: &str = "Data Scientist";
/// Passages shown about a role that no table compares.
const PROSE: usize = 3;

arguments! {
    /// The guides' role next to another one.
    pub struct Compare {
        /// The other role; Data Scientist without one.
        role: Roles = "Data Scientist unless you say another",
    }
    + SHARE
}

impl Command for Compare {
    const SPEC: CommandSpec = CommandSpec {
        name: "compare",
        description: "Machine learning engineer next to another role",
        options: Self::OPTIONS,
        wish: "See how it differs from another role",
        example: &[("role", "Data Scientist")],
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let typed = self.role.as_deref().unwrap_or(DEFAULT);
        let own = own_role(generation);
        let named = question::read(generation, typed).entities.roles;
        let Some(role) = named.iter().find(|role| **role != own).cloned() else {
            let is_own =
                named.contains(&own) || generation.analyzer.term(typed) == own.to_lowercase();
            return if is_own {
                with_which(generation, &own)
            } else {
                unknown(generation, typed)
            };
        };

        let (mut out, used) = tables(generation, &role);
        let mut passages = prose(generation, &role, &own, out.is_empty());
        let pay = pay(generation, &role, &own);
        if out.is_empty() && passages.is_empty() && pay.is_empty() {
            return unknown(generation, typed);
        }
        // A comparison has two sides.
        let names_own = |passage: &Arc<Passage>| is_titled(generation, passage, &own);
        if out.is_empty() && !passages.iter().any(names_own) {
            passages.extend(own_side(generation, &own));
        }
        // Of the passages, which do not live as long as the guides.
        let mut used = used;
        for passage in &passages {
            let guide = generation.guide(&passage.guide).map(short_name);
            used.push(&passage.guide);
            out.push(Block::heading(&passage.title, guide));
            out.extend(blocks(&passage.text));
        }
        if !pay.is_empty() {
            out.push(Block::heading("Pay", None));
            used.extend(pay.iter().map(|figure| figure.guide.slug.as_str()));
            let lines = pay.iter().map(Figure::line_with_role);
            out.push(Block::List(lines.collect()));
        }
        Answer::new(format!("{own} and {role}"))
            .blocks(out)
            .sources(sources(generation, used))
            .actions(choices(generation, &role))
    }
}

/// The role that the guides are about, as far as they are about one.
pub fn own_role(generation: &Generation) -> String {
    let first = generation.library.guides.first();
    let first = first.map(|guide| guide.role.as_str());
    generation
        .home_role()
        .or(first)
        .unwrap_or_default()
        .to_owned()
}

/// The tables that compare the role, and the slugs of their guides.
fn tables<'a>(generation: &'a Generation, role: &str) -> (Vec<Block>, Vec<&'a str>) {
    let (mut out, mut used) = (Vec::new(), Vec::new());
    let term = role.to_lowercase();
    for (guide, table) in generation.tables::<Comparison>() {
        let named = |rows: &&Comparison| {
            let mut roles = rows.roles.iter();
            roles.any(|name| {
                name.eq_ignore_ascii_case(role) || generation.analyzer.term(name) == term
            })
        };
        for rows in table.rows.iter().filter(named) {
            used.push(guide.slug.as_str());
            out.push(Block::heading(
                &table.section.title,
                Some(short_name(guide)),
            ));
            let mut head = vec!["Factor".to_owned()];
            head.extend(rows.roles.iter().cloned());
            let rows = rows.rows.iter().map(|row| {
                let mut cells = vec![row.factor.clone()];
                cells.extend(row.cells.iter().cloned());
                cells
            });
            let rows = rows.collect();
            out.push(Block::Table { head, rows });
        }
    }
    (out, used)
}

/// What the guides say about the role beside their own: passages that name both in what they are
/// about, then passages about the role itself.
fn prose(generation: &Generation, role: &str, own: &str, whole: bool) -> Vec<Arc<Passage>> {
    let question = format!("difference between {role} and {own}");
    let about = about(generation, &question, role);
    about
        .into_iter()
        .take(if whole { PROSE } else { 2 })
        .collect()
}

/// What the guides' own role does, where nothing says it beside the other one.
fn own_side(generation: &Generation, own: &str) -> Option<Arc<Passage>> {
    let question = format!("what does a {own} do");
    let others = roles(generation);
    let is_alone = |passage: &Arc<Passage>| {
        let mut others = others.iter();
        others.all(|role| !is_titled(generation, passage, role))
    };
    about(generation, &question, own).into_iter().find(is_alone)
}

/// Passages of prose that a role is the subject of, best first by a question.
fn about(generation: &Generation, question: &str, role: &str) -> Vec<Arc<Passage>> {
    let ranked = ranked(generation, question);
    let passages = ranked.iter().map(|hit| generation.passage_at(hit.passage));
    let about = passages.filter(|passage| {
        matches!(passage.kind, Kind::Section | Kind::Faq)
            && is_titled(generation, passage, role)
            && !is_pay(generation, passage)
            && !is_comparison(generation, passage)
    });
    about.collect()
}

/// Whether a passage's title names a role.
fn is_titled(generation: &Generation, passage: &Passage, role: &str) -> bool {
    let term = role.to_lowercase();
    let tokens = generation.analyzer.tokens(&passage.title);
    tokens.iter().any(|token| token.term == term)
}

/// Averages and medians of both, where there is one of the role; a level of ours has no counterpart.
fn pay<'a>(generation: &'a Generation, role: &str, own: &str) -> Vec<Figure<'a>> {
    let wanted = Wanted {
        roles: vec![role.to_owned(), own.to_owned()],
        ..Wanted::default()
    };
    let mut figures = wanted.choose(&figures(generation));
    let is_paid = figures.iter().any(|f| f.role.eq_ignore_ascii_case(role));
    figures.retain(|figure| is_paid && figure.level.is_none());
    figures
}

fn is_comparison(generation: &Generation, passage: &Passage) -> bool {
    let mut tables = generation.tables::<Comparison>();
    tables.any(|(guide, table)| passage.is_section(guide, &table.section))
}

/// The other roles that the guides speak of: those of the vocabulary that a heading names, and those
/// that a table does.
pub fn roles(generation: &Generation) -> Vec<String> {
    let own = own_role(generation);
    let library = &generation.library;
    let titled = library.vocabulary.roles.keys();
    let titled = titled.filter(|role| generation.is_titled(&role.to_lowercase()));
    let mut roles: Vec<String> = titled.chain(&library.named.roles).cloned().collect();
    let mut seen = HashSet::from([own.to_lowercase()]);
    roles.retain(|role| seen.insert(role.to_lowercase()));
    roles
}

fn choices(generation: &Generation, not: &str) -> Vec<Action> {
    let others = roles(generation).into_iter().filter(|role| role != not);
    let actions = others.map(|role| Action::new(role.clone(), Compare { role: Some(role) }));
    actions.take(MAX_ACTIONS).collect()
}

/// The answer to the guides' own role, which cannot be compared with itself.
fn with_which(generation: &Generation, own: &str) -> Answer {
    let why = format!("{own} is the role that the guides are about. They compare it with:");
    Answer::unclear("Compare with which role?", why)
        .list(roles(generation))
        .actions(choices(generation, own))
}

fn unknown(generation: &Generation, typed: &str) -> Answer {
    let why = format!(
        "The guides compare nothing with “{}”. They speak of:",
        typed.trim()
    );
    Answer::unclear("No such comparison", why)
        .list(roles(generation))
        .actions(choices(generation, ""))
}
