//! Headings with mistakes, and what is said of them.

use super::broken::Case;

/// What comes after the front matter.
#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "an unknown class",
        lines: &["## Pay {#pay .salry}", "", "Text."],
        problems: &["1:14+6 there is no class `.salry`"],
    },
    Case {
        name: "a class that is like none",
        lines: &["## Pay {#pay .xyz}", "", "Text."],
        problems: &["1:14+4 there is no class `.xyz`"],
    },
    Case {
        name: "two classes",
        lines: &["## Pay {#pay .salary .levels}", "", "| Region | Range |", "|---|---|", "| India | ₹6L |"],
        problems: &["1:22+7 a second class for one section"],
    },
    Case {
        name: "a class on a part",
        lines: &["## Work {#work}", "", "### Pay {#pay .salary}", "", "Text."],
        problems: &["3:15+7 the class `.salary` on a `###` heading"],
    },
    Case {
        name: "an attribute that is neither",
        lines: &["## Pay {#pay salary}", "", "Text."],
        problems: &["1:14+6 `salary` is neither an id nor a class"],
    },
    Case {
        name: "a heading without an id",
        lines: &["## What a tester does", "", "Text."],
        problems: &["1:1+21 a heading without an id"],
    },
    Case {
        name: "a part without an id",
        lines: &["## Work {#work}", "", "### Days", "", "Text."],
        problems: &["3:1+8 a heading without an id"],
    },
    Case {
        name: "a heading whose braces are open",
        lines: &["## Pay {#pay", "", "Text."],
        problems: &["1:1+12 a heading without an id"],
    },
    Case {
        name: "two ids",
        lines: &["## Pay {#pay #money}", "", "Text."],
        problems: &["1:14+6 a second id for one heading"],
    },
    Case {
        name: "an id in capitals",
        lines: &["## Pay {#Pay}", "", "Text."],
        problems: &["1:9+4 `Pay` cannot be an id"],
    },
    Case {
        name: "an id with an underscore",
        lines: &["## Pay {#pay_now}", "", "Text."],
        problems: &["1:9+8 `pay_now` cannot be an id"],
    },
    Case {
        name: "an id with a hanging hyphen",
        lines: &["## Pay {#pay-}", "", "Text."],
        problems: &["1:9+5 `pay-` cannot be an id"],
    },
    Case {
        name: "an id of 25 characters",
        lines: &["## Pay {#abcdefghijklmnopqrstuvwxy}", "", "Text."],
        problems: &["1:9+26 the id `abcdefghijklmnopqrstuvwxy` has 25 characters"],
    },
    Case {
        name: "an id twice",
        lines: &["## Pay {#pay}", "", "Text.", "", "## Money {#pay}", "", "Text.", "", "### Cash {#pay}", "", "Text."],
        problems: &["5:11+4 the id `pay` is used twice", "9:11+4 the id `pay` is used twice"],
    },
    Case {
        name: "a heading without text",
        lines: &["## {#pay}", "", "Text."],
        problems: &["1:1+9 a heading without text"],
    },
    Case {
        name: "an empty section",
        lines: &["## Pay {#pay}", "", "## Work {#work}", "", "Text."],
        problems: &["1:1+13 a heading with nothing under it"],
    },
    Case {
        name: "a section of nothing but also asked",
        lines: &["## Pay {#pay}", "", "> Also asked: how much"],
        problems: &["1:1+13 a heading with nothing under it"],
    },
    Case {
        name: "an empty part",
        lines: &["## Work {#work}", "", "### Days {#days}"],
        problems: &["3:1+16 a heading with nothing under it"],
    },
    Case {
        name: "a first-level heading",
        lines: &["# Pay {#pay}", "", "Text."],
        problems: &["1:1+12 `##` expected, not `#`"],
    },
    Case {
        name: "a jump from the second level to the fourth",
        lines: &["## Work {#work}", "", "Text.", "", "#### Days {#days}", "", "Text."],
        problems: &["5:1+17 `##` or `###` expected, not `####`"],
    },
    Case {
        name: "a fourth level",
        lines: &["## Work {#work}", "", "### Days {#days}", "", "Text.", "", "#### Hours {#hours}", "", "Text."],
        problems: &["7:1+19 `###` expected, not `####`"],
    },
    Case {
        name: "a part before any section",
        lines: &["### Days {#days}", "", "Text."],
        problems: &["1:1+16 `##` expected, not `###`"],
    },
    Case {
        name: "text before the first heading",
        lines: &["Hello.", "", "## Work {#work}", "", "Text."],
        problems: &["1:1+6 text before the first heading"],
    },
    Case {
        name: "an underlined heading",
        lines: &["## Work {#work}", "", "Text.", "", "Pay", "---", "", "Text."],
        problems: &["5:1+3 a heading underlined with `---` or `===`"],
    },
    Case {
        name: "a heading without a space",
        lines: &["## Work {#work}", "", "Text.", "", "##Pay {#pay}", "", "Text."],
        problems: &["5:1+12 this looks like a heading and is not one"],
    },
];
