//! Text with mistakes, and what is said of them.

use super::broken::Case;

/// What comes after the front matter.
#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "a faq without questions",
        lines: &["## FAQ {#faq .faq}", "", "Text."],
        problems: &["1:1+18 a `.faq` section without questions"],
    },
    Case {
        name: "a question without an answer",
        lines: &["## FAQ {#faq .faq}", "", "### Why? {#why}", "", "> Also asked: how come", "", "### How? {#how}", "", "So."],
        problems: &["3:1+15 a question without an answer"],
    },
    Case {
        name: "a roadmap without steps",
        lines: &["## Way {#way .roadmap}", "", "Text."],
        problems: &["1:1+22 a `.roadmap` section without steps"],
    },
    Case {
        name: "a step without text",
        lines: &["## Way {#way .roadmap}", "", "### First {#first}", "", "Time: Month 1"],
        problems: &["3:1+18 a step without text"],
    },
    Case {
        name: "bold that is not closed",
        lines: &["## Work {#work}", "", "Some **bold text and __more", "and 2 \\*\\* 3 and **this**."],
        problems: &["3:6+2 `**` opens or closes nothing", "3:22+2 `__` opens or closes nothing"],
    },
    Case {
        name: "code that is not closed",
        lines: &["## Work {#work}", "", "Some \\` code and `more.", "", "- a `b"],
        problems: &["3:18+1 a backtick opens or closes nothing", "5:5+1 a backtick opens or closes nothing"],
    },
    Case {
        name: "an empty time",
        lines: &["## Way {#way .roadmap}", "", "### First {#first}", "", "Time:", "", "Text."],
        problems: &["5:1+5 `Time:` is empty"],
    },
    Case {
        name: "two times",
        lines: &["## Way {#way .roadmap}", "", "### First {#first}", "", "Time: Month 1", "", "Text.", "", "Time: Month 2"],
        problems: &["9:1+13 a second `Time:` in one step"],
    },
    Case {
        name: "an empty also asked",
        lines: &["## Work {#work}", "", "Text.", "", "> Also asked:"],
        problems: &["5:1+13 `Also asked` is empty"],
    },
    Case {
        name: "an empty entry in also asked",
        lines: &["## Work {#work}", "", "Text.", "", "> Also asked: one · · two"],
        problems: &["5:1+25 `Also asked` has an empty entry"],
    },
    Case {
        name: "also asked twice",
        lines: &["## Work {#work}", "", "Text.", "", "> Also asked: one", "", "> Also asked: two"],
        problems: &["7:1+17 a second `Also asked` under one heading"],
    },
    Case {
        name: "also asked with other dots",
        lines: &["## Work {#work}", "", "Text.", "", "> Also asked: one • two"],
        problems: &["5:1+23 `Also asked` is parted by `•` (U+2022)"],
    },
    Case {
        name: "also asked without a quote",
        lines: &["## Work {#work}", "", "Text.", "", "Also asked: one · two"],
        problems: &["5:1+21 `Also asked:` outside of a block quote"],
    },
    Case {
        name: "text that runs into also asked",
        lines: &["## Work {#work}", "", "> Also asked: one · two", "Text."],
        problems: &["4:1+5 this line is read as part of `Also asked`"],
    },
    Case {
        name: "another block quote",
        lines: &["## Work {#work}", "", "Text.", "", "> As she said."],
        problems: &["5:1+14 a block quote that is not `> Also asked:`"],
    },
    Case {
        name: "a list in a block quote",
        lines: &["## Work {#work}", "", "Text.", "", "> - one"],
        problems: &["5:3+5 guides hold no lists inside a block quote"],
    },
    Case {
        name: "html",
        lines: &["## Work {#work}", "", "Text with <b>bold</b>.", "", "<div>", "block", "</div>"],
        problems: &["3:11+3 guides hold no HTML", "3:18+4 guides hold no HTML", "5:1+5 guides hold no HTML"],
    },
    Case {
        name: "a comment",
        lines: &["## Work {#work}", "", "Text.", "", "<!-- later -->"],
        problems: &["5:1+14 guides hold no comments"],
    },
    Case {
        name: "an image",
        lines: &["## Work {#work}", "", "Text ![chart](a.png)."],
        problems: &["3:6+15 guides hold no images"],
    },
    Case {
        name: "a link",
        lines: &["## Work {#work}", "", "See [this](https://example.com) and <https://example.com>."],
        problems: &["3:5+27 guides hold no links", "3:37+21 guides hold no links"],
    },
    Case {
        name: "a link definition",
        lines: &["## Work {#work}", "", "Text.", "", "[a]: https://example.com"],
        problems: &["5:1+24 guides hold no link definitions"],
    },
    Case {
        name: "a footnote",
        lines: &["## Work {#work}", "", "Text.[^1]", "", "[^1]: Note."],
        problems: &["3:6+4 guides hold no footnotes", "5:1+11 guides hold no footnotes"],
    },
    Case {
        name: "a fenced code block",
        lines: &["## Work {#work}", "", "```", "code", "```"],
        problems: &["3:1+3 guides hold no code blocks"],
    },
    Case {
        name: "an indented code block",
        lines: &["## Work {#work}", "", "    code"],
        problems: &["3:5+4 guides hold no code blocks"],
    },
    Case {
        name: "struck-out text",
        lines: &["## Work {#work}", "", "Text ~~gone~~."],
        problems: &["3:6+8 guides hold no struck-out text"],
    },
    Case {
        name: "a check box",
        lines: &["## Work {#work}", "", "- [ ] item"],
        problems: &["3:3+3 guides hold no check boxes"],
    },
    Case {
        name: "a line across the page",
        lines: &["## Work {#work}", "", "Text.", "", "***"],
        problems: &["5:1+3 guides hold no lines across the page"],
    },
    Case {
        name: "an empty list item",
        lines: &["## Work {#work}", "", "- one", "-", "- three"],
        problems: &["4:1+1 a list item without text"],
    },
    Case {
        name: "a list that starts at a year",
        lines: &["## Work {#work}", "", "2026. It was a good year."],
        problems: &["3:1+4 a numbered list that starts at 2026"],
    },
    Case {
        name: "a heading in a list",
        lines: &["## Work {#work}", "", "- # one"],
        problems: &["3:3+5 guides hold no headings inside a list"],
    },
    Case {
        name: "a control character",
        lines: &["## Work {#work}", "", "Te\u{7}xt and \u{0} nothing."],
        problems: &["3:3+1 the text holds the invisible character U+0007", "3:11+1 the text holds the invisible character U+0000"],
    },
    Case {
        name: "a zero width space",
        lines: &["## Work {#work}", "", "Te\u{200b}xt."],
        problems: &["3:3+1 the text holds the invisible character U+200B"],
    },
    Case {
        name: "an entity for a control character",
        lines: &["## Work {#work}", "", "Text &#27;[1m."],
        problems: &["3:6+5 the entity stands for the invisible character U+001B"],
    },
    Case {
        name: "an old line end",
        lines: &["## Work {#work}", "", "Text.\rMore."],
        problems: &["3:6+1 the text holds the invisible character U+000D"],
    },
    Case {
        name: "a link in a cell and one in a heading",
        lines: &["## [Work](a) {#work .skills}", "", "| Skill |", "|---|", "| [SQL](b) |"],
        problems: &["1:4+9 guides hold no links", "5:3+8 guides hold no links"],
    },
    Case {
        name: "wide characters before the mark",
        lines: &["## Work {#work}", "", "日本語 <b> text."],
        problems: &["3:5+3 guides hold no HTML"],
    },
    Case {
        name: "many at once",
        lines: &["# Pay {#Pay .salry}", "", "## Skills {#skills .skills}", "", "| Skil | Area |", "|---|---|", "| a |", "", "## FAQ {#faq .faq}", "", "### Why? {#skills}"],
        problems: &["1:1+19 `##` expected, not `#`", "1:8+4 `Pay` cannot be an id", "1:13+6 there is no class `.salry`", "5:3+4 this table has no column `Skil`", "7:1+5 a row of 1 cell in a table of 2 columns", "11:1+18 a question without an answer", "11:11+7 the id `skills` is used twice"],
    },
    Case {
        name: "a quote inside a list",
        lines: &["## Work {#work}", "", "- one", "", "  > Also asked: a"],
        problems: &["5:3+15 guides hold no block quotes inside a list"],
    },
    Case {
        name: "also asked in the middle of a list that goes on",
        lines: &["## Work {#work}", "", "- one", "> Also asked: a ·", "- two"],
        problems: &["4:1+17 `Also asked` has an empty entry"],
    },
    Case {
        name: "a long line with the mark far out",
        lines: &["## Work {#work}", "", "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word <b> word word word word word word word word word word word word word word word word word word word word "],
        problems: &["3:201+3 guides hold no HTML"],
    },
    Case {
        name: "tabs before the mark",
        lines: &["## Skills {#skills .skills}", "", "| Skill |\u{9}Area |\u{9}Colour |", "|---|---|---|", "| a | b | c |"],
        problems: &["3:18+6 this table has no column `Colour`"],
    },
    Case {
        name: "several skills with one spelling apart",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "|---|---|", "| Python | Languages |", "| Python  | b |", "| Pythón | c |"],
        problems: &["6:1+15 this row stands for the same as the one in line 9"],
    },
];
