//! Kinds of questions that were once misunderstood, by the row of the list that they were found for.

use std::fs;
use std::time::{Duration, Instant};

use careerbot::index::{Generation, Vectors};
use careerbot::question::{self, talk};
use careerbot::rank::Verdict;
use careerbot::respond;
use careerbot::respond::Request;
use careerbot::respond::answer::{Answer, Outcome};
use careerbot::respond::commands::Ask;

use super::{ask, body, check};
use crate::world::{self, World};

/// Questions with the ids of the passages of which one must come first.
fn come_first(rows: &[(&[&str], &[&str])]) {
    let mut wrong = Vec::new();
    for (questions, ids) in rows {
        for question in *questions {
            let answer = ask(question);
            let first = answer.rated.as_deref().unwrap_or_default();
            if answer.outcome != Outcome::Answered || !ids.contains(&first) {
                wrong.push(format!(
                    "{question:?}: {:?} {first} {}",
                    answer.outcome, answer.title
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// One of these passages is among the first three of what is answered.
fn among_three(question: &str, ids: &[&str]) {
    let asked = respond::ask(world::real(), question);
    let mut first = asked.hits.iter().take(3);
    assert_eq!(asked.verdict, Verdict::Answered, "{question}");
    assert!(
        first.any(|hit| ids.contains(&hit.id.as_str())),
        "{question}"
    );
}

const PHD: &[&str] = &["career-growth/phd", "edirae/phd"];
const PYTHON: &[&str] = &[
    "mle-career-2026/skill-python",
    "career-growth/step-python",
    "career-growth/skill-languages",
];
const INDIA: &[&str] = &["mle-career-2026/salary/india-entry"];

#[test]
fn a1_a_year_changes_nothing() {
    let ids = &[
        "careersteps/roadmap",
        "mle-career-2026/how-to-start",
        "edirae/roadmap",
    ];
    come_first(&[
        (
            &["how to become an ml engineer in 2023", "mle roadmap 2027"],
            ids,
        ),
        (&["Do I need a PhD in 2025?"], PHD),
    ]);
    // Two passages fit as well as each other.
    among_three("Becoming a machine learning engineer in 2024", ids);
}

#[test]
fn a3_a_word_that_no_guide_uses_does_not_refuse() {
    come_first(&[(
        &[
            "is a Ph.D. truly indispensable for a lucrative ML job?",
            "is a doctorate compulsory for ML engineers",
            "is a PhD utterly necessary for a rewarding career in ML?",
        ],
        PHD,
    )]);
}

#[test]
fn a4_elevated_words_ask_the_same() {
    let degrees = &["careersteps/education", "career-growth/education"];
    come_first(&[(&["which degree ought one to pursue for ML"], degrees)]);
    // Two passages fit as well as each other.
    among_three("Which degree shall I pursue?", degrees);
}

#[test]
fn a5_what_surrounds_a_question_changes_nothing() {
    let questions =
        [":D", "XD", "ty", "- Priya", "in 2025"].map(|end| format!("mle salary in india {end}"));
    let questions: Vec<&str> = questions.iter().map(String::as_str).collect();
    come_first(&[
        (&questions, INDIA),
        (
            &["@mods mle salary in india", "Q: mle salary in india"],
            INDIA,
        ),
        (
            &[
                "Do I need a PhD? :D",
                "Do I need a PhD? XD",
                "Q: Do I need a PhD?",
            ],
            PHD,
        ),
    ]);
}

#[test]
fn a6_words_of_money_around_a_question_do_not_ask_for_pay() {
    come_first(&[
        (
            &["I have an offer from a bank, do I need a degree?"],
            &["career-growth/no-degree"],
        ),
        (
            &["A course costs $15K, should I get a master's degree?"],
            &["career-growth/edu-master"],
        ),
    ]);
}

#[test]
fn a8_words_anywhere_do_not_refuse() {
    come_first(&[
        (
            &["I have my own Kaggle notebooks, are they good for a portfolio?"],
            &["career-growth/port-kaggle", "career-growth/portfolio"],
        ),
        (
            &["Do I need to write scripts in Python as an ML engineer?"],
            PYTHON,
        ),
        (&["I have my own company, do I need a PhD?"], PHD),
        (
            &["I kept googling, what do they ask in an ML interview?"],
            &["edirae/interviews"],
        ),
    ]);
}

#[test]
fn a10_where_somebody_comes_from_does_not_refuse() {
    come_first(&[
        (
            &[
                "data analyst to ML engineer, how long?",
                "how long does it take to go from data analyst to ML engineer",
            ],
            &["career-growth/how-long"],
        ),
        (
            &["I'm a 40 year old lawyer, can I move into ML?"],
            &["edirae/one-year"],
        ),
    ]);
}

#[test]
fn a11_how_much_asks_for_pay_without_a_verb() {
    come_first(&[
        (
            &["how much in bangalore fresher", "how much in india entry"],
            INDIA,
        ),
        (
            &["how much in uk senior"],
            &["mle-career-2026/salary/united-kingdom-senior"],
        ),
    ]);
}

#[test]
fn a14_a_degree_that_is_to_be_skipped_is_not_recommended() {
    come_first(&[
        (
            &["can I skip the degree"],
            &["career-growth/no-degree", "careersteps/no-degree"],
        ),
        (
            &["no money for courses, can I learn for free"],
            &["edirae/self-taught", "career-growth/edu-self"],
        ),
    ]);
}

#[test]
fn a15_the_question_in_a_story_is_answered() {
    let phd = "Hello everyone. I have been lurking here for a while and wanted to finally write. I am 29, \
        I studied mechanical engineering in a small town, worked for five years in a factory where I made \
        schedules in Excel, and last year my company was sold, so I now have some money from the \
        settlement and a lot of time. My wife is a nurse and supports me. I watched many videos about AI. \
        My question is: do I need a PhD to become an ML engineer? Thank you all for reading this far.";
    let portfolio = "Long story. I grew up in India, moved to the UK with my parents, did a degree in \
        biology, then worked as a salary clerk in a hospital for six years where I learned some Excel and \
        a bit of SQL. My brother is a data scientist in the US and earns a lot. I have two kids, so \
        evenings only. I already did one course on statistics and liked it a lot. What projects should I \
        put in my portfolio? Any help is welcome, and sorry for the long text.";
    let time = "Career change at 38\n\nI was a chef for 15 years in Berlin and have cooked in four \
        restaurants. The hours are bad for my family and the pay is low. I did some coding as a child, in \
        Basic. My sister says that there are many jobs in tech and that everyone there earns 140K. I have \
        saved money for a year. How long does it take to become a machine learning engineer? I would like \
        to hear from people who did it, and not from people who sell courses.";
    come_first(&[
        (&[phd], PHD),
        (
            &[portfolio],
            &["edirae/projects", "career-growth/portfolio"],
        ),
        (&[time], &["career-growth/how-long"]),
    ]);
}

#[test]
fn a17_small_talk_gets_no_passage_and_no_vote() {
    for talk in [
        "you suck",
        "good bot",
        "what is your name",
        "thank you so much",
        "how old are the guides",
        "bad bot",
        "thx mate",
        "who made you",
    ] {
        assert!(respond::ask(world::real(), talk).reply.is_some(), "{talk}");
        let answer = ask(talk);
        assert_eq!(answer.rated, None, "{talk}");
        assert!(answer.effects.is_empty(), "{talk}");
    }
}

#[test]
fn a19_another_language_is_said_to_be_one() {
    for (question, says) in [
        ("¿Cuánto gana un ingeniero?", "Las guías"),
        ("Brauche ich ein Studium?", "Die Leitfäden"),
        ("मशीन लर्निंग इंजीनियर कैसे बनें?", "गाइड"),
        ("मुझे कौन सी भाषा सीखनी चाहिए?", "गाइड"),
        (
            "Combien gagne un ingénieur en apprentissage automatique ?",
            "Les guides",
        ),
        (
            "Preciso de um diploma para trabalhar com machine learning?",
            "Os guias",
        ),
        (
            "Ile zarabia inżynier uczenia maszynowego?",
            "ask in English",
        ),
    ] {
        let answer = ask(question);
        let text = body(&answer);
        assert!(
            text.contains(says) && text.contains("/help"),
            "{question}: {text}"
        );
        assert!(!text.contains("Read as"), "{question}: {text}");
        assert_eq!(answer.rated, None, "{question}");
    }
}

#[test]
fn a20_digits_of_any_script_and_flags_are_read() {
    for (question, same) in [
        ("salary ٣ years india", "salary 3 years india"),
        ("salary १० years", "salary 10 years"),
        ("mle salary 🇮🇳", "mle salary india"),
        ("mle salary 🇬🇧", "mle salary uk"),
        ("salary ５ years uk", "salary 5 years uk"),
    ] {
        let named = |text| question::read(world::real(), text).entities;
        let (here, there) = (named(question), named(same));
        assert_eq!(here.regions, there.regions, "{question}");
        assert_eq!(here.years, there.years, "{question}");
    }
}

#[test]
fn a21_a_word_without_end_is_cut() {
    let time = |letters: usize| {
        let start = Instant::now();
        let _ = respond::ask(world::real(), &"a".repeat(letters));
        start.elapsed()
    };
    // The first question loads what all need.
    let _ = time(10);
    let (short, long) = (time(30_000), time(300_000));
    assert!(
        long < short * 30 + Duration::from_secs(1),
        "{short:?} {long:?}"
    );
}

/// A generation with vectors of guides: slug, role and everything after the front matter.
fn made(guides: &[(&str, &str, &str)]) -> Generation {
    let world = World::new(&[]);
    for (slug, role, text) in guides {
        let path = world.root().join(format!("guides/{slug}.md"));
        let front = format!("+++\ntitle = \"Guide {slug}\"\nrole = \"{role}\"\n+++\n");
        fs::write(path, format!("{front}\n{text}\n")).unwrap();
    }
    let generation = world.generation();
    let vectors = Vectors::new(&world.root(), &world.data(), talk::others());
    assert!(vectors.make(&generation, |_| true));
    generation
}

fn ask_of(generation: &Generation, question: &str) -> Answer {
    let question = question.to_owned();
    let answer = respond::respond(generation, &Request::Ask(Ask { question }));
    check(generation, &answer);
    answer
}

const UX: &str = "## Difference between UX and UI {#ux-ui}\n\nUX is how a product works for people; UI is how \
    its screens look.\n\n## Pay of UX designers {#salary .salary}\n\n| Region | Level | Range |\n|---|---|---|\n\
    | United Kingdom | Entry | £28K–£40K |\n";
const NURSE: &str = "## What a nurse does {#day}\n\nA nurse cares for patients, gives medicines and keeps \
    records.\n\n## Pay of nurses {#salary .salary}\n\n| Region | Level | Range |\n|---|---|---|\n\
    | United Kingdom | Entry | £29K–£36K |\n";
const GERMANY: &str = "## What a baker does {#day}\n\nA baker bakes bread at night.\n\n\
    ## Pay of bakers {#salary .salary}\n\n| Region | Level | Range |\n|---|---|---|\n\
    | Germany | Entry | €60K–€80K |\n";
const DEVOPS: &str = "## Daily work {#day}\n\nA DevOps engineer keeps pipelines and servers running.\n\n\
    ## Skills {#skills}\n\nLinux, networks and scripting.\n";
const WELDER: &str = "## Daily work {#day}\n\nA welder joins metal parts in a workshop.\n\n\
    ## Skills {#skills}\n\nSteady hands and reading of drawings.\n";

#[test]
fn b1_what_a_guide_names_is_never_outside() {
    let generation = made(&[("ux", "UX Designer", UX)]);
    let answer = ask_of(&generation, "ux vs ui");
    assert_ne!(answer.outcome, Outcome::NotCovered, "{answer:?}");
    for question in [
        "ux designer salary",
        "what do ux designers earn in the united kingdom",
    ] {
        let text = body(&ask_of(&generation, question));
        assert!(text.contains("£28K–£40K"), "{question}: {text}");
    }
}

#[test]
fn b2_a_country_of_one_row_is_known() {
    let generation = made(&[("baker", "Baker", GERMANY)]);
    for question in [
        "salary in germany",
        "what does a baker earn in Germany",
        "germany pay",
    ] {
        let text = body(&ask_of(&generation, question));
        assert!(text.contains("€60K–€80K"), "{question}: {text}");
        assert!(!text.contains("have no"), "{question}: {text}");
    }
}

#[test]
fn b4_the_guide_of_the_named_role_answers() {
    let generation = made(&[
        ("devops", "DevOps Engineer", DEVOPS),
        ("welder", "Welder", WELDER),
    ]);
    for (question, guide) in [
        ("daily job of a devops engineer", "devops"),
        ("what does a welder do all day", "welder"),
        ("skills of a devops engineer", "devops"),
        ("which skills does a welder need", "welder"),
    ] {
        let hits = respond::ask(&generation, question).hits;
        assert_eq!(hits[0].guide, guide, "{question}");
    }
}

#[test]
fn b10_words_of_the_structure_are_known() {
    let generation = made(&[("nurse", "Nurse", NURSE)]);
    for question in [
        "nurse salary united kingdom",
        "pay of a nurse",
        "what are nurses paid in the United Kingdom",
    ] {
        let text = body(&ask_of(&generation, question));
        assert!(text.contains("£29K–£36K"), "{question}: {text}");
    }
}

#[test]
fn a22_function_words_are_no_evidence() {
    let generation = made(&[("welder", "Welder", WELDER)]);
    for question in [
        "which of what for some",
        "what are some skills for a welder",
    ] {
        let text = body(&ask_of(&generation, question));
        assert!(!text.contains('“'), "{question}: {text}");
    }
}
