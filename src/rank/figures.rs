//! The figures that candidates and questions are described by.

use serde::{Deserialize, Serialize};

/// A struct of figures that is also a list of them, in the order of its fields.
macro_rules! figures {
    ($(#[$of:meta])* $name:ident { $($(#[$is:meta])* $field:ident,)* }) => {
        $(#[$of])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$is])* pub $field: f32,)* }

        impl $name {
            /// The names of the figures.
            pub const NAMES: &[&str] = &[$(stringify!($field)),*];

            /// The figures as a list.
            pub fn list(&self) -> Vec<f32> {
                vec![$(self.$field),*]
            }

            /// The figures of a list; what it lacks is 0.
            pub fn of(list: &[f32]) -> Self {
                let mut list = list.iter().copied();
                Self { $($field: list.next().unwrap_or_default(),)* }
            }

            /// Each figure times its weight, added up.
            pub fn weighed(&self, weights: &Self) -> f32 {
                0.0 $(+ self.$field * weights.$field)*
            }

            /// The larger of each pair of figures.
            pub fn most(&self, other: &Self) -> Self {
                Self { $($field: self.$field.max(other.$field),)* }
            }
        }
    };
}

figures! {
    /// What speaks for a candidate. Each is about 0 to 1, or -1 to 1 where something may speak
    /// against it.
    Features {
        /// Its BM25 score, with diminishing returns.
        bm25,
        /// How well the nearest of its ways of asking fits, by shared words.
        form,
        /// The part of the question's information that it holds anywhere.
        coverage,
        /// The part of its heading's information that the question says.
        heading,
        /// How near its heading, or the nearest of its ways of asking, is in meaning.
        asked,
        /// How near heading and text are in meaning.
        whole,
        /// How near its nearest sentence is in meaning.
        sentence,
        /// How near the passage's words are to each word of the question that tells something, in
        /// meaning.
        tokens,
        /// Whether its guide is about the community's role where the question names none.
        home,
        /// Whether it is about a region that is named (1) or about another one (-1).
        region,
        /// The same for career levels and years of experience.
        level,
        /// Whether it holds a month that is named.
        month,
        /// Whether it holds pay where pay is asked for (1), or where it is not (-1).
        pay,
        /// Figures put together.
        composed,
        /// How much of the question is about something else than these figures.
        composed_beside,
        /// Figures put together, by how long the question is.
        composed_long,
    }
}

figures! {
    /// What speaks for the first candidate being right at all.
    Evidence {
        /// Always 1.
        bias,
        /// Nearness of the first candidate's heading or way of asking.
        first_asked,
        /// Of its words to each word of the question.
        first_tokens,
        /// Whether words alone were compared.
        blind,
        /// How far off it is in meaning: what its largest cosine lacks to one half.
        first_far,
        /// The part of the question that it holds.
        first_coverage,
        /// How well its form fits.
        first_form,
        /// The largest part of the question that any candidate holds.
        coverage,
        /// The part of the question's information that nobody knows.
        unknown,
        /// How many words the question has, 1 for 30 and more.
        words,
        /// How far the first candidate's score is ahead of the following ones.
        lead,
        /// Its share among all candidates.
        share,
        /// The best BM25 score, with diminishing returns.
        bm25,
        /// Whether something is named that no guide speaks of.
        outside,
    }
}
