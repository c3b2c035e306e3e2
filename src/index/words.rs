//! Splits text into normalised words.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Bytes of a word that are read. No word of a language has as many; a longer one is a key held down
/// or pasted data, and what compares its parts would take forever.
const LONGEST: usize = 128;

/// The zeros of digits in other scripts that people count in; nine more follow each.
const ZEROS: [char; 19] = [
    '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}',
    '\u{be6}', '\u{c66}', '\u{ce6}', '\u{d66}', '\u{de6}', '\u{e50}', '\u{ed0}', '\u{f20}',
    '\u{1040}', '\u{17e0}', '\u{1810}',
];

/// A word as it stands in a text, normalised but not stemmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents and apostrophes.
    pub text: String,
    /// Whether it was written in capitals throughout ("IT").
    pub capitals: bool,
}

/// Splits a text into normalised words. `+` and `#` stay at a word's end (C++, C#), a dot stays
/// in .NET and inside numbers, a flag is a word; everything else that is no letter or digit
/// separates.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    each_word(text, |word, capitals| {
        let text = word.to_owned();
        words.push(Word { text, capitals });
    });
    words
}

/// The same, one word after another: what it is and whether it is written in capitals throughout.
pub(super) fn each_word(text: &str, mut take: impl FnMut(&str, bool)) {
    let folded: Cow<'_, str> = if text.is_ascii() {
        // Nothing to fold: most guides' text.
        Cow::Borrowed(text)
    } else {
        let mut base = ' ';
        let letters = text.nfkd().filter(|c| {
            let mark = is_mark(*c);
            if !mark {
                base = *c;
            }
            // Accents are left out as often as not; in other scripts a mark is a vowel.
            !(is_invisible(*c) || mark && has_accents(base))
        });
        letters.map(digit).nfc().collect()
    };
    let mixed = folded.contains(char::is_lowercase);
    let mut word = String::new();
    for (at, c) in folded.char_indices() {
        let rest = &folded[at + c.len_utf8()..];
        let next = rest.chars().next().unwrap_or(' ');
        // A flag is two characters, and a word however close others stand to it.
        let in_flag = word.starts_with(is_half_flag);
        if is_half_flag(c) != in_flag || in_flag && word.len() == 2 * c.len_utf8() {
            finish(&mut word, mixed, &mut take);
        }
        let joins = match c {
            '\'' | '’' | '‘' => !word.is_empty() && next.is_alphabetic(),
            '+' => match word.as_str() {
                "c" | "C" | "g" | "G" => next == '+',
                word => matches!(word, "c+" | "C+" | "g+" | "G+"),
            },
            '#' => word.len() == 1 && !next.is_alphanumeric(),
            '.' if word.is_empty() => is_net(rest),
            '.' => next.is_ascii_digit() && word.chars().all(|c| c.is_ascii_digit()),
            _ => false,
        };
        let is_sign = !c.is_ascii() && (is_half_flag(c) || !word.is_empty() && is_mark(c));
        let is_part = c.is_alphanumeric() || is_sign;
        if word.len() >= LONGEST && (is_part || joins) {
            continue;
        }
        if is_part {
            word.push(c);
        } else if joins {
            word.push(if c == '’' || c == '‘' { '\'' } else { c });
        } else {
            finish(&mut word, mixed, &mut take);
        }
    }
    finish(&mut word, mixed, &mut take);
}

/// Hands a word on, if there is one, and begins the next. Half a flag is none.
fn finish(word: &mut String, mixed: bool, take: &mut impl FnMut(&str, bool)) {
    let mut letters = word.chars();
    if letters.next().is_none_or(is_half_flag) && letters.next().is_none() {
        word.clear();
        return;
    }
    let capitals = mixed && !word.contains(char::is_lowercase);
    if word.is_ascii() {
        word.make_ascii_lowercase();
    } else {
        *word = word.to_lowercase();
    }
    if word.contains('\'') {
        let owner = word.strip_suffix("'s").unwrap_or(word);
        *word = owner.replace('\'', "");
    }
    take(word, capitals);
    word.clear();
}

/// Whether a text goes on with the word that a dot belongs to (.NET).
fn is_net(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphanumeric());
    text[..end.unwrap_or(text.len())].eq_ignore_ascii_case("net")
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Whether marks on a letter are accents: it is Latin, Greek or Cyrillic, or no letter at all.
fn has_accents(base: char) -> bool {
    matches!(base, '\0'..='\u{52f}' | '\u{1d00}'..='\u{1fff}') || !base.is_alphabetic()
}

/// A digit of any script as that of the Latin one.
fn digit(c: char) -> char {
    if c.is_ascii() || !c.is_numeric() {
        return c;
    }
    let zero = ZEROS
        .into_iter()
        .find(|zero| (0..10).contains(&(c as i64 - *zero as i64)));
    let value = zero.map(|zero| c as u32 - zero as u32);
    value
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or(c)
}

/// Whether a character is one of the two letters that make a flag.
fn is_half_flag(c: char) -> bool {
    ('\u{1f1e6}'..='\u{1f1ff}').contains(&c)
}

/// Zero-width and direction characters, which hide inside words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::words;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn accents_go_and_vowel_signs_stay() {
        assert_eq!(
            texts("Élodie’s café, Київ, Ελλάδα"),
            ["elodie", "cafe", "киів", "ελλαδα"]
        );
        assert_eq!(
            texts("वेतन कितना है, ज़रूरी नमस्ते"),
            ["वेतन", "कितना", "है", "ज\u{93c}रूरी", "नमस्ते"]
        );
        assert_eq!(
            texts("がくせい 한국어 ไทยครับ"),
            ["がくせい", "한국어", "ไทยครับ"]
        );
        assert_eq!(
            texts("l\u{336}o\u{336}l\u{336} 1\u{fe0f}\u{20e3} ❤\u{fe0f}ok"),
            ["lol", "1", "ok"]
        );
    }

    #[test]
    fn digits_of_any_script_are_numbers() {
        assert_eq!(
            texts("salary ٣ years, १० years, ５ yrs, ۲.۵"),
            ["salary", "3", "years", "10", "years", "5", "yrs", "2.5"]
        );
    }

    #[test]
    fn a_flag_is_a_word() {
        assert_eq!(texts("pay 🇮🇳🇬🇧 now"), ["pay", "🇮🇳", "🇬🇧", "now"]);
        assert_eq!(texts("🇺🇸pay it's🇺🇸's"), ["🇺🇸", "pay", "it", "🇺🇸", "s"]);
    }

    #[test]
    fn a_word_without_end_is_cut() {
        let word = "ab'c+".repeat(300_000);
        assert!(texts(&word).iter().all(|word| word.len() <= 128 + 3));
        assert_eq!(texts(&"x".repeat(1_000_000))[0].len(), 128);
        let usual = "see C++, C#, .NET 3.5 and O'Reilly's";
        assert_eq!(
            texts(usual),
            ["see", "c++", "c#", ".net", "3.5", "and", "oreilly"]
        );
    }
}
