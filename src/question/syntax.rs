//! Whether a text is code or a query language rather than a question in words.

/// Marks that people do not write in a question: field queries, ranges, SQL, markup, templates,
/// paths, escapes.
const MARKS: [&str; 27] = [
    ":(", ":\"", ":[", "';", "\";", "--;", "; --", ";--", "/*", "*/", "*:*", "</", "/>", "<script",
    "{{", "}}", "${", "$(", "../", "..\\", "%00", "%0a", "\\x", "\\u00", "&&", "||", "==",
];
/// Operators of query languages, which nobody shouts in an ordinary sentence.
const OPERATORS: [&str; 3] = ["AND", "OR", "NOT"];

/// Whether a text holds the syntax of a query language, markup or a program.
pub(super) fn is_syntax(text: &str) -> bool {
    // Discord's spoiler around a whole question.
    let hidden = text.trim().strip_prefix("||");
    let text = hidden
        .and_then(|text| text.strip_suffix("||"))
        .unwrap_or(text);
    let lower = text.to_lowercase();
    let marked = MARKS.iter().any(|mark| lower.contains(mark));
    // "salary^5", "engineer~2": boosts and distances.
    let boosted = text
        .as_bytes()
        .windows(2)
        .any(|pair| matches!(pair, [b'^' | b'~', b'0'..=b'9']));
    marked || boosted || has_operator(text)
}

/// An operator in capitals beside words in small letters, with a bracket, a quote or an end of the
/// text next to it.
fn has_operator(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let shouted = !text.chars().any(char::is_lowercase);
    !shouted
        && words.iter().enumerate().any(|(at, word)| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let bracketed = |word: &&str| word.contains(['(', ')', '"', '*']);
            let beside = [
                at.checked_sub(1).and_then(|at| words.get(at)),
                words.get(at + 1),
            ];
            OPERATORS.contains(&bare)
                && (at + 1 == words.len()
                    || bracketed(word)
                    || beside.into_iter().flatten().any(bracketed))
        })
}
