//! The same bot under other conditions: what the figures say of guides and of questions that nobody
//! tuned it to.

use std::error::Error;

use careerbot::evaluate::{Measured, Question, Right, head, rows};
use careerbot::knowledge::Library;

use super::libraries::{indexed, of, with_forms};
use super::plain;

/// One or more cases that belong together in the report.
pub struct Trial {
    /// What stands above its rows.
    pub title: &'static str,
    /// What is measured, each for itself; where there are several, also together.
    pub cases: Vec<Case>,
}

/// Questions to ask of a library.
#[derive(Clone)]
pub struct Case {
    /// What tells it from the trial's other cases; empty where it is the only one.
    pub name: String,
    /// What is answered from.
    pub library: Library,
    /// What is asked.
    pub questions: Vec<Question>,
}

impl Trial {
    /// Questions of one library.
    pub fn of(title: &'static str, library: Library, questions: &[Question]) -> Self {
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

    /// A library without any "Also asked".
    pub fn without_also_asked(library: &Library, questions: &[Question]) -> Self {
        let title = "own questions, without any “Also asked”";
        Self::of(title, with_forms(library, 0), questions)
    }

    /// A library without one of its guides, for each: what only that one answers is not covered then,
    /// and what others answer too still is. Questions that nothing answers do not belong to any guide
    /// and are left out.
    pub fn leaving_one_out(library: &Library, questions: &[Question]) -> Self {
        let cases = library.guides.iter().map(|guide| {
            let mut kept = library.guides.clone();
            kept.retain(|kept| kept.slug != guide.slug);
            let prefix = format!("{}/", guide.slug);
            let questions = questions.iter().filter_map(|question| {
                let Right::Passages(ids) = &question.right else {
                    return None;
                };
                let mut ids = ids.clone();
                ids.retain(|id| !id.starts_with(&prefix));
                let right = if ids.is_empty() {
                    Right::Nothing
                } else {
                    Right::Passages(ids)
                };
                let question = question.clone();
                Some(Question { right, ..question })
            });
            Case {
                name: guide.slug.clone(),
                questions: questions.collect(),
                library: of(library, kept),
            }
        });
        Self {
            title: "own questions, one guide left out",
            cases: cases
                .filter(|case| !case.library.guides.is_empty())
                .collect(),
        }
    }

    /// Measures every case, and plain search beside it: the rows, each with a name.
    pub fn run(&self) -> Result<Vec<(String, Measured)>, Box<dyn Error>> {
        let (mut ours, mut theirs) = (Measured::default(), Measured::default());
        let mut all = Vec::new();
        for case in &self.cases {
            let generation = indexed(case.library.clone())?;
            let own = Measured::of(&generation, case.questions.clone());
            let plain = plain::measured(&generation, case.questions.clone())?;
            add(&mut ours, &own);
            add(&mut theirs, &plain);
            all.push((case.name.clone(), own));
            if self.cases.len() == 1 {
                all.push(("BM25".to_owned(), plain));
            }
        }
        if self.cases.len() > 1 {
            all.push(("together".to_owned(), ours));
            all.push(("BM25".to_owned(), theirs));
        }
        Ok(all)
    }

    /// The rows of every case under the title.
    pub fn table(&self) -> Result<String, Box<dyn Error>> {
        let measured = self.run()?;
        let rows = measured.iter().map(|(name, one)| rows(name, one));
        let rows = rows.collect::<String>();
        Ok(format!("\n{}\n{}{rows}", self.title, head()))
    }
}

fn add(all: &mut Measured, one: &Measured) {
    all.questions.extend_from_slice(&one.questions);
    all.outcomes.extend_from_slice(&one.outcomes);
}
