//! Guesses what words of a page are: a question, a role, a month.

/// Endings of a title that the role stands before.
const AFTER_ROLE: [&str; 7] = [
    " career guide",
    " career path",
    " career roadmap",
    " salary guide",
    " roadmap",
    " career",
    " guide",
];
/// Headings of what is no part of the text.
const BESIDE: [&str; 14] = [
    "contents",
    "table of contents",
    "on this page",
    "in this article",
    "in this guide",
    "related articles",
    "related posts",
    "related guides",
    "you may also like",
    "read next",
    "share this article",
    "comments",
    "leave a comment",
    "newsletter",
];

/// Whether a heading or a paragraph asks something.
pub(super) fn is_question(text: &str) -> bool {
    text.ends_with('?') && text.chars().count() <= 200
}

/// Whether a heading says that questions follow.
pub(super) fn is_faq(title: &str) -> bool {
    let title = title.to_lowercase();
    title.contains("frequently asked")
        || title.contains("q&a")
        || title
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| matches!(word, "faq" | "faqs"))
}

/// Whether what stands under this heading is no part of the text.
pub(super) fn is_beside(title: &str) -> bool {
    let title = title.to_lowercase();
    BESIDE.contains(&title.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// The role that a title is about: "How to become a Widget Tester in 2026" is about that.
pub(super) fn role(title: &str) -> Option<String> {
    let lower = title.to_lowercase();
    // Lower case may have another length; then there is no telling where the role stands.
    if lower.len() != title.len() {
        return None;
    }
    let role = ["how to become an ", "how to become a "]
        .iter()
        .find_map(|start| Some(lower.find(start)? + start.len()))
        .map(|at| (at, title.len()))
        .or_else(|| {
            let end = AFTER_ROLE.iter().find_map(|end| lower.find(end))?;
            Some((0, end))
        });
    let (start, end) = role?;
    let mut role = title.get(start..end)?;
    for end in [" in 20", ":", " – ", " - ", " | ", " (", "?", ","] {
        role = role.find(end).map_or(role, |at| &role[..at]);
    }
    let role = role.trim().trim_start_matches("The ").trim();
    let words: Vec<String> = role.split_whitespace().map(capital).collect();
    (1..=5).contains(&words.len()).then(|| words.join(" "))
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// A page's title without the name of its site.
pub(super) fn without_site(title: &str) -> String {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = [" | ", " — ", " – ", " - "]
        .iter()
        .filter_map(|bar| title.find(bar))
        .min();
    title[..end.unwrap_or(title.len())].to_owned()
}

/// Year and month of a date such as `2026-06-14T08:00:00Z`.
pub(super) fn month(date: &str) -> Option<String> {
    let month = date.get(..7)?;
    let form = month.bytes().enumerate().all(|(at, byte)| match at {
        4 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    let number: u8 = month.get(5..)?.parse().ok()?;
    (form && (1..=12).contains(&number)).then(|| month.to_owned())
}
