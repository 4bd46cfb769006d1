//! Tests of answers that come from outside the engine: `Answers::with_answer_value` accepts valid
//! answers, which `Answers::answer_value` returns unchanged, and rejects others with a message.

use guide_engine::answer::Answers;
use guide_engine::document::AnswerValue;

fn read(question: &str, value: AnswerValue) -> Result<Answers, String> {
    let catalog = crate::content();
    let answers = Answers::default().with_answer_value(&catalog, question, &value);
    answers.map_err(|error| error.to_string())
}

fn choice(text: &str) -> AnswerValue {
    AnswerValue::One(text.to_owned())
}

fn choices(texts: &[&str]) -> AnswerValue {
    AnswerValue::Many(texts.iter().map(|text| (*text).to_owned()).collect())
}

#[test]
fn answers_round_trip_as_values() {
    let catalog = crate::content();
    for (question, value) in [
        ("challenges", choices(&["gangs", "bulk_cash"])),
        ("challenges", choices(&["none_of_these"])),
        ("challenges", choice("not_sure")),
        ("custody", choice("jail")),
        ("custody", choice("not_sure")),
        ("help", choices(&[])),
    ] {
        let answers = read(question, value.clone()).unwrap();
        let index = catalog.find_question(question).unwrap();
        assert_eq!(answers.answer_value(&catalog, index), Some(value));
    }
}

#[test]
fn rejects_an_answer_that_does_not_fit_its_question() {
    for (question, value, expected) in [
        ("color", choice("red"), "no question has the id \"color\""),
        (
            "custody",
            choice("cellar"),
            "question \"custody\" has no choice \"cellar\"",
        ),
        (
            "challenges",
            choices(&["gangs", "dragons"]),
            "question \"challenges\" has no choice \"dragons\"",
        ),
        (
            "custody",
            choices(&["jail"]),
            "question \"custody\" takes one choice or \"not_sure\", not a list",
        ),
        (
            "challenges",
            choice("gangs"),
            "question \"challenges\" takes a list of choices, such as [\"gangs\"], or \"not_sure\"",
        ),
        (
            "challenges",
            choices(&["gangs", "none_of_these"]),
            "question \"challenges\": \"none_of_these\" excludes every other choice",
        ),
    ] {
        assert_eq!(read(question, value).unwrap_err(), expected);
    }
}
