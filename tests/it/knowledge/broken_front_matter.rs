//! Front matter with mistakes, and what is said of them.

use super::broken::Case;

/// Whole files.
#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "an empty file",
        lines: &[""],
        problems: &["1:1+1 the front matter is missing"],
    },
    Case {
        name: "no front matter",
        lines: &["## Work {#work}", "", "Text."],
        problems: &["1:1+1 the front matter is missing"],
    },
    Case {
        name: "yaml front matter",
        lines: &["---", "title: T", "---", "", "## Work {#work}", "", "Text."],
        problems: &["1:1+1 the front matter is missing"],
    },
    Case {
        name: "text before the front matter",
        lines: &["Hello.", "+++", "title = \"T\"", "role = \"R\"", "+++", "", "## Work {#work}", "", "Text."],
        problems: &["1:1+1 the front matter is missing"],
    },
    Case {
        name: "front matter that is not closed",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "", "## Work {#work .salry}", "", "Text."],
        problems: &["1:1+3 the front matter is not closed", "5:16+6 there is no class `.salry`"],
    },
    Case {
        name: "front matter that is not toml",
        lines: &["+++", "title = T", "role = \"R\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["2:9+1 `title` is not text in double quotes"],
    },
    Case {
        name: "an unquoted date",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "updated = 2026-06", "+++", "## Work {#work}", "", "Text."],
        problems: &["4:11+7 `updated` is not text in double quotes"],
    },
    Case {
        name: "a draft in quotes",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "draft = \"yes\"", "+++", "## A {#a}", "Text."],
        problems: &["4:9+5 `draft` is neither true nor false"],
    },
    Case {
        name: "a date that is no text",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "updated = 2026-06-01", "+++", "## Work {#work}", "", "Text."],
        problems: &["4:11+10 `updated` is not text in double quotes"],
    },
    Case {
        name: "a bad month",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "updated = \"2026-13\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["4:11+9 `2026-13` is not a year and month"],
    },
    Case {
        name: "a month in words",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "updated = \"June 2026\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["4:11+11 `June 2026` is not a year and month"],
    },
    Case {
        name: "a month in one digit",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "updated = \"2026-6\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["4:11+8 `2026-6` is not a year and month"],
    },
    Case {
        name: "no title and no role",
        lines: &["+++", "publisher = \"P\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["1:1+3 the front matter lacks `title`", "1:1+3 the front matter lacks `role`"],
    },
    Case {
        name: "an empty title",
        lines: &["+++", "title = \" \"", "role = \"R\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["2:9+3 `title` is empty"],
    },
    Case {
        name: "an empty publisher",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "publisher = \"\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["4:13+2 `publisher` is empty"],
    },
    Case {
        name: "an unknown key",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "published = \"P\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["4:1+9 the front matter has no key `published`"],
    },
    Case {
        name: "a key from somewhere else",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "weight = 3", "+++", "## Work {#work}", "", "Text."],
        problems: &["4:1+6 the front matter has no key `weight`"],
    },
    Case {
        name: "a key twice",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "role = \"S\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["4:1+4 the key stands there twice"],
    },
    Case {
        name: "a title that is a number",
        lines: &["+++", "title = 5", "role = \"R\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["2:9+1 `title` is not text in double quotes"],
    },
    Case {
        name: "a guide without a section",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "+++"],
        problems: &["4:4+1 the guide has no section"],
    },
    Case {
        name: "a control character in a key's text",
        lines: &["+++", "title = \"T\\u001b\"", "role = \"R\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["2:9+9 `title` holds the invisible character U+001B"],
    },
    Case {
        name: "a title whose quotes are open",
        lines: &["+++", "title = \"T", "role = \"R\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["2:11+1 the quotes of this text are not right"],
    },
    Case {
        name: "a misspelt title",
        lines: &["+++", "titel = \"T\"", "role = \"R\"", "+++", "## Work {#work}", "", "Text."],
        problems: &["2:1+5 the front matter has no key `titel`"],
    },
    Case {
        name: "a table in the front matter",
        lines: &["+++", "title = \"T\"", "role = \"R\"", "[more]", "a = 1", "+++", "## Work {#work}", "", "Text."],
        problems: &["4:2+4 the front matter has no key `more`"],
    },
    Case {
        name: "windows line ends and a mistake",
        lines: &["+++\r", "title = \"T\"\r", "role = \"R\"\r", "+++\r", "## Work {#work .faqs}\r", "\r", "Text.\r"],
        problems: &["5:16+5 there is no class `.faqs`"],
    },
];
