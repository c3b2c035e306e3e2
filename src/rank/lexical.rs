//! How much of a question's words a passage holds, by what each word tells.

use std::collections::HashMap;

use super::figures::Features;
use crate::index::{PassageRead, key};
use crate::question::Reading;

/// A question ready to be held against passages.
pub(super) struct Words<'a> {
    reading: &'a Reading,
    /// By key of the index's term: the question's terms that it stands for, with its weight.
    means: HashMap<u64, Vec<(usize, f32)>>,
}

impl<'a> Words<'a> {
    pub(super) fn new(reading: &'a Reading) -> Self {
        let mut means: HashMap<u64, Vec<(usize, f32)>> = HashMap::new();
        for (at, term) in reading.terms.iter().enumerate() {
            for (other, weight) in &term.alternatives {
                means.entry(key(other)).or_default().push((at, *weight));
            }
        }
        Self { reading, means }
    }

    /// The figures of shared words.
    pub(super) fn features(&self, passage: &PassageRead) -> Features {
        let count = self.reading.terms.len();
        // How well each term of the question is held by any form or by the text.
        let mut held = vec![0.0_f32; count];
        // For one form: the weight and the information of the word that holds each term best.
        let mut best = vec![(0.0_f32, 0.0_f32); count];
        let mut forms = vec![0.0_f32; self.reading.asks.len()];
        for form in &passage.forms {
            best.fill((0.0, 0.0));
            for (word, told) in &form.terms {
                for (at, weight) in self.means.get(word).into_iter().flatten() {
                    if *weight > best[*at].0 {
                        best[*at] = (*weight, *told);
                    }
                    held[*at] = held[*at].max(*weight);
                }
            }
            for (fit, ask) in forms.iter_mut().zip(&self.reading.asks) {
                let shared = ask.iter().zip(&best);
                let shared: f32 = shared
                    .map(|(asked, (weight, told))| asked * weight * told)
                    .sum();
                let length = ask.iter().map(|asked| asked * asked).sum::<f32>().sqrt();
                *fit = fit.max(shared / (length * form.length).max(f32::EPSILON));
            }
        }
        for word in &passage.text {
            for (at, weight) in self.means.get(word).into_iter().flatten() {
                held[*at] = held[*at].max(*weight);
            }
        }
        let figures = forms.iter().zip(&self.reading.asks).map(|(form, ask)| {
            let told = || {
                let terms = ask.iter().zip(&self.reading.terms).zip(&held);
                terms.filter(|((_, term), _)| !term.stop)
            };
            let all: f32 = told().map(|((asked, _), _)| asked).sum();
            let covered: f32 = told().map(|((asked, _), held)| asked * held).sum();
            (form.min(1.0), covered / all.max(f32::EPSILON))
        });
        let best = figures.max_by(|a, b| (a.0 + a.1).total_cmp(&(b.0 + b.1)));
        let (form, coverage) = best.unwrap_or_default();
        Features {
            form,
            coverage,
            heading: self.heading(passage),
            ..Features::default()
        }
    }

    /// The part of a heading's information that the question says.
    fn heading(&self, passage: &PassageRead) -> f32 {
        let Some(title) = passage.forms.first() else {
            return 0.0;
        };
        let (mut all, mut said) = (0.0, 0.0);
        for (word, told) in &title.terms {
            let means = self.means.get(word).into_iter().flatten();
            let weight = means.map(|(_, weight)| *weight).fold(0.0, f32::max);
            all += told;
            said += told * weight;
        }
        said / f32::max(all, f32::EPSILON)
    }
}
