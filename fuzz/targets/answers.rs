//! Fuzzes answers in the form in which a script of the host page passes them.
//!
//! Each line of the input has the id of a question, then choices, separated by spaces. One choice
//! is passed as a string, any other number of choices as a list.
#![no_main]

use guide_engine::answer::Answers;
use guide_engine::document::AnswerValue;
use guide_fuzz::{check_answers, check_messages, shipped};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut answers = Answers::default();
    for line in text.lines() {
        let mut ids = line.split(' ');
        let question = ids.next().unwrap_or_default();
        let choices: Vec<String> = ids.map(str::to_owned).collect();
        let value = match choices.as_slice() {
            [choice] => AnswerValue::One(choice.clone()),
            _ => AnswerValue::Many(choices),
        };
        match answers.clone().with_answer_value(shipped(), question, &value) {
            Ok(read) => answers = read,
            Err(error) => check_messages([error.to_string()]),
        }
    }
    check_answers(shipped(), &answers);
});
