//! Finds what the terms of a question name: places, levels, years, months, roles,
//! certifications, and what lies outside of every guide.

use super::context::{follows, is_background, small_letters};
use super::spans::spans;
use crate::index::{Generation, Meaning, Token};

/// Words for what a `.salary` table holds, known whatever the vocabulary says.
const PAY: [&str; 13] = [
    "pay",
    "pays",
    "paid",
    "salary",
    "salaries",
    "wage",
    "wages",
    "earn",
    "earns",
    "earning",
    "earnings",
    "income",
    "compensation",
];

/// What a question names. Names are the vocabulary's.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entities {
    /// Regions, named or pointed to by a city or a currency.
    pub regions: Vec<String>,
    /// The cities and states among these, in the question's words.
    pub cities: Vec<String>,
    /// Career levels.
    pub levels: Vec<String>,
    /// Years of experience.
    pub years: Vec<u32>,
    /// Months of a plan.
    pub months: Vec<u32>,
    /// Roles, in the order in which they are named.
    pub roles: Vec<String>,
    /// The role that is asked about for its own sake: "become a …", "skills for a …".
    pub aim: Option<String>,
    /// Certifications.
    pub certifications: Vec<String>,
    /// What no guide speaks of: its kind, and the words.
    pub outside: Vec<(String, String)>,
    /// The same where somebody only says what they are or where they come from: "from nursing".
    pub background: Vec<String>,
    /// What is asked for: names of the vocabulary's groups of like words.
    pub intents: Vec<String>,
}

impl Entities {
    /// The named things among the terms of a question.
    pub fn find(generation: &Generation, tokens: &[Token]) -> Self {
        let gazetteer = &generation.gazetteer;
        let mut found = Self::default();
        for (at, token) in tokens.iter().enumerate() {
            let phrases = gazetteer
                .phrases_at(&tokens[at..])
                .map(|(phrase, _)| phrase);
            for meaning in [token.term.as_str()]
                .into_iter()
                .chain(small_letters(generation, tokens, at))
                .chain(phrases)
                .flat_map(|key| gazetteer.meanings(key))
            {
                match meaning {
                    Meaning::Region(name) => once(&mut found.regions, name),
                    Meaning::City(region) => {
                        once(&mut found.regions, region);
                        once(&mut found.cities, &token.surface);
                    }
                    Meaning::Level(name) => once(&mut found.levels, name),
                    Meaning::Role(name) => {
                        once(&mut found.roles, name);
                        if follows(tokens, at, &["become", "becoming", "for", "of"]) {
                            found.aim.get_or_insert_with(|| name.clone());
                        }
                    }
                    Meaning::Certification(name) => once(&mut found.certifications, name),
                    Meaning::Intent(name) => once(&mut found.intents, name),
                    // What a guide speaks of is not outside, whatever the vocabulary thinks.
                    Meaning::Outside(_) if generation.lexicon.frequency(&token.term) > 0 => {}
                    Meaning::Outside(_) if is_background(generation, tokens, at) => {
                        once(&mut found.background, &token.surface);
                    }
                    Meaning::Outside(kind) => {
                        let thing = (kind.clone(), token.surface.clone());
                        if !found.outside.contains(&thing) {
                            found.outside.push(thing);
                        }
                    }
                }
            }
            if PAY.contains(&token.surface.as_str()) {
                found.ask_for("pay");
            }
            spans(tokens, at, &mut found);
        }
        found
    }

    /// What is named, in words: a label and the names; kinds that are not named are left out.
    pub fn described(&self) -> Vec<(&'static str, String)> {
        let numbers = |list: &[u32]| {
            list.iter()
                .map(u32::to_string)
                .collect::<Vec<_>>()
                .join(", ")
        };
        let outside: Vec<&str> = self.outside.iter().map(|(_, what)| what.as_str()).collect();
        let all = [
            ("Region", self.regions.join(", ")),
            ("Level", self.levels.join(", ")),
            ("Years", numbers(&self.years)),
            ("Months", numbers(&self.months)),
            ("Role", self.roles.join(", ")),
            ("Certification", self.certifications.join(", ")),
            ("Outside the guides", outside.join(", ")),
            ("Asks for", self.intents.join(", ")),
        ];
        all.into_iter()
            .filter(|(_, names)| !names.is_empty())
            .collect()
    }

    /// Whether a place, a level, years, months, a role or a certification is named.
    pub(super) fn is_any(&self) -> bool {
        let names = [
            &self.regions,
            &self.levels,
            &self.roles,
            &self.certifications,
        ];
        let numbers = [&self.years, &self.months];
        names.iter().any(|names| !names.is_empty()) || numbers.iter().any(|list| !list.is_empty())
    }

    /// Whether pay is asked for.
    pub fn asks_pay(&self) -> bool {
        self.intents.iter().any(|intent| intent == "pay")
    }

    /// Takes roles outside of the guides for where somebody comes from; gives their words.
    pub(super) fn leave_roles(&mut self) -> Vec<String> {
        let is_role = |(kind, _): &mut (String, String)| kind == "role";
        let roles = self.outside.extract_if(.., is_role).map(|(_, what)| what);
        let roles: Vec<String> = roles.collect();
        roles
            .iter()
            .for_each(|role| once(&mut self.background, role));
        roles
    }

    /// Notes what is asked for.
    pub(super) fn ask_for(&mut self, intent: &str) {
        once(&mut self.intents, intent);
    }

    /// What the asking clauses name; of what was only told, the kinds that they leave open.
    pub(super) fn merge(asked: Vec<Self>, told: Vec<Self>) -> Self {
        let mut all = Self::default();
        for one in asked {
            all.add(one, |_| true);
        }
        let open = all.clone();
        for one in told {
            all.add(one, |kind| match kind {
                Kind::Region => open.regions.is_empty(),
                Kind::Level => open.levels.is_empty() && open.years.is_empty(),
                Kind::Role => open.roles.is_empty(),
                Kind::Outside => false,
                Kind::Other => true,
            });
        }
        all
    }

    fn add(&mut self, other: Self, take: impl Fn(Kind) -> bool) {
        let put = |into: &mut Vec<String>, from: Vec<String>, kind| {
            if take(kind) {
                from.iter().for_each(|name| once(into, name));
            }
        };
        put(&mut self.regions, other.regions, Kind::Region);
        put(&mut self.cities, other.cities, Kind::Region);
        put(&mut self.levels, other.levels, Kind::Level);
        put(&mut self.roles, other.roles, Kind::Role);
        self.aim = self.aim.take().or(other.aim);
        put(&mut self.certifications, other.certifications, Kind::Other);
        put(&mut self.intents, other.intents, Kind::Other);
        if take(Kind::Level) {
            self.years.extend(other.years);
        }
        self.months.extend(other.months);
        put(&mut self.background, other.background, Kind::Other);
        if take(Kind::Outside) {
            self.outside.extend(other.outside);
        }
    }
}

/// What decides whether a story around the question adds to it.
enum Kind {
    Region,
    Level,
    Role,
    /// Somebody's life around the question may hold anything.
    Outside,
    Other,
}

fn once(list: &mut Vec<String>, name: &str) {
    if !list.iter().any(|known| known == name) {
        list.push(name.to_owned());
    }
}
