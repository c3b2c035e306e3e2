//! Recognises the language of a text in Latin letters where it is not English.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use whichlang::{Lang, detect_language};

use super::Language;
use super::written::{Written, plain, words};

/// Fewest words that tell a language: fewer are keywords, or a greeting.
const FEWEST: usize = 3;
/// The part of the words that must not be English, also where English words stand among them.
/// People who type Hindi in Latin letters mix it with English, and the guides can answer the
/// English words: theirs must be nearly all.
const SHARE: f32 = 0.5;
const SHARE_OF_MIXED: f32 = 0.75;
/// The same where only one word tells the language.
const SHARE_OF_ONE: f32 = 0.6;
/// Letters from which a word is long: two or three letters are soon hit by a typing mistake.
const LONG: usize = 4;
const VERY_LONG: usize = 5;

/// The words of a language without accents, by its code.
type Words = BTreeMap<String, HashSet<String>>;

#[expect(
    clippy::expect_used,
    reason = "the file is part of the program, and a test reads it"
)]
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file: BTreeMap<String, String> =
        toml::from_str(include_str!("words.toml")).expect("words of languages");
    let set = |words: &str| words.split_whitespace().map(plain).collect();
    file.iter()
        .map(|(code, words)| (code.clone(), set(words)))
        .collect()
});

/// The language of a text that is not English.
pub(super) fn language(text: &str, is_known: impl Fn(&str) -> bool) -> Option<Language> {
    let words: Vec<(Written, bool)> = words(text)
        .into_iter()
        .map(|word| {
            let unknown = !is_known(&word.plain);
            (word, unknown)
        })
        .collect();
    if words.len() < FEWEST {
        return None;
    }
    let likely = statistics(text);
    let (code, own) =
        WORDS
            .iter()
            .filter(|(code, _)| *code != "en")
            .max_by_key(|(code, own)| {
                // A word that English has too counts half; of equals, what the statistics say.
                let own = words.iter().filter(|(word, _)| own.contains(&word.plain));
                let weight: usize = own.map(|(_, unknown)| 1 + usize::from(*unknown)).sum();
                weight * 2 + usize::from(likely == Some(code))
            })?;
    let evidence = Evidence::of(&words, own, likely == Some("en"), likely == Some(code));
    let mixed = evidence.english > 0 || code == "hi";
    let enough = if mixed { SHARE_OF_MIXED } else { SHARE };
    if evidence.tells() && evidence.alien >= enough {
        return Some(named(code));
    }
    evidence.looks_foreign().then_some(Language::Other)
}

/// What speaks for one language.
struct Evidence<'a> {
    /// Words of the language that English lacks.
    told: HashSet<&'a str>,
    /// Words of the language that no English question is made of.
    said: HashSet<&'a str>,
    /// How many words are English, and not of the language.
    english: usize,
    /// How many unknown words have accents and are no names.
    marked: usize,
    /// The part of the words that is of the language or not English.
    alien: f32,
    /// The part of the words that nobody knows.
    unknown: f32,
    /// Whether the statistics say English, and whether they say this language.
    is_english_likely: bool,
    is_likely: bool,
}

impl<'a> Evidence<'a> {
    fn of(
        words: &'a [(Written, bool)],
        own: &HashSet<String>,
        is_english_likely: bool,
        is_likely: bool,
    ) -> Self {
        let is_own = |word: &Written| own.contains(&word.plain);
        let is_name = |word: &Written| !word.small && words.len() <= FEWEST;
        let is_common = |word: &Written| WORDS["en"].contains(&word.plain);
        let count = |is: &dyn Fn(&Written, bool) -> bool| {
            words
                .iter()
                .filter(|(word, unknown)| is(word, *unknown))
                .count()
        };
        let set = |is: &dyn Fn(&Written, bool) -> bool| {
            let some = words.iter().filter(|(word, unknown)| is(word, *unknown));
            some.map(|(word, _)| word.plain.as_str()).collect()
        };
        let share = |part: usize| part as f32 / words.len() as f32;
        Self {
            told: set(&|word, unknown| is_own(word) && unknown && !is_name(word)),
            said: set(&|word, _| is_own(word) && !is_common(word)),
            english: count(&|word, _| is_common(word) && !is_own(word)),
            marked: count(&|word, unknown| unknown && word.accented && word.small),
            alien: share(count(&|word, unknown| {
                is_own(word) || unknown || word.accented
            })),
            unknown: share(count(&|_, unknown| unknown)),
            is_english_likely,
            is_likely,
        }
    }

    /// Whether the words are the language's rather than typing mistakes: the fewer they are, the
    /// more else must agree.
    fn tells(&self) -> bool {
        let longest = self.told.iter().map(|word| word.len()).max().unwrap_or(0);
        match self.told.len() {
            0 => self.is_likely && self.said.len() >= 2 && self.unknown >= 0.4,
            1 if self.alien < SHARE_OF_ONE => false,
            1 if self.is_likely => longest >= LONG || self.said.len() >= 2,
            1 if self.is_english_likely => longest >= VERY_LONG && self.said.len() >= 2,
            1 => {
                self.said.len() >= 3
                    || (self.said.len() >= 2 && longest >= VERY_LONG)
                    || (self.marked > 0 && self.alien >= SHARE_OF_MIXED)
            }
            2 => !self.is_english_likely,
            _ => true,
        }
    }

    /// Whether the letters alone tell that it is not English: a language without a list.
    fn looks_foreign(&self) -> bool {
        self.english == 0
            && self.marked >= 2
            && self.unknown >= SHARE_OF_MIXED
            && !self.is_english_likely
    }
}

/// What the statistics take a text for, as a code of the lists.
fn statistics(text: &str) -> Option<&'static str> {
    Some(match detect_language(text) {
        Lang::Deu => "de",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Por => "pt",
        Lang::Spa => "es",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Vie => "vi",
        _ => return None,
    })
}

fn named(code: &str) -> Language {
    match code {
        "de" => Language::German,
        "es" => Language::Spanish,
        "fr" => Language::French,
        "hi" => Language::Hindi,
        "pt" => Language::Portuguese,
        _ => Language::Other,
    }
}
