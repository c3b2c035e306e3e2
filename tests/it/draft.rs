//! Drafts of guides from pages of any kind: what is not marked for the author has no problem.

use careerbot::draft::{Form, Refused, draft};
use careerbot::knowledge::{Problem, parse_guide, render_problems};
use proptest::prelude::*;

/// What pages are made of, and what Markdown could read in it.
const PIECES: [&str; 68] = [
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
    "<table><tr><td rowspan=2>a</td><td colspan=3>b</td></tr><tr><td>1</td></tr></table>",
    "<sup>1</sup>",
    "<button>",
    "</button>",
    "<label>",
    "</label>",
    "<dl>",
    "<strong>Why?</strong>",
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

/// The draft of a page's body.
fn page(body: &str) -> String {
    let text = format!("<title>Widget Tester career guide</title><main>{body}</main>");
    draft(&text, Form::Html, None).unwrap()
}

#[test]
fn a_cell_that_goes_over_others_stands_in_each_of_their_places() {
    let page = page(
        "<h2>Skills</h2><table><tr><th>Category</th><th>Skill</th><th>Importance</th></tr>\
         <tr><td rowspan='3'>Programming</td><td>Python</td><td>High</td></tr>\
         <tr><td>SQL</td><td>Low</td></tr><tr><td>Bash</td><td>Medium</td></tr>\
         <tr><td>Cloud</td><td>AWS</td><td>High</td></tr></table>\
         <h2>Compared</h2><table><tr><th>Aspect</th><th>Tester</th><th>Maker</th></tr>\
         <tr><td>Tools</td><td colspan='2'>The same</td></tr></table>\
         <h2>Pay</h2><table><tr><th>Country</th><th>Level</th><th>Salary</th></tr>\
         <tr><td rowspan=2>United Kingdom</td><td>Entry</td><td>£35K</td></tr>\
         <tr><td>Senior</td><td>£80K</td></tr><tr><td colspan=3>Asia</td></tr>\
         <tr><td>India</td><td>Entry</td><td>₹4L</td></tr></table>",
    );
    for row in [
        "| Programming | Python | High |\n| Programming | SQL | Low |\n| Programming | Bash | Medium |\n| Cloud | AWS | High |",
        "| Tools | The same | The same |",
        "| United Kingdom | Entry | £35K |\n| United Kingdom | Senior | £80K |\n| [[author: a line over the rows below it: Asia]] |",
    ] {
        assert!(page.contains(row), "{row}\n{page}");
    }
}

#[test]
fn figures_that_are_raised_or_struck_out_never_become_part_of_others() {
    let page = page(
        "<h2>Pay</h2><p>It is $110,000<sup>4</sup>, and 10<sup>7</sup> for the 1<sup>st</sup> year.</p>\
         <p>Spain pays <s>$50K</s> <del>$55K</del> $60K.</p>\
         <table><tr><th>Country</th><th>Salary</th></tr><tr><td>Germany</td><td>$95K<sup>2</sup></td></tr></table>",
    );
    for wrong in ["$110,0004", "107", "K2", "$50K", "$55K"] {
        assert!(!page.contains(wrong), "{wrong}\n{page}");
    }
    for right in [
        "It is $110,000 [[author: the page sets 4 above the line here;",
        "the 1st year",
        "Spain pays $60K.",
        "{#pay .salary}",
        "| Germany | $95K [[author: the page sets 2",
    ] {
        assert!(page.contains(right), "{right}\n{page}");
    }
    let markdown = "## Pay\n\nIt is ~~$50K~~ $60K.\n";
    let struck = draft(markdown, Form::Markdown, None).unwrap();
    assert!(struck.contains("\nIt is $60K."), "{struck}");
}

#[test]
fn a_list_keeps_its_numbers() {
    let page = page(
        "<h2>Steps</h2><ol><li>read</li></ol><p>Then:</p><ol start='2'><li>write<ul><li>well</li></ul></li><li>go</li></ol>",
    );
    let lists = "\n1. read\n\nThen:\n\n- 2\\. write\n  - well\n- 3\\. go\n";
    assert!(page.contains(lists), "{page}");
}

#[test]
fn questions_keep_their_answers_however_a_page_folds_them_away() {
    let page = page(
        "<h2>FAQ</h2><div><h3><button aria-expanded='true'>Do I need a degree?</button></h3><div>No.</div>\
         <h3><button><span>Is it well paid</span></button></h3><div>Very.</div><button>Share</button></div>\
         <h2>FAQs</h2><dl><dt>How long</dt><dd>A year.</dd><dt><button>Is it hard?</button></dt><dd>Yes.</dd></dl>\
         <h2>FAQ on SQL</h2><p><strong>Is Python enough?</strong></p><p>Nearly.</p>\
         <p><strong>Is SQL dead?</strong><br>Not at all.</p>\
         <h2>FAQ on pay</h2><button>Which level pays most?</button><p>Senior.</p>\
         <label>Which pays least?</label><div>Entry.</div>\
         <h2>Terms</h2><dl><dt>ETL</dt><dd>Extract.</dd></dl><p><b>Why so?</b> Nobody knows.</p>",
    );
    for (question, answer) in [
        ("Do I need a degree?", "No."),
        ("Is it well paid", "Very."),
        ("How long", "A year."),
        ("Is it hard?", "Yes."),
        ("Is Python enough?", "Nearly."),
        ("Is SQL dead?", "Not at all."),
        ("Which level pays most?", "Senior."),
        ("Which pays least?", "Entry."),
    ] {
        let start = page
            .find(&format!("### {question} {{#"))
            .unwrap_or_else(|| panic!("{question}\n{page}"));
        let block = page[start..].split("\n\n").nth(1).unwrap();
        assert_eq!(block.trim(), answer, "{question}\n{page}");
    }
    assert_eq!(page.matches(" .faq}").count(), 4, "{page}");
    assert!(!page.contains("Share"), "{page}");
    // Elsewhere they are text.
    assert!(
        page.contains("\nETL\n\nExtract.\n\nWhy so? Nobody knows.\n"),
        "{page}"
    );
}
