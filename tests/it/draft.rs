//! Drafts of guides from pages of any kind: what is not marked for the author has no problem.

use careerbot::draft::{Form, Refused, draft};
use careerbot::knowledge::{Problem, parse_guide, render_problems};
use proptest::prelude::*;

/// What pages are made of, and what Markdown could read in it.
const PIECES: [&str; 60] = [
    "<h1>",
    "</h1>",
    "<h2>",
    "</h2>",
    "<h3>",
    "</h3>",
    "<h5>",
    "<p>",
    "</p>",
    "<ul>",
    "</ul>",
    "<ol>",
    "</ol>",
    "<li>",
    "</li>",
    "<b>",
    "</b>",
    "<br>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<blockquote>",
    "<details><summary>",
    "</summary>",
    "<dt>",
    "<dd>",
    "<main>",
    "</main>",
    "<td>",
    "<table><tr><th>Skill</th><th>Importance</th></tr><tr><td>C|C++</td><td>*</td></tr></table>",
    "<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>1</td></tr></table>",
    "<img alt='a b c ]] d'>",
    "<a href='x'>",
    "</a>",
    "Step 1: go (Months 1–3)",
    "Step 2",
    "why?",
    "FAQ",
    "word",
    " ",
    "\n",
    "\n\n",
    "    ",
    "*",
    "**",
    "_",
    "`",
    "[x]",
    "](y)",
    "#",
    "1. ",
    "- ",
    "&lt;b>",
    "&amp;amp;",
    "|",
    "\\",
    "{#a .faq}",
    "~~",
    "\u{200b}\u{fffd}",
];

fn problems(text: &str, form: Form) -> Option<(String, Vec<Problem>)> {
    let draft = match draft(text, form, Some("Tester")) {
        Ok(draft) => draft,
        // A panic on the way would come out as too slow.
        Err(why) => {
            assert_eq!(why, Refused::Empty, "{text:?}");
            return None;
        }
    };
    let found = parse_guide("g.md", "g", &draft).err().unwrap_or_default();
    Some((draft, found))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn only_marked_places_are_problems(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..60),
        is_html in any::<bool>(),
    ) {
        let text = pieces.concat();
        let form = if is_html { Form::Html } else { Form::Markdown };
        if let Some((draft, found)) = problems(&text, form) {
            let others: Vec<Problem> = found
                .into_iter()
                .filter(|problem| !problem.message.starts_with("left to the author"))
                .collect();
            prop_assert!(others.is_empty(), "{}\n{draft}\n{text:?}", render_problems(&others, false));
        }
    }

    #[test]
    fn any_text_gives_a_draft_or_nothing(text in "\\PC{0,200}") {
        problems(&text, Form::Html);
        problems(&text, Form::Markdown);
    }
}

#[test]
fn a_guide_comes_back_as_it_was_read() {
    let guide = include_str!("knowledge/good.md");
    let (draft, found) = problems(guide, Form::Markdown).unwrap();
    for line in [
        "| Certified Widget Tester | Widget Board | You can test. |",
        "- press",
        "  - gently",
    ] {
        assert!(draft.contains(line), "{line}: {draft}");
    }
    assert!(
        draft.contains("> Also asked: is a degree needed"),
        "{draft}"
    );
    let marked = |problem: &&Problem| problem.message.starts_with("left to the author");
    assert_eq!(
        found.iter().filter(marked).count(),
        found.len(),
        "{}",
        render_problems(&found, false)
    );
}
