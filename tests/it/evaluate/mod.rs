//! What `eval` measures, on guides and questions made for it.

mod outcomes;
mod patterns;
mod report;

use std::collections::HashSet;

use careerbot::evaluate::{Question, questions};
use careerbot::index::Generation;

/// Golden questions about a generation's passages: text, ids and part.
pub fn golden(generation: &Generation, lines: &[(&str, &[&str], &str)]) -> Vec<Question> {
    let line = |(question, answers, part): &(&str, &[&str], &str)| {
        let line = serde_json::json!({
            "question": question, "answers": answers, "topic": "t", "style": "plain", "part": part,
        });
        format!("{line}\n")
    };
    let text: String = lines.iter().map(line).collect();
    let passages: Vec<_> = generation.passages().collect();
    let ids: HashSet<&str> = passages.iter().map(|passage| passage.id.as_str()).collect();
    questions("questions.jsonl", &text, &ids).unwrap()
}
