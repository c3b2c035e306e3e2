//! `/ask`: the right answer first with its source, and an honest "not covered".

use careerbot::respond;
use careerbot::respond::Request;
use careerbot::respond::answer::{Block, Outcome};
use careerbot::respond::commands::{Ask, Guides, Help, Passage};

use super::{ask, body, check, run, sources};
use crate::world::{self, World};

fn notes(question: &str) -> Vec<String> {
    let blocks = ask(question).blocks.into_iter();
    blocks
        .filter_map(|block| match block {
            Block::Note(text) => Some(text),
            _ => None,
        })
        .collect()
}

#[test]
fn a_question_is_answered_with_its_source() {
    for question in [
        "Do I need a PhD?",
        "do i need a phd to be a mle??",
        "phd required",
    ] {
        let answer = ask(question);
        assert_eq!(answer.outcome, Outcome::Answered, "{question}");
        assert!(answer.title.contains("PhD"), "{question}: {}", answer.title);
        assert!(body(&answer).contains("No, "), "{question}");
        let [source] = answer.sources.as_slice() else {
            panic!("{question}: {:?}", answer.sources);
        };
        assert!(["career-growth", "edirae"].contains(&source.guide.as_str()));
        assert_eq!(source.date, "undated");
        assert_eq!(notes(question), Vec::<String>::new(), "{question}");
    }
}

#[test]
fn what_has_no_date_or_publisher_is_said_to_have_none() {
    let answer = ask("what is machine learning engineering in 2026, is it a good career");
    let all: Vec<_> = ["guides", "faq"]
        .iter()
        .flat_map(|name| run(name, &[]).sources)
        .chain(answer.sources)
        .collect();
    for source in all {
        let expected = match source.guide.as_str() {
            "careersteps" => ("CareerSteps", "June 2026"),
            "career-growth" => ("Career Growth", "undated"),
            "edirae" => ("Edirae", "undated"),
            _ => ("unnamed source", "undated"),
        };
        assert_eq!((source.publisher.as_str(), source.date.as_str()), expected);
    }
}

#[test]
fn a_correction_is_shown() {
    let said = notes("what is the sallary in india");
    assert!(said.contains(&"Read as: salary.".to_owned()), "{said:?}");
    assert_eq!(notes("what is the salary in india"), Vec::<String>::new());
}

#[test]
fn related_headings_are_few_and_all_different() {
    for question in [
        "do I need a phd",
        "mle salary",
        "python",
        "roadmap",
        "how do I cook rice",
        "salary in Poland",
    ] {
        let answer = ask(question);
        assert!(
            answer.actions.len() <= 3,
            "{question}: {:?}",
            answer.actions
        );
        let mut headings: Vec<&str> = answer
            .actions
            .iter()
            .map(|action| action.label.as_str())
            .collect();
        headings.push(&answer.title);
        headings.sort_unstable();
        let all = headings.len();
        headings.dedup();
        assert_eq!(headings.len(), all, "{question}: {headings:?}");
        for action in &answer.actions {
            // Each leads to the passage that it names.
            let next = respond::respond(world::real(), &action.request);
            check(world::real(), &next);
            assert_eq!(next.outcome, Outcome::Answered, "{question}: {action:?}");
        }
    }
}

#[test]
fn exact_pay_questions_are_answered_from_the_tables() {
    for (question, figures, guide) in [
        (
            "mle salary in india",
            &["₹6L–₹12L", "₹15L–₹30L", "₹35L+"][..],
            "mle-career-2026",
        ),
        ("mle sallary uk 4 yoe", &["£60K–£90K"], "mle-career-2026"),
        (
            "entry level pay in the US",
            &["$95K–$130K"],
            "mle-career-2026",
        ),
        (
            "fresher salary in bangalore",
            &["₹6L–₹12L"],
            "mle-career-2026",
        ),
        ("senior salary uk", &["£85K–£130K+"], "mle-career-2026"),
    ] {
        let answer = ask(question);
        assert_eq!(answer.outcome, Outcome::Answered, "{question}");
        for figure in figures {
            assert!(
                body(&answer).contains(figure),
                "{question}: {}",
                body(&answer)
            );
        }
        assert!(sources(&answer).contains(&guide), "{question}");
    }
}

#[test]
fn one_guide_that_says_two_things_is_shown_with_both() {
    let answer = ask("what does a mid level mle earn");
    let text = body(&answer);
    for figure in ["$150K–$180K", "$160K–$200K"] {
        assert!(text.contains(figure), "{text}");
    }
}

#[test]
fn what_the_guides_do_not_cover_is_said() {
    for question in [
        "how do I cook rice",
        "who won the world cup in 1998",
        "what is the capital of mongolia",
        "salary of a nurse",
    ] {
        let answer = ask(question);
        assert_eq!(
            answer.outcome,
            Outcome::NotCovered,
            "{question}: {}",
            answer.title
        );
        assert!(answer.sources.is_empty(), "{question}");
        assert!(!answer.actions.is_empty(), "{question}");
    }
}

#[test]
fn a_country_without_figures_is_told_what_there_is() {
    for question in [
        "salary in Poland",
        "how much do ML engineers earn in Berlin",
    ] {
        let answer = ask(question);
        assert_eq!(answer.outcome, Outcome::NotCovered, "{question}");
        let text = body(&answer);
        for part in ["India", "United States", "United Kingdom", "Global (USD)"] {
            assert!(text.contains(part), "{question}: {text}");
        }
        assert!(text.contains("Poland") || text.contains("Berlin"), "{text}");
        assert!(!text.contains("stated"), "{text}");
    }
}

#[test]
fn a_city_s_pay_is_said_to_be_its_country_s() {
    for (question, said) in [
        (
            "salary in Austin",
            Some("figures for Austin alone: these are the ones for United States."),
        ),
        (
            "mle pay bangalore",
            Some("figures for Bangalore alone: these are the ones for India."),
        ),
        (
            "senior pay san francisco",
            Some("figures for San Francisco alone"),
        ),
        ("salary in India", None),
        ("pay in lakhs", None),
    ] {
        let answer = ask(question);
        assert_eq!(answer.outcome, Outcome::Answered, "{question}");
        let text = body(&answer);
        match said {
            Some(said) => assert!(text.contains(said), "{question}: {text}"),
            None => assert!(!text.contains(" alone"), "{question}: {text}"),
        }
    }
}

#[test]
fn a_question_without_a_word_is_answered_with_examples() {
    for question in ["", "   ", "???", "🙂", "is it?", "the", "\u{200b}"] {
        let answer = ask(question);
        assert_eq!(answer.outcome, Outcome::Unclear, "{question:?}");
        assert!(!answer.actions.is_empty(), "{question:?}");
        for action in answer.actions {
            let next = respond::respond(world::real(), &action.request);
            assert_eq!(next.outcome, Outcome::Answered, "{action:?}");
        }
    }
}

#[test]
fn a_passage_s_id_is_the_passage() {
    let generation = world::real();
    for passage in generation.passages() {
        let request = Request::Passage(Passage {
            id: passage.id.clone(),
        });
        let answer = respond::respond(generation, &request);
        check(generation, &answer);
        assert_eq!(answer.outcome, Outcome::Answered);
        assert_eq!(answer.title, passage.title);
        assert_eq!(sources(&answer), [passage.guide.as_str()]);
    }
    // A suggestion of `/ask` sends one.
    assert_eq!(
        ask(" edirae/phd ").title,
        "Is a PhD needed to become a machine learning engineer?"
    );
    let gone = respond::respond(
        generation,
        &Request::Passage(Passage {
            id: "edirae/gone".to_owned(),
        }),
    );
    assert_eq!(gone.outcome, Outcome::Unclear);
    assert!(!gone.actions.is_empty());
}

#[test]
fn words_for_what_lies_outside_mean_nothing_inside() {
    let generation = world::real();
    let vocabulary = &generation.library.vocabulary;
    let inside = [
        &vocabulary.terms,
        &vocabulary.places,
        &vocabulary.levels,
        &vocabulary.roles,
        &vocabulary.certifications,
    ];
    let mut wrong = Vec::new();
    for (kind, ways) in &vocabulary.outside {
        for way in ways {
            let term = generation.analyzer.term(way);
            let named = inside
                .iter()
                .flat_map(|table| table.keys())
                .find(|name| name.to_lowercase() == term);
            if let Some(name) = named {
                wrong.push(format!("{kind} {way:?} is read as {name:?}"));
            }
        }
    }
    // "doctor" was once the stem of "doctorate", and every PhD lay outside of the guides.
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_story_around_the_question_does_not_hide_it() {
    let answer = ask(
        "Hi all! I am 34 and have worked as a nurse in Leeds for ten years. My brother says I am \
         mad. Do I need a PhD to become an ML \
         engineer? Thanks for reading!",
    );
    assert!(answer.title.contains("PhD"), "{}", answer.title);
}

#[test]
fn a_small_library_answers_too() {
    let world = World::new(&[(
        "g",
        "## Lamps {#lamps}\n\nUse a bright lamp.\n\n> Also asked: which light do I need\n\n\
         ## Lenses {#lenses}\n\nUse a strong lens.\n\n> Also asked: what magnifies widgets",
    )]);
    world.vocabulary("stop = [\"which\", \"do\", \"i\", \"need\", \"a\", \"what\"]\n");
    let generation = world.generation();
    let question = "which light do I need".to_owned();
    let answer = respond::respond(&generation, &Request::Ask(Ask { question }));
    check(&generation, &answer);
    assert_eq!(answer.title, "Lamps");
    assert_eq!(answer.outcome, Outcome::Answered);
    assert_eq!(answer.sources[0].publisher, "unnamed source");
}

#[test]
fn a_word_that_is_nearly_the_guides_is_understood() {
    // Where the meaning is clear it is simply answered.
    let answer = ask("machine learning carrier path");
    assert_eq!(answer.outcome, Outcome::Answered);
    assert!(answer.title.contains("oadmap"), "{}", answer.title);
    // What would not be answered either is not offered.
    let refused = ask("which guitar should I buy");
    let asks = |request: &Request| matches!(request, Request::Ask(_));
    assert!(!refused.actions.iter().any(|action| asks(&action.request)));
}

#[test]
fn another_guide_s_answer_to_the_same_question_is_named_with_its_guide() {
    let answer = ask("do I need a PhD");
    let first = &answer.actions[0];
    assert_eq!(
        first.label,
        "Edirae: Is a PhD needed to become a machine learning engineer?"
    );
    assert_eq!(
        first.request,
        Request::Passage(Passage {
            id: "edirae/phd".into()
        })
    );
    assert_eq!(sources(&answer), ["career-growth"]);
    let named = |question: &str| {
        let actions = ask(question).actions;
        actions
            .iter()
            .any(|action| action.label.starts_with("Edirae: "))
    };
    // Figures of several guides stand in the answer itself.
    assert!(!named("mle salary in the UK"));
}

#[test]
fn a_role_without_figures_does_not_lend_its_name_to_others() {
    for (question, lacking) in [
        ("prompt engineer or ml engineer salary", "a Prompt Engineer"),
        ("ai engineer salary vs mle in india", "an AI Engineer"),
    ] {
        let answer = ask(question);
        let text = body(&answer);
        assert!(
            !answer.title.contains(lacking.split_once(' ').unwrap().1),
            "{}",
            answer.title
        );
        assert!(
            text.contains(&format!("no pay figures for {lacking}")),
            "{text}"
        );
        assert!(text.contains("Machine Learning Engineer"), "{text}");
    }
}

#[test]
fn a_role_without_a_figure_for_a_country_is_shown_with_the_figure_it_has() {
    let answer = ask("data scientist salary india");
    let text = body(&answer);
    assert_eq!(answer.outcome, Outcome::Answered);
    assert!(text.contains("$140K"), "{text}");
    assert!(text.contains("no such figures for India"), "{text}");
}

#[test]
fn a_level_without_a_figure_is_not_answered_with_every_other_level() {
    let answer = ask("what does a staff engineer earn");
    let text = body(&answer);
    assert_eq!(
        answer.title,
        "Staff/Principal level: Machine Learning Engineer"
    );
    assert!(text.contains("no pay figure for just that"), "{text}");
}

#[test]
fn us_is_the_country_where_it_cannot_be_the_pronoun() {
    for (question, is_country) in [
        ("ML engineer salary US", true),
        ("average US ml salary", true),
        ("mle pay us senior", true),
        ("us vs uk ml salary", true),
        ("can you tell us about the salary", false),
        ("how well do they pay us", false),
    ] {
        let reading = careerbot::question::read(world::real(), question);
        let named = reading
            .entities
            .regions
            .contains(&"United States".to_owned());
        assert_eq!(named, is_country, "{question}");
    }
}

#[test]
fn figures_say_what_they_are_not_linked_to() {
    let text = body(&ask("how much should i pay for a course in india"));
    assert!(text.contains("do not link them to “course”"), "{text}");
    let text = body(&ask("salary in india"));
    assert!(!text.contains("link them"), "{text}");
}

#[test]
fn what_somebody_is_so_far_is_no_subject() {
    for question in [
        "i am a nurse, how do i become an ml engineer",
        "how do i become a machine learning engineer from nigeria",
    ] {
        assert_eq!(ask(question).outcome, Outcome::Answered, "{question}");
    }
    assert_eq!(ask("salary of a nurse").outcome, Outcome::NotCovered);
}

#[test]
fn a_name_that_nobody_knows_is_said_to_be_missing() {
    let answer = ask("which framework should i learn, pytorch or langchain");
    assert!(
        body(&answer).contains("nothing on “langchain”"),
        "{}",
        body(&answer)
    );
}

#[test]
fn questions_about_the_bot_are_answered_with_help_and_guides() {
    for question in ["Who are you?", "what can you do", "help"] {
        let help = respond::respond(world::real(), &Request::Help(Help));
        assert_eq!(ask(question).title, help.title, "{question}");
    }
    let guides = respond::respond(world::real(), &Request::Guides(Guides));
    assert_eq!(ask("what guides do you have?").title, guides.title);
    // For tools it is not a question that the guides cover.
    assert!(respond::ask(world::real(), "who are you").reply.is_some());
}

#[test]
fn a_usual_word_is_never_guessed_to_be_another() {
    for question in ["how do I bake bread?", "is meta a toxic place to work"] {
        for action in ask(question).actions {
            assert!(!action.label.starts_with("Did you mean"), "{action:?}");
        }
    }
}

#[test]
fn what_is_said_of_one_role_is_not_passed_off_as_another_s() {
    for (question, is_noted) in [
        ("do i need a phd to become a data scientist", true),
        ("portfolio projects for data scientists", true),
        ("how do i become a machine learning engineer", false),
        ("i am a data engineer, which skills do i need for ml", false),
    ] {
        let text = body(&ask(question));
        let is_there = text.contains("not of a Data ");
        assert_eq!(is_there, is_noted, "{question}: {text}");
    }
}

#[test]
fn a_question_behind_a_spoiler_is_one() {
    assert_eq!(ask("||salary in India||").outcome, Outcome::Answered);
    assert_eq!(ask("salary || 1=1").outcome, Outcome::NotCovered);
}
