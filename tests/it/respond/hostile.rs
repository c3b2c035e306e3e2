//! Whatever is typed, however long or broken: an answer in good time, never a panic.

use std::time::{Duration, Instant};

use careerbot::respond::commands::{CareerQuiz, SkillGap};
use careerbot::respond::{self, COMMANDS, OptionKind, Request, Values, suggest};
use proptest::prelude::*;

use super::suggest::ALL;
use super::{check, world};

/// Far more than any question needs, even unoptimised on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// Names of a quiz and of a list of skills: what they are now, and others.
fn states() -> [String; 4] {
    let generation = world::real();
    let quiz = generation.library.quiz.as_ref().unwrap().fingerprint();
    let page = super::run("skill-gap", &[]);
    let list = page.menus[0].marked().unwrap().list;
    [quiz, list, String::new(), "0f0f0f".into()]
}

/// Answers a text as every text option of every command, and as what is typed so far.
fn everywhere(text: &str) {
    let generation = world::real();
    for spec in COMMANDS {
        for option in spec.options {
            if !matches!(option.kind, OptionKind::Text(_)) {
                continue;
            }
            let mut values = Values::default();
            values.set(option.name, text);
            let answer = respond::respond(generation, &Request::read(spec.name, &values).unwrap());
            check(generation, &answer);
        }
    }
    for what in ALL {
        super::suggest::check(&suggest(generation, what, text));
    }
}

#[test]
fn hostile_texts() {
    let long = "salary ".repeat(720);
    let texts = [
        "\u{0}",
        "\u{0}\u{1}\u{2}\u{7f}\u{9b}31m",
        "\u{1b}]0;title\u{7}\u{1b}[2J",
        "\u{feff}\u{200b}\u{200d}\u{2060}",
        "\u{202e}yralas\u{202c}",
        "\u{fffd}\u{fffd}",
        "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇮🇳",
        "ﷺ ﷽ ㍿ ㌖",
        "İstanbul ı ſ ß ẞ K Å",
        "सैलरी कितनी है",
        "機械学習エンジニアの給料は？",
        "كم راتب مهندس التعلم الآلي",
        "@everyone @here <@1> <#2> <@&3>",
        "**bold** __x__ ||spoiler|| `code` ```block``` [a](http://x)",
        "AND OR NOT (\" * ~ ^ : + - && || ! { } [ ] \\ / ?",
        "title:\"x\" AND text:[a TO z] form:*",
        "'; DROP TABLE passages; --",
        "{\"question\":null}",
        "%s%n%x {} {0} ${jndi:ldap://x}",
        "../../etc/passwd",
        "edirae/../phd",
        "edirae/",
        "/",
        "//",
        "0",
        "-1",
        "99999999999999999999999999 years",
        "4294967296 yoe",
        "255 years",
        "256 years",
        "0 years of experience in 0 months",
        "month 0 month 13 month 4294967295",
        "NaN infinity 1e309",
        "c++++++++ c# .net ...net ....",
        "a?b?c?d?e?f?",
        "?!?!?!?!?!",
        "\n\n\n\r\n\t",
        "a",
        "I",
        "it IT It",
        long.as_str(),
    ];
    for text in texts {
        everywhere(text);
    }
}

/// Texts that cost much if anything grows faster than the text does.
#[test]
fn large_texts_are_answered_in_good_time() {
    let words: Vec<String> = (0..1_200).map(|n| format!("zq{n}")).collect();
    let kinds: [(&str, String); 9] = [
        ("one long word", "x".repeat(100_000)),
        ("one long known word", "salary".repeat(20_000)),
        ("many questions", "pay? ".repeat(20_000)),
        (
            "many different questions",
            (0..2_000).map(|n| format!("pay {n}? ")).collect(),
        ),
        ("many unknown words", words.join(" ")),
        ("a megabyte of salary", "salary ".repeat(150_000)),
        ("a megabyte of marks", "?".repeat(1_000_000)),
        (
            "a megabyte of accents",
            format!("e{}", "\u{301}".repeat(500_000)),
        ),
        ("many lines", "machine learning engineer\n".repeat(20_000)),
    ];
    for (name, text) in kinds {
        let start = Instant::now();
        let answer = super::ask(&text);
        let took = start.elapsed();
        assert!(took < PATIENCE, "{name}: {took:?} for {}", answer.title);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn any_text(text in "\\PC{0,60}|(?s:.){0,40}") {
        everywhere(&text);
    }

    /// Buttons that nobody made: of another quiz or list, with answers and marks that are not there.
    #[test]
    fn any_state(
        name in prop::sample::select(states().to_vec()),
        digits in "[0-9]{0,24}|[0-9a-f]{0,40}",
        page in prop::option::of(any::<u8>()),
    ) {
        let generation = world::real();
        let text = format!("{name}.{digits}");
        if let Ok(chosen) = text.parse() {
            check(generation, &respond::respond(generation, &Request::CareerQuiz(CareerQuiz { chosen })));
        }
        if let Ok(ticks) = text.parse() {
            check(generation, &respond::respond(generation, &Request::SkillGap(SkillGap { ticks, page })));
        }
    }

    #[test]
    fn any_words_of_questions(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..14),
    ) {
        everywhere(&words.join(" "));
    }

    #[test]
    fn any_damage_to_a_question(at in 0..60_usize, with in any::<char>()) {
        let mut letters: Vec<char> =
            "do I need a PhD, and what is the pay in India with 4 years?".chars().collect();
        let at = at.min(letters.len() - 1);
        letters[at] = with;
        everywhere(&letters.into_iter().collect::<String>());
    }
}

const WORDS: [&str; 40] = [
    "salary",
    "pay",
    "in",
    "India",
    "uk",
    "US",
    "Poland",
    "for",
    "a",
    "mle",
    "data",
    "scientist",
    "nurse",
    "4",
    "years",
    "yoe",
    "month",
    "5",
    "to",
    "3-5",
    "senior",
    "entry",
    "staff",
    "phd",
    "?",
    "!",
    ".",
    "vs",
    "difference",
    "roadmap",
    "python",
    "C++",
    "aws",
    "certification",
    "é",
    "the",
    "how",
    "do",
    "I",
    "\n",
];
