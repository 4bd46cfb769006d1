//! Converts answers from and to JavaScript. In JavaScript they are an object that maps the id of
//! each question to the id of a choice, a list of such ids, or "not_sure". `Guide` and
//! `Mounted` use these functions.

use guide_engine::answer::Answers;
use guide_engine::catalog::Catalog;
use guide_engine::document::AnswerValue;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Decodes the valid answers. Also returns a sentence for each invalid answer and for each invalid
/// choice in a list, or a single sentence if `value` is not an object of answers.
pub(super) fn decode(catalog: &Catalog, value: &JsValue) -> (Answers, Vec<String>) {
    let (mut answers, mut rejected) = (Answers::default(), Vec::new());
    let Some(object) = value.dyn_ref::<Object>().filter(|_| !value.is_array()) else {
        let problem = "the answers are not an object of questions and answers";
        return (answers, vec![problem.to_owned()]);
    };
    for entry in Object::entries(object) {
        let entry: Array = entry.unchecked_into();
        let question = entry.get(0).as_string().unwrap_or_default();
        let Some(value) = decode_value(&entry.get(1)) else {
            rejected.push(format!(
                "question \"{question}\": an answer is a choice, a list of choices, or \"not_sure\""
            ));
            continue;
        };
        let (next, errors) = answers.with_known_choices(catalog, &question, value);
        answers = next;
        rejected.extend(errors.iter().map(ToString::to_string));
    }
    (answers, rejected)
}

fn decode_value(value: &JsValue) -> Option<AnswerValue> {
    if let Some(text) = value.as_string() {
        return Some(AnswerValue::One(text));
    }
    let entries = value.dyn_ref::<Array>()?.iter();
    let texts: Option<_> = entries.map(|entry| entry.as_string()).collect();
    texts.map(AnswerValue::Many)
}

/// Returns the answers as an object, in which open questions are absent.
pub(super) fn encode(catalog: &Catalog, answers: &Answers) -> JsValue {
    let object = Object::new();
    for (index, question) in catalog.all_questions() {
        let value = match answers.answer_value(catalog, index) {
            None => continue,
            Some(AnswerValue::One(text)) => JsValue::from(text),
            Some(AnswerValue::Many(texts)) => {
                texts.iter().map(JsValue::from).collect::<Array>().into()
            }
        };
        // Setting a property of a new object cannot fail.
        let _ = Reflect::set(&object, &question.id.as_str().into(), &value);
    }
    object.into()
}
