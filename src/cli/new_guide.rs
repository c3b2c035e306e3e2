//! `careerbot new-guide`: a guide to fill in, from a template that has no problems.

use std::io::Write as _;

use crate::config::Settings;
use crate::knowledge::{FolderError, MAX_SLUG, parse_guide, slug};
use crate::terminal::printable;

use super::failure::Failure;
use super::place;

const TEMPLATE: &str = include_str!("guide-template.md");

/// What `new-guide` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The guide's name: lower-case ASCII letters, digits and hyphens, at most 20
    slug: String,
    /// The guide's title [default: from the role]
    #[arg(long)]
    title: Option<String>,
    /// The role that the guide is about [default: from the name]
    #[arg(long)]
    role: Option<String>,
}

/// Runs the command.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> Result<(), Failure> {
    let name = checked(&arguments.slug)?;
    if !settings.knowledge.is_dir() {
        return Err(FolderError::Missing(settings.knowledge.clone()).into());
    }
    let role = arguments.role.clone().unwrap_or_else(|| spelled_out(name));
    let default = || format!("{role}: a career guide");
    let title = arguments.title.clone().unwrap_or_else(default);
    let text = TEMPLATE
        .replace("{title}", &quoted(&title))
        .replace("{role}", &quoted(&role))
        .replace("{cell}", &escaped(&role));
    // The template has no problem of its own; what follows the first one follows from it.
    if let Some(problem) = parse_guide("", name, &text)
        .err()
        .and_then(|all| all.into_iter().next())
    {
        let why = problem.message;
        let sentence = format!("the title or the role cannot be used: {why}");
        return Err(Failure::Usage(vec![sentence]));
    }
    let path = place::guide(settings, name);
    place::write(&path, &text)?;
    let mut out = anstream::stdout().lock();
    writeln!(out, "wrote {}", printable(&path.display().to_string()))?;
    writeln!(
        out,
        "Next: replace every PLACEHOLDER and take away what the source has nothing for, until\n\
         careerbot check finds no problem. The guide is a draft, so nothing is answered from it: take\n\
         the line draft = true out when it is done, and careerbot check --diff shows what you mean.\n\
         knowledge/README.md explains the format."
    )?;
    Ok(out.flush()?)
}

/// A name that a guide's file may have, or what is allowed.
pub(super) fn checked(name: &str) -> Result<&str, Failure> {
    if slug::is_id(name) && name.len() <= MAX_SLUG {
        return Ok(name);
    }
    let proposal = slug::propose(name, MAX_SLUG);
    Err(Failure::Usage(vec![format!(
        "“{name}” cannot be a guide's name: lower-case ASCII letters, digits and single hyphens \
         between them, at most {MAX_SLUG} characters, such as {proposal}"
    )]))
}

/// `widget-tester` as `Widget Tester`.
fn spelled_out(slug: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_ascii_uppercase() + rest
    };
    slug.split('-').map(word).collect::<Vec<_>>().join(" ")
}

/// A text as TOML; JSON escapes quotes, backslashes and control characters in the same way.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A text as the cell of a table.
fn escaped(text: &str) -> String {
    let mut cell = String::new();
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '*' | '_' | '`' | '<' | '[' | '&' | '~') {
            cell.push('\\');
        }
        cell.push(if c.is_whitespace() { ' ' } else { c });
    }
    cell
}
