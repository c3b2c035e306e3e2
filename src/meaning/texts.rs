//! What of a passage is made into vectors.

/// Which part of a passage a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its title.
    Title,
    /// Another way in which people ask for it.
    Asked,
    /// Title and text.
    Whole,
    /// Its title and one sentence of its text.
    Sentence,
}

/// Fewest characters of a sentence.
const SENTENCE: usize = 3;

/// The texts of a passage. Its role stands before each: most titles ("Pay", "Skills") say nothing
/// of whose they are.
pub fn texts(role: &str, forms: &[String], text: &str) -> Vec<(Part, String)> {
    let title = forms.first().map_or("", String::as_str);
    let mut texts = vec![
        (Part::Title, format!("{role}: {title}")),
        (Part::Whole, format!("{role}: {title}\n{text}")),
    ];
    let asked = forms.iter().skip(1);
    texts.extend(asked.map(|form| (Part::Asked, format!("{role}: {form}"))));
    texts.extend(sentences(text).map(|one| (Part::Sentence, format!("{role}: {title}: {one}"))));
    texts
}

/// The sentences of a text, line by line.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.lines().flat_map(|line| {
        let mut rest = line;
        std::iter::from_fn(move || {
            let end = end_of_sentence(rest)?;
            let (sentence, after) = rest.split_at(end);
            rest = after;
            Some(sentence.trim().trim_start_matches("• "))
        })
    });
    pieces.filter(|sentence| sentence.chars().count() >= SENTENCE)
}

/// Where the first sentence ends: behind a full stop and the like that white space follows.
fn end_of_sentence(text: &str) -> Option<usize> {
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let is_end = matches!(letter, '.' | '!' | '?' | ';');
        if is_end && letters.peek().is_some_and(|(_, next)| next.is_whitespace()) {
            return Some(at + letter.len_utf8());
        }
    }
    (!text.is_empty()).then_some(text.len())
}
