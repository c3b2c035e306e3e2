//! Tells what a word is in its place, from the words around it.

use crate::index::{Generation, Meaning, Token, words};

/// Whether a role or a country outside of the guides is only where somebody comes from: "I am a nurse",
/// "from Nigeria", "as a devops engineer".
pub(super) fn is_background(generation: &Generation, tokens: &[Token], at: usize) -> bool {
    const BEFORE: [&str; 7] = ["am", "im", "from", "as", "being", "former", "ex"];
    let mut meanings = generation.gazetteer.meanings(&tokens[at].term).iter();
    let is_kind = |meaning: &Meaning| matches!(meaning, Meaning::Outside(kind) if kind == "role" || kind == "country");
    meanings.any(is_kind) && follows(tokens, at, &BEFORE)
}

/// Whether a token stands behind one of these words, articles aside.
pub(super) fn follows(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    let before = tokens[..at]
        .iter()
        .rev()
        .map(|token| token.surface.as_str());
    let mut before = before.filter(|word| !matches!(*word, "a" | "an" | "the"));
    before.next().is_some_and(|word| words.contains(&word))
}

/// Whether more than half of the words of a guide's role are among these.
pub(super) fn names_a_role(generation: &Generation, said: &[String]) -> bool {
    let stems = |text: &str| -> Vec<String> {
        let words = words(text).into_iter();
        words
            .map(|word| generation.analyzer.stem(&word.text).into_owned())
            .collect()
    };
    let said: Vec<String> = said.iter().flat_map(|text| stems(text)).collect();
    generation.library.guides.iter().any(|guide| {
        let role = stems(&guide.role);
        let named = role.iter().filter(|word| said.contains(word)).count();
        named * 2 > role.len()
    })
}

/// What a word is in capitals, where it is one in small letters too: "us salary", "senior us pay",
/// "us vs uk", but not "tell us" or "pay us".
pub(super) fn small_letters<'a>(
    generation: &'a Generation,
    tokens: &[Token],
    at: usize,
) -> Option<&'a str> {
    const TELLING: [&str; 6] = ["tell", "give", "show", "help", "teach", "let"];
    const PAYING: [&str; 3] = ["pay", "pays", "paid"];
    let name = generation.analyzer.in_capitals(&tokens[at].surface)?;
    let place = generation.gazetteer.meanings(name).first();
    let is_place = matches!(place, Some(Meaning::Region(_)));
    let goes_with = |token: &Token| {
        token.term == "difference"
            || generation
                .gazetteer
                .meanings(&token.term)
                .iter()
                .any(|meaning| match meaning {
                    Meaning::Region(_)
                    | Meaning::City(_)
                    | Meaning::Level(_)
                    | Meaning::Role(_) => true,
                    Meaning::Intent(name) => name == "pay",
                    Meaning::Certification(_) | Meaning::Outside(_) => false,
                })
    };
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    let is_after =
        |verbs: &[&str]| before.is_some_and(|token| verbs.contains(&token.surface.as_str()));
    let leads = tokens.get(at + 1).is_some_and(goes_with);
    let follows = before.is_some_and(goes_with) && !is_after(&PAYING);
    (is_place && !is_after(&TELLING) && (leads || follows)).then_some(name)
}
