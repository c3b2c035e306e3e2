//! How a question was read and why its answers rank as they do, for `ask --explain`.

use serde_json::{Value, json};

use crate::respond::Asked;
use crate::respond::answer::{Answer, Block, Outcome};

/// The explanation as an answer, so that it is laid out like one.
pub(super) fn answer(asked: &Asked, limit: usize) -> Answer {
    let reading = &asked.reading;
    let mut facts = vec![format!("Read as: {}", reading.text)];
    facts.extend(
        reading
            .corrections
            .iter()
            .map(|correction| format!("Corrected: {} → {}", correction.typed, correction.read)),
    );
    let named = reading.entities.described().into_iter();
    facts.extend(named.map(|(label, names)| format!("{label}: {names}")));
    facts.push(format!("Probability: {:.2}", asked.probability));
    facts.extend(
        asked
            .reasons
            .iter()
            .map(|why| format!("Not covered: {why}")),
    );
    facts.extend(asked.gap.iter().map(|gap| format!("Missing: {gap}")));
    let terms = reading.terms.iter().map(|term| {
        let like: Vec<&str> = term
            .alternatives
            .iter()
            .skip(1)
            .map(|(word, _)| word.as_str())
            .collect();
        let known = if term.known { "yes" } else { "no" };
        vec![
            term.surface.clone(),
            term.term.clone(),
            format!("{:.2}", term.information),
            known.into(),
            like.join(", "),
        ]
    });
    let hits = asked.hits.iter().take(limit).map(|hit| {
        let figure = |figure: f32| format!("{figure:.2}");
        vec![
            hit.id.clone(),
            hit.kind.name().into(),
            format!("{:.2}", hit.score),
            figure(hit.features.form),
            figure(hit.features.coverage),
            figure(hit.features.whole),
        ]
    });
    let head = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Answer {
        title: "How this was found".into(),
        blocks: vec![
            Block::List(facts),
            Block::Table {
                head: head(&["Word", "Term", "Information", "Known", "Like words"]),
                rows: terms.collect(),
            },
            Block::Table {
                head: head(&["Passage", "Kind", "Score", "Form", "Coverage", "Nearness"]),
                rows: hits.collect(),
            },
        ],
        sources: Vec::new(),
        outcome: Outcome::Answered,
        actions: Vec::new(),
        ..Answer::default()
    }
}

/// The explanation as JSON; its shape may change with the ranking.
pub(super) fn json(asked: &Asked, limit: usize) -> Value {
    let terms = asked.reading.terms.iter().map(|term| {
        json!({
            "word": term.surface,
            "term": term.term,
            "information": term.information,
            "known": term.known,
            "alternatives": term.alternatives,
        })
    });
    let nearest = asked
        .hits
        .iter()
        .take(limit)
        .map(|hit| json!({ "id": hit.id, "score": hit.score, "features": hit.features }));
    json!({
        "read": asked.reading.text,
        "corrections": asked.reading.corrections.iter().map(|c| &c.read).collect::<Vec<_>>(),
        "terms": terms.collect::<Vec<_>>(),
        "evidence": asked.evidence,
        "probability": asked.probability,
        "reasons": asked.reasons,
        "gap": asked.gap,
        "nearest": nearest.collect::<Vec<_>>(),
    })
}
