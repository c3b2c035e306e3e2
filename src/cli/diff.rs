//! `careerbot check --diff`: what the knowledge as it is now changes, as text or JSON.

use std::collections::HashMap;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};

use crate::config::Settings;
use crate::evaluate::{Around, Changes, Entry, Figures, Golden, GoldenChanges, Moved, Part};
use crate::index::{Generation, IndexError, Passage, Store};
use crate::knowledge::{Library, Problem, Sources, problems_json};
use crate::terminal::{printable, printable_json};

use super::edit::{Edit, edit};
use super::failure::Failure;
use super::learn::learn;
use super::revision;

const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const HEAD: Style = Style::new().bold();

/// Both states of the knowledge, and what lies between them.
struct Comparison {
    /// What it was compared with, for people.
    with: String,
    before: Option<Generation>,
    after: Generation,
    changes: Changes,
    around: Around,
    golden: GoldenChanges,
    /// Why the golden questions were not asked.
    unread: Vec<Problem>,
}

/// Compares and prints; problems have been shown before this.
pub(super) fn run(
    settings: &Settings,
    against: Option<&str>,
    sources: &Sources,
    library: Library,
    golden: Result<Vec<Golden>, Vec<Problem>>,
    as_json: bool,
) -> Result<(), Failure> {
    let (golden, unread) = match golden {
        Ok(golden) => (golden, Vec::new()),
        Err(problems) => (Vec::new(), problems),
    };
    // Guides come with their vectors: the folder stays until the questions have been asked.
    let mut checked_out = None;
    let (with, before) = match against {
        Some(against) => {
            let folder = if Path::new(against).is_dir() {
                Path::new(against)
            } else {
                let folder = revision::folder(&settings.knowledge, against)?;
                checked_out.insert(folder).path()
            };
            let before = indexed(other(folder, against)?, "before")?;
            (against.to_owned(), Some((before, folder)))
        }
        None => {
            let data = settings.data.display();
            match Store::new(&settings.data).last() {
                Some(last) => (
                    format!("the last good index in {data}"),
                    Some((last, settings.knowledge.as_path())),
                ),
                None => (format!("nothing: there is no index in {data} yet"), None),
            }
        }
    };
    let after = indexed(library, &sources.fingerprint(0))?;
    if let Some((before, knowledge)) = &before
        && !golden.is_empty()
    {
        let beside = Settings {
            knowledge: knowledge.to_path_buf(),
            ..settings.clone()
        };
        learn(&beside, before);
        learn(settings, &after);
    }
    let before = before.map(|(before, _)| before);
    let old = before.iter().flat_map(Generation::passages);
    let comparison = Comparison {
        with,
        changes: Changes::between(old, after.passages()),
        around: before
            .as_ref()
            .map(|before| Around::between(&before.library, &after.library))
            .unwrap_or_default(),
        golden: match &before {
            Some(before) => GoldenChanges::between(before, &after, &golden).map_err(unbuilt)?,
            None => GoldenChanges::alone(&after, &golden),
        },
        unread,
        before,
        after,
    };
    let mut out = BufWriter::new(anstream::stdout().lock());
    if as_json {
        writeln!(out, "{}", printable_json(&comparison.json().to_string()))?;
    } else {
        comparison.write(&mut out)?;
    }
    out.flush()?;
    let mut stderr = anstream::stderr().lock();
    for warning in comparison.warnings() {
        let _ = writeln!(stderr, "warning: {}", printable(&warning));
    }
    Ok(())
}

fn indexed(library: Library, name: &str) -> Result<Generation, Failure> {
    Generation::in_memory(library, name.to_owned()).map_err(unbuilt)
}

fn unbuilt(error: IndexError) -> Failure {
    Failure::Failed(format!("the index cannot be built: {error}"))
}

/// The library of another knowledge folder, which people know under this name.
fn other(folder: &Path, name: &str) -> Result<Library, Failure> {
    Library::parse(&Sources::read(folder)?).map_err(|problems| {
        let problems = problems.len();
        Failure::Failed(format!(
            "{name}, which to compare with, has problems ({problems}); careerbot check shows them \
             there"
        ))
    })
}

impl Comparison {
    fn old(&self, id: &str) -> Option<Arc<Passage>> {
        self.before.as_ref()?.passage(id)
    }

    /// What the author of a change should look at; none of it stands in the change's way.
    fn warnings(&self) -> Vec<String> {
        let (worse, gone) = (self.golden.worse.len(), &self.golden.gone);
        let mut warnings = Vec::new();
        if worse > 0 {
            warnings.push(format!(
                "golden questions that are answered worse than before: {worse}"
            ));
        }
        if !gone.is_empty() {
            let ids = gone.join(", ");
            warnings.push(format!(
                "golden questions name passages that are not there: {ids}"
            ));
        }
        if !self.unread.is_empty() {
            let count = self.unread.len();
            warnings.push(format!(
                "the golden questions were not asked: their file has problems ({count}); careerbot \
                 check shows them"
            ));
        }
        warnings
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "compared with {}", printable(&self.with))?;
        for (guide, counts) in self.changes.by_guide() {
            writeln!(out, "\n{HEAD}{}{HEAD:#}: {counts}", printable(guide))?;
            let of = |entries: &'_ [Entry]| -> Vec<Entry> {
                let entries = entries.iter().filter(|entry| entry.guide == guide);
                entries.cloned().collect()
            };
            for entry in of(&self.changes.added) {
                line(out, "added", NEW, &entry)?;
            }
            for entry in of(&self.changes.changed) {
                line(out, "changed", HEAD, &entry)?;
                if let (Some(old), Some(new)) = (self.old(&entry.id), self.after.passage(&entry.id))
                {
                    edits(out, &old, &new)?;
                }
            }
            for entry in of(&self.changes.removed) {
                line(out, "removed", OLD, &entry)?;
            }
        }
        if let Some(line) = self.around.line() {
            writeln!(out, "\n{}", printable(&line))?;
        }
        writeln!(out, "\n{}", self.changes.counts())?;
        for line in self.golden.lines() {
            writeln!(out, "{}", printable(&line))?;
        }
        Ok(())
    }

    fn json(&self) -> Value {
        let text = |passage: Option<&Passage>| passage.map(|passage| passage.text.clone());
        let new = |entry: &Entry| self.after.passage(&entry.id);
        let before = |entry: &Entry| self.old(&entry.id);
        let state = |passage: Option<&Passage>| json!({ "title": passage.map(|passage| &passage.title), "text": text(passage) });
        let one = |entry: &Entry, passage: Option<&Passage>| {
            json!({
                "guide": entry.guide, "id": entry.id, "title": entry.title, "text": text(passage),
            })
        };
        let changes = &self.changes;
        let added: Vec<Value> = changes
            .added
            .iter()
            .map(|e| one(e, new(e).as_deref()))
            .collect();
        let removed: Vec<Value> = changes
            .removed
            .iter()
            .map(|e| one(e, before(e).as_deref()))
            .collect();
        let changed: Vec<Value> = changes
            .changed
            .iter()
            .map(|entry| {
                json!({
                    "guide": entry.guide, "id": entry.id,
                    "before": state(before(entry).as_deref()), "after": state(new(entry).as_deref()),
                })
            })
            .collect();
        let golden = &self.golden;
        json!({
            "problems": [],
            "with": self.with,
            "added": added,
            "changed": changed,
            "removed": removed,
            "around": {
                "guides": self.around.guides.iter().cloned().collect::<HashMap<_, _>>(),
                "vocabulary": self.around.vocabulary,
                "community": self.around.community,
                "quiz": self.around.quiz,
            },
            "golden": {
                "asked": golden.asked,
                "by_words": golden.by_words,
                "before": figures(&golden.before),
                "after": figures(&golden.after),
                "better": moved(&golden.better),
                "worse": moved(&golden.worse),
                "gone": golden.gone,
                "problems": problems_json(&self.unread),
            },
        })
    }
}

fn line(out: &mut impl Write, what: &str, style: Style, entry: &Entry) -> io::Result<()> {
    let title = printable(&entry.title);
    writeln!(
        out,
        "{style}{what:<8}{style:#} {}  {title}",
        printable(&entry.id)
    )
}

/// The words that differ, with a few around them.
fn edits(out: &mut impl Write, old: &Passage, new: &Passage) -> io::Result<()> {
    let texts = [(&old.title, &new.title), (&old.text, &new.text)];
    let mut shown = false;
    for (old, new) in texts.into_iter().filter(|(old, new)| old != new) {
        shown = true;
        let (old, new) = (printable(old), printable(new));
        let Edit {
            before,
            old,
            new,
            after,
        } = edit(&old, &new);
        writeln!(out, "  {OLD}-{OLD:#} {before}{OLD}{old}{OLD:#}{after}")?;
        writeln!(out, "  {NEW}+{NEW:#} {before}{NEW}{new}{NEW:#}{after}")?;
    }
    if !shown {
        writeln!(
            out,
            "  only in how people ask for it, or in how its figures are read"
        )?;
    }
    Ok(())
}

fn figures(figures: &Figures) -> Value {
    json!({
        "covered": figures.covered,
        "uncovered": figures.uncovered,
        "hit@1": figures.hit1,
        "hit@3": figures.hit3,
        "mrr": figures.mrr,
        "wrong_refusals": figures.wrong_refusals,
        "right_refusals": figures.right_refusals,
    })
}

/// The questions that may be shown, and how many there are of the part that stays unseen.
fn moved(moved: &[Moved]) -> Value {
    let (tune, unseen): (Vec<&Moved>, Vec<&Moved>) =
        moved.iter().partition(|moved| moved.part == Part::Tune);
    let questions: Vec<&str> = tune.iter().map(|moved| moved.question.as_str()).collect();
    json!({ "questions": questions, "unseen": unseen.len() })
}
