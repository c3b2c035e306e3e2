//! Finds the words that differ between two texts.

/// Words shown before and after those that differ.
const AROUND: usize = 6;
/// Most words shown of what differs, from its beginning.
const SHOWN: usize = 60;

/// What was changed in a text; the four parts in a row are the old text, or the new one, cut.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// The last words that stayed before the change.
    pub(super) before: String,
    /// What stood there.
    pub(super) old: String,
    /// What stands there now.
    pub(super) new: String,
    /// The first words that stayed after the change.
    pub(super) after: String,
}

/// The change between two texts as one place: everything from the first word that differs to the
/// last one.
pub(super) fn edit(old: &str, new: &str) -> Edit {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    let head = same(old.iter(), new.iter());
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = same(old_rest.iter().rev(), new_rest.iter().rev());
    let (old_middle, rest) = old_rest.split_at(old_rest.len() - tail);
    let new_middle = &new_rest[..new_rest.len() - tail];
    let mut before = old[head.saturating_sub(AROUND)..head].join(" ");
    if head > AROUND {
        before.insert_str(0, "… ");
    }
    if !before.is_empty() {
        before.push(' ');
    }
    let mut after = rest[..rest.len().min(AROUND)].join(" ");
    if rest.len() > AROUND {
        after.push_str(" …");
    }
    let is_last = after.is_empty();
    let shown = |words: &[&str]| {
        let mut text = words[..words.len().min(SHOWN)].join(" ");
        if words.len() > SHOWN {
            text.push_str(" …");
        }
        if !text.is_empty() && !is_last {
            text.push(' ');
        }
        text
    };
    Edit {
        before,
        old: shown(old_middle),
        new: shown(new_middle),
        after,
    }
}

/// How many words are the same from the start.
fn same<'a>(
    old: impl Iterator<Item = &'a &'a str>,
    new: impl Iterator<Item = &'a &'a str>,
) -> usize {
    old.zip(new).take_while(|(old, new)| old == new).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_differ_have_a_few_around_them() {
        let shown = |old: &str, new: &str| {
            let Edit {
                before,
                old,
                new,
                after,
            } = edit(old, new);
            format!("{before}[{old}|{new}]{after}")
        };
        assert_eq!(shown("a b c", "a x c"), "a [b |x ]c");
        assert_eq!(shown("a b", "a b c"), "a b [|c]");
        assert_eq!(shown("b c", "a b c"), "[|a ]b c");
        assert_eq!(shown("a a", "a a a"), "a a [|a]");
        assert_eq!(shown("a b", "c d"), "[a b|c d]");
        assert_eq!(shown("", "c"), "[|c]");
        assert_eq!(
            shown(
                "1 2 3 4 5 6 7 8 old 1 2 3 4 5 6 7 8",
                "1 2 3 4 5 6 7 8 new 1 2 3 4 5 6 7 8"
            ),
            "… 3 4 5 6 7 8 [old |new ]1 2 3 4 5 6 …"
        );
        let long = "word ".repeat(100);
        assert!(edit("", &long).new.ends_with("word …"));
    }
}
