//! `/certifications`: what the guides recommend, or one certification in full.

use super::layout::{label, not_there, short_name, sources, unclear};
use crate::answer::{Action, Answer, Block, Outcome};
use crate::index::{Generation, Head};
use crate::knowledge::guide::CertificationRow;
use crate::question;
use crate::request::Request;

/// Answers `/certifications`.
pub fn respond(generation: &Generation, name: Option<&str>) -> Answer {
    let all = rows(generation);
    if all.is_empty() {
        return not_there("No certifications", "No guide names certifications.");
    }
    let Some(name) = name else {
        return list(generation, &all);
    };
    let wanted = question::read(generation, name);
    let certifications: Vec<_> = wanted
        .entities
        .certifications
        .iter()
        .map(|c| c.to_lowercase())
        .collect();
    let is_named = |row: &CertificationRow| {
        // Most rows are held against nothing: no name was read.
        !certifications.is_empty() && certifications.contains(&generation.analyzer.term(&row.name))
    };
    let mut found: Vec<_> = all.iter().filter(|(_, row)| is_named(row)).collect();
    if found.is_empty() && !wanted.text.is_empty() {
        let typed = name.trim().to_lowercase();
        let words: Vec<&str> = wanted.text.split(' ').collect();
        found = all
            .iter()
            .filter(|(_, row)| {
                let text = format!("{} {}", row.name, row.issuer.as_deref().unwrap_or_default());
                let text = text.to_lowercase();
                text.contains(&typed) || words.iter().all(|word| text.contains(word))
            })
            .collect();
    }
    if found.is_empty() {
        let why = format!(
            "The guides do not speak of a certification “{}”. They name:",
            name.trim()
        );
        return unclear(
            "Not among the certifications",
            why,
            names(&all),
            choices(&all),
        );
    }
    let mut blocks = Vec::new();
    for (guide, row) in &found {
        let by = row
            .issuer
            .as_deref()
            .map(|issuer| format!("{issuer} · "))
            .unwrap_or_default();
        let aside = Some(format!("{by}{}", short_name(guide)));
        blocks.push(Block::Heading {
            text: row.name.clone(),
            aside,
        });
        blocks.extend(row.shows.clone().map(Block::Paragraph));
    }
    Answer {
        title: "Certifications".into(),
        blocks,
        sources: sources(
            generation,
            found.iter().map(|(guide, _)| guide.slug.as_str()),
        ),
        outcome: Outcome::Answered,
        actions: vec![Action {
            label: "All certifications".into(),
            request: Request::Certifications { name: None },
        }],
        ..Answer::default()
    }
}

type Row<'a> = (&'a Head, &'a CertificationRow);

fn rows(generation: &Generation) -> Vec<Row<'_>> {
    let tables = generation.tables::<CertificationRow>();
    let rows = tables.flat_map(|(guide, table)| table.rows.iter().map(move |row| (guide, row)));
    rows.collect()
}

fn names(rows: &[Row<'_>]) -> Vec<String> {
    let mut names: Vec<String> = rows.iter().map(|(_, row)| row.name.clone()).collect();
    names.sort();
    names.dedup();
    names
}

fn choices(rows: &[Row<'_>]) -> Vec<Action> {
    let actions = names(rows).into_iter().map(|name| Action {
        label: label(&name),
        request: Request::Certifications { name: Some(name) },
    });
    actions.take(crate::answer::MAX_ACTIONS).collect()
}

fn list(generation: &Generation, all: &[Row<'_>]) -> Answer {
    let rows = all.iter().map(|(guide, row)| {
        let issuer = row.issuer.clone().unwrap_or_else(|| "–".into());
        vec![row.name.clone(), issuer, short_name(guide).to_owned()]
    });
    let head = ["Certification", "Issuer", "Guide"]
        .map(str::to_owned)
        .to_vec();
    Answer {
        title: "Certifications".into(),
        blocks: vec![Block::Table {
            head,
            rows: rows.collect(),
        }],
        sources: sources(generation, all.iter().map(|(guide, _)| guide.slug.as_str())),
        outcome: Outcome::Answered,
        actions: choices(all),
        ..Answer::default()
    }
}
