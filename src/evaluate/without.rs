//! The same knowledge with one thing taken away, to see what it is worth.

use super::also_asked::clear_also_asked;
use super::measured::{part_name, parts};
use super::table::{COLUMNS, cells};
use super::trial::{Case, Learn};
use super::{figures, run};
use crate::index::{Generation, IndexError};
use crate::knowledge::Library;

/// Something that can be taken away.
#[derive(Debug)]
pub struct Switch {
    /// What it is called on the command line.
    pub name: &'static str,
    off: Off,
}

/// How something is taken away.
#[derive(Debug)]
enum Off {
    /// From the knowledge, before the index is built.
    Knowledge(fn(&mut Library)),
    /// From what answers, once the index is there.
    Generation(fn(&mut Generation)),
}

/// Everything that can be taken away. A rule of the ranking that can be switched off becomes one
/// more line here; the command line's help and its table follow.
pub const SWITCHES: &[Switch] = &[
    knowledge("vocabulary", |l| l.vocabulary = Default::default()),
    knowledge("also-asked", clear_also_asked),
    generation("spelling", |g| g.lexicon.forget_spelling()),
    knowledge("entities", clear_entities),
    knowledge("terms", |l| l.vocabulary.terms.clear()),
    knowledge("alike", |l| l.vocabulary.alike.clear()),
    knowledge("related", |l| l.vocabulary.related.clear()),
    knowledge("outside", |l| l.vocabulary.outside.clear()),
    knowledge("stop", |l| l.vocabulary.stop.clear()),
];

const fn knowledge(name: &'static str, off: fn(&mut Library)) -> Switch {
    let off = Off::Knowledge(off);
    Switch { name, off }
}

const fn generation(name: &'static str, off: fn(&mut Generation)) -> Switch {
    let off = Off::Generation(off);
    Switch { name, off }
}

impl Switch {
    /// The switch of this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        SWITCHES.iter().find(|switch| switch.name == name)
    }

    /// A generation in memory without this.
    pub fn generation(
        &self,
        library: &Library,
        learn: Learn<'_>,
    ) -> Result<Generation, IndexError> {
        let mut library = library.clone();
        if let Off::Knowledge(off) = self.off {
            off(&mut library);
        }
        let mut generation = Generation::in_memory(library, String::new())?;
        learn(&generation);
        if let Off::Generation(off) = self.off {
            off(&mut generation);
        }
        Ok(generation)
    }
}

/// What each switch is worth: each part's figures without it, the unseen ones first. Where there
/// are several switches, a row with nothing taken away stands above them.
pub fn render_ablation(
    case: &Case,
    switches: &[&Switch],
    learn: Learn<'_>,
) -> Result<String, IndexError> {
    let mut parts = parts(&case.questions);
    parts.sort_by_key(|part| part_name(*part) != "unseen");
    let names: Vec<&str> = parts.iter().map(|part| part_name(*part)).collect();
    let columns = vec![COLUMNS; parts.len()].join("   ");
    let name = format!("without ({})", names.join(", "));
    let mut out = format!("{name:24} {columns}\n");
    let mut row = |name: &str, generation: &Generation| {
        let outcomes = run(generation, &case.questions);
        let cells = parts.iter().map(|part| {
            let pairs = case.questions.iter().zip(&outcomes);
            cells(&figures(
                pairs.filter(|(question, _)| question.part == *part),
            ))
        });
        let cells: Vec<String> = cells.collect();
        out += &format!("{name:24} {}\n", cells.join("   "));
    };
    if switches.len() > 1 {
        row("(nothing)", &case.generation(learn)?);
    }
    for switch in switches {
        row(switch.name, &switch.generation(&case.library, learn)?);
    }
    Ok(out)
}

fn clear_entities(library: &mut Library) {
    let vocabulary = &mut library.vocabulary;
    vocabulary.places.clear();
    vocabulary.cities.clear();
    vocabulary.currencies.clear();
    vocabulary.levels.clear();
    vocabulary.roles.clear();
    vocabulary.certifications.clear();
}
