//! Every command with every option, over the repository's own knowledge.

use careerbot::respond::answer::{Answer, Block, Outcome};
use careerbot::respond::commands::{Levels, Roadmap, Salary, Skills};
use careerbot::respond::{Audience, COMMANDS, OptionKind, Request, Values, respond, suggest};

use super::{body, check, run, said, sources};
use crate::world::{self, World};

fn tables(answer: &Answer) -> Vec<(&Vec<String>, &Vec<Vec<String>>)> {
    answer
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table { head, rows } => Some((head, rows)),
            _ => None,
        })
        .collect()
}

fn headings(answer: &Answer) -> Vec<&str> {
    answer
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

fn notes(answer: &Answer) -> Vec<&str> {
    answer
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Note(text) => Some(text.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn every_command_answers_without_options() {
    let everyones = COMMANDS
        .iter()
        .filter(|spec| spec.audience != Audience::Maintainers);
    for spec in everyones.filter(|spec| spec.name != "ask") {
        let answer = run(spec.name, &[]);
        assert_eq!(answer.outcome, Outcome::Answered, "/{}", spec.name);
        let needs_sources = !["help", "career-quiz"].contains(&spec.name);
        assert_eq!(!answer.sources.is_empty(), needs_sources, "/{}", spec.name);
    }
}

#[test]
fn values_that_nobody_has_are_answered_with_what_there_is() {
    for spec in COMMANDS.iter().filter(|spec| spec.name != "ask") {
        let options = spec
            .options
            .iter()
            .filter(|option| matches!(option.kind, OptionKind::Text(_)));
        for option in options {
            for value in ["xqzzw", "🦀🦀", "zzyzx quux", "<@123> @everyone"] {
                let answer = run(spec.name, &[(option.name, value)]);
                let line = format!("/{} {}:{value}", spec.name, option.name);
                assert_ne!(
                    answer.outcome,
                    Outcome::Answered,
                    "{line}: {}",
                    answer.title
                );
                let has_more = answer
                    .blocks
                    .iter()
                    .any(|block| matches!(block, Block::List(_)));
                assert!(has_more || !answer.actions.is_empty(), "{line}");
            }
        }
    }
}

#[test]
fn blank_values_count_as_none() {
    for spec in COMMANDS.iter().filter(|spec| spec.name != "ask") {
        for option in spec.options {
            assert_eq!(
                run(spec.name, &[(option.name, " \t ")]),
                run(spec.name, &[]),
                "/{} {}",
                spec.name,
                option.name
            );
        }
    }
}

#[test]
fn guides_are_known_by_slug_publisher_title_and_a_slip() {
    for name in [
        "edirae",
        "EDIRAE",
        " Edirae ",
        "ediare",
        "From theory to production: a career guide for machine learning engineers",
        "theory to production",
    ] {
        let answer = run("roadmap", &[("guide", name)]);
        assert_eq!(answer.outcome, Outcome::Answered, "{name}");
        assert_eq!(sources(&answer), ["edirae"], "{name}");
    }
    assert_eq!(
        sources(&run("levels", &[("guide", "Career Growth")])),
        ["career-growth"]
    );
    for (command, guide) in [
        ("salary", "career"),
        ("roadmap", "nobody"),
        ("skills", "machine"),
    ] {
        let answer = run(command, &[("guide", guide)]);
        assert_eq!(answer.outcome, Outcome::Unclear, "/{command} {guide}");
        for known in &world::real().library.guides {
            assert!(body(&answer).contains(&known.slug), "/{command} {guide}");
        }
    }
}

#[test]
fn pay_in_india() {
    for value in ["India", "india", "INDIA", "bangalore", "indian", "Inida"] {
        let answer = run("salary", &[("country", value)]);
        assert_eq!(answer.outcome, Outcome::Answered, "{value}");
        let text = body(&answer);
        for figure in ["₹6L–₹12L", "₹15L–₹30L", "₹35L+", "2–4 years"] {
            assert!(text.contains(figure), "{value}: {text}");
        }
        assert!(!text.contains(['$', '£']), "{value}: {text}");
        assert_eq!(sources(&answer), ["mle-career-2026"], "{value}");
    }
}

#[test]
fn pay_in_other_places() {
    for (value, region, figure) in [
        ("US", "United States", "$95K–$130K"),
        ("us", "United States", "$250K+"),
        ("U.S.", "United States", "$140K–$190K"),
        ("USA", "United States", "$165K"),
        ("america", "United States", "$165K"),
        ("uk", "United Kingdom", "£45K–£75K"),
        ("London", "United Kingdom", "£85K–£130K+"),
        ("worldwide", "Global (USD)", "$225,000–$365,000+"),
        ("Global (USD)", "Global (USD)", "$100,000–$145,000"),
    ] {
        let answer = run("salary", &[("country", value)]);
        assert_eq!(answer.outcome, Outcome::Answered, "{value}");
        assert_eq!(headings(&answer), [region], "{value}");
        assert!(body(&answer).contains(figure), "{value}: {}", body(&answer));
    }
    // A worldwide figure is never called American, nor the other way round.
    let american = body(&run("salary", &[("country", "usa")]));
    assert!(!american.contains("$225,000"), "{american}");
}

#[test]
fn pay_of_a_level_or_of_years() {
    for (level, figure) in [
        ("entry", "₹6L–₹12L"),
        ("fresher", "₹6L–₹12L"),
        ("Mid", "₹15L–₹30L"),
        ("3 years", "₹15L–₹30L"),
        ("3", "₹15L–₹30L"),
        ("senior", "₹35L+"),
        ("8 yoe", "₹35L+"),
    ] {
        let answer = run("salary", &[("country", "India"), ("level", level)]);
        assert_eq!(answer.outcome, Outcome::Answered, "{level}");
        let all = tables(&answer);
        let [(_, rows)] = all.as_slice() else {
            panic!("{level}: {answer:?}");
        };
        assert_eq!(rows.len(), 1, "{level}: {rows:?}");
        assert!(
            rows[0].iter().any(|cell| cell == figure),
            "{level}: {rows:?}"
        );
    }
    let answer = run("salary", &[("country", "India"), ("level", "staff")]);
    assert_eq!(answer.outcome, Outcome::Unclear);
    assert!(body(&answer).contains("₹35L+"), "{}", body(&answer));
}

#[test]
fn pay_of_one_guide() {
    for guide in &world::real().library.guides {
        let answer = run("salary", &[("guide", &guide.slug)]);
        assert_eq!(answer.outcome, Outcome::Answered, "{}", guide.slug);
        assert_eq!(sources(&answer), [guide.slug.as_str()]);
    }
}

#[test]
fn currencies_never_share_a_table() {
    let mut count = 0;
    for options in [
        &[][..],
        &[("level", "mid")],
        &[("level", "4 years")],
        &[("level", "senior")],
    ] {
        let answer = run("salary", options);
        for (_, rows) in tables(&answer) {
            let text = rows.concat().concat();
            let currencies: Vec<char> = ['$', '₹', '£', '€']
                .into_iter()
                .filter(|sign| text.contains(*sign))
                .collect();
            assert_eq!(currencies.len(), 1, "{rows:?}");
            count += 1;
        }
    }
    assert!(count >= 16, "{count}");
}

#[test]
fn every_figure_is_beside_its_guide() {
    let answer = run("salary", &[]);
    let names = ["Career Growth", "CareerSteps", "Edirae", "mle-career-2026"];
    for (head, rows) in tables(&answer) {
        assert_eq!(head.last().map(String::as_str), Some("Guide"));
        for row in rows {
            assert!(names.contains(&row[row.len() - 1].as_str()), "{row:?}");
        }
    }
    let mut guides = sources(&answer);
    guides.sort_unstable();
    assert_eq!(
        guides,
        ["career-growth", "careersteps", "edirae", "mle-career-2026"]
    );
}

#[test]
fn a_guide_that_disagrees_with_itself_is_shown_with_both_sections() {
    for options in [
        &[("level", "mid")][..],
        &[("level", "mid"), ("guide", "career-growth")],
        &[("guide", "career-growth")],
        &[],
    ] {
        let answer = run("salary", options);
        let note = notes(&answer)
            .into_iter()
            .find(|note| note.starts_with("Mid pay differs"))
            .unwrap_or_else(|| panic!("{options:?}: {}", body(&answer)));
        for part in [
            "$150K–$180K",
            "$160K–$200K",
            "Career Growth",
            "Career levels of a machine learning engineer",
            "Machine learning engineer salary",
        ] {
            assert!(note.contains(part), "{options:?}: {part} is not in {note}");
        }
    }
    // Where all agree, nothing is said.
    assert!(notes(&run("salary", &[("country", "India")])).is_empty());
}

#[test]
fn the_default_comparison_is_the_table_of_four_factors() {
    let answer = run("compare", &[]);
    assert_eq!(answer.title, "Machine Learning Engineer and Data Scientist");
    let all = tables(&answer);
    let [(head, rows)] = all.as_slice() else {
        panic!("{answer:?}");
    };
    assert_eq!(head[0], "Factor");
    assert!(head.contains(&"Data Scientist".to_owned()));
    assert!(head.contains(&"Machine Learning Engineer".to_owned()));
    let factors: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        factors,
        [
            "Core focus",
            "Primary tooling",
            "Engineering overhead",
            "Deliverable objective"
        ]
    );
    assert!(sources(&answer).contains(&"careersteps"));
    for role in ["data scientist", "DS", "data science"] {
        assert_eq!(run("compare", &[("role", role)]), answer, "{role}");
    }
}

#[test]
fn other_roles_are_compared_in_prose() {
    let answer = run("compare", &[("role", "AI engineer")]);
    assert_eq!(answer.outcome, Outcome::Answered);
    assert!(tables(&answer).is_empty());
    assert!(
        headings(&answer)[0].contains("AI engineer"),
        "{:?}",
        headings(&answer)
    );
    assert!(body(&answer).contains("foundation models"));
    for (role, part) in [
        ("data engineer", "$130K"),
        ("research scientist", "$180K"),
        ("prompt engineer", "prompt logic"),
        ("software developer", "microservices"),
        ("swe", "microservices"),
    ] {
        let answer = run("compare", &[("role", role)]);
        assert_eq!(answer.outcome, Outcome::Answered, "{role}");
        assert!(body(&answer).contains(part), "{role}: {}", body(&answer));
    }
    // Both sides are there, whatever the guides compare themselves.
    for role in ["swe", "prompt engineer", "data engineer", "ai engineer"] {
        let answer = run("compare", &[("role", role)]);
        let of_own = |title: &&str| title.to_lowercase().contains("machine learning engineer");
        assert!(
            headings(&answer).iter().any(of_own),
            "{role}: {}",
            body(&answer)
        );
    }
    let unknown = run("compare", &[("role", "nurse")]);
    assert_eq!(unknown.outcome, Outcome::Unclear);
    for role in [
        "AI Engineer",
        "Data Engineer",
        "Data Scientist",
        "Prompt Engineer",
    ] {
        assert!(body(&unknown).contains(role), "{}", body(&unknown));
    }
}

#[test]
fn the_guides_own_role_is_compared_with_another() {
    for role in ["ml engineer", "MLE", "Machine Learning Engineer"] {
        let answer = run("compare", &[("role", role)]);
        assert_eq!(answer.outcome, Outcome::Unclear, "{role}");
        assert_eq!(answer.title, "Compare with which role?");
        assert!(body(&answer).contains("\n• Data Scientist\n"));
        for action in &answer.actions {
            let next = respond(world::real(), &action.request);
            assert_eq!(next.outcome, Outcome::Answered, "{}", action.label);
        }
        assert_eq!(answer.actions.len(), 5);
    }
}

#[test]
fn the_fullest_roadmap_names_the_others() {
    let answer = run("roadmap", &[]);
    assert_eq!(sources(&answer), ["edirae"]);
    assert_eq!(headings(&answer).len(), 4);
    assert!(body(&answer).contains("[Months 10–12"));
    let others: Vec<String> = answer.actions.iter().map(|a| said(&a.request)).collect();
    assert_eq!(
        others,
        ["/roadmap guide:career-growth", "/roadmap guide:careersteps"]
    );
    assert_eq!(answer, run("roadmap", &[("guide", "edirae")]));
    assert_eq!(
        headings(&run("roadmap", &[("guide", "careersteps")])).len(),
        3
    );
    assert_eq!(
        headings(&run("roadmap", &[("guide", "career-growth")])).len(),
        6
    );
}

#[test]
fn a_guide_without_a_roadmap_or_levels_says_so() {
    let answer = run("roadmap", &[("guide", "mle-career-2026")]);
    assert_eq!(answer.outcome, Outcome::NotCovered);
    assert!(body(&answer).contains("no step-by-step roadmap"));
    assert_eq!(answer.actions.len(), 3);
    for guide in ["careersteps", "edirae", "mle-career-2026"] {
        let answer = run("levels", &[("guide", guide)]);
        assert_eq!(answer.outcome, Outcome::NotCovered, "{guide}");
        assert_eq!(
            said(&answer.actions[0].request),
            "/levels guide:career-growth"
        );
    }
}

#[test]
fn levels_are_the_ladder_from_entry_to_principal() {
    let answer = run("levels", &[]);
    let all = tables(&answer);
    let [(_, rows)] = all.as_slice() else {
        panic!("{answer:?}");
    };
    let names: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["Entry", "Mid", "Senior", "Staff/Principal"]);
    assert_eq!(rows[1][3], "$150K–$180K");
    assert_eq!(sources(&answer), ["career-growth"]);
}

#[test]
fn skills_whole_by_guide_and_by_area() {
    let whole = run("skills", &[]);
    assert_eq!(sources(&whole).len(), 4);
    for guide in &world::real().library.guides {
        let answer = run("skills", &[("guide", &guide.slug)]);
        assert_eq!(sources(&answer), [guide.slug.as_str()]);
    }
    for (area, part) in [
        ("mathematics", "calculus"),
        ("maths", "Linear algebra"),
        ("Math", "calculus"),
        ("cloud", "SageMaker"),
        ("Python", "NumPy"),
        ("pyhton", "NumPy"),
        ("k8s", "Kubernetes"),
        ("c++", "C++"),
        ("communication", "plain language"),
        ("MLOps", "MLflow"),
    ] {
        let answer = run("skills", &[("area", area)]);
        assert_eq!(answer.outcome, Outcome::Answered, "{area}");
        assert!(body(&answer).contains(part), "{area}: {}", body(&answer));
    }
    let answer = run("skills", &[("area", "python"), ("guide", "edirae")]);
    assert_eq!(sources(&answer), ["edirae"]);
    let unknown = run("skills", &[("area", "gardening")]);
    assert_eq!(unknown.outcome, Outcome::Unclear);
    assert!(body(&unknown).contains("Mathematics"), "{}", body(&unknown));
}

#[test]
fn a_usual_word_is_a_skill_only_where_a_table_names_it() {
    for area in ["R", "it", "IT", "use", "the", "a", "go", "skills"] {
        let answer = run("skills", &[("area", area)]);
        assert_eq!(
            answer.outcome,
            Outcome::Unclear,
            "{area}: {}",
            body(&answer)
        );
        let says = format!("The guides name no skill or area like “{area}”.");
        let text = body(&answer);
        assert!(
            text.contains(&says) && text.contains("\n• Mathematics\n"),
            "{text}"
        );
    }
    // Words around a skill are not looked for.
    let answers =
        ["the cloud", "cloud", "cloud skills"].map(|area| run("skills", &[("area", area)]));
    assert_eq!(
        body(&answers[0]).lines().skip(1).collect::<Vec<_>>(),
        body(&answers[1]).lines().skip(1).collect::<Vec<_>>()
    );
    assert_eq!(sources(&answers[2]), sources(&answers[1]));
    let world = World::new(&[(
        "g",
        "## Skills {#skills .skills}\n\n| Skill | Area | Covers |\n|---|---|---|\n\
         | Statistics | Use of numbers | Python, R and SAS |\n| Go | IT | It is used for servers |\n",
    )]);
    world.vocabulary("stop = [\"r\", \"go\", \"it\", \"is\", \"use\", \"of\"]");
    let generation = world.generation();
    for (area, found) in [
        ("R", Some("Statistics")),
        ("go", Some("Go")),
        ("it", Some("Go")),
        ("use", None),
        ("is", None),
    ] {
        let mut values = Values::default();
        values.set("area", area);
        let skills = careerbot::respond::command("skills").unwrap();
        let answer = respond(&generation, &Request::read(skills.name, &values).unwrap());
        let rows: Vec<&String> = answer
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::List(rows) => Some(rows),
                _ => None,
            })
            .flatten()
            .collect();
        match found {
            Some(skill) => {
                assert_eq!(answer.outcome, Outcome::Answered, "{area}");
                assert!(
                    rows.len() == 1 && rows[0].starts_with(skill),
                    "{area}: {rows:?}"
                );
            }
            None => assert_eq!(answer.outcome, Outcome::Unclear, "{area}"),
        }
    }
}

#[test]
fn certifications_by_name_issuer_and_abbreviation() {
    let whole = run("certifications", &[]);
    assert_eq!(tables(&whole)[0].1.len(), 9);
    for (name, count, part) in [
        ("AWS", 2, "SageMaker"),
        ("aws ml specialty", 2, "SageMaker"),
        (
            "google professional machine learning engineer",
            2,
            "Google Cloud",
        ),
        ("tensorflow", 2, "neural networks"),
        ("databricks", 1, "Databricks"),
        ("microsoft", 1, "Azure"),
        ("deeplearning.ai", 1, "curriculum"),
        ("coursera", 1, "curriculum"),
    ] {
        let answer = run("certifications", &[("name", name)]);
        assert_eq!(answer.outcome, Outcome::Answered, "{name}");
        assert_eq!(headings(&answer).len(), count, "{name}: {}", body(&answer));
        assert!(body(&answer).contains(part), "{name}: {}", body(&answer));
    }
    let unknown = run("certifications", &[("name", "PMP")]);
    assert_eq!(unknown.outcome, Outcome::Unclear);
    assert!(body(&unknown).contains("TensorFlow Developer Certificate"));
}

#[test]
fn faq_is_a_list_or_one_of_it() {
    let list = run("faq", &[]);
    let questions: usize = list
        .blocks
        .iter()
        .map(|block| match block {
            Block::List(items) => items.len(),
            _ => 0,
        })
        .sum();
    assert_eq!(questions, 18);
    for (typed, title) in [
        (
            "edirae/phd",
            "Is a PhD needed to become a machine learning engineer?",
        ),
        (
            "Is the machine learning job market too full?",
            "Is the machine learning job market too full?",
        ),
        (
            "market oversaturated",
            "Is the machine learning job market too full?",
        ),
        (
            "gpus",
            "How much must a machine learning engineer know about GPUs and TPUs?",
        ),
        (
            "work remotely",
            "Can machine learning engineers work remotely?",
        ),
    ] {
        let answer = run("faq", &[("question", typed)]);
        assert_eq!(answer.outcome, Outcome::Answered, "{typed}");
        assert_eq!(answer.title, title, "{typed}");
    }
    let missed = run("faq", &[("question", "cook rice")]);
    assert_eq!(missed.outcome, Outcome::NotCovered);
    assert!(body(&missed).contains("cook rice"));
}

#[test]
fn guides_are_counted_and_named() {
    let answer = run("guides", &[]);
    let generation = world::real();
    let all = tables(&answer);
    let [(_, rows)] = all.as_slice() else {
        panic!("{answer:?}");
    };
    let counts: Vec<usize> = rows.iter().map(|row| row[4].parse().unwrap()).collect();
    assert_eq!(counts.iter().sum::<usize>(), generation.count());
    assert_eq!(rows.len(), generation.library.guides.len());
}

#[test]
fn help_names_every_command() {
    let text = body(&run("help", &[]));
    let everyones = COMMANDS
        .iter()
        .filter(|spec| spec.audience != Audience::Maintainers);
    for spec in everyones.filter(|spec| spec.name != "help") {
        assert!(text.contains(&format!("/{}", spec.name)), "/{}", spec.name);
    }
}

/// Who chooses "See what the work pays" has named no country.
#[test]
fn a_wish_that_is_chosen_asks_its_command_without_the_examples_values() {
    let help = run("help", &[]);
    for choice in &help.menus[0].choices {
        let spec = choice.request.spec();
        let line = choice.detail.as_deref().unwrap();
        if spec.options.iter().any(|option| option.required) {
            assert!(line.starts_with("/ask question: "), "{line}");
        } else {
            assert_eq!(
                choice.request,
                Request::read(spec.name, &Values::default()).unwrap(),
                "{line}"
            );
            assert_eq!(line, format!("/{}", spec.name));
        }
    }
    // The examples are there to be read.
    let text = body(&help);
    assert!(
        text.contains("/salary country: India level: senior"),
        "{text}"
    );
}

#[test]
fn long_names_of_a_guide_keep_to_the_limits() {
    let long = "Land of ".repeat(20);
    let world = World::new(&[(
        "g",
        &format!(
            "## Pay {{#pay .salary}}\n\n| Region | Range |\n|---|---|\n| North {long} | $1K |\n| South {long} | $2K |\n\n\
             ## Papers {{#papers .certifications}}\n\n| Certification |\n|---|\n| {long} |\n\n\
             ## Skills {{#skills .skills}}\n\n| Skill |\n|---|\n| {long} |\n\n\
             ## Way {{#way .roadmap}}\n\n### {long} {{#step}}\n\nGo.\n\n\
             ## Questions {{#faq .faq}}\n\n### {long}? {{#ask}}\n\nYes.\n"
        ),
    )]);
    let generation = world.generation();
    for spec in COMMANDS {
        for value in [None, Some("land"), Some("nowhere")] {
            let mut values = Values::default();
            for option in spec.options {
                values.set(option.name, value.unwrap_or_default());
            }
            check(
                &generation,
                &respond(&generation, &Request::read(spec.name, &values).unwrap()),
            );
        }
    }
    for what in super::suggest::ALL {
        super::suggest::check(&suggest(&generation, what, "land"));
    }
}

#[test]
fn guides_without_tables_are_not_said_to_have_some() {
    let world = World::new(&[("plain", "## Work {#work}\n\nTesters test widgets.")]);
    let generation = world.generation();
    let no_guide = |request: Request| {
        let answer = respond(&generation, &request);
        assert_eq!(answer.outcome, Outcome::NotCovered, "{request:?}");
        let text = body(&answer);
        assert!(text.contains("No guide has a "), "{text}");
        assert!(
            !text.contains("no step") && !text.contains("other guides"),
            "{text}"
        );
    };
    no_guide(Request::Roadmap(Roadmap::default()));
    no_guide(Request::Levels(Levels::default()));
    no_guide(Request::Skills(Skills::default()));
    let named = Request::Levels(Levels {
        guide: Some("plain".into()),
    });
    let text = body(&respond(&generation, &named));
    assert!(text.contains("has no table of career levels"), "{text}");
}

#[test]
fn figures_for_other_years_or_measures_are_no_disagreement() {
    let world = World::new(&[(
        "pay",
        "## Pay {#pay .salary}\n\n\
         | Region | Level | Experience | Range | Measure |\n|---|---|---|---|---|\n\
         | India | Entry | 0–1 years | ₹4L | median |\n\
         | India | Entry | 1–2 years | ₹5L | median |\n\
         | India | Mid | – | ₹6L–₹8L | range |\n\
         | India | Mid | – | ₹7L | median |\n\
         | India | Senior | – | ₹9L–₹11L | range |\n\
         | India | Senior | 5+ years | ₹10L–₹12L | range |\n",
    )]);
    let request = Request::Salary(Salary::default());
    let text = body(&respond(&world.generation(), &request));
    assert!(text.contains("Senior pay differs"), "{text}");
    assert!(!text.contains("Entry pay differs"), "{text}");
    assert!(!text.contains("Mid pay differs"), "{text}");
}
