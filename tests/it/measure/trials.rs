//! The same bot over other guides.

use careerbot::evaluate::{Measured, Question};
use careerbot::knowledge::Library;

use super::program::trial::{Case, Trial};
use crate::evaluate::golden;
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

fn covered(trial: &Trial) -> Vec<(String, Vec<bool>)> {
    let case = |case: &Case| {
        let covered = case.questions.iter().map(Question::is_covered).collect();
        (case.name.clone(), covered)
    };
    trial.cases.iter().map(case).collect()
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
    let measured = trial.run().unwrap();
    let names: Vec<&str> = measured.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["maker", "tester", "together", "BM25"]);
    let count = |measured: &Measured| {
        let figures = measured.figures(|_| true);
        (figures.covered, figures.uncovered)
    };
    let counts: Vec<_> = measured.iter().map(|(_, one)| count(one)).collect();
    assert_eq!(counts, [(3, 1), (2, 2), (5, 3), (5, 3)]);
    let (_, without_tester) = &measured[1];
    let certificates = without_tester.figures(|question| question.text == "certificates");
    assert_eq!((certificates.hit1, certificates.covered), (1.0, 1));
}

#[test]
fn without_other_ways_of_asking_only_the_guides_own_words_are_left() {
    let (library, questions) = own();
    let right = |trial: Trial| {
        let measured = trial.run().unwrap();
        let papers = |question: &Question| question.text.starts_with("papers");
        measured[0].1.figures(papers).hit1
    };
    assert_eq!(right(Trial::of("own", library.clone(), &questions)), 1.0);
    assert_eq!(right(Trial::without_also_asked(&library, &questions)), 0.0);
}

#[test]
fn plain_search_has_the_same_columns() {
    let (library, questions) = own();
    let table = Trial::leaving_one_out(&library, &questions).table();
    insta::assert_snapshot!(table.unwrap(), @r"

    own questions, one guide left out
                                 n  none  hit@1  hit@3    MRR   near  wrong  right
    maker, tune                  2     0 100.0% 100.0%  1.000   0.0%   0.0%      –
    maker, unseen                1     1 100.0% 100.0%  1.000   0.0%   0.0% 100.0%
    tester, tune                 0     2      –      –      –      –      – 100.0%
    tester, unseen               2     0 100.0% 100.0%  1.000   0.0%   0.0%      –
    together, tune               2     2 100.0% 100.0%  1.000   0.0%   0.0% 100.0%
    together, unseen             3     1 100.0% 100.0%  1.000   0.0%   0.0% 100.0%
    BM25, tune                   2     2  50.0%  50.0%  0.500   0.0%  50.0%  50.0%
    BM25, unseen                 3     1 100.0% 100.0%  1.000   0.0%   0.0% 100.0%
    ");
}
