//! `/ask`: the best passage for a free question, or an honest "not covered".

use std::collections::HashSet;
use std::sync::Arc;

use super::passage::{HEADINGS, Passage, related};
use super::{Guides, Help, Request, examples};
use crate::index::passage::cut;
use crate::index::{self, Generation};
use crate::question;
use crate::question::talk::Opens;
use crate::rank::{Features, Verdict};
use crate::respond::answer::{Action, Answer, Block, Effect, Outcome};
use crate::respond::command::{
    Arguments, Command, CommandSpec, OptionKind, OptionSpec, Suggest, Values,
};
use crate::respond::find::{Asked, Hit, Reply, ask};
use crate::respond::layout::{blocks, help, short_name, sources};

/// Characters of a passage's first line where it is only one of the closest.
const FIRST_LINE: usize = 160;
/// By how much less a passage may fit to say something to the same question.
const NEARLY: f32 = 1.0;
/// The fit of words, and the nearness, from which a passage is asked for in just this way.
const PLAINLY_ASKED: f32 = 0.8;
const PLAINLY_MEANT: f32 = 0.6;

/// A free question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The question as typed.
    pub question: String,
}

impl Arguments for Ask {
    const OPTIONS: &[OptionSpec] = &[
        OptionSpec {
            required: true,
            ..OptionSpec::text(
                "question",
                Suggest::Questions,
                "For example: do I need a PhD?",
            )
        },
        OptionSpec::SHARE,
        OptionSpec {
            name: "member",
            description: "Answer this member, for everyone to see",
            kind: OptionKind::Member,
            required: false,
        },
    ];

    /// A blank question is answered with what can be asked.
    fn read(values: &Values) -> Option<Self> {
        let question = values.get("question").unwrap_or_default();
        Some(Self { question })
    }

    fn write(&self) -> Values {
        Values::default().with("question", Some(&self.question))
    }
}

impl Command for Ask {
    const SPEC: CommandSpec = CommandSpec {
        name: "ask",
        description: "Ask a career question in your own words",
        options: Self::OPTIONS,
        wish: "Ask something in your own words",
        example: &[("question", "do I need a PhD?")],
        ..CommandSpec::PLAIN
    };

    fn answer(&self, generation: &Generation) -> Answer {
        // A suggestion's value is the passage's id.
        let id = self.question.trim();
        if generation.passage(id).is_some() {
            return Passage { id: id.into() }.answer(generation);
        }
        let asked = ask(generation, &self.question);
        if let Some(reply) = asked.reply {
            return replied(generation, reply);
        }
        if asked.verdict != Verdict::Answered && asked.reading.terms.iter().all(|term| term.stop) {
            let ask = |question: String| Action::new(question.clone(), Self { question });
            return Answer::unclear(
                "What would you like to know?",
                "Ask a career question in your own words, for example:",
            )
            .actions(examples(generation).into_iter().map(ask))
            .actions([help()]);
        }
        match (asked.verdict, asked.hits.split_first()) {
            (Verdict::Answered, Some((best, rest))) => answered(generation, &asked, best, rest),
            (Verdict::Near, _) => self.in_vain(near(generation, &asked)),
            _ => self.in_vain(not_covered(generation, &asked)),
        }
    }
}

impl Ask {
    /// The same answer, with the question kept as one that was asked in vain.
    fn in_vain(&self, mut answer: Answer) -> Answer {
        let question = self.question.clone();
        answer.effects.push(Effect::Unanswered { question });
        answer
    }
}

/// A short reply, with what says more.
fn replied(generation: &Generation, reply: Reply) -> Answer {
    let mut answer = match reply.opens {
        Some(Opens::Help) => Help.answer(generation),
        Some(Opens::Guides) => Guides.answer(generation),
        None => {
            let name = &generation.library.community.name;
            return Answer::unclear(name, reply.text).actions([help()]);
        }
    };
    answer.blocks.insert(0, Block::Paragraph(reply.text.into()));
    answer
}

/// The best answer, with what is missing in it, what another guide says and related headings.
fn answered(generation: &Generation, asked: &Asked, best: &Hit, rest: &[Hit]) -> Answer {
    let mut actions = related(generation, rest, &best.title);
    if let Some(other) = other_guide(generation, best, rest) {
        actions.retain(|action| action.request != other.request);
        actions.insert(0, other);
        actions.truncate(HEADINGS);
    }
    let remarks = asked.gap.clone().into_iter();
    let remarks = remarks.chain(read_as(generation, asked, Some(best)));
    let mut answer = Answer::new(&best.title)
        .blocks(blocks(&best.text))
        .blocks(remarks.map(Block::Note))
        .sources(sources(generation, best.guides.iter().map(String::as_str)))
        .actions(actions);
    answer.rated = Some(best.id.clone());
    answer
}

/// What another guide says to the same question: a passage that fits it nearly as well.
fn other_guide(generation: &Generation, best: &Hit, rest: &[Hit]) -> Option<Action> {
    let mut others = rest.iter().filter(|hit| !best.guides.contains(&hit.guide));
    let other = others.find(|hit| hit.score >= best.score - NEARLY)?;
    let guide = short_name(generation.guide(&other.guide)?);
    let id = other.id.clone();
    let label = format!("{guide}: {}", other.title);
    Some(Action::new(label, Passage { id }))
}

/// Whether a passage has anything to do with a question.
fn is_near(features: &Features) -> bool {
    const NEAR: f32 = 0.35;
    features
        .coverage
        .max(features.asked)
        .max(features.whole)
        .max(features.sentence)
        >= NEAR
}

/// Whether a passage is asked for in just its own way.
fn is_asked(features: &Features) -> bool {
    features.form >= PLAINLY_ASKED || features.asked >= PLAINLY_MEANT
}

/// What was read instead of what was typed, as far as the answer, if there is one, has it or a like
/// word.
fn read_as(generation: &Generation, asked: &Asked, answer: Option<&Hit>) -> Option<String> {
    let said = answer.map(|hit| {
        let text = format!("{}\n{}", hit.title, hit.text);
        let terms = generation.analyzer.tokens(&text).into_iter();
        terms.map(|token| token.term).collect::<HashSet<String>>()
    });
    let mattered = asked.reading.corrections.iter().filter(|one| {
        let mut terms = asked.reading.terms.iter();
        said.as_ref().is_none_or(|said| {
            terms.any(|term| {
                let is_read = one.read.split(' ').any(|word| term.surface.contains(word));
                let mut meant = term.alternatives.iter();
                is_read && meant.any(|(alike, _)| said.contains(alike))
            })
        })
    });
    let list: Vec<String> = mattered.take(4).map(|one| one.read.clone()).collect();
    (!list.is_empty()).then(|| format!("Read as: {}.", list.join(", ")))
}

/// That no passage answers, why where that is certain, and the nearest headings.
fn not_covered(generation: &Generation, asked: &Asked) -> Answer {
    let why = match asked.reasons.is_empty() {
        true => "No passage of the guides answers this question.".to_owned(),
        false => asked.reasons.join("\n"),
    };
    let near = asked.hits.iter().filter(|hit| is_near(&hit.features));
    let mut actions = related(generation, near, "");
    let mut answer = Answer::not_covered("The guides do not cover this", why)
        .blocks(read_as(generation, asked, None).map(Block::Note));
    if !actions.is_empty() {
        answer = answer
            .paragraph("The nearest that they have:")
            .list(actions.iter().map(|action| action.label.clone()));
    }
    actions.splice(0..0, did_you_mean(generation, asked));
    if actions.is_empty() {
        actions.push(help());
    }
    answer.actions(actions)
}

/// The closest passages by their titles and first lines, one press each.
fn near(generation: &Generation, asked: &Asked) -> Answer {
    let related = related(generation, &asked.hits, "");
    let passages = related.iter().filter_map(|action| match &action.request {
        Request::Passage(Passage { id }) => generation.passage(id),
        _ => None,
    });
    let passages: Vec<Arc<index::Passage>> = passages.collect();
    let shown = passages.iter().flat_map(|passage| {
        let line = passage.text.lines().next().unwrap_or_default();
        let line = Block::Paragraph(cut(line, FIRST_LINE));
        [Block::heading(&passage.title, None), line]
    });
    let guides = passages.iter().map(|passage| passage.guide.as_str());
    let mut answer = Answer::new("Not sure")
        .paragraph("I am not sure that the guides answer this. The closest passages are:")
        .blocks(shown)
        .sources(sources(generation, guides))
        .actions(did_you_mean(generation, asked))
        .actions(related);
    answer.outcome = Outcome::Near;
    answer
}

/// The question with a nearer word as one press, if people ask just that: any word is near to some
/// other, and "toxic" is no topic.
fn did_you_mean(generation: &Generation, asked: &Asked) -> Option<Action> {
    let question = question::guess(generation, &asked.reading)?;
    let meant = ask(generation, &question);
    let is_asked = meant
        .hits
        .first()
        .is_some_and(|best| is_asked(&best.features));
    (meant.verdict == Verdict::Answered && is_asked)
        .then(|| Action::new(format!("Did you mean: {question}"), Ask { question }))
}
