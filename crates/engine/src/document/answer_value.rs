//! The form of an answer in files and in the data of host pages. `catalog::answers` converts
//! between this form and the engine's own.

use serde::de::value::SeqAccessDeserializer;
use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An answer in a file or in the data of a host page: `"not_sure"`, a choice, or a list of choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerValue {
    /// A string: the id of a choice, or `not_sure`.
    One(String),
    /// A list of choice ids.
    Many(Vec<String>),
}

impl Serialize for AnswerValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(choice) => choice.serialize(serializer),
            Self::Many(choices) => choices.serialize(serializer),
        }
    }
}

// Written by hand because the error of a derived untagged enum does not say what was expected.
impl<'de> Deserialize<'de> for AnswerValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrMany)
    }
}

struct OneOrMany;

impl<'de> Visitor<'de> for OneOrMany {
    type Value = AnswerValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a choice or a list of choices")
    }

    fn visit_str<E: de::Error>(self, choice: &str) -> Result<AnswerValue, E> {
        Ok(AnswerValue::One(choice.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, choices: A) -> Result<AnswerValue, A::Error> {
        let choices = Vec::deserialize(SeqAccessDeserializer::new(choices))?;
        Ok(AnswerValue::Many(choices))
    }
}

/// The string that stands for "not sure" in files and in the data of host pages. No choice may have
/// this id.
pub const NOT_SURE: &str = "not_sure";
