//! Writes answer sets as JSON in the form that `guide assess` reads.
//!
//! `guide prove` and `guide diff` print such answer sets as examples (witnesses) of their findings.

use guide_engine::answer::{Answer, Answers};
use guide_engine::condition::QuestionIx;
use guide_engine::document::NOT_SURE;
use guide_engine::document::{Question, QuestionKind};
use serde_json::{Map, Value};

/// Returns the answer set as one line of JSON. Open questions are left out.
pub fn json(questions: &[Question], answers: &Answers) -> String {
    let questions = questions.iter().enumerate();
    let fields = questions.filter_map(|(index, question)| {
        let value = value(question, answers.get(QuestionIx(index)))?;
        Some((question.id.to_string(), value))
    });
    Value::Object(fields.collect::<Map<_, _>>()).to_string()
}

fn value(question: &Question, answer: &Answer) -> Option<Value> {
    let chosen = match answer {
        Answer::Open => return None,
        Answer::NotSure => return Some(NOT_SURE.into()),
        Answer::Chosen(chosen) => chosen,
    };
    let choices = chosen
        .iter()
        .filter_map(|choice| question.choices.get(*choice));
    let mut ids = choices.map(|choice| Value::from(choice.id.as_str()));
    match question.kind {
        QuestionKind::One => ids.next(),
        QuestionKind::Many => Some(ids.collect()),
    }
}
