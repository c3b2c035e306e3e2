//! Recognises the language of a question where it is not English: the guides are English, and
//! correcting foreign words into English ones would answer what nobody asked.
//!
//! A script other than the Latin one tells by itself. In Latin letters typing mistakes, names and
//! chat look as foreign as a foreign language does, so several things must agree: words that
//! questions in that language are made of, few English ones, and the statistics of `whichlang`.
//! Statistics alone take 8 % of English questions for foreign (`whichlang`) or 27 % (`whatlang`).

mod latin;
mod script;
mod written;

/// Characters that are looked at: people do not change the language after so many.
const MOST: usize = 600;

/// A language that is not English: one that the program has texts in, or another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// French.
    French,
    /// Hindi, in its own script or in Latin letters.
    Hindi,
    /// Portuguese.
    Portuguese,
    /// Any other.
    Other,
}

impl Language {
    /// What to tell somebody who asks in this language: in it, or in English where there is no text.
    pub fn reply(self) -> &'static str {
        match self {
            Self::German => {
                "Die Leitfäden sind auf Englisch: Frag mich bitte auf Englisch. Ganz ohne Frage \
                 gehen /salary, /roadmap, /skills, /guides und /help und ihre Schaltflächen."
            }
            Self::Spanish => {
                "Las guías están en inglés: hazme la pregunta en inglés, por favor. Sin escribir \
                 nada funcionan /salary, /roadmap, /skills, /guides y /help y sus botones."
            }
            Self::French => {
                "Les guides sont en anglais : pose ta question en anglais, s’il te plaît. Sans rien \
                 écrire, tu peux utiliser /salary, /roadmap, /skills, /guides et /help et leurs \
                 boutons."
            }
            Self::Hindi => {
                "गाइड अंग्रेज़ी में हैं, इसलिए कृपया सवाल अंग्रेज़ी में पूछें। बिना कुछ लिखे भी /salary, \
                 /roadmap, /skills, /guides और /help और उनके बटन काम करते हैं।"
            }
            Self::Portuguese => {
                "Os guias estão em inglês: faça a pergunta em inglês, por favor. Sem escrever nada, \
                 você pode usar /salary, /roadmap, /skills, /guides e /help e os botões deles."
            }
            Self::Other => {
                "The guides are in English, so please ask in English. /salary, /roadmap, /skills, \
                 /guides and /help and their buttons work without words."
            }
        }
    }
}

/// The language of a text that is not in English; nothing for one that is, or that is too short to
/// tell. `is_known` tells whether a word, in lower case and without accents, is English or a word of
/// the guides.
pub fn foreign(text: &str, is_known: impl Fn(&str) -> bool) -> Option<Language> {
    let text = written::spoken(text, MOST);
    script::language(&text).or_else(|| latin::language(&text, is_known))
}

#[cfg(test)]
mod tests {
    use super::{Language, foreign};
    use crate::question::english::is_word;

    /// A code and a question a line; "en" are those that look foreign and are not.
    const EXAMPLES: &str = include_str!("examples.tsv");

    fn language(text: &str) -> Option<Language> {
        foreign(text, is_word)
    }

    #[test]
    fn each_language_is_told_and_english_is_none() {
        for line in EXAMPLES.lines() {
            let (code, text) = line.split_once('\t').unwrap_or(("", line));
            let expected = match code {
                "de" => Some(Language::German),
                "en" => None,
                "es" => Some(Language::Spanish),
                "fr" => Some(Language::French),
                "hi" => Some(Language::Hindi),
                "pt-BR" => Some(Language::Portuguese),
                _ => Some(Language::Other),
            };
            assert_eq!(language(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_too_short_or_mixed_is_english() {
        let texts = [
            "",
            "?!",
            "σ",
            "merci",
            "Ingenieur Gehalt",
            "hola, how do I start?",
            "mle ki salary kitni hai india me",
            "machine learning की salary कितनी है india",
            "Do I need a degree? ¿Necesito un título?",
            "𝓱𝓸𝔀 𝓭𝓸 𝓘 𝓼𝓽𝓪𝓻𝓽",
            "ｈｏｗ ｍｕｃｈ",
        ];
        for text in texts {
            assert_eq!(language(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_without_end_is_cut() {
        assert_eq!(language(&"ا".repeat(1_000_000)), Some(Language::Other));
        assert_eq!(language(&"a".repeat(1_000_000)), None);
    }

    #[test]
    fn every_reply_names_the_commands() {
        use Language::{French, German, Hindi, Other, Portuguese, Spanish};
        for language in [German, Spanish, French, Hindi, Portuguese, Other] {
            for command in ["/salary", "/roadmap", "/skills", "/guides", "/help"] {
                assert!(language.reply().contains(command), "{language:?} {command}");
            }
        }
    }
}
