//! Fuzzes the part of a share link that has the answers. If an input can be decoded, encoding its
//! answers and decoding the result must return the same answers.
#![no_main]

use guide_engine::share::{decode, encode};
use guide_fuzz::{check_answers, check_messages, shipped};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match decode(shipped(), text) {
    Err(error) => check_messages([error.to_string()]),
    Ok(opened) => {
        check_answers(shipped(), &opened.answers);
        let link = encode(shipped(), &opened.answers).expect("decoded answers can be encoded");
        let answers = decode(shipped(), &link).ok().map(|opened| opened.answers);
        assert_eq!(answers, Some(opened.answers));
    }
});
