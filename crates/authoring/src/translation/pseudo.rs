//! Pseudo-localization: generates a test language by lengthening the English texts and putting them
//! in brackets.
//!
//! Layout and translation tests use the language. In it, texts stand out if they are truncated,
//! concatenated, or hard-coded instead of taken from the content.

use super::{About, Key, Language, Translated, english, hash, is_list_of_words};
use guide_engine::document::{Direction, Document};

/// The two pseudo-languages, one for each text direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pseudo {
    /// Accented Latin letters, left to right.
    Ltr,
    /// Hebrew letters, one for each Latin letter, right to left.
    Rtl,
}

/// The replacements for the letters a to z in [`Pseudo::Ltr`].
const ACCENTED: &str = "áƀćďéƒğĥíĵķľḿńóþɋŕšťúṽŵẋýž";

/// The replacements for the letters a to z in [`Pseudo::Rtl`].
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשתבגדה";

/// The target length of a pseudo-text, in percent of the length of the English text.
const TARGET_PERCENT: usize = 140;

impl Pseudo {
    /// Returns the language tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ltr => "en-XA",
            Self::Rtl => "ar-XB",
        }
    }

    /// Translates every text of the document into this pseudo-language.
    pub fn of(self, document: &Document) -> Language {
        let texts = english(document).into_iter().map(|(key, english)| {
            let translated = Translated {
                en: hash(english.text),
                text: self.translate(&key, english.text),
            };
            (key, translated)
        });
        let direction = match self {
            Self::Ltr => Direction::Ltr,
            Self::Rtl => Direction::Rtl,
        };
        Language {
            tag: self.tag().to_owned(),
            texts: texts.collect(),
            about: About {
                name: self.tag().to_owned(),
                direction,
            },
        }
    }

    fn translate(self, key: &Key, text: &str) -> String {
        if is_list_of_words(key) {
            let words: Vec<_> = text.split(' ').map(|word| self.lengthen(word)).collect();
            return words.join(" ");
        }
        format!("[{}]", self.lengthen(text))
    }

    /// Replaces the letters of a text and repeats some of them, so that the text becomes about 40
    /// percent longer. Leaves placeholders in braces unchanged.
    fn lengthen(self, text: &str) -> String {
        let mut longer = String::new();
        let (mut in_placeholder, mut read, mut written) = (false, 0, 0);
        for character in text.chars() {
            in_placeholder = (in_placeholder || character == '{') && character != '}';
            longer.push(match in_placeholder {
                true => character,
                false => self.letter(character),
            });
            if in_placeholder || character == '}' {
                continue;
            }
            (read, written) = (read + 1, written + 1);
            while character.is_ascii_alphabetic() && written * 100 < read * TARGET_PERCENT {
                longer.push(self.letter(character.to_ascii_lowercase()));
                written += 1;
            }
        }
        longer
    }

    fn letter(self, character: char) -> char {
        let alphabet = match self {
            Self::Ltr => ACCENTED,
            Self::Rtl => HEBREW,
        };
        let lowercase = character.to_ascii_lowercase() as u8;
        let index = usize::from(lowercase).checked_sub(usize::from(b'a'));
        let index = index.filter(|_| character.is_ascii_alphabetic());
        let replacement = index.and_then(|index| alphabet.chars().nth(index));
        replacement.map_or(character, |letter| match character.is_ascii_uppercase() {
            true => letter.to_uppercase().next().unwrap_or(letter),
            false => letter,
        })
    }
}
