//! Terms in, the named things of a question out: places, levels, years, months, roles,
//! certifications, and what lies outside of every guide.

use crate::index::{Generation, Meaning, Token};

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
    /// Halves of the vocabulary's subjects beyond the guides: number and half.
    pub halves: Vec<(usize, bool)>,
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
                    Meaning::Beyond(number, half) => {
                        if !found.halves.contains(&(*number, *half)) {
                            found.halves.push((*number, *half));
                        }
                    }
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

    /// Number of a subject beyond the guides of which both halves are named.
    pub fn beyond(&self) -> Option<usize> {
        let whole = self
            .halves
            .iter()
            .find(|(number, half)| !half && self.halves.contains(&(*number, true)));
        whole.map(|(number, _)| *number)
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
        self.halves.extend(other.halves);
        if take(Kind::Outside) {
            self.outside.extend(other.outside);
        }
    }
}

/// Whether a role or a country outside of the guides is only where somebody comes from: "I am a nurse",
/// "from Nigeria", "as a devops engineer".
pub(super) fn is_background(generation: &Generation, tokens: &[Token], at: usize) -> bool {
    const BEFORE: [&str; 7] = ["am", "im", "from", "as", "being", "former", "ex"];
    let mut meanings = generation.gazetteer.meanings(&tokens[at].term).iter();
    let is_kind = |meaning: &Meaning| matches!(meaning, Meaning::Outside(kind) if kind == "role" || kind == "country");
    meanings.any(is_kind) && follows(tokens, at, &BEFORE)
}

/// Whether a token stands behind one of these words, articles aside.
fn follows(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    let before = tokens[..at]
        .iter()
        .rev()
        .map(|token| token.surface.as_str());
    let mut before = before.filter(|word| !matches!(*word, "a" | "an" | "the"));
    before.next().is_some_and(|word| words.contains(&word))
}

/// What a word is in capitals, where it is one in small letters too: "us salary", "senior us pay",
/// "us vs uk", but not "tell us" or "pay us".
fn small_letters<'a>(generation: &'a Generation, tokens: &[Token], at: usize) -> Option<&'a str> {
    const TELLING: [&str; 6] = ["tell", "give", "show", "help", "teach", "let"];
    const PAYING: [&str; 3] = ["pay", "pays", "paid"];
    let name = generation.analyzer.in_capitals(&tokens[at].surface)?;
    let place = generation.gazetteer.meanings(name).first();
    let is_place = matches!(place, Some(Meaning::Region(_)));
    let goes_with = |token: &Token| {
        token.term == "difference"
            || generation
                .gazetteer
                .meanings(&token.term)
                .iter()
                .any(|meaning| match meaning {
                    Meaning::Region(_)
                    | Meaning::City(_)
                    | Meaning::Level(_)
                    | Meaning::Role(_) => true,
                    Meaning::Intent(name) => name == "pay",
                    Meaning::Certification(_) | Meaning::Outside(_) | Meaning::Beyond(..) => false,
                })
    };
    let before = at.checked_sub(1).map(|at| &tokens[at]);
    let is_after =
        |verbs: &[&str]| before.is_some_and(|token| verbs.contains(&token.surface.as_str()));
    let leads = tokens.get(at + 1).is_some_and(goes_with);
    let follows = before.is_some_and(goes_with) && !is_after(&PAYING);
    (is_place && !is_after(&TELLING) && (leads || follows)).then_some(name)
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

/// Numbers beside "year", "yoe" or "month": "4 yoe", "3-5 years", "1.5 years", "month 5", "18 months of
/// experience".
fn spans(tokens: &[Token], at: usize, found: &mut Entities) {
    let (number, glued) = match number(&tokens[at].surface) {
        Some(read) => read,
        None => return,
    };
    let unit = |at: usize| tokens.get(at).map(|token| token.term.as_str());
    // "3-5 years": the unit may follow the second number.
    let next = match unit(at + 1) {
        Some(_)
            if tokens
                .get(at + 1)
                .is_some_and(|t| self::number(&t.surface).is_some()) =>
        {
            unit(at + 2)
        }
        Some(_) if tokens.get(at + 1).is_some_and(|t| t.surface == "to") => unit(at + 3),
        other => other,
    };
    let unit = glued.as_deref().or(next).unwrap_or_default();
    let before = at
        .checked_sub(1)
        .and_then(|at| tokens.get(at))
        .map(|token| token.term.as_str());
    let old = tokens[at..]
        .iter()
        .take(3)
        .any(|token| matches!(token.surface.as_str(), "old" | "age"));
    if old || (number > 60 && glued.is_none()) {
        return;
    }
    match unit {
        "year" | "years of experience" | "yr" | "yrs" | "y" | "yoe" => found.years.push(number),
        "month" | "mo" | "mos" if said(tokens, at, &["experience", "exp", "xp"]) => {
            found.years.push(number / 12);
        }
        // A place in a plan; how long something takes or may take is none.
        "month" | "mo" | "mos" if matches!(before, Some("after" | "first" | "month")) => {
            found.months.push(number);
        }
        // "200k", "12lpa": nobody means anything but money.
        "k" | "l" | "lpa" | "lakh" | "cr" => once(&mut found.intents, "pay"),
        _ if before == Some("month") => found.months.push(number),
        _ => {}
    }
}

/// Whether one of these words comes soon after.
fn said(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    let mut soon = tokens.iter().skip(at + 1).take(4);
    soon.any(|token| token.surface.split(' ').any(|word| words.contains(&word)))
}

/// The number of a word such as "4", "5+" or "4yoe", with the unit glued to it.
fn number(word: &str) -> Option<(u32, Option<String>)> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if let Some(value) = WORDS.iter().position(|name| *name == word) {
        return u32::try_from(value).ok().map(|value| (value, None));
    }
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let value = word[..digits].parse().ok()?;
    let rest = word[digits..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let rest = rest.trim_matches('+');
    Some((value, (!rest.is_empty()).then(|| rest.to_owned())))
}

fn once(list: &mut Vec<String>, name: &str) {
    if !list.iter().any(|known| known == name) {
        list.push(name.to_owned());
    }
}
