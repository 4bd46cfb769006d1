//! Encodes a snapshot. Only the build and the tests use this module. The parent module describes
//! the format.

use std::collections::HashMap;

/// The encoder. It holds the strings and numbers encoded so far.
#[derive(Debug, Default)]
pub(crate) struct Encoder {
    pub texts: Vec<String>,
    indices: HashMap<String, usize>,
    pub numbers: Vec<u32>,
}

impl Encoder {
    pub(crate) fn number(&mut self, number: usize) {
        self.numbers.push(u32::try_from(number).unwrap_or(u32::MAX));
    }

    pub(crate) fn text(&mut self, text: &str) {
        let next = self.texts.len();
        let index = self.indices.get(text).copied().unwrap_or(next);
        if index == next {
            self.texts.push(text.to_owned());
            self.indices.insert(text.to_owned(), index);
        }
        self.number(next - index);
    }
}
