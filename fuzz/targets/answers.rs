//! Fuzzes answers in the form in which a script of the host page passes them.
//!
//! Each line of the input has the id of a question, then choices, separated by spaces. One choice
//! is passed as a string, any other number of choices as a list.
#![no_main]

use guide_engine::answer::Answers;
use guide_engine::document::AnswerValue;
use guide_fuzz::{says, shipped, works};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut answers = Answers::default();
    for line in text.lines() {
        let mut words = line.split(' ');
        let question = words.next().unwrap_or_default();
        let choices: Vec<String> = words.map(str::to_owned).collect();
        let given = match choices.as_slice() {
            [one] => AnswerValue::One(one.clone()),
            _ => AnswerValue::Many(choices),
        };
        match answers.clone().with_answer_value(shipped(), question, &given) {
            Ok(read) => answers = read,
            Err(refused) => says([refused.to_string()]),
        }
    }
    works(shipped(), &answers);
});
