//! Three verdicts and what each is worth in the figures.

use careerbot::evaluate::{Figures, Outcome, Question, Right, Verdict};

fn question(right: Right) -> Question {
    Question {
        text: "a question".into(),
        right,
        topic: "t".into(),
        style: "plain".into(),
        part: None,
    }
}

fn over(covered: bool, outcomes: &[(Verdict, Option<usize>)]) -> Figures {
    let right = match covered {
        true => Right::Passages(vec!["a/b".into()]),
        false => Right::Nothing,
    };
    let question = question(right);
    let outcome = |&(verdict, rank)| Outcome { verdict, rank };
    let outcomes: Vec<Outcome> = outcomes.iter().map(outcome).collect();
    Figures::over(outcomes.iter().map(|outcome| (&question, outcome)))
}

#[test]
fn an_answer_counts_where_it_stands() {
    let found = over(
        true,
        &[
            (Verdict::Answered, Some(1)),
            (Verdict::Answered, Some(3)),
            (Verdict::Answered, Some(10)),
            (Verdict::Answered, None),
        ],
    );
    assert_eq!(
        (found.covered, found.hit1, found.hit3, found.wrong_refusals),
        (4, 0.25, 0.5, 0.0)
    );
    assert!((found.mrr - (1.0 + 1.0 / 3.0 + 0.1) / 4.0).abs() < 1e-9);
}

#[test]
fn a_refusal_counts_as_missed_wherever_the_right_passage_stood() {
    let refused = Verdict::NotCovered;
    let found = over(true, &[(refused, Some(1)), (refused, None)]);
    assert_eq!(
        (found.hit1, found.hit3, found.mrr, found.wrong_refusals),
        (0.0, 0.0, 0.0, 1.0)
    );
}

#[test]
fn closest_passages_count_in_three_and_are_no_refusal_where_the_right_one_is_among_them() {
    let near = Verdict::Near;
    let found = over(
        true,
        &[
            (near, Some(1)),
            (near, Some(3)),
            (near, Some(4)),
            (near, None),
        ],
    );
    assert_eq!(
        (found.hit1, found.hit3, found.near, found.wrong_refusals),
        (0.0, 0.5, 1.0, 0.5)
    );
    // The best that they can be is second.
    assert!((found.mrr - (0.5 + 1.0 / 3.0) / 4.0).abs() < 1e-9);
}

#[test]
fn what_is_not_covered_is_rightly_refused_by_both() {
    let found = over(
        false,
        &[
            (Verdict::Near, None),
            (Verdict::NotCovered, None),
            (Verdict::Answered, None),
            (Verdict::Answered, None),
        ],
    );
    assert_eq!(
        (found.covered, found.uncovered, found.right_refusals),
        (0, 4, 0.5)
    );
}
