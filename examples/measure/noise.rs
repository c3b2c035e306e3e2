//! Questions with something around them that asks nothing: people greet, thank, sign and apologise,
//! and none of it should change the answer. The forms are our own; they are a measure, and no rule of
//! the bot may be made of this list.

use std::borrow::Cow;

/// A kind of noise, with forms of it. In a form, `{}` is the question, `{stem}` the question without
/// its last marks, `{mark}` those marks, `{loud}` the question in capitals.
#[derive(Debug)]
pub struct Noise {
    /// What it is called in the report.
    pub kind: &'static str,
    forms: &'static [&'static str],
}

/// Every kind.
pub const NOISES: &[Noise] = &[
    noise(
        "greeting",
        &[
            "Hi everyone! {}",
            "hello all, {}",
            "Good morning folks. {}",
            "hey there {}",
        ],
    ),
    noise(
        "thanks",
        &[
            "{} Thanks in advance!",
            "{} thx a lot",
            "{} Any help is appreciated.",
            "{} Cheers!",
        ],
    ),
    noise(
        "signature",
        &[
            "{}\n\nBest regards,\nTomasz",
            "{}\n-- \nPriya",
            "{}\n\nSent from my phone",
            "{}\n\nYours sincerely, Kwame",
        ],
    ),
    noise(
        "year",
        &[
            "{stem} in 2024{mark}",
            "{stem} (2025){mark}",
            "{stem} as of 2023{mark}",
            "[2026] {}",
        ],
    ),
    noise("emoticon", &["{} :)", "{} 😅", "{} xD", "🙏 {} 🙏"]),
    noise(
        "name",
        &[
            "Kevin, {}",
            "Fatima here. {}",
            "{} (asking for my friend Olga)",
            "My name is Dmitri. {}",
        ],
    ),
    noise(
        "link",
        &[
            "{} [my last post](https://example.com/t/4711)",
            "[see here](https://example.org/a?b=1&c=2) {}",
            "{} https://www.example.net/threads/98765",
            "{} <https://example.com/p/q>",
        ],
    ),
    noise("filler", &["{} lol", "tbh {}", "umm {}", "{} haha ty"]),
    noise(
        "english",
        &[
            "Sorry for my English. {}",
            "{} (sorry for bad english, not my first language)",
            "English is not my mother tongue, please excuse mistakes. {}",
        ],
    ),
    noise(
        "mention",
        &[
            "@mods {}",
            "@everyone {}",
            "<@175928847299117063> {}",
            "@Helpful_Otter#1234 {}",
        ],
    ),
    noise(
        "label",
        &[
            "Q: {}",
            "Question: {}",
            "[Question] {}",
            "Quick question: {}",
        ],
    ),
    noise(
        "newcomer",
        &[
            "Noob question: {}",
            "New here! {}",
            "Long time lurker, first post. {}",
            "Sorry if this has been asked before. {}",
        ],
    ),
    noise(
        "wrapping",
        &[
            "Could someone please tell me: {}",
            "Just curious, {}",
            "Does anybody know? {}",
            "I was wondering: {}",
        ],
    ),
    noise(
        "urgency",
        &[
            "Urgent! {}",
            "{} asap pls",
            "{} I need to know by tomorrow.",
        ],
    ),
    noise("marks", &["{stem}???", "{stem}!!!", "{stem}...", "{loud}"]),
    noise("formatting", &["**{}**", "> {}", "`{}`", "- {}"]),
];

const fn noise(kind: &'static str, forms: &'static [&'static str]) -> Noise {
    Noise { kind, forms }
}

impl Noise {
    /// How many forms there are.
    pub fn forms(&self) -> usize {
        self.forms.len()
    }

    /// The question with one of the forms: always the same one for the same question.
    pub fn on(&self, question: &str) -> String {
        let form = self.forms[number(question) as usize % self.forms.len()];
        let stem = question.trim_end().trim_end_matches(['?', '!', '.', '…']);
        let mark = &question.trim_end()[stem.len()..];
        let mut noisy = String::new();
        let mut rest = form;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            noisy += before;
            noisy += &match name {
                "stem" => Cow::Borrowed(stem),
                "mark" => Cow::Borrowed(mark),
                "loud" => Cow::Owned(question.to_uppercase()),
                _ => Cow::Borrowed(question),
            };
            rest = after;
        }
        noisy + rest
    }
}

/// A number that stays the same for a question wherever it stands in its file (FNV-1a).
fn number(question: &str) -> u32 {
    let bytes = question.bytes();
    bytes.fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
