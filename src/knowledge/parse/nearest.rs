//! Guesses which of the known words was meant by one that is not known.

/// The known word that is closest in spelling, if it is close enough to be meant.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    if word.is_empty() {
        return None;
    }
    known
        .into_iter()
        .map(|known| {
            (
                strsim::damerau_levenshtein(&word, &known.to_lowercase()),
                known,
            )
        })
        .filter(|(distance, known)| *distance <= (known.len() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// "did you mean `x`?" where one is close, then the list of what there is.
pub(in crate::knowledge) fn advice<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
    kind: &str,
) -> String {
    let all: Vec<String> = known
        .clone()
        .into_iter()
        .map(|word| format!("`{word}`"))
        .collect();
    let list = format!("{kind}: {}", all.join(", "));
    match nearest(word, known) {
        Some(meant) => format!("did you mean `{meant}`? {list}"),
        None => list,
    }
}
