//! A library and questions in, the same bot under other conditions out: what the figures say of
//! guides and of questions that nobody tuned it to.

use super::also_asked::clear_also_asked;
use super::{Measured, Question, Right};
use crate::index::{Generation, IndexError};
use crate::knowledge::Library;

/// Gives a generation its vectors; without them words alone answer.
pub type Learn<'l> = &'l dyn Fn(&Generation);

/// One or more cases that belong together in the report.
#[derive(Debug, Clone)]
pub struct Trial {
    /// What stands above its rows.
    pub title: &'static str,
    /// What is measured, each for itself; where there are several, also together.
    pub cases: Vec<Case>,
}

/// Questions to ask of a library.
#[derive(Debug, Clone)]
pub struct Case {
    /// What tells it from the trial's other cases; empty where it is the only one.
    pub name: String,
    /// What is answered from.
    pub library: Library,
    /// What is asked.
    pub questions: Vec<Question>,
}

/// Guides that the bot was not made for, with questions of their own.
#[derive(Debug, Clone)]
pub struct TestGuides {
    /// These guides with the shipped vocabulary.
    pub library: Library,
    /// Questions that they answer, and some that they do not.
    pub questions: Vec<Question>,
}

impl Trial {
    fn of(title: &'static str, library: Library, questions: &[Question]) -> Self {
        let case = Case {
            name: String::new(),
            library,
            questions: questions.to_vec(),
        };
        Self {
            title,
            cases: vec![case],
        }
    }

    /// The shipped guides as they are.
    pub fn own(shipped: &Library, questions: &[Question]) -> Self {
        Self::of("own questions", shipped.clone(), questions)
    }

    /// The shipped guides without any "Also asked".
    pub fn without_also_asked(shipped: &Library, questions: &[Question]) -> Self {
        let mut library = shipped.clone();
        clear_also_asked(&mut library);
        let title = "own questions, without any “Also asked”";
        Self::of(title, library, questions)
    }

    /// The shipped guides without one of them, for each: what only that one answers is not covered
    /// then, and what others answer too still is. Questions that nothing answers, or whose answers
    /// are told by patterns, do not belong to any guide and are left out.
    pub fn leaving_one_out(shipped: &Library, questions: &[Question]) -> Self {
        let cases = shipped.guides.iter().map(|guide| {
            let mut library = shipped.clone();
            library.guides.retain(|kept| kept.slug != guide.slug);
            // Its reasons may name passages of the guide.
            library.quiz = None;
            let prefix = format!("{}/", guide.slug);
            let questions = questions.iter().filter_map(|question| {
                let Right::Passages(ids) = &question.right else {
                    return None;
                };
                let kept = ids.iter().filter(|id| !id.starts_with(&prefix));
                let kept: Vec<String> = kept.cloned().collect();
                let right = match kept.is_empty() {
                    true => Right::Nothing,
                    false => Right::Passages(kept),
                };
                let question = question.clone();
                Some(Question { right, ..question })
            });
            Case {
                name: guide.slug.clone(),
                questions: questions.collect(),
                library,
            }
        });
        Self {
            title: "own questions, one guide left out",
            cases: cases
                .filter(|case| !case.library.guides.is_empty())
                .collect(),
        }
    }

    /// Measures every case.
    pub fn run(self, learn: Learn<'_>) -> Result<Vec<(String, Measured)>, IndexError> {
        let mut measured = Vec::with_capacity(self.cases.len() + 1);
        for case in self.cases {
            let generation = case.generation(learn)?;
            measured.push((case.name, Measured::of(&generation, case.questions)?));
        }
        if measured.len() > 1 {
            let mut together = Measured::default();
            measured.iter().for_each(|(_, one)| together.extend(one));
            measured.push(("together".to_owned(), together));
        }
        Ok(measured)
    }
}

impl Case {
    /// The library, indexed in memory.
    pub fn generation(&self, learn: Learn<'_>) -> Result<Generation, IndexError> {
        let generation = Generation::in_memory(self.library.clone(), String::new())?;
        learn(&generation);
        Ok(generation)
    }
}

impl TestGuides {
    /// These guides alone.
    pub fn alone(&self) -> Trial {
        Trial::of("test guides, alone", self.library.clone(), &self.questions)
    }

    /// Their questions, with the shipped guides beside them.
    pub fn beside(&self, shipped: &Library) -> Trial {
        let title = "test guides, beside the shipped ones";
        Trial::of(title, self.together(shipped), &self.questions)
    }

    /// Other questions, with these guides beside the shipped ones.
    pub fn beside_own(&self, shipped: &Library, questions: &[Question]) -> Trial {
        let title = "own questions, beside the test guides";
        Trial::of(title, self.together(shipped), questions)
    }

    fn together(&self, shipped: &Library) -> Library {
        let mut library = shipped.clone();
        library.guides.extend_from_slice(&self.library.guides);
        library.guides.sort_by(|a, b| a.slug.cmp(&b.slug));
        library
    }
}
