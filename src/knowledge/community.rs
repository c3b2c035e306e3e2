//! Who the guides are for, as `community.toml` says it.

use serde::{Deserialize, Serialize};

use super::Signs;

/// Most example questions: with a way to the help they are a row of buttons.
pub const MOST_EXAMPLES: usize = 4;
/// Longest name, role and example in characters, as a button or a choice holds them.
pub const LONGEST_LINE: usize = 80;
/// Longest address of a page.
pub const LONGEST_LINK: usize = 200;

/// What a community says of itself; everything has a default that fits any career.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Community {
    /// What it is called.
    pub name: String,
    /// The role that a question is about where it names none; always the role of a guide.
    pub default_role: Option<String>,
    /// Questions that show what can be asked.
    pub examples: Vec<String>,
    /// Signs of currencies beside the usual ones, in lower case, or in another sense than the usual one.
    pub currencies: Signs,
    /// Where the community says what happens with what people write.
    pub privacy: Option<String>,
    /// Where it says by which rules the bot may be used.
    pub terms: Option<String>,
}

impl Default for Community {
    fn default() -> Self {
        Self {
            name: "Career guides".into(),
            default_role: None,
            examples: Vec::new(),
            currencies: Signs::new(),
            privacy: None,
            terms: None,
        }
    }
}
