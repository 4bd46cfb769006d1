//! Tests of answers that come from outside the engine: `Answers::give` returns each valid answer as
//! it was given, and `Answers::read` rejects invalid answers with a message.

use guide_engine::answer::Answers;
use guide_engine::document::AnswerValue;

fn read(question: &str, given: AnswerValue) -> Result<Answers, String> {
    let catalog = crate::content();
    let read = Answers::default().read(&catalog, question, &given);
    read.map_err(|refused| refused.to_string())
}

fn one(text: &str) -> AnswerValue {
    AnswerValue::One(text.to_owned())
}

fn many(texts: &[&str]) -> AnswerValue {
    AnswerValue::Many(texts.iter().map(|text| (*text).to_owned()).collect())
}

#[test]
fn what_is_given_out_can_be_given_back() {
    let catalog = crate::content();
    for (question, given) in [
        ("challenges", many(&["gangs", "bulk_cash"])),
        ("challenges", many(&["none_of_these"])),
        ("challenges", one("not_sure")),
        ("custody", one("jail")),
        ("custody", one("not_sure")),
        ("help", many(&[])),
    ] {
        let answers = read(question, given.clone()).unwrap();
        let index = catalog.find_question(question).unwrap();
        assert_eq!(answers.give(&catalog, index), Some(given));
    }
}

#[test]
fn what_does_not_fit_a_question_is_refused() {
    for (question, given, expected) in [
        ("color", one("red"), "no question has the id \"color\""),
        (
            "custody",
            one("cellar"),
            "question \"custody\" has no choice \"cellar\"",
        ),
        (
            "challenges",
            many(&["gangs", "dragons"]),
            "question \"challenges\" has no choice \"dragons\"",
        ),
        (
            "custody",
            many(&["jail"]),
            "question \"custody\" takes one choice or \"not_sure\", not a list",
        ),
        (
            "challenges",
            one("gangs"),
            "question \"challenges\" takes a list of choices, such as [\"gangs\"], or \"not_sure\"",
        ),
        (
            "challenges",
            many(&["gangs", "none_of_these"]),
            "question \"challenges\": \"none_of_these\" excludes every other choice",
        ),
    ] {
        assert_eq!(read(question, given).unwrap_err(), expected);
    }
}
