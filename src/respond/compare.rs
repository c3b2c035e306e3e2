//! `/compare`: a side-by-side table where a guide has one, side-by-side prose for other roles.

use super::layout::{blocks, label, short_name, sources, unclear};
use super::pay::{Wanted, figures};
use crate::answer::{Action, Answer, Block, MAX_ACTIONS, Outcome};
use crate::index::{Generation, Kind};
use crate::knowledge::{Content, Guide};
use crate::question;
use crate::request::Request;

/// The role that is compared when none is named.
const DEFAULT: &str = "Data Scientist";
/// Passages shown about a role that no table compares.
const PROSE: usize = 3;

/// Answers `/compare`.
pub fn respond(generation: &Generation, role: Option<&str>) -> Answer {
    let typed = role.unwrap_or(DEFAULT);
    let own = own_role(generation);
    let read = question::read(generation, typed);
    let named = read.entities.roles.iter().find(|role| **role != own);
    let Some(role) = named.cloned() else {
        return unknown(generation, typed);
    };

    let mut out = Vec::new();
    let mut used: Vec<String> = Vec::new();
    for guide in &generation.library.guides {
        for section in &guide.sections {
            if let Content::Comparison(table) = &section.content
                && table
                    .roles
                    .iter()
                    .any(|r| generation.analyzer.term(r) == role.to_lowercase())
            {
                used.push(guide.slug.clone());
                out.push(Block::Heading {
                    text: section.title.clone(),
                    aside: Some(short_name(guide).to_owned()),
                });
                let mut head = vec!["Factor".to_owned()];
                head.extend(table.roles.iter().cloned());
                let rows = table.rows.iter().map(|row| {
                    let mut cells = vec![row.factor.clone()];
                    cells.extend(row.cells.iter().cloned());
                    cells
                });
                out.push(Block::Table {
                    head,
                    rows: rows.collect(),
                });
            }
        }
    }
    prose(generation, &role, &own, out.is_empty(), &mut out, &mut used);
    let guides: Vec<&Guide> = generation.library.guides.iter().collect();
    let wanted = Wanted {
        roles: vec![role.clone(), own.clone()],
        ..Wanted::default()
    };
    let figures = wanted.choose(&figures(&guides));
    let is_paid = figures.iter().any(|f| f.role.eq_ignore_ascii_case(&role));
    let pay: Vec<String> = figures
        .iter()
        // Averages and medians stand side by side; a level of ours has no counterpart.
        .filter(|figure| is_paid && figure.level.is_none())
        .map(|figure| {
            used.push(figure.guide.slug.clone());
            figure.line_with_role()
        })
        .collect();
    if !pay.is_empty() {
        out.push(Block::Heading {
            text: "Pay".into(),
            aside: None,
        });
        out.push(Block::List(pay));
    }
    if out.is_empty() {
        return unknown(generation, typed);
    }
    Answer {
        title: format!("{own} and {role}"),
        blocks: out,
        sources: sources(generation, used.iter().map(String::as_str)),
        outcome: Outcome::Answered,
        actions: choices(generation, &role),
        ..Answer::default()
    }
}

/// The role that the guides are about.
pub fn own_role(generation: &Generation) -> String {
    generation
        .library
        .guides
        .first()
        .map(|guide| guide.role.clone())
        .unwrap_or_default()
}

/// What the guides say about the role beside their own: passages that name both in what they are
/// about, then passages about the role itself.
fn prose(
    generation: &Generation,
    role: &str,
    own: &str,
    whole: bool,
    out: &mut Vec<Block>,
    used: &mut Vec<String>,
) {
    let question = format!("difference between {role} and {own}");
    let ranked = question::rank(generation, &question::read(generation, &question));
    let term = role.to_lowercase();
    let about = ranked.iter().filter(|hit| {
        let passage = &generation.passages[hit.passage];
        let titled = generation
            .analyzer
            .tokens(&passage.title)
            .iter()
            .any(|t| t.term == term);
        matches!(passage.kind, Kind::Section | Kind::Faq)
            && titled
            && !super::pay::is_pay(generation, passage)
            && !is_comparison(generation, &passage.id)
    });
    for hit in about.take(if whole { PROSE } else { 2 }) {
        let passage = &generation.passages[hit.passage];
        let guide = generation
            .guide(&passage.guide)
            .map(|guide| short_name(guide).to_owned());
        used.push(passage.guide.clone());
        out.push(Block::Heading {
            text: passage.title.clone(),
            aside: guide,
        });
        out.extend(blocks(&passage.text));
    }
}

fn is_comparison(generation: &Generation, id: &str) -> bool {
    generation.library.guides.iter().any(|guide| {
        guide.sections.iter().any(|section| {
            matches!(section.content, Content::Comparison(_))
                && id == format!("{}/{}", guide.slug, section.id)
        })
    })
}

/// The other roles that the guides speak of: those of the vocabulary that a heading names.
pub fn roles(generation: &Generation) -> Vec<String> {
    let own = own_role(generation);
    let names = generation
        .library
        .vocabulary
        .roles
        .keys()
        .filter(|role| **role != own);
    let spoken = names.filter(|role| {
        let term = role.to_lowercase();
        generation.passages.iter().any(|passage| {
            passage.facts.role.as_ref() == Some(*role)
                || generation
                    .analyzer
                    .tokens(&passage.title)
                    .iter()
                    .any(|t| t.term == term)
        })
    });
    spoken.cloned().collect()
}

fn choices(generation: &Generation, not: &str) -> Vec<Action> {
    let others = roles(generation).into_iter().filter(|role| role != not);
    let actions = others.map(|role| Action {
        label: label(&role),
        request: Request::Compare { role: Some(role) },
    });
    actions.take(MAX_ACTIONS).collect()
}

fn unknown(generation: &Generation, typed: &str) -> Answer {
    let why = format!(
        "The guides compare nothing with “{}”. They speak of:",
        typed.trim()
    );
    unclear(
        "No such comparison",
        why,
        roles(generation),
        choices(generation, ""),
    )
}
