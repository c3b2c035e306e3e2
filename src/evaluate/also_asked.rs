//! A library in, the same without the other ways of asking that its guides list out.

use crate::knowledge::{Content, Library};

/// Takes every "Also asked" away.
pub(super) fn clear_also_asked(library: &mut Library) {
    for section in library
        .guides
        .iter_mut()
        .flat_map(|guide| &mut guide.sections)
    {
        section.also_asked.clear();
        match &mut section.content {
            Content::Roadmap(steps) => steps.iter_mut().for_each(|step| step.also_asked.clear()),
            Content::Faq(entries) => entries
                .iter_mut()
                .for_each(|entry| entry.also_asked.clear()),
            _ => {}
        }
    }
}
