//! `careerbot eval`: questions with known answers, and how many are answered right.

mod guides;

use std::collections::HashSet;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::config::Settings;
use crate::evaluate::{self, Measured, Question, SWITCHES, Switch, TestGuides, Trial};
use crate::index::passage::passages;
use crate::index::{Generation, IndexError};
use crate::knowledge::{Library, Problem, QUESTIONS, Sources, render_problems};

use super::failure::Failure;
use super::learn::learn;
use super::load::{Announce, load};

/// What `eval` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Questions to ask, golden ones or some with patterns [default: questions.jsonl in the
    /// knowledge folder]
    file: Option<PathBuf>,
    /// Also measure what nobody tuned to: each guide left out, no "Also asked", noise around
    /// questions that are answered right
    #[arg(long)]
    all: bool,
    /// Also ask the questions.jsonl of this folder of its guides (*.md), alone and beside the
    /// others; with --without, also of them
    #[arg(long, value_name = "FOLDER")]
    guides: Option<PathBuf>,
    #[arg(long, value_name = "PART", conflicts_with = "all", help = without_help())]
    without: Option<String>,
}

fn without_help() -> String {
    format!(
        "Take one thing away and see what it was worth: one of {}; or \"each\" for a table of all",
        names()
    )
}

/// Runs the command.
pub(super) fn run(settings: &Settings, arguments: &Arguments) -> Result<(), Failure> {
    let switches = match arguments.without.as_deref() {
        None => Vec::new(),
        Some("each") => SWITCHES.iter().collect(),
        Some(name) => vec![switch(name)?],
    };
    let generation = load(settings, Announce::Built)?;
    learn(settings, &generation);
    let sources = Sources::read(&settings.knowledge)?;
    let shipped = Library::parse(&sources).map_err(Failure::Problems)?;
    let file = match &arguments.file {
        Some(file) => file.clone(),
        None => settings.knowledge.join(QUESTIONS),
    };
    let own = questions(&file, &shipped)?;
    let guides = match &arguments.guides {
        Some(folder) => Some(guides::read(folder, &sources)?),
        None => None,
    };
    let out = anstream::stdout().lock();
    let report = Report {
        out: BufWriter::new(out),
        settings: settings.clone(),
        shipped,
        own,
        guides,
    };
    match switches.is_empty() {
        true => report.figures(&generation, arguments.all),
        false => report.ablation(&switches),
    }
}

/// What is written, table by table: some of them take a while.
struct Report<W: Write> {
    out: W,
    settings: Settings,
    shipped: Library,
    own: Vec<Question>,
    guides: Option<TestGuides>,
}

impl<W: Write> Report<W> {
    fn figures(mut self, generation: &Generation, all: bool) -> Result<(), Failure> {
        let own = Measured::of(generation, self.own.clone()).map_err(failed)?;
        let own = [(String::new(), own)];
        self.write(&evaluate::head())?;
        self.write(&evaluate::rows_by_part("", &own))?;
        let [(_, own)] = &own;
        if all {
            self.trial(Trial::without_also_asked(&self.shipped, &self.own))?;
            self.trial(Trial::leaving_one_out(&self.shipped, &self.own))?;
        }
        let mut foreign = None;
        if let Some(guides) = self.guides.take() {
            foreign = self.trial(guides.alone())?;
            self.trial(guides.beside(&self.shipped))?;
            self.trial(guides.beside_own(&self.shipped, &self.own))?;
        }
        if all {
            let disturbed = evaluate::disturbed(generation, own);
            self.write(&evaluate::render_disturbed(&disturbed))?;
        }
        self.write(&evaluate::render_groups(own))?;
        let has_parts = own.questions.iter().any(|question| question.part.is_some());
        let title = match has_parts {
            true => "misses of the tune part",
            false => "misses",
        };
        self.write(&evaluate::render_misses(title, own))?;
        if let Some(foreign) = foreign {
            let title = "misses of the test guides' tune part, alone";
            self.write(&evaluate::render_misses(title, &foreign))?;
        }
        Ok(())
    }

    /// What gives a library its vectors, which are kept for the next time.
    fn learn(&self) -> impl Fn(&Generation) + use<W> {
        let settings = self.settings.clone();
        move |generation| learn(&settings, generation)
    }

    /// Writes the rows of a trial; gives what was measured last.
    fn trial(&mut self, trial: Trial) -> Result<Option<Measured>, Failure> {
        let title = trial.title;
        let mut measured = trial.run(&self.learn()).map_err(failed)?;
        self.write(&evaluate::rows_by_part(title, &measured))?;
        Ok(measured.pop().map(|(_, measured)| measured))
    }

    fn ablation(mut self, switches: &[&Switch]) -> Result<(), Failure> {
        let mut trials = vec![Trial::own(&self.shipped, &self.own)];
        if let Some(guides) = &self.guides {
            trials.extend([guides.alone(), guides.beside(&self.shipped)]);
        }
        let with_titles = trials.len() > 1;
        for (at, trial) in trials.iter().enumerate() {
            if with_titles {
                let space = if at > 0 { "\n" } else { "" };
                self.write(&format!("{space}{}\n", trial.title))?;
            }
            for case in &trial.cases {
                let table =
                    evaluate::render_ablation(case, switches, &self.learn()).map_err(failed)?;
                self.write(&table)?;
            }
        }
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), Failure> {
        write!(self.out, "{text}")?;
        Ok(self.out.flush()?)
    }
}

fn switch(name: &str) -> Result<&'static Switch, Failure> {
    Switch::named(name).ok_or_else(|| {
        let known = names();
        Failure::Usage(vec![format!(
            "eval: there is no part “{name}”; say each or one of {known}"
        )])
    })
}

fn names() -> String {
    let names: Vec<&str> = SWITCHES.iter().map(|switch| switch.name).collect();
    names.join(", ")
}

/// The questions of a file about a library; problems are shown.
fn questions(file: &Path, library: &Library) -> Result<Vec<Question>, Failure> {
    let name = file.display().to_string();
    let text = fs::read(file).map_err(|error| {
        Failure::Usage(vec![format!(
            "cannot read the questions {name}: {error}; name another file: careerbot eval FILE"
        )])
    })?;
    let passages = passages(library);
    let ids: HashSet<&str> = passages.iter().map(|passage| passage.id.as_str()).collect();
    let text = String::from_utf8_lossy(&text);
    evaluate::questions(&name, &text, &ids).or_else(|problems| show(&problems))
}

/// Shows problems in what is only read here; those of the knowledge itself are `check`'s.
fn show<T>(problems: &[Problem]) -> Result<T, Failure> {
    let mut out = anstream::stdout().lock();
    write!(out, "{}", render_problems(problems, true))?;
    Err(Failure::Shown)
}

fn failed(error: IndexError) -> Failure {
    Failure::Failed(format!("the index cannot be built: {error}"))
}
