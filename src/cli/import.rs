//! `careerbot import`: the draft of a guide from a saved page.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::config::Settings;
use crate::draft::{self, Form, MOST_BYTES, Refused};
use crate::knowledge::{AUTHOR_MARK, MAX_SLUG, parse_guide, slug};
use crate::terminal::printable;

use super::failure::Failure;
use super::{new_guide, place};

/// What is said about it at length.
const ABOUT: &str = "\
Make the draft of a guide from a saved page.

Headings get ids, clear tables, questions and steps get their classes, and whatever the author has to
decide is marked as [[author: …]], which careerbot check reports. The draft goes to standard output,
or to a file that is not there yet; its line draft = true keeps it out of answers until you take that
line out. Its sentences are the page's own and have to be written anew.";

/// Bytes in which a page says what it is.
const HEAD: usize = 4096;

/// What `import` takes.
#[derive(Debug, clap::Args)]
#[command(long_about = ABOUT)]
pub(super) struct Arguments {
    /// A saved page, HTML or Markdown, of at most 5 MB
    file: PathBuf,
    /// Write the draft to the knowledge folder as the guide of this name
    #[arg(long)]
    slug: Option<String>,
    /// Write the draft to this file instead of standard output
    #[arg(long, value_name = "FILE", conflicts_with = "slug")]
    out: Option<PathBuf>,
    /// The role that the guide is about [default: from the page's title]
    #[arg(long)]
    role: Option<String>,
}

/// Runs the command.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> Result<(), Failure> {
    let name = arguments.slug.as_deref().map(new_guide::checked);
    let name = name.transpose()?;
    let file = &arguments.file;
    let text = read(file)?;
    let role = arguments.role.as_deref();
    let draft = draft::draft(&text, form(file, &text), role).map_err(|why| refused(file, &why))?;
    let path = match (name, &arguments.out) {
        (Some(name), _) => Some(place::guide(settings, name)),
        (None, out) => out.clone(),
    };
    match &path {
        Some(path) => place::write(path, &draft)?,
        None => {
            let mut out = io::stdout().lock();
            out.write_all(draft.as_bytes())?;
            out.flush()?;
        }
    }
    say_next(file, path.as_deref(), name, &draft);
    Ok(())
}

fn refused(file: &Path, why: &Refused) -> Failure {
    Failure::Failed(format!("{}: {why}", file.display()))
}

fn read(file: &Path) -> Result<String, Failure> {
    let shown = file.display();
    let failed = |error: io::Error| Failure::Failed(format!("cannot read {shown}: {error}"));
    let metadata = fs::metadata(file).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Failure::Usage(vec![format!(
            "there is no file {shown}; save the page with a browser and name its file"
        )]),
        _ => failed(error),
    })?;
    if !metadata.is_file() {
        return Err(Failure::Failed(format!(
            "cannot read {shown}: it is no file"
        )));
    }
    if metadata.len() > MOST_BYTES as u64 {
        return Err(refused(file, &Refused::TooLarge));
    }
    let bytes = fs::read(file).map_err(failed)?;
    if bytes.contains(&0) {
        return Err(Failure::Failed(format!(
            "{shown} is no text in UTF-8; save the page as HTML"
        )));
    }
    if is_archive(file, &bytes) {
        return Err(Failure::Failed(format!(
            "{shown} is an archive of a page; save the page as “Webpage, HTML only”"
        )));
    }
    if let Some(encoding) = other_encoding(&bytes) {
        return Err(Failure::Failed(format!(
            "{shown} is in {encoding}; open it in an editor and save it as UTF-8"
        )));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether a browser saved the page with all its pictures in one file, encoded as in mail.
fn is_archive(file: &Path, bytes: &[u8]) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str());
    let is_named = |ending: &str| ["mht", "mhtml"].contains(&&*ending.to_ascii_lowercase());
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    ending.is_some_and(is_named)
        || head
            .lines()
            .take_while(|line| !line.is_empty())
            .any(|line| {
                line.to_ascii_lowercase()
                    .starts_with("content-type: multipart/related")
            })
}

/// The encoding that the page names, where it is not the UTF-8 that it is read as.
fn other_encoding(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).err()?;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let named = head.split("charset=").nth(1)?;
    let named = named.trim_start_matches(['"', '\'', ' ']);
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name: String = named.chars().take_while(|&c| is_part(c)).take(20).collect();
    (!name.is_empty() && !matches!(name.as_str(), "utf-8" | "utf8")).then_some(name)
}

/// By the file's name, or else by how it begins.
fn form(file: &Path, text: &str) -> Form {
    let ending = file.extension().and_then(|ending| ending.to_str());
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("html" | "htm" | "xhtml") => Form::Html,
        Some("md" | "markdown") => Form::Markdown,
        _ if text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('<') =>
        {
            Form::Html
        }
        _ => Form::Markdown,
    }
}

/// On standard error, since standard output may be the draft.
fn say_next(file: &Path, path: Option<&Path>, name: Option<&str>, draft: &str) {
    let mut stderr = io::stderr().lock();
    let mut say = |line: String| {
        let _ = writeln!(stderr, "{}", printable(&line));
    };
    if let Some(path) = path {
        say(format!("wrote {}", path.display()));
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let proposed = slug::propose(&stem, MAX_SLUG);
    let name = name.unwrap_or(&proposed);
    let places = parse_guide("", name, draft).err().map_or(0, |found| {
        found.len().max(draft.matches(AUTHOR_MARK).count())
    });
    say(match places {
        0 => "careerbot check finds no problem in this draft.".to_owned(),
        1 => "One place is left to decide; careerbot check shows it.".to_owned(),
        places => format!("{places} places are left to decide; careerbot check shows them."),
    });
    say("No answer comes from a draft: take the line draft = true out when it is done.".to_owned());
    say(
        "The sentences are the page's own: write them anew in your words, and keep the figures."
            .to_owned(),
    );
}
