//! The clauses of a question: what it asks, and what it only tells.
//!
//! People on forums tell their story around the question. Words of the clause that asks count in
//! full, words of the rest count little; what stands in brackets is a clause of its own, and a link
//! says nothing.

/// A clause of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its text.
    pub text: String,
    /// Whether it asks something.
    pub asks: bool,
}

/// Most characters between brackets that are looked for.
const ASIDE: usize = 300;

/// Words that a question without a question mark starts with.
const OPENERS: [&str; 22] = [
    "what", "whats", "which", "who", "when", "where", "why", "how", "hows", "is", "are", "do",
    "does", "can", "could", "should", "would", "will", "need", "any", "am", "has",
];

/// The clauses of a text, in order; none need ask.
pub(super) fn clauses(text: &str) -> Vec<Clause> {
    let (text, asides) = apart(text);
    let text = text.as_str();
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
    for aside in asides {
        push(&mut clauses, &aside, false);
    }
    if clauses.iter().all(|clause| !clause.asks) {
        let opened = clauses.iter_mut().find(|clause| is_opened(&clause.text));
        opened.into_iter().for_each(|clause| clause.asks = true);
    }
    clauses
}

/// Whether a clause begins as questions do.
fn is_opened(clause: &str) -> bool {
    let mut words = clause.split(|c: char| !c.is_alphabetic());
    let first = words.find(|word| !word.is_empty());
    first.is_some_and(|word| OPENERS.contains(&word.to_lowercase().as_str()))
}

/// A text without its links and mentions, and what of it stands in brackets.
fn apart(text: &str) -> (String, Vec<String>) {
    let (mut main, mut asides) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_start = main.chars().next_back().is_none_or(char::is_whitespace);
        if is_start && let Some(after) = after_link(rest) {
            rest = after;
            continue;
        }
        let after = &rest[first.len_utf8()..];
        let close = match first {
            '(' => Some(')'),
            '[' => Some(']'),
            _ => None,
        };
        // Without a blank before it, it is a part of a word or an emoticon.
        let close = close.filter(|_| is_start);
        let mut inside = after.char_indices().take(ASIDE);
        let end = close.and_then(|close| inside.find(|(_, c)| *c == close));
        if let Some((end, close)) = end {
            let (aside, after) = (&after[..end], &after[end + close.len_utf8()..]);
            asides.push(aside.to_owned());
            main.push(' ');
            // The address of a link with a label.
            let address = after.strip_prefix('(').filter(|_| first == '[');
            rest = address
                .and_then(|address| address.split_once(')'))
                .map_or(after, |(_, rest)| rest);
            continue;
        }
        main.push(first);
        rest = after;
    }
    (main, asides)
}

/// What follows a link or a mention, if a text begins with one.
fn after_link(text: &str) -> Option<&str> {
    let bare = text.trim_start_matches('<');
    let starts = ["http://", "https://", "www.", "@"];
    let is_link = starts.iter().any(|start| {
        let begins = bare.get(..start.len());
        begins.is_some_and(|begins| begins.eq_ignore_ascii_case(start))
    });
    is_link.then(|| bare.trim_start_matches(|c: char| !c.is_whitespace()))
}

fn push(clauses: &mut Vec<Clause>, text: &str, asks: bool) {
    if text.chars().any(char::is_alphanumeric) {
        let text = text.to_owned();
        clauses.push(Clause { text, asks });
    } else if let (true, Some(last)) = (asks, clauses.last_mut()) {
        last.asks = true;
    }
}
