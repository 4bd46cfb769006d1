//! Fuzzes the part of a share link that has the answers. If an input can be decoded, encoding its
//! answers and decoding the result must return the same answers.
#![no_main]

use guide_engine::share::{decode, encode};
use guide_fuzz::{says, shipped, works};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match decode(shipped(), text) {
    Err(refused) => says([refused.to_string()]),
    Ok(opened) => {
        works(shipped(), &opened.answers);
        let again = encode(shipped(), &opened.answers).expect("it came out of a link");
        let opened_again = decode(shipped(), &again).ok().map(|opened| opened.answers);
        assert_eq!(opened_again, Some(opened.answers));
    }
});
