//! Pseudo-localization: generates a test language from the English texts, lengthened and in
//! brackets.
//!
//! Layout and translation tests use the language. It makes texts stand out that are truncated,
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
const MORE_IN_100: usize = 140;

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
        let texts = english(document).into_iter().map(|(key, own)| {
            let own = Translated {
                en: hash(own.text),
                text: self.said(&key, own.text),
            };
            (key, own)
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

    fn said(self, key: &Key, text: &str) -> String {
        if is_list_of_words(key) {
            let each: Vec<_> = text.split(' ').map(|word| self.longer(word)).collect();
            return each.join(" ");
        }
        format!("[{}]", self.longer(text))
    }

    /// Replaces the letters of a text and repeats some of them, so that the text becomes about 40
    /// percent longer. Leaves placeholders in braces unchanged.
    fn longer(self, text: &str) -> String {
        let mut longer = String::new();
        let (mut within, mut had, mut made) = (false, 0, 0);
        for sign in text.chars() {
            within = (within || sign == '{') && sign != '}';
            longer.push(if within { sign } else { self.letter(sign) });
            if within || sign == '}' {
                continue;
            }
            (had, made) = (had + 1, made + 1);
            while sign.is_ascii_alphabetic() && made * 100 < had * MORE_IN_100 {
                longer.push(self.letter(sign.to_ascii_lowercase()));
                made += 1;
            }
        }
        longer
    }

    fn letter(self, sign: char) -> char {
        let alphabet = match self {
            Self::Ltr => ACCENTED,
            Self::Rtl => HEBREW,
        };
        let index = usize::from(sign.to_ascii_lowercase() as u8).checked_sub(usize::from(b'a'));
        let own = index.filter(|_| sign.is_ascii_alphabetic());
        let own = own.and_then(|index| alphabet.chars().nth(index));
        own.map_or(sign, |own| match sign.is_ascii_uppercase() {
            true => own.to_uppercase().next().unwrap_or(own),
            false => own,
        })
    }
}
