//! An answer as it stands outside, in a file or in a host's data.

use serde::de::value::SeqAccessDeserializer;
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An answer as it stands outside: `"not_sure"`, a choice, or a list of choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A text: a choice's id, or `not_sure`.
    One(String),
    /// A list of choices' ids.
    Many(Vec<String>),
}

impl Serialize for Given {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(choice) => choice.serialize(serializer),
            Self::Many(choices) => choices.serialize(serializer),
        }
    }
}

// By hand: what serde derives for a text or a list says of neither what was expected.
impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMany)
    }
}

struct OneOrMany;

impl<'de> Visitor<'de> for OneOrMany {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a choice or a list of choices")
    }

    fn visit_str<E: de::Error>(self, choice: &str) -> Result<Given, E> {
        Ok(Given::One(choice.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, choices: A) -> Result<Given, A::Error> {
        let choices = Vec::deserialize(SeqAccessDeserializer::new(choices))?;
        Ok(Given::Many(choices))
    }
}
