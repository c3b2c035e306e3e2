//! `/certifications`: what the guides recommend, or one certification in full.

use crate::index::{Generation, Head};
use crate::knowledge::guide::CertificationRow;
use crate::question;
use crate::respond::answer::{Action, Answer, Block, MAX_ACTIONS};
use crate::respond::command::{Arguments, Command, CommandSpec, arguments};
use crate::respond::layout::{not_there, short_name, sources};

arguments! {
    /// Certifications.
    pub struct Certifications {
        /// A certification's name, or a part of it.
        name: Certifications = "For example: AWS, Google",
    }
    + SHARE
}

impl Command for Certifications {
    const SPEC: CommandSpec = CommandSpec {
        name: "certifications",
        description: "Certifications, who issues them and what they show",
        options: Self::OPTIONS,
        wish: "Choose a certification",
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let all = rows(generation);
        if all.is_empty() {
            return not_there("No certifications", "No guide names certifications.");
        }
        let Some(name) = self.name.as_deref() else {
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
            !certifications.is_empty()
                && certifications.contains(&generation.analyzer.term(&row.name))
        };
        let mut found: Vec<_> = all.iter().filter(|(_, row)| is_named(row)).collect();
        if found.is_empty() && !wanted.text.is_empty() {
            let typed = name.trim().to_lowercase();
            let words: Vec<&str> = wanted.text.split(' ').collect();
            found = all
                .iter()
                .filter(|(_, row)| {
                    let text =
                        format!("{} {}", row.name, row.issuer.as_deref().unwrap_or_default());
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
            return Answer::unclear("Not among the certifications", why)
                .list(names(&all))
                .actions(choices(&all));
        }
        let mut blocks = Vec::new();
        for (guide, row) in &found {
            let by = row
                .issuer
                .as_deref()
                .map(|issuer| format!("{issuer} · "))
                .unwrap_or_default();
            let aside = format!("{by}{}", short_name(guide));
            blocks.push(Block::heading(&row.name, Some(&aside)));
            blocks.extend(row.shows.clone().map(Block::Paragraph));
        }
        let slugs = found.iter().map(|(guide, _)| guide.slug.as_str());
        Answer::new("Certifications")
            .blocks(blocks)
            .sources(sources(generation, slugs))
            .action("All certifications", Certifications::default())
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
    let names = names(rows).into_iter().take(MAX_ACTIONS);
    let action = |name: String| Action::new(name.clone(), Certifications { name: Some(name) });
    names.map(action).collect()
}

fn list(generation: &Generation, all: &[Row<'_>]) -> Answer {
    let rows = all.iter().map(|(guide, row)| {
        let issuer = row.issuer.clone().unwrap_or_else(|| "–".into());
        [row.name.clone(), issuer, short_name(guide).to_owned()]
    });
    let slugs = all.iter().map(|(guide, _)| guide.slug.as_str());
    Answer::new("Certifications")
        .blocks([Block::table(["Certification", "Issuer", "Guide"], rows)])
        .sources(sources(generation, slugs))
        .actions(choices(all))
}
