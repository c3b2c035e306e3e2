//! A question as typed in, its clauses out: what it asks, and what it only tells.
//!
//! People on forums tell their story around the question. Words of the clause that asks count in
//! full, words of the rest count little.

/// A clause of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clause<'a> {
    /// Its text.
    pub text: &'a str,
    /// Whether it asks something.
    pub asks: bool,
}

/// Words that a question without a question mark starts with.
const OPENERS: [&str; 22] = [
    "what", "whats", "which", "who", "when", "where", "why", "how", "hows", "is", "are", "do",
    "does", "can", "could", "should", "would", "will", "need", "any", "am", "has",
];

/// The clauses of a text, in order. If none asks, the first one does: people put a title first.
pub(super) fn clauses(text: &str) -> Vec<Clause<'_>> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_space = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        let ends = match c {
            '?' | '!' | '\n' | ';' | '？' | '。' => true,
            '.' | ':' | '…' => next_is_space,
            _ => false,
        };
        if ends {
            let end = at + c.len_utf8();
            push(&mut clauses, &text[start..end], matches!(c, '?' | '？'));
            start = end;
        }
    }
    push(&mut clauses, &text[start..], false);
    if clauses.iter().all(|clause| !clause.asks) {
        let opened = clauses.iter_mut().find(|clause| {
            let first = clause
                .text
                .split(|c: char| !c.is_alphabetic())
                .find(|word| !word.is_empty());
            first.is_some_and(|word| OPENERS.contains(&word.to_lowercase().as_str()))
        });
        match opened {
            Some(clause) => clause.asks = true,
            None => clauses
                .iter_mut()
                .take(1)
                .for_each(|clause| clause.asks = true),
        }
    }
    clauses
}

fn push<'a>(clauses: &mut Vec<Clause<'a>>, text: &'a str, asks: bool) {
    if text.chars().any(char::is_alphanumeric) {
        clauses.push(Clause { text, asks });
    } else if let (true, Some(last)) = (asks, clauses.last_mut()) {
        last.asks = true;
    }
}
