//! Guides of other careers: nurses, game developers and others answer by their own words, whatever the
//! program's own guides are about.

use std::fs;

use careerbot::index::{Generation, Vectors};
use careerbot::knowledge::parse_vocabulary;
use careerbot::question::{self, talk};
use careerbot::respond::answer::{Answer, Figure, Outcome};
use careerbot::respond::commands::{Ask, Compare, Salary, SkillGap, Skills};
use careerbot::respond::{self, Request, Suggest};

use super::{body, check};
use crate::world::{self, World};

const NURSE: &str = "## Work {#work}\n\nA nurse cares for patients.\n\n\
    ## Pay {#pay .salary}\n\n| Region | Level | Experience | Range | Note |\n|---|---|---|---|---|\n\
    | England (NHS) | Band 7 | 5+ years | £47K–£54K | – |\n\
    | England (NHS) | Band 5 | 0–2 years | £30K–£37K | – |\n\
    | England (NHS) | Band 6 | – | £38K–£46K | – |\n\
    | England (NHS) | Bank nurse | – | £18.50–£22 per hour | – |\n\
    | Australia | Grade 7 | – | A$85k+ | – |\n\
    | Switzerland | Band 5–8a | – | CHF 95'000–110'000 | – |\n\
    | London | Band 5 | – | £35K–£42K | – |\n\n\
    ## Nurse or midwife? {#vs .comparison}\n\n| Factor | Nurse | Midwife |\n|---|---|---|\n\
    | Place | Wards | Birth centres |\n| Training | 3 years | 3 years |\n\n\
    ## Certificates {#certs .certifications}\n\n| Certification | Issuer |\n|---|---|\n\
    | Advanced Life Support | Resuscitation Council |\n";

const GAMES: &str = "## Work {#work}\n\nA game developer writes games.\n\n\
    ## Levels {#levels .levels}\n\n| Level | Experience | Work | Pay |\n|---|---|---|---|\n\
    | Trainee | – | Learns the engine | ₹4L–₹7L |\n\
    | Developer | 2–5 years | Writes features | ₹7L–₹12L |\n\
    | Lead | 6+ years | Leads a team | ₹20–30 LPA |\n\n\
    ## Skills {#skills .skills}\n\n| Skill | Area | Covers |\n|---|---|---|\n\
    | Go | Languages | – |\n| R | Languages | – |\n| Pub/Sub | Cloud | – |\n\
    | SQL (advanced: window functions, CTEs) | Data | – |\n\
    | Engines | Tools | Unity, IT and Godot |\n";

/// A generation of guides: slug, role and everything after the front matter.
fn made(guides: &[(&str, &str, &str)]) -> Generation {
    let world = World::new(&[]);
    write(&world, guides);
    world.generation()
}

fn write(world: &World, guides: &[(&str, &str, &str)]) {
    for (slug, role, text) in guides {
        let path = world.root().join(format!("guides/{slug}.md"));
        let front = format!("+++\ntitle = \"Guide {slug}\"\nrole = \"{role}\"\n+++\n");
        fs::write(path, format!("{front}\n{text}\n")).unwrap();
    }
}

fn answer(generation: &Generation, request: &Request) -> Answer {
    let answer = respond::respond(generation, request);
    check(generation, &answer);
    answer
}

fn salary(generation: &Generation, country: Option<&str>, level: Option<&str>) -> String {
    let [country, level] = [country, level].map(|value| value.map(str::to_owned));
    let request = Request::Salary(Salary {
        country,
        level,
        guide: None,
    });
    body(&answer(generation, &request))
}

/// The shipped knowledge, its vocabulary included, with these guides beside its own, and all vectors.
fn beside_the_shipped(guides: &[(&str, &str, &str)]) -> Generation {
    let world = World::new(&[]);
    for (name, bytes) in careerbot::knowledge::Sources::read(&world::knowledge())
        .unwrap()
        .files
    {
        fs::write(world.root().join(name), bytes).unwrap();
    }
    write(&world, guides);
    let shipped = "guides.vectors";
    fs::copy(world::knowledge().join(shipped), world.root().join(shipped)).unwrap();
    let generation = world.generation();
    let vectors = Vectors::new(&world.root(), &world.data(), talk::others());
    assert!(vectors.make(&generation, |_| true));
    generation
}

#[test]
fn b3_no_guide_is_special_by_its_name() {
    let first = "## What a data scientist does {#work}\n\nA data scientist studies data.";
    let both = beside_the_shipped(&[("aaa", "Data Scientist", first)]);
    let compare = Request::Compare(Compare { role: None });
    assert_eq!(
        answer(&both, &compare).title,
        answer(world::real(), &compare).title
    );
    assert_eq!(both.home_role(), world::real().home_role());
    for (question, pay) in [
        ("data scientist salary", "$140K"),
        ("what does a data scientist earn", "$140K"),
        ("mle salary in india", "₹6L–₹12L"),
    ] {
        let request = Request::Ask(Ask {
            question: question.to_owned(),
        });
        let text = body(&answer(&both, &request));
        assert!(text.contains(pay), "{question}: {text}");
    }
}

#[test]
fn b5_the_role_stands_with_every_figure() {
    let pay = |range: &str| {
        format!(
            "## Pay {{#pay .salary}}\n\n| Region | Level | Range |\n|---|---|---|\n| India | Entry | {range} |"
        )
    };
    let (one, other) = (pay("₹4L–₹7L"), pay("₹6L–₹12L"));
    let both = made(&[("a", "Tester", &one), ("b", "Maker", &other)]);
    let text = salary(&both, Some("India"), None);
    for role in ["Tester, Entry", "Maker, Entry"] {
        assert!(text.contains(role), "{text}");
    }
    let alone = made(&[("a", "Tester", &one)]);
    assert!(!salary(&alone, Some("India"), None).contains("Tester, Entry"));
}

#[test]
fn b6_levels_tables_carry_the_currency_that_is_written() {
    let text = salary(&made(&[("games", "Game Developer", GAMES)]), None, None);
    assert!(text.contains("No country stated (INR)"), "{text}");
    assert!(
        text.contains("₹20–30 LPA") && !text.contains("USD"),
        "{text}"
    );
}

#[test]
fn b7_a_chart_has_a_part_for_what_is_paid_for() {
    let nurses = made(&[("nurse", "Nurse", NURSE)]);
    let request = Request::Salary(Salary {
        country: Some("England (NHS)".into()),
        level: None,
        guide: None,
    });
    let Some(Figure::Ranges(ranges)) = answer(&nurses, &request).figure else {
        panic!("no chart");
    };
    let captions: Vec<&str> = ranges.panels.iter().map(|panel| &*panel.caption).collect();
    assert_eq!(captions, ["England (NHS)", "England (NHS), per hour"]);
    let text = salary(&nurses, None, None);
    for pay in ["£18.50–£22 per hour", "A$85k+", "CHF 95'000–110'000"] {
        assert!(text.contains(pay), "{text}");
    }
}

#[test]
fn b8_levels_are_those_of_the_guides() {
    let shipped = beside_the_shipped(&[
        ("nurse", "Nurse", NURSE),
        ("games", "Game Developer", GAMES),
    ]);
    let alone = made(&[
        ("nurse", "Nurse", NURSE),
        ("games", "Game Developer", GAMES),
    ]);
    for generation in [&alone, &shipped] {
        for (level, pay) in [
            ("Band 6", "£38K–£46K"),
            ("band 7", "£47K–£54K"),
            ("grade 7", "A$85k+"),
            ("Band 5–8a", "CHF 95'000"),
            ("trainee", "₹4L–₹7L"),
            ("Lead", "₹20–30 LPA"),
        ] {
            let text = salary(generation, None, Some(level));
            assert!(text.contains(pay), "{level}: {text}");
            let named = question::read(generation, &format!("{level} salary")).entities;
            let is_it = |name: &String| name.eq_ignore_ascii_case(level);
            assert!(named.levels.iter().any(is_it), "{level}: {named:?}");
        }
    }
    let text = salary(&alone, None, Some("captain"));
    assert!(text.contains("Band 6") && !text.contains("Staff"), "{text}");
    let levels = respond::suggest(&alone, Suggest::Levels, "");
    let levels: Vec<String> = levels.into_iter().map(|level| level.name).collect();
    let order = [
        "Trainee",
        "Band 5",
        "Band 6",
        "Bank nurse",
        "Grade 7",
        "Band 5–8a",
        "Developer",
        "Band 7",
        "Lead",
    ];
    assert_eq!(levels, order);
    // The usual names stay what they are.
    let named = question::read(&shipped, "junior salary").entities;
    assert_eq!(named.levels, ["Entry"]);
}

#[test]
fn b8_a_level_that_the_vocabulary_calls_otherwise() {
    let text = "## Pay {#pay .salary}\n\n| Region | Level | Range |\n|---|---|---|\n\
                | Norway | Junior | 450 000–520 000 kr |\n| Norway | L5 | NOK 900 000 |";
    let both = beside_the_shipped(&[("baker", "Baker", text)]);
    for (level, pay) in [
        ("junior", "450 000"),
        ("Fresher", "450 000"),
        ("l5", "900 000"),
    ] {
        let text = salary(&both, Some("Norway"), Some(level));
        assert!(text.contains(pay), "{level}: {text}");
    }
}

#[test]
fn regions_and_cities_are_those_of_the_guides() {
    let both = beside_the_shipped(&[("nurse", "Nurse", NURSE)]);
    for (asked, pay) in [
        ("nurse salary in Australia", "A$85k+"),
        ("what does a nurse earn in Switzerland", "CHF 95'000"),
        ("nurse pay in London", "£35K–£42K"),
        ("band 6 salary", "£38K–£46K"),
        ("nurse salary in England", "£38K–£46K"),
        ("how much does a band 7 nurse earn", "£47K–£54K"),
    ] {
        let request = Request::Ask(Ask {
            question: asked.to_owned(),
        });
        let text = body(&answer(&both, &request));
        assert!(text.contains(pay), "{asked}: {text}");
        assert!(!text.contains("No guide has figures"), "{asked}: {text}");
    }
    let named = question::read(&both, "nurse salary in England").entities;
    assert_eq!(named.regions, ["United Kingdom", "England (NHS)"]);
    let text = salary(&both, Some("England"), Some("band 6"));
    assert!(text.contains("£38K–£46K"), "{text}");
    let request = Request::Ask(Ask {
        question: "mle salary in London".to_owned(),
    });
    let text = body(&answer(&both, &request));
    assert!(
        text.contains("No guide has figures for London alone"),
        "{text}"
    );
}

#[test]
fn b9_a_comparison_is_found_by_its_columns() {
    let generation = made(&[("nurse", "Nurse", NURSE)]);
    for role in ["Midwife", "midwife", "the midwife"] {
        let named = question::read(&generation, role).entities.roles;
        assert_eq!(named, ["Midwife"], "{role}");
        let role = Some(role.to_owned());
        let found = answer(&generation, &Request::Compare(Compare { role }));
        assert_eq!(found.outcome, Outcome::Answered, "{found:?}");
        assert!(body(&found).contains("Birth centres"), "{found:?}");
    }
    let roles = respond::suggest(&generation, Suggest::Roles, "");
    assert_eq!(roles.len(), 1);
    let named = question::read(&generation, "is advanced life support worth it").entities;
    assert_eq!(named.certifications, ["Advanced Life Support"]);
}

#[test]
fn b16_what_a_group_is_called_does_not_matter() {
    let vocabulary = fs::read_to_string(world::knowledge().join("vocabulary.toml")).unwrap();
    let renamed = vocabulary
        .replace("\npay = [", "\nwages = [")
        .replace("\nhire = [", "\nemployers = [")
        .replace("\nlevel = [", "\nranks = [");
    assert_ne!(renamed, vocabulary);
    let world = World::new(&[("a", NURSE)]);
    for text in [&vocabulary, &renamed] {
        world.vocabulary(text);
        let generation = world.generation();
        for (question, asked) in [
            ("how much money can a nurse make", "pay"),
            ("what will they make", "pay"),
            ("remuneration of nurses", "pay"),
            ("who is a recruiter", "hire"),
            ("promotion of a nurse", "level"),
        ] {
            let named = question::read(&generation, question).entities;
            assert!(
                named.intents.iter().any(|name| name == asked),
                "{question}: {named:?}"
            );
        }
    }
}

#[test]
fn b16_what_lies_outside_is_of_a_known_kind() {
    let text = "[outside]\ncountry = [\"poland\"]\nnation = [\"peru\"]\n";
    let problems = parse_vocabulary("vocabulary.toml", text).unwrap_err();
    let shown: Vec<_> = problems
        .iter()
        .map(|p| (p.line, p.column, &*p.message))
        .collect();
    assert_eq!(shown, [(3, 1, "there is no `nation`")]);
}

#[test]
fn b17_names_of_skills_are_kept_whole_and_found() {
    let generation = made(&[("games", "Game Developer", GAMES)]);
    let shipped = beside_the_shipped(&[("games", "Game Developer", GAMES)]);
    for generation in [&generation, &shipped] {
        let mut all = String::new();
        for page in 0..8 {
            let request = Request::SkillGap(SkillGap {
                ticks: Default::default(),
                page: Some(page),
            });
            all += &format!("{:?}", answer(generation, &request));
        }
        for name in ["Go", "R", "Pub/Sub", "SQL", "Unity", "IT", "Godot"] {
            assert!(all.contains(&format!("\"{name}\"")), "{name}: {all}");
        }
        for part in ["\"Pub\"", "\"Sub\"", "CTEs)\""] {
            assert!(!all.contains(part), "{part}: {all}");
        }
        for area in ["Go", "R", "Pub/Sub", "SQL", "window functions"] {
            let request = Request::Skills(Skills {
                area: Some(area.to_owned()),
                guide: Some("games".to_owned()),
            });
            let found = answer(generation, &request);
            assert_eq!(found.outcome, Outcome::Answered, "{area}: {found:?}");
        }
    }
}
