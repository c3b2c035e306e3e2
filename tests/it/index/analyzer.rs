//! Text in, index terms out.

use careerbot::index::{Analyzer, words};
use careerbot::knowledge::Vocabulary;
use proptest::prelude::*;

use crate::world;

fn split(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.text).collect()
}

/// The terms of a text by the repository's vocabulary, stop words left out.
fn terms(text: &str) -> Vec<String> {
    let tokens = world::real().analyzer.tokens(text);
    tokens
        .into_iter()
        .filter(|token| !token.stop)
        .map(|token| token.term)
        .collect()
}

#[test]
fn words_of_a_text() {
    for (text, expected) in [
        ("", &[][..]),
        (" \t\r\n", &[]),
        ("?!… – —", &[]),
        ("Do I need a PhD?", &["do", "i", "need", "a", "phd"]),
        // Names that the stock tokenizers break.
        ("C++, C# and .NET", &["c++", "c#", "and", ".net"]),
        ("(C++)", &["c++"]),
        ("C++17 or g++", &["c++17", "or", "g++"]),
        ("C+ is no grade", &["c", "is", "no", "grade"]),
        ("NLP/CV+LLM", &["nlp", "cv", "llm"]),
        ("CI+CD", &["ci", "cd"]),
        ("ASP.NET", &["asp", "net"]),
        ("#1 question: #python", &["1", "question", "python"]),
        ("CI/CD", &["ci", "cd"]),
        ("A/B testing", &["a", "b", "testing"]),
        ("scikit-learn", &["scikit", "learn"]),
        ("K8s", &["k8s"]),
        // A dot is part of a number and of .NET, and of nothing else.
        ("3.5 years", &["3.5", "years"]),
        ("9.2/10", &["9.2", "10"]),
        ("in 2026.What now", &["in", "2026", "what", "now"]),
        ("so...what do I earn", &["so", "what", "do", "i", "earn"]),
        ("hi .salary in india", &["hi", "salary", "in", "india"]),
        ("end.Start", &["end", "start"]),
        ("U.S. and Ph.D.", &["u", "s", "and", "ph", "d"]),
        // Money.
        ("$100,000–$145,000+", &["100", "000", "145", "000"]),
        ("₹6L–₹12L", &["6l", "12l"]),
        ("$250K+", &["250k"]),
        // Possessives and apostrophes, straight and curly.
        ("an engineer's day", &["an", "engineer", "day"]),
        ("an engineer’s day", &["an", "engineer", "day"]),
        ("the engineers' day", &["the", "engineers", "day"]),
        ("don't, DON’T, o'clock", &["dont", "dont", "oclock"]),
        ("'quoted'", &["quoted"]),
        // Accents and forms of letters.
        ("Café résumé naïve", &["cafe", "resume", "naive"]),
        ("cafe\u{301}", &["cafe"]),
        ("ＭＬＥ ﬁt", &["mle", "fit"]),
        ("STRASSE Straße", &["strasse", "straße"]),
        // What nobody sees.
        ("sal\u{200b}ary pa\u{ad}y", &["salary", "pay"]),
        (
            "\u{202e}salary\u{202c} \u{2066}pay\u{2069}",
            &["salary", "pay"],
        ),
        ("\u{feff}pay", &["pay"]),
        // Other scripts and no script at all.
        ("機械学習 エンジニア", &["機械学習", "エンジニア"]),
        ("зарплата инженера", &["зарплата", "инженера"]),
        ("💰🚀👩‍💻", &[]),
        ("pay💰day", &["pay", "day"]),
        ("🇮🇳 🇮 pay🇮", &["🇮🇳", "pay"]),
        ("\u{0}\u{1b}[31mpay\u{7f}", &["31mpay"]),
    ] {
        assert_eq!(split(text), expected, "{text:?}");
    }
    assert_eq!(split("वेतन कितना है").len(), 3);
}

#[test]
fn capitals_are_told_only_where_the_text_mixes() {
    let capitals = |text: &str| {
        words(text)
            .into_iter()
            .map(|word| word.capitals)
            .collect::<Vec<_>>()
    };
    assert_eq!(capitals("an IT job"), [false, true, false]);
    assert_eq!(capitals("AN IT JOB"), [false, false, false]);
}

#[test]
fn terms_of_the_repository_s_vocabulary() {
    for (text, expected) in [
        (
            "IT is hard, is it?",
            &["information technology", "hard"][..],
        ),
        ("IS IT HARD", &["hard"]),
        ("engineering", &["engineering"]),
        ("MLE", &["machine learning engineer"]),
        ("ml engineers", &["machine learning engineer"]),
        ("Machine-Learning Engineer", &["machine learning engineer"]),
        ("machine learning", &["machine learning"]),
        (
            "K8s, Kubernetes, kube",
            &["kubernetes", "kubernetes", "kubernetes"],
        ),
        ("CI/CD vs cicd", &["ci/cd", "difference", "ci/cd"]),
        ("continuous delivery", &["ci/cd"]),
        ("A/B test, ab testing", &["a/b testing", "a/b testing"]),
        ("cpp, C++", &["c++", "c++"]),
        ("c sharp, C#", &["c#", "c#"]),
        ("Ph.D., PhD, doctorate", &["phd", "phd", "phd"]),
        ("wfh", &["work from home"]),
        ("yoe", &["years of experience"]),
    ] {
        assert_eq!(terms(text), expected, "{text:?}");
    }
}

#[test]
fn a_term_of_many_words_remembers_them() {
    let tokens = world::real().analyzer.tokens("an ML engineer's pay");
    let seen: Vec<(&str, usize, bool)> = tokens
        .iter()
        .map(|token| (token.surface.as_str(), token.words, token.stop))
        .collect();
    assert_eq!(
        seen,
        [
            ("an", 1, true),
            ("ml engineer", 2, false),
            ("pay", 1, false)
        ]
    );
}

#[test]
fn endings_make_no_new_term_but_engineering_does() {
    for (one, other) in [
        ("engineer", "engineers"),
        ("pipeline", "pipelines"),
        ("library", "libraries"),
        ("company", "companies"),
    ] {
        assert_eq!(terms(one), terms(other));
    }
    assert_ne!(terms("engineer"), terms("engineering"));
}

#[test]
fn british_and_american_endings_are_one_term() {
    for (british, american) in [
        ("optimise", "optimize"),
        ("optimising", "optimizing"),
        ("specialisation", "specialization"),
        ("specialisations", "specializations"),
        ("organised", "organized"),
    ] {
        assert_eq!(terms(british), terms(american), "{british}");
    }
}

#[test]
fn without_a_vocabulary_text_is_only_stemmed() {
    let analyzer = Analyzer::new(&Vocabulary::default());
    let terms: Vec<String> = analyzer
        .tokens("The models of ML at IT")
        .into_iter()
        .map(|token| token.term)
        .collect();
    assert_eq!(terms, ["the", "model", "of", "ml", "at", "it"]);
}

#[test]
fn long_texts_are_read_to_the_end() {
    let text = "salary ".repeat(800) + "phd";
    assert!(text.len() > 5_000);
    let terms = terms(&text);
    assert_eq!(terms.len(), 801);
    assert_eq!(terms[800], "phd");
    assert_eq!(split(&"x".repeat(200_000)).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_text_has_plain_words(text in "\\PC{0,80}|[ a-c.+#'’/\u{200b}\u{301}]{0,40}") {
        for word in words(&text) {
            // A flag is a word, too: a place may be named by it.
            let is_flag = |c: char| ('\u{1f1e6}'..='\u{1f1ff}').contains(&c);
            prop_assert!(word.text.chars().any(|c| c.is_alphanumeric() || is_flag(c)), "{word:?}");
            prop_assert!(!word.text.contains(char::is_whitespace), "{word:?}");
        }
        let analyzer = &world::real().analyzer;
        let tokens = analyzer.tokens(&text);
        prop_assert_eq!(tokens.iter().map(|token| token.words).sum::<usize>(), words(&text).len());
        prop_assert!(tokens.iter().all(|token| !token.term.is_empty()));
    }
}
