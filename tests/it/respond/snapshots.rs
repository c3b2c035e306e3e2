//! One whole answer of each command, as a reader sees it.

use careerbot::respond::answer::Answer;

use super::{run, shown};

/// Without related headings: they follow every change of a guide's words, and other tests hold
/// them to their rules.
fn ask(question: &str) -> Answer {
    Answer {
        actions: Vec::new(),
        ..super::ask(question)
    }
}

macro_rules! answers {
    ($($name:ident: $answer:expr;)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(shown(&$answer));
        })*
    };
}

answers! {
    ask_phd: ask("do i need a phd to be a mle??");
    ask_pay_with_typos: ask("mle sallary uk 4 yoe");
    ask_not_covered: ask("how do I cook rice");
    salary_india: run("salary", &[("country", "India")]);
    salary_mid: run("salary", &[("level", "mid")]);
    skills: run("skills", &[]);
    skills_python: run("skills", &[("area", "python")]);
    certifications: run("certifications", &[]);
    certifications_aws: run("certifications", &[("name", "aws")]);
    compare: run("compare", &[]);
    compare_ai_engineer: run("compare", &[("role", "AI engineer")]);
    roadmap: run("roadmap", &[]);
    roadmap_without_one: run("roadmap", &[("guide", "mle-career-2026")]);
    pin_roadmap: run("pin-roadmap", &[]);
    pin_roadmap_career_growth: run("pin-roadmap", &[("guide", "career-growth")]);
    reindex: run("reindex", &[]);
    unanswered: run("unanswered", &[]);
    levels: run("levels", &[]);
    faq: run("faq", &[]);
    guides: run("guides", &[]);
    help: run("help", &[]);
}
