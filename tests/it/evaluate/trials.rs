//! The same bot over other guides.

use careerbot::evaluate::{Measured, Question, TestGuides, Trial, head, rows_by_part};
use careerbot::knowledge::Library;

use super::golden;
use crate::world::{World, library};

const TESTER: &str = "## Pay {#pay}\n\nA tester earns $100.\n\n\
                      ## Certificates {#certificates}\n\n\
                      > Also asked: papers worth having\n\n\
                      The Widget Diploma shows care.";
const MAKER: &str = "## Certificates {#certificates}\n\nMakers take the Widget Diploma.\n\n\
                     ## Tools {#tools}\n\nA lathe and a file.";

fn own() -> (Library, Vec<Question>) {
    let world = World::new(&[("maker", MAKER), ("tester", TESTER)]);
    let generation = world.generation();
    let questions = golden(
        &generation,
        &[
            ("pay of a tester", &["tester/pay"], "tune"),
            ("papers worth having", &["tester/certificates"], "tune"),
            (
                "certificates",
                &["maker/certificates", "tester/certificates"],
                "unseen",
            ),
            ("which tools", &["maker/tools"], "unseen"),
            ("how do I cook rice", &[], "tune"),
        ],
    );
    (library(&world.root()), questions)
}

fn test_guides() -> TestGuides {
    let body = "## Shelving {#shelving}\n\nA librarian shelves books by number.";
    let world = World::new(&[("librarian", body)]);
    let generation = world.generation();
    let questions = golden(
        &generation,
        &[("shelving books", &["librarian/shelving"], "tune")],
    );
    TestGuides {
        library: library(&world.root()),
        questions,
    }
}

fn covered(trial: &Trial) -> Vec<(String, Vec<bool>)> {
    let case = |case: &careerbot::evaluate::Case| {
        let covered = case.questions.iter().map(Question::is_covered).collect();
        (case.name.clone(), covered)
    };
    trial.cases.iter().map(case).collect()
}

fn slugs(trial: &Trial) -> Vec<&str> {
    let guides = trial.cases[0].library.guides.iter();
    guides.map(|guide| guide.slug.as_str()).collect()
}

#[test]
fn leaving_a_guide_out_leaves_its_own_questions_uncovered() {
    let (library, questions) = own();
    let trial = Trial::leaving_one_out(&library, &questions);
    // What nothing answers belongs to no guide.
    assert_eq!(
        covered(&trial),
        [
            ("maker".to_owned(), vec![true, true, true, false]),
            ("tester".to_owned(), vec![false, false, true, true]),
        ]
    );
    let measured = trial.run(&|_| {}).unwrap();
    let names: Vec<&str> = measured.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["maker", "tester", "together"]);
    let count = |measured: &Measured| {
        let figures = measured.ours(|_| true);
        (figures.covered, figures.uncovered)
    };
    let counts: Vec<_> = measured.iter().map(|(_, one)| count(one)).collect();
    assert_eq!(counts, [(3, 1), (2, 2), (5, 3)]);
    let (_, without_tester) = &measured[1];
    let certificates = without_tester.ours(|question| question.text == "certificates");
    assert_eq!((certificates.hit1, certificates.covered), (1.0, 1));
}

#[test]
fn without_other_ways_of_asking_only_the_guides_own_words_are_left() {
    let (library, questions) = own();
    let right = |trial: Trial| {
        let measured = trial.run(&|_| {}).unwrap();
        let papers = |question: &Question| question.text.starts_with("papers");
        measured[0].1.ours(papers).hit1
    };
    assert_eq!(right(Trial::own(&library, &questions)), 1.0);
    assert_eq!(right(Trial::without_also_asked(&library, &questions)), 0.0);
}

#[test]
fn test_guides_stand_alone_and_beside_the_others() {
    let (library, questions) = own();
    let guides = test_guides();
    assert_eq!(slugs(&guides.alone()), ["librarian"]);
    let beside = guides.beside(&library);
    assert_eq!(slugs(&beside), ["librarian", "maker", "tester"]);
    assert_eq!(beside.cases[0].questions.len(), 1);
    let own = guides.beside_own(&library, &questions);
    assert_eq!(slugs(&own), ["librarian", "maker", "tester"]);
    assert_eq!(own.cases[0].questions.len(), 5);
    for trial in [guides.alone(), guides.beside(&library)] {
        let measured = trial.run(&|_| {}).unwrap();
        assert_eq!(measured[0].1.ours(|_| true).hit1, 1.0);
    }
}

#[test]
fn every_table_has_the_same_columns() {
    let (library, questions) = own();
    let mut table = head();
    for trial in [
        Trial::own(&library, &questions),
        Trial::leaving_one_out(&library, &questions),
    ] {
        table += &rows_by_part(trial.title, &trial.run(&|_| {}).unwrap());
    }
    insta::assert_snapshot!(table, @r"
                                 n  none  hit@1  hit@3    MRR   near  wrong  right   BM25@1 BM25@3

    own questions
    tune                         2     1 100.0% 100.0%  1.000   0.0%   0.0% 100.0%    50.0%  50.0%
    unseen                       2     0  50.0% 100.0%  0.750  50.0%   0.0%      –   100.0% 100.0%

    own questions, one guide left out
    maker, tune                  2     0 100.0% 100.0%  1.000   0.0%   0.0%      –    50.0%  50.0%
    maker, unseen                1     1 100.0% 100.0%  1.000   0.0%   0.0% 100.0%   100.0% 100.0%
    tester, tune                 0     2      –      –      –      –      – 100.0%        –      –
    tester, unseen               2     0 100.0% 100.0%  1.000   0.0%   0.0%      –   100.0% 100.0%
    together, tune               2     2 100.0% 100.0%  1.000   0.0%   0.0% 100.0%    50.0%  50.0%
    together, unseen             3     1 100.0% 100.0%  1.000   0.0%   0.0% 100.0%   100.0% 100.0%
    ");
}
