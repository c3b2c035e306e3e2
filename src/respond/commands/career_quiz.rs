//! `/career-quiz`: a question with its answers as buttons, and after the last one the role that the
//! answers speak for, with what the guides say of it.

use super::compare::own_role;
use super::{Compare, Roadmap, SkillGap};
use crate::index::Generation;
use crate::knowledge::Quiz;
use crate::knowledge::quiz::{Fit, LONGEST_LABEL, MOST_ANSWERS, MOST_QUESTIONS};
use crate::limits::BUTTON_LABEL;
use crate::respond::answer::{Action, Answer, Block, MAX_ACTIONS};
use crate::respond::command::{Arguments, Command, CommandSpec, Values};
use crate::respond::layout::{listed, short_name, sources};
use crate::respond::marks::{self, Chosen};

// A question's answers and the way back are one row of buttons, each label fits onto its button, and
// every answer into an id.
const _: () = assert!(MOST_ANSWERS < MAX_ACTIONS && LONGEST_LABEL <= BUTTON_LABEL);
const _: () = assert!(MOST_QUESTIONS <= marks::MOST_ANSWERS);

const TITLE: &str = "Which AI career fits you?";

/// A role with everything that the answers say for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'q> {
    /// The role.
    pub role: &'q str,
    /// The sum of the answers' points.
    pub points: u32,
    /// Label of the answer and why it speaks for the role, in the order of the questions.
    pub reasons: Vec<(&'q str, &'q Fit)>,
}

/// The roles of a quiz by these answers, best first; equal ones in the order in which the quiz first
/// names them. `None` where an answer is not in the quiz.
pub fn standings<'q>(quiz: &'q Quiz, answers: &[u8]) -> Option<Vec<Standing<'q>>> {
    let mut standings: Vec<Standing<'q>> = Vec::new();
    let all = quiz.questions.iter().flat_map(|question| &question.answers);
    for fit in all.flat_map(|answer| &answer.fits) {
        if standings.iter().all(|known| known.role != fit.role) {
            standings.push(Standing {
                role: &fit.role,
                points: 0,
                reasons: Vec::new(),
            });
        }
    }
    for (at, chosen) in answers.iter().enumerate() {
        let answer = quiz.questions.get(at)?.answers.get(usize::from(*chosen))?;
        for fit in &answer.fits {
            let standing = standings.iter_mut().find(|known| known.role == fit.role)?;
            standing.points += u32::from(fit.weight);
            standing.reasons.push((&answer.label, fit));
        }
    }
    standings.sort_by_key(|standing| std::cmp::Reverse(standing.points));
    Some(standings)
}

/// The quiz "which AI career fits me"; a question, or the result after the last one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CareerQuiz {
    /// The answers so far; none at the start.
    pub chosen: Chosen,
}

impl Arguments for CareerQuiz {
    fn read(values: &Values) -> Option<Self> {
        Some(Self {
            chosen: values.parse("chosen").ok()?.unwrap_or_default(),
        })
    }

    fn write(&self) -> Values {
        Values::default().with("chosen", Some(&self.chosen))
    }
}

impl Command for CareerQuiz {
    const SPEC: CommandSpec = CommandSpec {
        name: "career-quiz",
        description: "A few questions: which AI career fits you?",
        carried: &["chosen"],
        wish: "Find out which AI career fits you",
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        let chosen = &self.chosen;
        let Some(quiz) = &generation.library.quiz else {
            return none();
        };
        let now = quiz.fingerprint();
        let is_start = *chosen == Chosen::default();
        match standings(quiz, &chosen.answers) {
            Some(standings) if is_start || chosen.quiz == now => {
                let chosen = Chosen {
                    quiz: now,
                    answers: chosen.answers.clone(),
                };
                if chosen.answers.len() < quiz.questions.len() {
                    question(quiz, &chosen)
                } else {
                    result(generation, &standings, &chosen)
                }
            }
            _ => {
                let chosen = Chosen {
                    quiz: now,
                    answers: Vec::new(),
                };
                let why = "The quiz has changed since that button was made, so it starts anew.";
                question(quiz, &chosen).note(why)
            }
        }
    }
}

fn none() -> Answer {
    let why = "There is no quiz here. Compare the roles that the guides describe instead.";
    Answer::unclear("No career quiz", why).action("Compare roles", Compare::default())
}

/// The question after these answers, of which there are fewer than questions.
fn question(quiz: &Quiz, chosen: &Chosen) -> Answer {
    let at = chosen.answers.len();
    let question = &quiz.questions[at];
    let answers = (0u8..).zip(&question.answers);
    let actions = answers.map(|(number, answer)| {
        let mut chosen = chosen.clone();
        chosen.answers.push(number);
        Action::new(&answer.label, CareerQuiz { chosen })
    });
    let place = format!("Question {} of {}", at + 1, quiz.questions.len());
    let labels = question.answers.iter().map(|answer| answer.label.clone());
    let how = Block::Note("Nothing of what you answer is kept.".into());
    Answer::new(TITLE)
        .blocks([Block::heading(&question.ask, Some(&place))])
        .list(labels)
        .blocks((at == 0).then_some(how))
        .actions(actions)
        .actions(back(chosen))
}

/// The way back to the question before, if there is one.
fn back(chosen: &Chosen) -> Option<Action> {
    let (_, before) = chosen.answers.split_last()?;
    let chosen = Chosen {
        quiz: chosen.quiz.clone(),
        answers: before.to_vec(),
    };
    Some(Action::new("← Back", CareerQuiz { chosen }))
}

fn result(generation: &Generation, standings: &[Standing<'_>], chosen: &Chosen) -> Answer {
    let most = standings.first().map_or(0, |best| best.points);
    let (best, rest) = standings.split_at(
        standings
            .iter()
            .take_while(|standing| standing.points == most)
            .count(),
    );
    let names: Vec<String> = best.iter().map(|best| best.role.to_owned()).collect();
    let says = match names.as_slice() {
        [one] => format!("Of the roles in the guides, {one} fits your answers best."),
        several => {
            let number = match several.len() {
                2 => "Two",
                3 => "Three",
                _ => "Several",
            };
            format!("{number} roles fit you equally: {}.", listed(several))
        }
    };
    let mut blocks = vec![Block::Paragraph(says)];
    // Nobody is put before another with as many points.
    let second = rest.first().map_or(0, |next| next.points);
    let is_next = |standing: &&Standing<'_>| second > 0 && standing.points == second;
    let runners_up = &rest[..rest.iter().take_while(is_next).count()];
    for (standing, place) in best
        .iter()
        .map(|best| (best, None))
        .chain(runners_up.iter().map(|next| (next, Some("Runner-up"))))
    {
        blocks.extend(shown(generation, standing, place, chosen.answers.len()));
    }
    let own = own_role(generation);
    if names.iter().any(|name| *name != own) {
        blocks.push(Block::Note(format!(
            "The guides' roadmaps and skills are those of the {own}."
        )));
    }
    let used = best
        .iter()
        .chain(runners_up)
        .flat_map(|shown| &shown.reasons);
    let guides = used.filter_map(|(_, fit)| fit.passage.split('/').next());
    Answer::new(format!("Your fit: {}", listed(&names)))
        .blocks(blocks)
        .sources(sources(generation, guides))
        .actions(next(best, runners_up, &own, chosen))
}

/// A role with its reasons: what was chosen, what the guides say, and where.
fn shown(
    generation: &Generation,
    standing: &Standing<'_>,
    place: Option<&str>,
    answers: usize,
) -> [Block; 2] {
    let count = standing.reasons.len();
    let speak = if count == 1 { "speaks" } else { "speak" };
    // Some answers say more than others: the order is by points.
    let (points, s) = (standing.points, if standing.points == 1 { "" } else { "s" });
    let aside = format!("{count} of your {answers} answers {speak} for it, {points} point{s}");
    let reason = |(label, fit): &(&str, &Fit)| {
        let passage = generation.passage(&fit.passage);
        let guide = passage
            .as_ref()
            .and_then(|passage| generation.guide(&passage.guide));
        let source = passage
            .zip(guide)
            .map(|(passage, guide)| format!(" ({}: {})", short_name(guide), passage.title));
        let label = label.trim_matches(['“', '”']);
        format!(
            "You chose “{label}”: {}{}",
            fit.reason,
            source.unwrap_or_default()
        )
    };
    let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
    [
        Block::heading(format!("{place}{}", standing.role), Some(&aside)),
        Block::List(standing.reasons.iter().map(reason).collect()),
    ]
}

/// What to do with the result: the first role that the guides compare with their own, the way in,
/// the skills, and the way back.
fn next(
    best: &[Standing<'_>],
    runners_up: &[Standing<'_>],
    own: &str,
    chosen: &Chosen,
) -> Vec<Action> {
    let mut standings = best.iter().chain(runners_up);
    let other = standings.find(|standing| standing.role != own);
    let compare = other.map(|other| {
        let role = Some(other.role.to_owned());
        let label = format!("Compare: {own} and {}", other.role);
        Action::new(label, Compare { role })
    });
    let mut actions: Vec<Action> = compare.into_iter().collect();
    let label = format!("Roadmap: {own}");
    actions.push(Action::new(label, Roadmap::default()));
    actions.push(Action::new("Skill gap", SkillGap::start()));
    actions.extend(back(chosen));
    actions.push(Action::new("Start again", CareerQuiz::default()));
    actions
}
