//! Every figure of the guides can be found: nothing that people are paid or promised gets lost on
//! the way from a guide to its passages.

use std::collections::BTreeSet;
use std::fs;

use crate::world;

/// Figures of money, parts of a hundred and marks out of ten, as they stand in a text.
fn figures(text: &str) -> BTreeSet<String> {
    text.split(|c: char| c.is_whitespace() || c == '|')
        .filter(|word| {
            word.contains(['$', '₹', '£', '€', '%']) || word.trim_end_matches('.').ends_with("/10")
        })
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric() && !"$₹£€%+".contains(c))
                .to_owned()
        })
        .filter(|word| word.contains(|c: char| c.is_ascii_digit()))
        .collect()
}

#[test]
fn the_figures_of_the_guides_are_the_figures_of_the_passages() {
    let generation = world::real();
    for guide in &generation.library.guides {
        let file = world::knowledge().join(format!("guides/{}.md", guide.slug));
        let text = fs::read_to_string(file).unwrap();
        // Front matter and other ways of asking are not what a guide says.
        let body = text.splitn(3, "+++").nth(2).unwrap();
        let said: Vec<&str> = body.lines().filter(|line| !line.starts_with('>')).collect();
        let mine = generation
            .passages()
            .filter(|passage| passage.guide == guide.slug);
        let shown: Vec<String> = mine.map(|passage| passage.text).collect();
        let said = figures(&said.join("\n"));
        assert!(said.len() >= 2, "{}: {said:?}", guide.slug);
        assert_eq!(figures(&shown.join("\n")), said, "{}", guide.slug);
    }
}

/// Read from the guides by a person; a figure that changes in a guide changes here too.
const KNOWN: [(&str, &str); 55] = [
    ("career-growth/outlook", "+40%"),
    ("career-growth/outlook", "$165K"),
    ("career-growth/good-career", "+40%"),
    ("career-growth/levels/mid", "$150K–$180K"),
    ("career-growth/levels/mid", "2–5 years"),
    ("career-growth/levels/senior", "over $200K"),
    ("career-growth/levels/staff-principal", "7+ years"),
    ("career-growth/edu-bachelor", "4 years"),
    ("career-growth/edu-master", "1–2 years"),
    ("career-growth/edu-bootcamp", "3–6 months"),
    ("career-growth/research-scientist", "$180K"),
    ("career-growth/data-engineer", "$130K"),
    ("career-growth/port-projects", "3–5"),
    ("career-growth/pay-location", "30–50%"),
    ("career-growth/pay-company", "20–40%"),
    ("career-growth/pay-experience", "$120K–$140K"),
    ("career-growth/pay-experience", "$160K–$200K"),
    ("career-growth/pay-experience", "$250K"),
    ("career-growth/pay-experience", "$150K–$180K"),
    ("career-growth/how-long", "12–18 months"),
    ("career-growth/how-long", "2–3 years"),
    ("career-growth/vs-data-scientist", "$140K"),
    ("careersteps/glance/average-salary", "$100K–$360K+"),
    ("careersteps/glance/difficulty", "9.2/10"),
    ("careersteps/glance/demand", "9.8/10"),
    ("careersteps/verdict/growth-path", "10/10"),
    ("careersteps/verdict/salary-lift", "10/10"),
    ("careersteps/verdict/learning-curve", "9.2/10"),
    ("careersteps/verdict/remote-work", "8.5/10"),
    ("careersteps/salary", "$100,000–$145,000"),
    ("careersteps/salary", "$145,000–$225,000"),
    ("careersteps/salary", "$225,000–$365,000+"),
    ("careersteps/salary", "0–2 years"),
    ("edirae/glance/average-salary", "$100,000–$250,000"),
    ("edirae/glance/time-to-career", "8–12 months"),
    ("edirae/glance/job-growth", "+30%"),
    ("edirae/one-year", "within a year"),
    ("edirae/phase-1", "Months 1–3"),
    ("edirae/phase-2", "Months 4–6"),
    ("edirae/phase-3", "Months 7–9"),
    ("edirae/phase-4", "Months 10–12"),
    ("edirae/phase-1", "2–3 ML projects"),
    ("edirae/phase-4", "3–5 production-ready projects"),
    ("edirae/remote", "2020"),
    ("mle-career-2026/salary", "₹6L–₹12L"),
    ("mle-career-2026/salary", "₹15L–₹30L"),
    ("mle-career-2026/salary", "₹35L+"),
    ("mle-career-2026/salary", "$95K–$130K"),
    ("mle-career-2026/salary", "$140K–$190K"),
    ("mle-career-2026/salary", "$250K+"),
    ("mle-career-2026/salary", "£45K–£75K"),
    ("mle-career-2026/salary", "£60K–£90K"),
    ("mle-career-2026/salary", "£85K–£130K+"),
    ("mle-career-2026/salary", "3–6 years"),
    ("mle-career-2026/salary", "2–4 years"),
];

#[test]
fn figures_stand_where_a_reader_of_the_guides_saw_them() {
    let generation = world::real();
    for (id, figure) in KNOWN {
        // A row may have any id under its table; the table's own passages count together.
        let under = format!("{id}/");
        let found = generation
            .passages()
            .filter(|passage| passage.id == id || passage.id.starts_with(&under))
            .any(|passage| passage.text.contains(figure));
        assert!(found, "{figure} is not in {id}");
    }
}
