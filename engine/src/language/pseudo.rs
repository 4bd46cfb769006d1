//! A language that nobody speaks: English made longer and set between brackets, so that what is cut, joined or not taken from the
//! content shows at a glance.

use super::{About, Key, Language, Translated, english, hash, is_list_of_words};
use crate::document::{Direction, Document};

/// Two pseudo-languages, one for each way of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pseudo {
    /// Latin letters with accents, from left to right.
    Ltr,
    /// Hebrew letters, one for each Latin one, from right to left.
    Rtl,
}

/// Letters from a to z, as each of them writes them.
const ACCENTED: &str = "áƀćďéƒğĥíĵķľḿńóþɋŕšťúṽŵẋýž";
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשתבגדה";

/// How long a text becomes, in hundredths of what it was.
const MORE_IN_100: usize = 140;

impl Pseudo {
    /// The tag it goes by.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ltr => "en-XA",
            Self::Rtl => "ar-XB",
        }
    }

    /// Every text of the document in this language.
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

    /// The text with other letters and at least 40 in 100 more of them; what is in braces stays as it is.
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
        let place = usize::from(sign.to_ascii_lowercase() as u8).checked_sub(usize::from(b'a'));
        let own = place.filter(|_| sign.is_ascii_alphabetic());
        let own = own.and_then(|place| alphabet.chars().nth(place));
        own.map_or(sign, |own| match sign.is_ascii_uppercase() {
            true => own.to_uppercase().next().unwrap_or(own),
            false => own,
        })
    }
}
