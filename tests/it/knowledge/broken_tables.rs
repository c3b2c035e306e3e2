//! Tables with mistakes, and what is said of them.

use super::broken::Case;

/// What comes after the front matter.
#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "a missing column",
        lines: &["## Pay {#pay .salary}", "", "| Region | Level |", "|---|---|", "| India | Entry |"],
        problems: &["3:1+18 the column `Range` is missing"],
    },
    Case {
        name: "an unknown column",
        lines: &["## Pay {#pay .salary}", "", "| Regoin | Range |", "|---|---|", "| India | ₹6L |"],
        problems: &["3:3+6 this table has no column `Regoin`"],
    },
    Case {
        name: "a column in another case",
        lines: &["## Pay {#pay .salary}", "", "| Region | Range | note |", "|---|---|---|", "| India | ₹6L | – |"],
        problems: &["3:20+4 this table has no column `note`"],
    },
    Case {
        name: "a column twice",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area | Area |", "|---|---|---|", "| SQL | a | b |"],
        problems: &["3:18+4 the column `Area` stands there twice"],
    },
    Case {
        name: "a column without a name",
        lines: &["## Skills {#skills .skills}", "", "| Skill |  |", "|---|---|", "| SQL | a |"],
        problems: &["3:10+1 a column without a name"],
    },
    Case {
        name: "money without a currency",
        lines: &["## Pay {#pay .salary}", "", "| Region | Range |", "|---|---|", "| India | 6L–12L |"],
        problems: &["5:11+6 `6L–12L` has no currency"],
    },
    Case {
        name: "money in two currencies",
        lines: &["## Pay {#pay .salary}", "", "| Region | Range |", "|---|---|", "| India | $6K–₹12L |"],
        problems: &["5:11+8 `$6K–₹12L` mixes two currencies"],
    },
    Case {
        name: "money upside down",
        lines: &["## Pay {#pay .salary}", "", "| Region | Range |", "|---|---|", "| India | $60K–$50K |"],
        problems: &["5:11+9 `$60K–$50K` has its upper end below its lower end"],
    },
    Case {
        name: "money in words",
        lines: &["## Pay {#pay .salary}", "", "| Region | Range |", "|---|---|", "| India | plenty |"],
        problems: &["5:11+6 `plenty` is not an amount of money"],
    },
    Case {
        name: "pay of a level that is no money",
        lines: &["## Levels {#levels .levels}", "", "| Level | Pay |", "|---|---|", "| Entry | good |"],
        problems: &["5:11+4 `good` is not an amount of money"],
    },
    Case {
        name: "years in words",
        lines: &["## Pay {#pay .salary}", "", "| Region | Experience | Range |", "|---|---|---|", "| India | some years | ₹6L |"],
        problems: &["5:11+10 `some years` is not a span of years"],
    },
    Case {
        name: "years upside down",
        lines: &["## Levels {#levels .levels}", "", "| Level | Experience |", "|---|---|", "| Entry | 5–2 years |"],
        problems: &["5:11+9 `5–2 years` goes from 5 years down to 2"],
    },
    Case {
        name: "an unknown measure",
        lines: &["## Pay {#pay .salary}", "", "| Region | Range | Measure |", "|---|---|---|", "| India | ₹6L | meadian |"],
        problems: &["5:17+7 `meadian` is not a measure of pay"],
    },
    Case {
        name: "a required cell with a dash",
        lines: &["## Pay {#pay .salary}", "", "| Region | Range |", "|---|---|", "| – | ₹6L |", "| India | – |"],
        problems: &["5:3+1 `Region` is empty", "6:11+1 `Range` is empty"],
    },
    Case {
        name: "a required cell that is empty",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "|---|---|", "|  | Languages |"],
        problems: &["5:2+1 `Skill` is empty"],
    },
    Case {
        name: "a row with too few cells",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "|---|---|", "| Python |"],
        problems: &["5:1+10 a row of 1 cell in a table of 2 columns"],
    },
    Case {
        name: "a row with too many cells",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "|---|---|", "| Python | a | b |"],
        problems: &["5:1+18 a row of 3 cells in a table of 2 columns"],
    },
    Case {
        name: "text that runs into the table",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "|---|---|", "| Python | Languages |", "Some text."],
        problems: &["6:1+10 this line is read as a row of the table"],
    },
    Case {
        name: "a head and a rule of different widths",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "|---|", "| Python | a |"],
        problems: &["4:1+5 1 of 2 columns are underlined, so this is not read as a table"],
    },
    Case {
        name: "a table without its rule",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "| Python | a |"],
        problems: &["3:1+16 this looks like a table and is not one"],
    },
    Case {
        name: "a table without rows",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "|---|---|"],
        problems: &["3:1+16 a table without rows"],
    },
    Case {
        name: "a classed section without a table",
        lines: &["## Skills {#skills .skills}", "", "Text."],
        problems: &["1:1+27 a `.skills` section without a table"],
    },
    Case {
        name: "two tables",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "|---|---|", "| Python | Languages |", "", "| Skill | Area |", "|---|---|", "| Python | Languages |"],
        problems: &["7:1+16 a second table in one section"],
    },
    Case {
        name: "a table in a section without a class",
        lines: &["## Skills {#skills}", "", "| Skill | Area |", "|---|---|", "| Python | Languages |"],
        problems: &["3:1+16 a table in a section without a class"],
    },
    Case {
        name: "a table in a part",
        lines: &["## Skills {#skills}", "", "### More {#more}", "", "| Skill | Area |", "|---|---|", "| Python | Languages |"],
        problems: &["5:1+16 a table in a `###` part"],
    },
    Case {
        name: "a table in an answer",
        lines: &["## FAQ {#faq .faq}", "", "### Why? {#why}", "", "| Skill | Area |", "|---|---|", "| Python | Languages |"],
        problems: &["5:1+16 a table in an answer"],
    },
    Case {
        name: "text after the table",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "|---|---|", "| Python | Languages |", "", "More.", "", "- and more"],
        problems: &["7:1+5 text after the table", "9:1+10 text after the table"],
    },
    Case {
        name: "a row twice",
        lines: &["## Pay {#pay .salary}", "", "| Region | Role | Level | Range |", "|---|---|---|---|", "| India | – | Entry | ₹6L |", "| India | r | entry | ₹7L |"],
        problems: &["6:1+27 this row stands for the same as the one in line 9"],
    },
    Case {
        name: "a skill twice",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "|---|---|", "| Python | Languages |", "| PYTHON | b |"],
        problems: &["6:1+14 this row stands for the same as the one in line 9"],
    },
    Case {
        name: "a comparison of one role",
        lines: &["## Roles {#roles .comparison}", "", "| Factor | A |", "|---|---|", "| Pay | good |"],
        problems: &["3:1+14 a comparison of fewer than two roles"],
    },
    Case {
        name: "a comparison without a factor",
        lines: &["## Roles {#roles .comparison}", "", "| Thing | A | B |", "|---|---|---|", "| Pay | good | bad |"],
        problems: &["3:3+5 the first column of a comparison is `Factor`, not `Thing`"],
    },
    Case {
        name: "a comparison with a role twice",
        lines: &["## Roles {#roles .comparison}", "", "| Factor | A | a |", "|---|---|---|", "| Pay | good | bad |"],
        problems: &["3:16+1 the column `a` stands there twice"],
    },
    Case {
        name: "a rating without a value",
        lines: &["## Rating {#rating .ratings}", "", "| Measure | Value |", "|---|---|", "| Demand | – |"],
        problems: &["5:12+1 `Value` is empty"],
    },
    Case {
        name: "a language with a sign twice",
        lines: &["## Skills {#skills .skills}", "", "| Skill |", "|---|", "| C |", "| C++ |", "| C# |", "| c++ |"],
        problems: &["8:1+7 this row stands for the same as the one in line 10"],
    },
    Case {
        name: "an escaped pipe and one too many",
        lines: &["## Skills {#skills .skills}", "", "| Skill | Area |", "|---|---|", "| a \\| b | c |", "| a \\\\| b | c |"],
        problems: &["6:1+15 a row of 3 cells in a table of 2 columns"],
    },
];
