//! Makes ASCII ids of words.

use unicode_normalization::UnicodeNormalization as _;

/// Whether this can be an id: lower-case ASCII letters, digits and single hyphens between them.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// Names that would be another name without their signs.
const NAMES: [(&str, &str); 5] = [
    ("++", "pp"),
    ("C#", "csharp"),
    ("F#", "fsharp"),
    ("R&D", "rnd"),
    (".NET", "dotnet"),
];

/// Letters and digits of `text` in lower-case ASCII, joined by hyphens. Accents are dropped, what
/// has no rough ASCII form is left out; [`NAMES`] stay apart.
pub fn slug(text: &str) -> String {
    let text = NAMES
        .iter()
        .fold(text.to_owned(), |text, (name, id)| text.replace(name, id));
    let mut slug = String::new();
    let mut gap = false;
    for c in text.nfkd().flat_map(char::to_lowercase) {
        let ascii = match c {
            'a'..='z' | '0'..='9' => Some(None),
            'ß' => Some(Some("ss")),
            'æ' => Some(Some("ae")),
            'œ' => Some(Some("oe")),
            'ø' => Some(Some("o")),
            'ł' => Some(Some("l")),
            'đ' | 'ð' => Some(Some("d")),
            'þ' => Some(Some("th")),
            '&' => Some(Some("and")),
            _ => None,
        };
        let Some(ascii) = ascii else {
            // Accents and apostrophes do not part a word.
            gap |= !unicode_normalization::char::is_combining_mark(c) && !matches!(c, '\'' | '’');
            continue;
        };
        gap |= c == '&';
        if gap && !slug.is_empty() {
            slug.push('-');
        }
        gap = c == '&';
        match ascii {
            Some(several) => slug.push_str(several),
            None => slug.push(c),
        }
    }
    slug
}

/// At most `limit` characters of a slug, cut at a hyphen where there is one, and not after a word
/// such as "and" that would be left hanging.
pub fn cut(slug: &str, limit: usize) -> &str {
    if slug.len() <= limit {
        return slug;
    }
    let head = &slug[..limit];
    let whole = if slug.as_bytes()[limit] == b'-' {
        Some(limit)
    } else {
        head.rfind('-')
    };
    let mut cut = whole.filter(|&at| at > 0).map_or(head, |at| &head[..at]);
    while let Some((
        rest,
        "and" | "or" | "of" | "the" | "a" | "in" | "on" | "for" | "to" | "with",
    )) = cut.rsplit_once('-')
    {
        cut = rest;
    }
    cut.trim_end_matches('-')
}

/// An id that a heading or a file could have, from its words; "topic" where they give none.
pub fn propose(text: &str, limit: usize) -> String {
    match cut(&slug(text), limit) {
        "" => "topic".to_owned(),
        id => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_ids() {
        for (text, expected) in [
            ("Global (USD)", "global-usd"),
            ("Staff/Principal", "staff-principal"),
            ("C++", "cpp"),
            ("C#", "csharp"),
            (".NET", "dotnet"),
            ("Café Zoë", "cafe-zoe"),
            ("Bachelor's degree", "bachelors-degree"),
            ("R&D", "rnd"),
            ("Q&A", "q-and-a"),
            ("Issue #5", "issue-5"),
            ("Straße 5", "strasse-5"),
            ("–", ""),
            ("日本", ""),
        ] {
            assert_eq!(slug(text), expected);
        }
    }

    #[test]
    fn cuts_fall_on_hyphens() {
        assert_eq!(
            cut("communication-and-cross-functional", 24),
            "communication-and-cross"
        );
        assert_eq!(cut("pytorch-and-or-tensorflow", 24), "pytorch");
        assert_eq!(cut("abc-def", 3), "abc");
        assert_eq!(cut("abcdefgh", 3), "abc");
        assert_eq!(cut("abc", 3), "abc");
    }
}
