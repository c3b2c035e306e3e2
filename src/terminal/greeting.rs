//! The first lines of the chat: what this is and what to try.

use crate::index::Generation;
use crate::respond::{Suggest, suggest};

use super::printable::printable;

/// A question that these guides answer, in words that fit on a line.
pub fn sample_question(generation: &Generation) -> Option<String> {
    const LONGEST: usize = 76;
    let names = |what| {
        suggest(generation, what, "")
            .into_iter()
            .map(|suggestion| suggestion.name)
    };
    let fits = |name: &String| name.chars().count() <= LONGEST && !name.ends_with('…');
    names(Suggest::Faq)
        .chain(names(Suggest::Questions))
        .find(fits)
}

/// A few lines on what can be typed. The text ends with a line break.
pub fn greeting(generation: &Generation) -> String {
    let countries = suggest(generation, Suggest::Countries, "")
        .into_iter()
        .map(|found| found.value);
    // Regions such as "Global (USD)" are understood too, but look odd as an example.
    let is_country = |name: &String| name.chars().all(|c| c.is_alphabetic() || c == ' ');
    let mut tries: Vec<String> = sample_question(generation).into_iter().collect();
    tries.extend(
        countries
            .filter(is_country)
            .map(|name| format!("/salary country:{name}"))
            .take(1),
    );
    tries.push("/help".into());
    let guides = match generation.library.guides.len() {
        1 => "1 guide".to_owned(),
        count => format!("{count} guides"),
    };
    let mut text = format!(
        "careerbot answers from {guides}, and only from them. Ask in your own words, or try:\n"
    );
    for line in tries {
        text += &format!("  {}\n", printable(&line));
    }
    text += "Tab completes, Ctrl-D ends.\n";
    text
}
